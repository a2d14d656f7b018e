"""The JSON Schema of one file: what is named in it is offered by name where it may stand.

An editor then completes this author's seats, levers, settings and indicators, and marks an id that the file
does not have while it is typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, Final

from game.scenario.model.base import ID
from game.scenario.model.kinds import INDICATOR, SEAT, Form, Kind
from game.scenario.outline import Outline
from game.scenario.places import EACH, IN_TEXTS, REFS, IdPlace, patterns
from game.scenario.schema import ANY_TARGET, Schema, nodes

_TEXT: Final = "Text"


def with_ids(schema: Schema, outline: Outline) -> Schema:
    """Name the ids that a file makes wherever one of them may stand; the schema is changed in place."""
    for at, ref in sorted(REFS, key=lambda place: (len(place[0].pattern), not place[0].keys)):
        for node, ids in nodes(schema, at.pattern):
            known = _known(outline, at, ref.kind, ids)
            if known and at.keys:
                _keys(node, known)
            elif known:
                _values(node, [*known, *ref.words])
    for kind, key in IN_TEXTS.items():
        for form in schema["definitions"][_TEXT]["anyOf"]:
            if key in form.get("properties", {}) and outline.ids[kind]:
                _values(form["properties"][key], outline.ids[kind])
    if outline.ids[SEAT]:
        _targets(schema, outline)
        _pairs(schema, outline)
    return schema


def _known(outline: Outline, at: IdPlace, kind: Kind, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids that may stand at a place: of one lever where the schema says of which, else of all."""
    if not kind.owner:
        return outline.ids[kind]
    owner = at.pattern[: at.depth].count(EACH) + 1
    named = ids[-1] if ids and at.pattern.count(EACH) == owner else None
    if named is not None:
        return outline.owned[kind].get(named, ())
    return outline.ids[kind]


def _keys(node: Schema, known: Sequence[str]) -> None:
    """Name the keys of every group of ids in a node."""
    for group in _groups(node):
        inner = group.pop("patternProperties")[ID]
        group["properties"] = {name: deepcopy(inner) for name in known}
        group["additionalProperties"] = False


def _groups(node: Schema) -> Iterator[Schema]:
    for form in (node, *node.get("anyOf", ())):
        if ID in form.get("patternProperties", {}):
            yield form


def _values(node: Any, known: Sequence[str]) -> None:
    """Name the ids that may stand in a node, or in lists in it."""
    if isinstance(node, list):
        for item in node:
            _values(item, known)
    elif isinstance(node, dict):
        if node.get("pattern") == ID:
            del node["pattern"]
            node["enum"] = list(known)
        for inner in list(node.values()):
            _values(inner, known)


def _targets(node: Any, outline: Outline) -> None:
    """Name what effects may change, wherever effects are described."""
    if isinstance(node, list):
        for item in node:
            _targets(item, outline)
    elif isinstance(node, dict):
        if node.get("propertyNames") == {"pattern": ANY_TARGET}:
            seats, indicators = outline.ids[SEAT], outline.ids[INDICATOR]
            node["propertyNames"] = {"pattern": _target(seats, indicators)}
            node["properties"] = dict.fromkeys(outline.targets, node["additionalProperties"])
        for inner in list(node.values()):
            _targets(inner, outline)


def _target(seats: Sequence[str], indicators: Sequence[str]) -> str:
    one = "|".join(seats)
    words = [*indicators, rf"mandate\( *({one}) *\)", rf"trust\( *({one}) *> *({one}) *\)"]
    return f"^({'|'.join(words)})$"


def _pairs(schema: Schema, outline: Outline) -> None:
    """Name the seats of which one trusts another."""
    one = "|".join(outline.ids[SEAT])
    for pattern in patterns(Form.PAIR):
        for node, _ in nodes(schema, pattern):
            node["propertyNames"] = {"pattern": rf"^({one}) *> *({one})$"}
