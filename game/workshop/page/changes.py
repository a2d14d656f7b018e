"""Changes of a scenario's text by position: what the outline adds, takes out, and moves."""

from __future__ import annotations

from game.scenario.renaming import Replacement
from game.workshop.page.looked import Looked, OutlineEntry


def moved(seen: Looked, entry: OutlineEntry, down: bool) -> list[Replacement]:
    """Let an entry change places with its neighbour of the same section; nothing at the end of it."""
    same = [each for each in seen.entries if each.section == entry.section]
    at = same.index(entry)
    other = at + 1 if down else at - 1
    if not 0 <= other < len(same):
        return []
    first, second = sorted((same[at], same[other]), key=lambda each: each.line)
    lines = seen.text.splitlines(keepends=True)
    upper = _ended(lines[first.line - 1 : first.last])
    lower = _ended(lines[second.line - 1 : second.last])
    start, end = _offset(lines, first.line), _offset(lines, second.last + 1)
    return [Replacement(start, end, lower + upper)]


def removed(seen: Looked, entry: OutlineEntry) -> list[Replacement]:
    """Take an entry out with all its lines. What speaks of it elsewhere is then reported where it stands."""
    lines = seen.text.splitlines(keepends=True)
    return [Replacement(_offset(lines, entry.line), _offset(lines, entry.last + 1), "")]


def added(seen: Looked, section: str, snippet: str) -> list[Replacement]:
    """Put a new entry at the end of a section, or the section itself where there is none yet.

    Args:
        seen: the text as it was looked at.
        section: where it goes.
        snippet: its lines, not indented.
    """
    lines = seen.text.splitlines(keepends=True)
    indented = "".join(
        f"  {line}" if line.strip() else line for line in snippet.splitlines(keepends=True)
    )
    same = [each for each in seen.entries if each.section == section]
    if section == "endings" and same and _otherwise(seen, same[-1]):
        # What is true in any case is asked last.
        at = _offset(lines, same[-1].line)
        return [Replacement(at, at, _ended([indented]))]
    if same:
        last = max(each.last for each in same)
        while last > 1 and not lines[last - 1].strip():
            last -= 1
        at = _offset(lines, last + 1)
        before = "" if not lines or lines[last - 1].endswith("\n") else "\n"
        return [Replacement(at, at, before + _ended([indented]))]
    end = len(seen.text)
    before = "" if not seen.text or seen.text.endswith("\n") else "\n"
    return [Replacement(end, end, f"{before}\n{section}:\n{_ended([indented])}")]


def _otherwise(seen: Looked, entry: OutlineEntry) -> bool:
    made = seen.tree.at((entry.section, entry.id)) if seen.tree else None
    return isinstance(made, dict) and bool(made.get("otherwise"))


def fresh_id(seen: Looked, section: str, stem: str) -> str:
    """An id that nothing in a section has yet.

    It is `stem`, or that with a number behind it.
    """
    known = {each.id for each in seen.entries if each.section == section}
    number = 1
    while (name := stem if number == 1 else f"{stem}_{number}") in known:
        number += 1
    return name


def _ended(lines: list[str]) -> str:
    text = "".join(lines)
    return text if text.endswith("\n") else f"{text}\n"


def _offset(lines: list[str], line: int) -> int:
    return sum(map(len, lines[: line - 1]))
