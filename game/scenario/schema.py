"""The JSON Schema of scenario files, for editors: made from the model, in draft-07.

It knows the shorter forms that the loader accepts: plain text for a text, one name for a list of
names, effects alone for a list of blocks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from game.scenario.counterparts import NOISY, PACES, TEMPERAMENTS
from game.scenario.icons import icon_names
from game.scenario.model import Scenario
from game.scenario.model.base import ID, MIND
from game.scenario.model.kinds import Form
from game.scenario.places import EACH, PLACES, Pattern, patterns

Schema = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
ANY_TARGET: Final = (
    r"^([a-z][a-z0-9_]{0,39}|mandate\( *[a-z0-9_]+ *\)|trust\( *[a-z0-9_]+ *> *[a-z0-9_]+ *\))$"
)
"""What effects may change, where it is not known of which ids."""
_EFFECTS: Final = {
    "propertyNames": {"pattern": ANY_TARGET},
    "patternProperties": {r"^trust\(": {"type": "integer", "minimum": -100, "maximum": 100}},
}
"""What effects may change; on trust they are whole strengths."""
_KEYS: Final = {
    "lengths": r"^([5-9]|[1-9][0-9]|1[0-9]{2}|2[0-3][0-9]|240)$",
    "rungs": r"^(0|-?[1-9][0-9]{0,14})$",
}
"""Groups whose keys are whole numbers, which to JSON are texts."""
_FORMS: Final = {
    Form.PAIR: {"propertyNames": {"pattern": r"^[a-z0-9_]+ *> *[a-z0-9_]+$"}},
    Form.CODE: {"propertyNames": {"pattern": r"^W[0-9]{3}$"}},
    Form.TARGET: _EFFECTS,
}
"""What may be written for a key that is no id itself."""
_NAMED: Final = {
    at.pattern[-1]: _FORMS[at.declared]
    for at in PLACES
    if at.keys and isinstance(at.declared, Form) and at.declared in _FORMS
}
"""The groups with such keys, by what they are called."""
ALONE: Final = {"Text": "text", "Interest": "weight", "Worth": "points", "Scenery": "kind"}
"""Parts that may be written as the value of one of their keys alone."""
_RULES: Final = ("type", "enum", "anyOf", "minimum", "maximum", "minLength", "pattern")
_TEXT: Final = {"$ref": "#/definitions/Text"}
_BLOCK: Final = {"$ref": "#/definitions/Block"}


def json_schema() -> Schema:
    """Return the schema as plain data.

    >>> json_schema()["properties"]["title"]["description"]
    "The title on the scenario's card."
    """
    raw = Scenario.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = raw.pop("$defs")
    schema: Schema = {
        "$schema": DRAFT,
        "title": "Parley scenario, format 1",
        **_adapted(raw),
        "definitions": {name: _adapted(part) for name, part in definitions.items()},
    }
    schema["title"] = "Parley scenario, format 1"
    parts = schema["definitions"]
    for name, key in ALONE.items():
        long = parts[name]
        short = {rule: value for rule, value in long["properties"][key].items() if rule in _RULES}
        parts[name] = {"description": long.pop("description"), "anyOf": [short, long]}
    return schema


def with_icons(schema: Schema) -> Schema:
    """Name every icon that there is, for editors to offer; the schema is changed in place."""
    names = sorted(icon_names())
    if names:
        schema["definitions"]["Icon"] = {"enum": names}
        for pattern in patterns(Form.ICON):
            for node, _ in nodes(schema, pattern):
                node.pop("type", None)
                node["allOf"] = [{"$ref": "#/definitions/Icon"}]
    return schema


def as_text(schema: Schema) -> str:
    """Return a schema as text, ending with a line end."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


# where a place of a file is in the schema


def nodes(schema: Schema, pattern: Pattern) -> Iterator[tuple[Schema, tuple[str, ...]]]:
    """Find what the schema says of the values at a place, with the ids on the way that it names itself.

    >>> [(node["description"], ids) for node, ids in nodes(json_schema(), ("agreements", "notice"))]
    [('Rounds from giving notice until the seat is free; with 0 it is free in the same round.', ())]
    """
    found: list[tuple[Schema, tuple[str, ...]]] = [(schema, ())]
    for key in pattern:
        found = [
            (inner, (*ids, *named))
            for node, ids in found
            for branch in _unfolded(schema, node)
            for inner, named in _within(branch, key)
        ]
    yield from found


