"""Whether the data has the shape of a scenario, with every complaint in plain words at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import ValidationError

from game.scenario.alike import nearest, suggestion
from game.scenario.diagnostics import Diagnostic
from game.scenario.fields import belonging, field_at, inner_names, known_keys, label, parts_at
from game.scenario.meant import PAIRS
from game.scenario.model import Scenario
from game.scenario.model.base import ID
from game.scenario.model.kinds import Form
from game.scenario.model.whole import DATE, WHOLE_ID
from game.scenario.outline import plain_id
from game.scenario.places import patterns
from game.scenario.tree import Key, Path, Tree

Loc = tuple[int | str, ...]

_NUMBER_KINDS: Final = frozenset(("int_type", "float_type", "int_from_float"))
_GROUP_KINDS: Final = frozenset(
    ("dict_type", "model_type", "model_attributes_type", "mapping_type", "tuple_type", "list_type")
)
_STRANGERS: Final = ("extra_forbidden", "invalid_key")
"""Errors that speak of a key that does not belong to a part."""
_COMPARED: Final = ("a condition", "write one such as round >= 2, or take the key out")
_SENTENCES: Final[dict[Key, tuple[str, str]]] = {
    **dict.fromkeys((pattern[-1] for pattern in patterns(Form.CONDITION)), _COMPARED),
    "flow": ("a formula", "for a fixed amount each round use 'drift:'"),
    "measure": ("a formula", "write one such as min(water, wood)"),
    "age": ("an age", "write 11+ or 14-18"),
    "freeze": ("a date", "write it as 2025-06-30"),
}
"""Texts of a certain kind: what is expected there, and what to do."""


def shaped(tree: Tree) -> tuple[Scenario | None, tuple[Diagnostic, ...]]:
    """Return the scenario, or what is wrong with its shape."""
    aliased = tuple(_aliased(tree))
    try:
        scenario = Scenario.model_validate(tree.data)
    except ValidationError as error:
        return None, aliased + complaints(tree, error.errors(include_url=False))
    return None if aliased else scenario, aliased


def complaints(tree: Tree, errors: Sequence[Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """Turn a model's errors into diagnostics, one for each place."""
    by_place: dict[tuple[Path, str], list[Mapping[str, Any]]] = {}
    within = {error["loc"][:size] for error in errors for size in range(len(error["loc"]))}
    for error in errors:
        place = _path(tree, error)
        # A list is not short that only lacks its entries that are wrong.
        short_of_wrong = error["type"] == "too_short" and error["loc"] in within
        if not _refused(tree, place) and not short_of_wrong:
            by_place.setdefault((place, _group_of(error)), []).append(error)
    deeper = {path[:size] for path, _ in by_place for size in range(len(path))}
    misspelt = {path[:-1] + (_meant(tree, path),) for path, group in by_place if group == "extra"}
    diagnostics = []
    for (path, group), several in by_place.items():
        if group.startswith("missing") and path + (several[0]["loc"][-1],) in misspelt:
            continue
        if path[:1] == ("accept",) and len(path) == 2 and isinstance(tree.at(path), str):
            continue  # said where accepted checks are looked up
        if group == "value" and path[-1:] in (("when",), ("for",)) and _as_effect(several):
            continue
        only_other_kinds = all(
            e["type"] in _NUMBER_KINDS | {"string_type", "literal_error"} for e in several
        )
        if group == "value" and path in deeper and only_other_kinds:
            continue
        diagnostics.append(_said(tree, path, several))
    return tuple(diagnostics)


def _meant(tree: Tree, path: Path) -> str | None:
    """The key that an unknown one is a misspelling of."""
    known = known_keys(path[:-1])
    present = tree.at(path[:-1])
    free = [key for key in known if not isinstance(present, dict) or key not in present]
    key = str(path[-1])
    if _is_sentence(key, known):
        return "text"
    if ":" in key:
        return next((one for one in known if key.startswith(f"{one}:")), None)
    return nearest(key, free) or nearest(key, known) or None


