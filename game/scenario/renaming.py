"""A new id for something in a scenario: every reference follows, beside it too, and nothing else changes.

The files are edited by position, so comments, order, line ends and spacing stay byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path as File
from typing import Final, NamedTuple

from game import UserError
from game.scenario.alike import nearest
from game.scenario.decoding import decoded
from game.scenario.diagnostics import counted
from game.scenario.expected.mentions import expected_uses
from game.scenario.expected.reading import expected_of, load_expected, loads_expected
from game.scenario.loading import Loaded, load, loads
from game.scenario.model import Scenario
from game.scenario.model.base import ID
from game.scenario.model.kinds import LENGTH, TWIN
from game.scenario.model.whole import WHOLE_ID
from game.scenario.outline import outlined
from game.scenario.translation import Overlay, load_overlay, loads_overlay, translations_of
from game.scenario.tree import Path, Spot, Tree
from game.scenario.usage import Thing, Use, in_dotted, things, uses

_MARK: Final = b"\xef\xbb\xbf"
"""What some editors put before a text in UTF-8."""

_OF_IDS: Final = ("E304", "E305")
"""Errors that speak of an id itself; others follow from it."""


class Replacement(NamedTuple):
    """A piece of a text, by characters, and what stands there afterwards."""

    start: int
    end: int
    text: str


class Renamed(NamedTuple):
    """What came of giving something a new id.

    Attributes:
        kind: what kind of thing it is, in a word.
        old: its id until now.
        files: the new content of each file that changes.
        places: how many places change in each.
        moved: files that get a new name, because they are called like the scenario.
    """

    kind: str
    old: str
    files: Mapping[File, bytes]
    places: Mapping[File, int]
    moved: Mapping[File, File] = {}


def renamed(file: File, wanted: str, new: str) -> Renamed:
    """Give a thing of a scenario a new id, in the scenario and in the translations beside it.

    Args:
        file: the scenario.
        wanted: the thing: its id, or its path with dots, such as `fire.low` or `levers.fire`; `id` for
            the scenario itself.
        new: the new id.

    Raises:
        UserError: if a file has errors, there is no such thing or there are several, or the new id is
            malformed, taken, or would mean something else.
    """
    tree = _tree(file)
    if wanted == "id":
        return _whole(file, tree, new)
    thing = found(tree, wanted)
    _possible(tree, thing, new)
    edits = {file: _edits(tree, thing, new)}
    for overlay in translations_of(file):
        edits[overlay] = _translated(_overlay(overlay), tree, thing, new)
    if expected_of(file).is_file():
        edits[expected_of(file)] = _expected(_cases(expected_of(file), file), tree, thing, new)
    data = {path: path.read_bytes() for path in edits}
    files = {path: spliced(data[path], pieces) for path, pieces in edits.items() if pieces}
    _holds(file, files, data, thing, new)
    return Renamed(thing.kind.word, thing.id, files, {path: len(edits[path]) for path in files})


def _whole(file: File, tree: Tree, new: str) -> Renamed:
    """Rename the scenario itself, and with it the files that are called like it."""
    old = str(tree.at(("id",)))
    if not re.fullmatch(WHOLE_ID, new):
        raise UserError(
            f"'{new}' cannot be the id of a scenario: 2 to 60 small letters, digits and -, starting "
            "with a letter."
        )
    if new == old:
        raise UserError(f"The scenario is called '{new}' already.")
    moved = {}
    for path in sorted(file.parent.iterdir()) if file.stem == old else ():
        stem, dot, rest = path.name.partition(".")
        if stem == old and path.suffix == file.suffix:
            moved[path] = path.with_name(f"{new}{dot}{rest}")
    taken = next((path for path in moved.values() if path.exists()), None)
    if taken is not None:
        raise UserError(f"'{new}' is taken: there is a file '{taken}' already.")
    edit = _piece(tree, tree.within(("id",), 0), old, new)
    return Renamed("scenario", old, {file: spliced(file.read_bytes(), [edit])}, {file: 1}, moved)


def _tree(file: File) -> Tree:
    return sound(file)[1]


def sound(file: File) -> tuple[Scenario, Tree]:
    """Read a scenario that is to be changed, or translated; raise UserError if it has errors."""
    loaded = load(file)
    if loaded.scenario is None or loaded.tree is None:
        raise UserError(_broken(file, loaded))
    return loaded.scenario, loaded.tree


def _overlay(file: File) -> Tree:
    return sound_overlay(file)[1]


def sound_overlay(file: File) -> tuple[Overlay, Tree]:
    """Read a translation that is to be changed; raise UserError if it has errors."""
    loaded = load_overlay(file)
    if loaded.overlay is None or loaded.tree is None:
        raise UserError(f"'{file}' has errors; mend them first, 'check' lists them.")
    return loaded.overlay, loaded.tree


def _broken(file: File, loaded: Loaded) -> str:
    errors = counted(loaded.diagnostics)
    return f"'{file}' has {errors}; mend them first, 'check' lists them."


def _cases(file: File, scenario: File) -> Tree:
    loaded = load_expected(file, load(scenario))
    if counted(loaded.diagnostics).errors or loaded.tree is None:
        raise UserError(f"'{file}' has errors; mend them first, 'check' lists them.")
    return loaded.tree


# which thing


def found(tree: Tree, wanted: str) -> Thing:
    """Find the one thing that a person means.

    Raises:
        UserError: if there is none, with the nearest, or if there are several.
    """
    everything = things(tree)
    parts = tuple(wanted.strip().split("."))
    exact = [thing for thing in everything if _words(thing.path) == parts]
    fitting = exact or [
        thing for thing in everything if parts in (_words(thing.path)[-len(parts) :], thing.ids)
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = " or ".join(f"'{_dotted(thing)}'" for thing in fitting[:6])
        raise UserError(f"'{wanted}' may be several things; write {listed}.")
    known = {name: None for thing in everything for name in (thing.id, _dotted(thing))}
    near = nearest(wanted, known)
    hint = f"did you mean '{near}'?" if near else "'check' and the file show what there is."
    raise UserError(f"Nothing in '{tree.name}' is called '{wanted}'; {hint}")


def _words(path: Path) -> tuple[str, ...]:
    return tuple(str(part) for part in path)


def _dotted(thing: Thing) -> str:
    return ".".join(_words(thing.path))


# whether it may be called so


def _possible(tree: Tree, thing: Thing, new: str) -> None:
    if thing.kind is LENGTH:
        if not re.fullmatch(r"[1-9][0-9]{0,2}", new):
            raise UserError(f"A length is called by its minutes, a whole number, not '{new}'.")
    elif not re.fullmatch(ID, new):
        raise UserError(
            f"'{new}' cannot be an id: at most 40 small letters, digits and _, starting with a letter."
        )
    if new == thing.id:
        raise UserError(f"The {thing.kind.word} is called '{new}' already.")
    group = tree.at(thing.path[:-1])
    taken = next((key for key in group if str(key) == new), None)
    if taken is not None:
        line = tree.key(thing.path[:-1] + (taken,)).line
        raise UserError(f"'{new}' is taken, by another {thing.kind.word} on line {line}.")


def _holds(
    file: File, files: Mapping[File, bytes], data: Mapping[File, bytes], thing: Thing, new: str
) -> None:
    """Make sure that the new files are right: they have no errors, and the old id brings all back."""
    text, _ = decoded(files[file], str(file))
    loaded = loads(text or "", str(file))
    errors = [d for d in loaded.diagnostics if d.severity == "error"]
    problem = next((d for d in errors if d.code in _OF_IDS), errors[0] if errors else None)
    if loaded.tree is None or loaded.scenario is None:
        reason = (
            f"{problem.message}; {problem.hint}".rstrip("; ") if problem else "it is in the way"
        )
        raise UserError(f"'{new}' cannot be the name of this {thing.kind.word}: {reason}.")
    path = thing.path[:-1] + (int(new) if thing.kind is LENGTH else new,)
    there = Thing(thing.kind, path)
    back = {file: _edits(loaded.tree, there, thing.id)}
    for overlay in files:
        if overlay not in (file, expected_of(file)):
            text, _ = decoded(files[overlay], str(overlay))
            tree = loads_overlay(text or "", str(overlay)).tree
            back[overlay] = _translated(tree, loaded.tree, there, thing.id) if tree else []
    cases = expected_of(file)
    if cases in data:
        back[cases] = _back_in_cases(cases, files.get(cases, data[cases]), loaded, there, thing.id)
    if any(spliced(files.get(path, data[path]), back[path]) != data[path] for path in back):
        raise UserError(f"'{new}' would mean two things in this file; choose another id.")


def _back_in_cases(
    file: File, written: bytes, scenario: Loaded, thing: Thing, old: str
) -> list[Replacement]:
    """What brings the old id back in an expectation file, which must still be right with the new one."""
    text, _ = decoded(written, str(file))
    read = loads_expected(text or "", scenario, str(file))
    if read.tree is None or scenario.tree is None or counted(read.diagnostics).errors:
        raise UserError(f"'{thing.id}' would mean something else in '{file}'; choose another id.")
    return _expected(read.tree, scenario.tree, thing, old)


# the edits


def _edits(tree: Tree, thing: Thing, new: str) -> list[Replacement]:
    return [_edit(tree, use, thing.id, new) for use in uses(tree, thing)]


def _edit(tree: Tree, use: Use, old: str, new: str) -> Replacement:
    spot = tree.within_key(use.path, use.at) if use.in_key else tree.within(use.path, use.at)
    return _piece(tree, spot, old, new)


def _piece(tree: Tree, spot: Spot, old: str, new: str) -> Replacement:
    end = spot.offset + len(old)
    if tree.text[spot.offset : end] != old:
        raise UserError(
            f"{tree.name}:{spot.line}: '{old}' is written with a backslash here; write it plainly first."
        )
    return Replacement(spot.offset, end, new)


def _translated(overlay: Tree, tree: Tree, thing: Thing, new: str) -> list[Replacement]:
    """The places of a translation where the id stands: in the paths of texts, and as a twin's name."""
    changed = {_words(use.path) for use in uses(tree, thing) if use.in_key}
    pieces = []
    for path in overlay.keys:
        if len(path) != 2:
            continue
        section, key = path[0], str(path[1])
        if section == "names" and thing.kind is TWIN and key == thing.id:
            pieces.append(_piece(overlay, overlay.within_key(path, 0), key, new))
        elif section == "texts":
            pieces += [
                _piece(overlay, overlay.within_key(path, at), thing.id, new)
                for at in in_dotted(key, changed)
            ]
    return pieces


