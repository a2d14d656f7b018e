"""The state of a translation, and its next one: spliced into the file by position.

What a translator has written stays as it is: comments, order, spacing. Only what the scenario brings is added:
a new text with an empty `to`, a new original above a changed one, another path where a text has moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as File
from typing import Final, Literal

from game import UserError
from game.scenario.alike import suggestion
from game.scenario.decoding import decoded
from game.scenario.model import Scenario
from game.scenario.orphans import Orphan, orphans
from game.scenario.overlay_page import OverlayPage
from game.scenario.pairing import Pairs, Translated, fingerprint, paired
from game.scenario.renaming import Replacement, spliced
from game.scenario.translation import (
    Overlay,
    entry_lines,
    loads_overlay,
    translatable,
    word_lines,
)
from game.scenario.tree import Tree

State = Literal["current", "stale", "missing", "orphan"]
"""A translation is of this very text, of what it said before, not there, or of no text."""

_SECTION: Final = "texts"


@dataclass(frozen=True)
class TextStanding:
    """How one text stands: its path, the place to look at, and what is read there."""

    state: State
    path: str
    file: str
    line: int
    text: str


def standings(
    scenario: Scenario, source: Tree, overlay: Overlay | None, tree: Tree | None, file: File
) -> tuple[TextStanding, ...]:
    """Say of every text and every twin how it stands, in the order of the scenario; orphans come last.

    Args:
        scenario: it, and `source` its file.
        source: the file of the scenario.
        overlay: the translation, and `tree` its file; None if there is none.
        tree: the file of the translation.
        file: what that file is called.
    """
    entries = overlay.texts if overlay else {}
    originals = translatable(scenario)
    pairs = paired(originals, entries)
    lines = {_dotted(path): spot.line for path, spot in {**source.values, **source.keys}.items()}
    found = []
    for path, original in originals.items():
        key = _key(pairs, path)
        if key is None or tree is None:
            found.append(
                TextStanding("missing", path, source.name, _nearest(lines, path), original)
            )
            continue
        done = entries[key].to.strip()
        state: State = "missing" if not done else "stale" if path in pairs.stale else "current"
        line = tree.key((_SECTION, key)).line
        found.append(TextStanding(state, path, str(file), line, original))
    for alias, twin in scenario.aliases.items():
        if overlay is None or tree is None or alias not in overlay.names:
            line = _nearest(lines, f"aliases.{alias}")
            found.append(
                TextStanding("missing", f"names.{alias}", source.name, line, str(twin.title))
            )
    if overlay is not None and tree is not None:
        found += [
            TextStanding("orphan", each.path, str(file), tree.key(each.at).line, each.said)
            for each in orphaned(scenario, overlay, pairs)
        ]
    return tuple(found)


def orphaned(
    scenario: Scenario, overlay: Overlay, pairs: Pairs | None = None
) -> tuple[Orphan, ...]:
    """What a translation holds for nothing."""
    originals = translatable(scenario)
    found = pairs or paired(originals, overlay.texts)
    return orphans(originals, overlay.texts, found, scenario.aliases, overlay.names)


def _key(pairs: Pairs, path: str) -> str | None:
    """Where the entry of a text stands, current or stale."""
    return pairs.current.get(path) or pairs.stale.get(path)


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path))


def _nearest(lines: Mapping[str, int], path: str) -> int:
    """The line of a text, or of what it stands in where one alone is written without a list."""
    while path and path not in lines:
        path = path.rpartition(".")[0]
    return lines.get(path, 1)


# the next state of a file


@dataclass
class Renewal:
    """What becomes of a translation file.

    Attributes:
        edits: what changes in it.
        texts: its entries afterwards, by path.
        names: the words of twins afterwards.
        added: texts that are new in it.
        changed: texts whose original has changed since they were translated.
        moved: texts that stand under another path now.
        aside: translations that belong to no text and stood in the way; they are comments now.
    """

    texts: dict[str, Translated]
    names: dict[str, Mapping[str, str]]
    edits: list[Replacement] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


def updated(scenario: Scenario, overlay: Overlay, tree: Tree) -> Renewal:
    """Bring a translation file up to its scenario.

    Raises:
        UserError: if its texts are written in braces, so that no line can be added.
    """
    page = OverlayPage(tree)
    unbraced = page.unbraced()
    originals = translatable(scenario)
    pairs = paired(originals, overlay.texts)
    idle = {key: overlay.texts[key] for key in pairs.idle}
    after = Renewal(idle, dict(overlay.names), unbraced)
    for idler in pairs.idle:
        _idle(page, idler, overlay.texts[idler], idler in originals, after)
    place = page.first
    fresh: dict[int, list[str]] = {}
    for path, original in originals.items():
        key = _key(pairs, path)
        if key is None:
            entry = Translated(fingerprint(original), "")
            fresh.setdefault(place, []).extend(entry_lines(path, original, entry, page.indent))
            after.texts[path] = entry
            after.added.append(path)
            continue
        place = page.end(key)
        entry = overlay.texts[key]
        after.texts[path] = _kept(page, path, key, original, entry, pairs, after)
    head = [] if (_SECTION,) in tree.keys else [f"{_SECTION}:"]
    after.edits += [page.inserted(at, [*head, *lines]) for at, lines in fresh.items()]
    after.edits += _twins(scenario, overlay, page, after)
    return after


def _idle(page: OverlayPage, key: str, entry: Translated, in_the_way: bool, after: Renewal) -> None:
    """What becomes of an entry that belongs to no text: it stays, unless it is empty or in the way."""
    if not entry.to.strip():
        after.edits += page.deleted(key, entry.of)
    elif in_the_way:
        after.edits += page.commented(key)
        after.aside.append(key)
    else:
        return
    del after.texts[key]


def _kept(
    page: OverlayPage,
    path: str,
    key: str,
    original: str,
    entry: Translated,
    pairs: Pairs,
    after: Renewal,
) -> Translated:
    """What becomes of the entry of a text."""
    if path in pairs.current:
        after.edits += page.settled(key, original)
        if path != key:
            after.edits.append(page.called(key, path))
            after.moved.append(path)
        return entry
    if not entry.to.strip():
        after.edits += [page.stamped(key, entry, original), *page.settled(key, original, entry.of)]
        return Translated(fingerprint(original), "")
    edits = page.marked_as_changed(key, entry.of, original)
    after.edits += edits
    after.changed += [path] if edits else []
    return entry


def _twins(
    scenario: Scenario, overlay: Overlay, page: OverlayPage, after: Renewal
) -> Iterator[Replacement]:
    """The words of twins that the file does not have yet, as the scenario has them."""
    lacking = [name for name in scenario.aliases if name not in overlay.names]
    lines = [
        line
        for name in lacking
        for line in word_lines(name, scenario.aliases[name].names, page.indent)
    ]
    after.added += [f"names.{name}" for name in lacking]
    after.names |= {name: scenario.aliases[name].names for name in lacking}
    if lines and ("names",) in page.tree.keys:
        yield page.inserted(page.block_end(("names",)), lines)
    elif lines:
        yield page.inserted(len(page.lines), ["names:", *lines])


def accepted(
    scenario: Scenario, overlay: Overlay, tree: Tree, wanted: str = ""
) -> tuple[Renewal, tuple[str, ...]]:
    """Take translations as those of the texts as they read now, and say of which paths; all if none is named.

    Raises:
        UserError: if there is no such text, it is not translated, or its original has not changed.
    """
    page = OverlayPage(tree)
    originals = translatable(scenario)
    pairs = paired(originals, overlay.texts)
    stale = [path for path, key in pairs.stale.items() if overlay.texts[key].to.strip()]
    if wanted and wanted not in stale:
        raise UserError(_not_stale(wanted, originals, overlay, pairs, tree.name))
    paths = tuple(path for path in stale if not wanted or path == wanted)
    after = Renewal(dict(overlay.texts), dict(overlay.names))
    for path in paths:
        entry, original = overlay.texts[path], originals[path]
        after.edits += [
            page.stamped(path, entry, original),
            *page.settled(path, original, entry.of),
        ]
        after.texts[path] = Translated(fingerprint(original), entry.to)
    return after, paths


ALL: Final = "*"
"""What is wanted if all that belongs to no text is to go, whatever it may be of."""


def pruned(
    scenario: Scenario, overlay: Overlay, tree: Tree, wanted: str = ""
) -> tuple[Renewal, tuple[Orphan, ...], tuple[Orphan, ...]]:
    """Take out what a translation holds for nothing; say what goes, and what stays and why (its `heir`).

    What may be of a text that waits for its translation stays, unless it is the one that is `wanted`, or all are.

    Raises:
        UserError: if what is wanted is not there, or belongs to a text, or texts stand in braces.
    """
    page = OverlayPage(tree)
    page.unbraced()
    found = orphaned(scenario, overlay)
    if wanted not in ("", ALL) and wanted not in (each.path for each in found):
        raise UserError(_no_orphan(wanted, found, overlay, tree.name))
    gone = tuple(
        each for each in found if (wanted in (each.path, ALL) if wanted else not each.heir)
    )
    after = Renewal(dict(overlay.texts), dict(overlay.names))
    for each in gone:
        section, key = map(str, each.at)
        if section == _SECTION:
            after.edits += page.deleted(key, after.texts.pop(key).of)
        else:
            after.edits.append(page.cut((section, key)))
            del after.names[key]
    kept = tuple(each for each in found if each not in gone and not wanted)
    return after, gone, kept


def _no_orphan(wanted: str, found: Sequence[Orphan], overlay: Overlay, name: str) -> str:
    if wanted in overlay.texts or wanted.removeprefix("names.") in overlay.names:
        return f"'{wanted}' belongs to a text of the scenario; take it out of '{name}' by hand if you must."
    hint = suggestion(wanted, (each.path for each in found)) or "'--status' lists the orphans."
    return f"'{name}' has no entry '{wanted}'; {hint}"


def translated(scenario: Scenario, overlay: Overlay, tree: Tree, wanted: str, to: str) -> Renewal:
    """Say what a text is translated to; the translation is then of the text as it reads now.

    Args:
        scenario: it.
        overlay: a translation that is up to it (see `updated`), and `tree` its file.
        tree: see above.
        wanted: the path of the text.
        to: what it is in the other language; empty for nothing yet.

    Raises:
        UserError: if there is no such text in both.
    """
    original = translatable(scenario).get(wanted)
    entry = overlay.texts.get(wanted)
    if original is None or entry is None:
        raise UserError(f"There is no text '{wanted}' in '{tree.name}'.")
    page = OverlayPage(tree)
    of = fingerprint(original)
    after = Renewal({**overlay.texts, wanted: Translated(of, to)}, dict(overlay.names))
    if to != entry.to:
        after.edits.append(page.said(wanted, to))
    if of != entry.of:
        after.edits += [
            page.stamped(wanted, entry, original),
            *page.settled(wanted, original, entry.of),
        ]
    return after


def _not_stale(
    wanted: str, originals: Mapping[str, str], overlay: Overlay, pairs: Pairs, name: str
) -> str:
    if wanted not in originals:
        hint = suggestion(wanted, originals) or "'--status' lists them."
        return f"The scenario has no text '{wanted}'; {hint}"
    key = pairs.current.get(wanted)
    if key and overlay.texts[key].to.strip():
        return f"'{wanted}' is current in '{name}'; there is nothing to accept."
    return f"'{wanted}' is not translated in '{name}'; there is nothing to accept."


def written(data: bytes, after: Renewal, name: str) -> bytes:
    """Return the bytes of the next file, after a look at whether it reads as it should.

    Raises:
        UserError: if it does not, for the file is written in a way that cannot be extended by position.
    """
    fresh = spliced(data, after.edits)
    text, _ = decoded(fresh, name)
    overlay = loads_overlay(text or "", name).overlay
    if overlay is None or (overlay.texts, overlay.names) != (after.texts, after.names):
        raise UserError(
            f"'{name}' is written in a way that nothing can be added to by itself; write each text on lines "
            "of its own, as in the guide, and try again."
        )
    return fresh