def _is_sentence(key: str, known: Sequence[str]) -> bool:
    """Whether a key is the beginning of a text, which a ': ' in it has cut in two."""
    return " " in key and "text" in known


def _as_effect(errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a condition was read as an effect, which is said where effects are looked up."""
    return all("effects" in error["loc"] for error in errors)


def _aliased(tree: Tree) -> Iterator[Diagnostic]:
    """Refuse the names that only programs use for a key, such as `rounds` for `for`."""
    inner = inner_names()
    for path in tree.keys:
        if path[-1] in inner and path[-1] not in known_keys(path[:-1]):
            for part in parts_at(path[:-1]):
                if path[-1] in part.model_fields:
                    hint = f"write '{part.model_fields[str(path[-1])].alias}'"
                    message = f"'{path[-1]}' is not a known key here"
                    yield tree.error(tree.key(path), "E201", message, hint)


def _group_of(error: Mapping[str, Any]) -> str:
    """Errors of one group at one place are said in one sentence."""
    if error["type"] == "missing":
        return f"missing {error['loc'][-1]}"
    if error["type"] in _STRANGERS:
        return "extra"
    return "key" if error["loc"][-1:] == ("[key]",) else "value"


def _path(tree: Tree, error: Mapping[str, Any]) -> Path:
    """Walk an error's location down the file, leaving out parts that do not stand in it."""
    path: Path = ()
    for part in error["loc"]:
        further = path + (part,)
        if further in tree.values:
            path = further
    return path


def _refused(tree: Tree, path: Path) -> bool:
    return any(path[:size] in tree.refused for size in range(len(path) + 1))


def _said(tree: Tree, path: Path, errors: Sequence[Mapping[str, Any]]) -> Diagnostic:
    error = errors[0]
    kind = error["type"]
    if kind == "missing" and tree.at(path) is not None:
        return _missing(tree, path, error)
    if kind in _STRANGERS:
        return _extra(tree, path, error)
    if error["loc"][-1:] == ("[key]",):
        return _bad_key(tree, path, error)
    value = tree.at(path)
    code, message, hint = _value(path, errors, value)
    return tree.error(tree.value(path), code, message, hint)


def _missing(tree: Tree, path: Path, error: Mapping[str, Any]) -> Diagnostic:
    name = error["loc"][-1]
    described = field_at(error["loc"])
    hint = f"{name}: {described.description}" if described and described.description else ""
    return tree.error(tree.key(path), "E202", f"{label(path)} needs '{name}'", hint)


def _extra(tree: Tree, path: Path, error: Mapping[str, Any]) -> Diagnostic:
    return _unknown_key(tree, path, known_keys(error["loc"][:-1]))


def _unknown_key(tree: Tree, path: Path, known: Sequence[str]) -> Diagnostic:
    key = str(path[-1])
    present = tree.at(path[:-1])
    free = [k for k in known if not isinstance(present, dict) or k not in present]
    meant = _meant(tree, path)
    hint = f"did you mean '{meant}'?" if meant else _free(free)
    if _is_sentence(key, known) and tree.at(path) is not None:
        hint = "put the whole text in quotes, because of the ': ' in it"
    elif meant and ":" in key:
        hint = f"a space is needed after the colon: {meant}: {key.partition(':')[2]}"
    elif PAIRS.get(key) and set(PAIRS[key]) <= set(known):
        hint = f"write {' and '.join(f'{one!r}' for one in PAIRS[key])}, each with its number"
    elif elsewhere := belonging(tree, path):
        hint = elsewhere
    if tree.at(path) in (None, "") and (" " in key or isinstance(path[-1], int)):
        what = (
            "a text with a comma must stand in quotes" if " " in key else "a comma starts a new key"
        )
        hint = (
            f"inside {{ }} {what}{'' if ' ' in key else '; write a decimal with a point, as 1.5'}"
        )
    return tree.error(tree.key(path), "E201", f"'{key}' is not a known key here", hint)


def _free(keys: Sequence[str]) -> str:
    """The keys that may still be written in a group."""
    return (
        f"possible here: {', '.join(keys[:12])}"
        if keys
        else "take it out, or move it to where it belongs"
    )


def _bad_key(tree: Tree, path: Path, error: Mapping[str, Any]) -> Diagnostic:
    key = str(path[-1])
    spot = tree.key(path)
    if error["type"] in ("int_type", "int_parsing"):
        return tree.error(spot, "E203", f"'{key}' must be a whole number")
    if error["type"] in ("greater_than_equal", "less_than_equal"):
        return tree.error(spot, "E205", f"'{key}' must be {_bound(error)}")
    return tree.error(spot, "E207", f"'{key}' cannot be an id", _id_hint(key))


def _value(path: Path, errors: Sequence[Mapping[str, Any]], value: Any) -> tuple[str, str, str]:
    """Say what is wrong with a value: code, message, hint."""
    kinds = {error["type"] for error in errors}
    error = errors[0]
    context = error.get("ctx", {})
    if path == ("format",):
        return "E209", *_format(value)
    literal = next((e for e in errors if e["type"] == "literal_error"), None)
    if literal is not None:
        return _alternatives(literal, value)
    if value is None:
        return "E203", f"{_named(path)} has no value", "write one, or take the key out"
    if kinds & _NUMBER_KINDS:
        whole = kinds.isdisjoint({"float_type"})
        return "E203", *_number(value, whole)
    if kinds & {"greater_than_equal", "less_than_equal", "greater_than", "less_than"}:
        return "E205", f"{_shown(value)} is out of range here; it must be {_bound(error)}", ""
    if kinds & {"too_short", "too_long"}:
        return "E206", *_size(path, value, context)
    if "string_too_short" in kinds:
        return "E208", f"{_named(path)} is empty", "write a text"
    if "string_pattern_mismatch" in kinds:
        return _pattern(path, value)
    if "bool_type" in kinds:
        return "E203", f"true or false is expected here, not {_shown(value)}", _bool_hint(value)
    if kinds & _GROUP_KINDS:
        return "E203", *(_text(path, value) if _is_text(error) else _group(kinds, value))
    if "string_type" in kinds:
        return "E203", *_text(path, value)
    return "E203", f"{_named(path)}: {error['msg']}", _by_round(kinds, value)


def _by_round(kinds: set[str], minutes: Any) -> str:
    """How minutes are written round by round; turned round, if that makes sense of them."""
    if "from_the_first" not in kinds:
        return ""
    turned = {each: key for key, each in minutes.items()}
    shown = turned if 1 in turned else {1: 2, 2: 5}
    listed = ", ".join(f"{first}: {each}" for first, each in sorted(shown.items()))
    return f"write the round first, then its minutes: {{{listed}}}"


def _is_text(error: Mapping[str, Any]) -> bool:
    """Whether a text is meant, of which the model also knows a long form."""
    of_a_text = error.get("ctx", {}).get("class_name") == "Text"
    return of_a_text and str(error["type"]).startswith("model")


def _text(path: Path, value: Any) -> tuple[str, str]:
    if path and path[-1] in _SENTENCES:
        what, hint = _SENTENCES[path[-1]]
        if path == ("freeze",) and isinstance(value, int):
            hint = f"put it in quotes: '{value}'"
        return f"{what} is expected here, not {_shown(value)}", hint
    hint = "" if isinstance(value, (dict, list)) else f"put it in quotes: '{_shown(value)}'"
    return f"a text is expected here, not {_shown(value)}", hint


def _format(value: Any) -> tuple[str, str]:
    if isinstance(value, int) and value > 1:
        return f"this is written in format {value}; this program reads format 1", "update Parley"
    return f"format must be 1, not {_shown(value)}", "write 'format: 1'"


def _alternatives(error: Mapping[str, Any], value: Any) -> tuple[str, str, str]:
    known = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    listed = ", ".join(known)
    hint = suggestion(str(value), known) or f"possible: {listed}"
    return "E204", f"{_shown(value)} is not possible here", hint


def _number(value: Any, whole: bool) -> tuple[str, str]:
    wanted = "a whole number" if whole else "a number"
    hint = ""
    if isinstance(value, float):
        hint = "take the decimals out"
    elif isinstance(value, str) and re.fullmatch(r"[-+]?0+[0-9]+", value):
        sign = "-" if value.startswith("-") else ""
        hint = f"write {sign}{value.lstrip('+-0') or '0'}"
    elif isinstance(value, str) and re.fullmatch(r"[−–‒﹣－][0-9.]+", value):
        hint = f"write -{value[1:]}, with the minus of the keyboard"
    elif isinstance(value, str) and re.fullmatch(r"[-+]?[0-9.]{16,}", value):
        hint = "it has too many digits"
    elif isinstance(value, str) and re.fullmatch(r"[-+]?[0-9.]+", value):
        hint = "take the quotes off"
    elif isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]+ ?%", value):
        hint = f"write {value.rstrip(' %')}, without the percent sign"
    elif isinstance(value, str) and re.fullmatch(r"[-+]?[0-9]+,[0-9]{1,2}", value):
        hint = f"write {value.replace(',', '.')}, with a point"
    elif isinstance(value, str) and re.fullmatch(r"[0-9]+:[0-9]+", value):
        hint = "that is a time of day or a ratio"
    return f"{wanted} is expected here, not {_shown(value)}", hint