def _expected(cases: Tree, tree: Tree, thing: Thing, new: str) -> list[Replacement]:
    """The places of an expectation file where the id stands."""
    return [_edit(cases, use, thing.id, new) for use in expected_uses(cases, outlined(tree), thing)]


# bytes


def spliced(data: bytes, edits: list[Replacement]) -> bytes:
    r"""Change pieces of a file; all else stays byte for byte.

    The places are those of the text without a byte order mark and with `\n` for every line end.

    >>> spliced(b"a: low\r\nb: low\r\n", [Replacement(10, 13, "calm")])
    b'a: low\r\nb: calm\r\n'
    >>> spliced(b"a: low\r\n", [Replacement(0, 0, "b: 1\n"), Replacement(7, 7, "c: 2\n")])
    b'b: 1\r\na: low\r\nc: 2\r\n'
    """
    mark = _MARK if data.startswith(_MARK) else b""
    text = data[len(mark) :].decode()
    line_end = "\r\n" if "\r\n" in text else "\n"
    places = [at for at, sign in enumerate(text) if sign != "\n" or not at or text[at - 1] != "\r"]
    places.append(len(text))
    pieces, done = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[done : places[start]], new.replace("\n", line_end)]
        done = places[end]
    return mark + "".join((*pieces, text[done:])).encode()