def _unfolded(schema: Schema, node: Schema) -> Iterator[Schema]:
    """A node, what it refers to, and each form that it may have."""
    yield node
    if "$ref" in node:
        yield from _unfolded(schema, _at(schema, node["$ref"]))
    for inner in (*node.get("anyOf", ()), *node.get("allOf", ())):
        yield from _unfolded(schema, inner)


def _at(schema: Schema, reference: str) -> Schema:
    node = schema
    for key in reference.removeprefix("#/").split("/"):
        node = node[key]
    return node


def _within(node: Schema, key: str) -> Iterator[tuple[Schema, tuple[str, ...]]]:
    """What stands under a key, or under each, of a group or a list, where it is said as a group of its own."""
    if key != EACH:
        if key in node.get("properties", ()):
            yield node["properties"][key], ()
        return
    yield from ((inner, ()) for inner in node.get("patternProperties", {}).values())
    if "patternProperties" not in node and "additionalProperties" in node:
        yield from ((inner, (name,)) for name, inner in node.get("properties", {}).items())
    if isinstance(node.get("items"), dict):
        yield node["items"], ()


def _adapted(node: Any) -> Any:
    if isinstance(node, list):
        return [_adapted(item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {key: _adapted_value(key, value) for key, value in node.items()}
    _plain_description(schema)
    _closed(schema)
    known_minds(schema)
    for old, new in (("ge", "minimum"), ("le", "maximum")):
        if old in schema and "anyOf" in schema:
            schema[new] = schema.pop(old)
    if "$ref" in schema and len(schema) > 1:
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]
    return _shorter_forms(schema) if schema.get("type") == "array" else schema


def _adapted_value(key: str, value: Any) -> Any:
    if key in ("properties", "patternProperties") and isinstance(value, dict):
        parts = {name: _adapted(part) for name, part in value.items()}
        for part in parts.values():
            if isinstance(part, dict):
                part.pop("title", None)
        for name, keys in _NAMED.items():
            if "additionalProperties" in parts.get(name, {}):
                parts[name] |= keys
        for name, pattern in _KEYS.items():
            if "additionalProperties" in parts.get(name, {}):
                inner = parts[name].pop("additionalProperties")
                parts[name] |= {
                    "patternProperties": {pattern: inner},
                    "additionalProperties": False,
                }
        return parts
    return value if key in ("default", "enum", "const", "examples") else _adapted(value)


def _plain_description(node: Schema) -> None:
    """Keep examples for programmers out of what authors read."""
    if isinstance(node.get("description"), str):
        text = node["description"].split("\n\n>>>")[0]
        node["description"] = " ".join(text.split())


def _closed(node: Schema) -> None:
    """Close groups whose keys are ids; otherwise editors accept a wrong id silently."""
    if "patternProperties" in node and "additionalProperties" not in node:
        node["additionalProperties"] = False


def known_minds(node: Schema) -> None:
    """Name the minds there are, for editors to offer; one with others around it is told by its form."""
    if node.get("pattern") == MIND:
        around = "|".join((*PACES, NOISY))
        del node["pattern"]
        node["anyOf"] = [
            {"enum": list(TEMPERAMENTS)},
            {"pattern": rf"^({around}) *\(.{{1,80}}\)$"},
        ]


def _shorter_forms(node: Schema) -> Schema:
    """Allow one item where a list of them may be written."""
    items = node.get("items")
    outer: Schema = {key: node.pop(key) for key in ("description", "default") if key in node}
    if items == _BLOCK:
        effects = {
            "type": "object",
            **_EFFECTS,
            "additionalProperties": {
                "$ref": "#/definitions/Block/properties/effects/additionalProperties"
            },
            "not": {"required": ["effects"]},
        }
        node["items"] = {"anyOf": [_BLOCK, effects]}
        return {**outer, "anyOf": [_BLOCK, effects, node]}
    if items == _TEXT or (
        isinstance(items, dict) and items.get("type") == "string" and _is_name(items)
    ):
        return {**outer, "anyOf": [items, node]}
    return {**node, **outer}


def _is_name(node: Schema) -> bool:
    """Whether a text is an id, or a mind."""
    return node.get("pattern") == ID or "anyOf" in node