def _bound(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    words = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    return " and ".join(f"{words[k]} {context[k]:,}" for k in words if k in context)


def _size(path: Path, value: Any, context: Mapping[str, Any]) -> tuple[str, str]:
    actual = len(value) if isinstance(value, (dict, list)) else 0
    least, most = context.get("min_length"), context.get("max_length")
    if least is not None:
        need = f"at least {least} {'is' if least == 1 else 'are'} needed"
        return f"{_named(path)} has {actual} {_entries(actual)}; {need}", "add another one"
    return f"{_named(path)} has {actual} {_entries(actual)}; at most {most} are possible", ""


def _entries(number: int) -> str:
    return "entry" if number == 1 else "entries"


def _pattern(path: Path, value: Any) -> tuple[str, str, str]:
    if not str(value).strip():
        return "E208", f"{_named(path)} is empty", "write a text"
    if path == ("freeze",):
        return "E203", f"{_shown(value)} is not a date", f"write it as {_day(value)}"
    if path and path[-1] == "age":
        return "E203", f"{_shown(value)} is not an age", "write 11+ or 14-18"
    if path[2:3] == ("temperament",):
        hint = "write grim, or noisy(5, grim); in a list, a name with a comma in quotes"
        return "E207", f"{_shown(value)} cannot be a temperament", hint
    if path == ("id",):
        return "E207", f"{_shown(value)} cannot be an id", _id_hint(str(value), "-")
    return "E207", f"{_shown(value)} cannot be an id", _id_hint(str(value))


def _day(value: Any) -> str:
    """A date without the quotes of a word processor round it, or an example of one."""
    bare = str(value).strip("“”„‟«»‘’‚ ")
    return f'"{bare}", with straight quotes' if re.match(DATE, bare) else "2025-06-30"


def _id_hint(text: str, joint: str = "_") -> str:
    fits, size = (ID, "at most 40") if joint == "_" else (WHOLE_ID, "2 to 60")
    plain = plain_id(text, joint)
    example = f", as {plain}" if re.match(fits, plain) else ""
    return f"{size} small letters, digits and {joint}, starting with a letter{example}"


def _bool_hint(value: Any) -> str:
    said = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    known = said.get(str(value).lower())
    return f"write {known}" if known else ""


def _group(kinds: set[str], value: Any) -> tuple[str, str]:
    if kinds & {"tuple_type", "list_type"}:
        return f"a list is expected here, not {_shown(value)}", "start each item with '- '"
    hint = "" if isinstance(value, (dict, list)) else "write keys with ': ', one on each line"
    return f"keys and values are expected here, not {_shown(value)}", hint


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    text = text if len(text) <= 40 else text[:37] + "..."
    return f"the text '{text}'" if isinstance(value, str) else text


def _named(path: Path) -> str:
    if len(path) >= 2 and isinstance(path[-1], int):
        return label(path)
    return f"'{path[-1]}'" if path else "the file"
