"""Where in a text a cursor stands: the keys around it, in lines and in braces, read from what may not be whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.scenario.tree import Key

FAR: Final = 40
"""Lines above the cursor in which braces may have been opened."""
_KEY: Final = re.compile(r"^(\s*)((?:- )*)(?:([\w.>() -]+?|\"[^\"]*\"):(?: |$))?")
_QUOTED: Final = re.compile(r""""(?:[^"\\]|\\.)*("|$)|'[^']*('|$)""", re.DOTALL)
_COMMENT: Final = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True)
class CursorPlace:
    """Where a cursor stands.

    Attributes:
        path: the keys around it; its own is the last where `value` is true.
        value: whether the value of a key is written there, not a key.
    """

    path: tuple[Key, ...]
    value: bool


@dataclass(slots=True)
class _OpenBrace:
    """Braces that are open: which key in them is written, or which item in brackets."""

    sign: str
    key: str | None = None
    item: int = 0


def place_at(lines: list[str], line: int, column: int) -> CursorPlace:
    """Where a cursor stands, in braces or in lines of their own.

    >>> place_at(["once:", "  - {when: deal, effects: {ri"], 2, 30)
    CursorPlace(path=('once', 0, 'effects'), value=False)
    >>> place_at(["owner: [alto, me"], 1, 17)
    CursorPlace(path=('owner', 1), value=True)
    >>> place_at(["lever:", "  ow"], 2, 5), place_at(["lever:", "  owner: al"], 2, 12)
    (CursorPlace(path=('lever',), value=False), CursorPlace(path=('lever', 'owner'), value=True))
    """
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    above = [*lines[: line - 1], before]
    for first in range(line, max(0, line - FAR), -1):
        found = _KEY.match(above[first - 1])
        assert found
        begun = above[first - 1][found.end() :].lstrip()
        if begun[:1] in ("{", "["):
            opened = _braces("\n".join((begun, *above[first:])))
            if opened:
                return _inside(path_at(above[:first], first), opened)
            break
        if first < line and found[3] is not None and begun:
            break
    found = _KEY.match(before)
    assert found
    if found[3] is not None:
        return CursorPlace(path_at(above, line), True)
    stem = " " * (len(before) - len(before.lstrip(" -")))
    return CursorPlace(path_at([*lines[: line - 1], f"{stem}x:"], line)[:-1], False)


def path_at(lines: list[str], line: int) -> tuple[Key, ...]:
    """The keys around a line, read by indentation alone, so that a file which is not whole can be asked about.

    Args:
        lines: of the text.
        line: from 1; its own key is the last, where it has one.

    >>> path_at(["levers:", "  fire:", "    settings:", "      low:"], 4)
    ('levers', 'fire', 'settings', 'low')
    """
    path: list[Key] = []
    depth = 10_000
    for text in reversed(lines[:line]):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        found = _KEY.match(text)
        assert found
        indent = len(found[1]) + len(found[2])
        if indent >= depth:
            continue
        if found[3] is not None:
            path.append(found[3])
            depth = indent
        if found[2] and len(found[1]) < depth:
            path.append(0)
            depth = len(found[1])
        if depth == 0:
            break
    return tuple(reversed(path))


def _inside(path: tuple[Key, ...], opened: list[_OpenBrace]) -> CursorPlace:
    """The place in open braces that begin as the value of what stands at a path."""
    last = opened[-1]
    for each in opened:
        if each.sign == "[":
            path = (*path, each.item)
        elif each.key is not None:
            path = (*path, each.key)
    return CursorPlace(path, last.sign == "[" or last.key is not None)


def _braces(text: str) -> list[_OpenBrace]:
    """The braces that a text leaves open, the outermost first."""
    opened: list[_OpenBrace] = []
    word, at = "", 0
    text = _COMMENT.sub("", text)
    while at < len(text):
        sign, quoted = text[at], _QUOTED.match(text, at)
        if quoted and not word.strip():
            word, at = quoted[0][1 : len(quoted[0]) - 1], quoted.end()
            continue
        at += 1
        if sign in "{[" and not word.strip():
            opened.append(_OpenBrace(sign))
        elif not opened:
            return []
        elif sign in "}]":
            opened.pop()
        elif sign == ",":
            opened[-1].key, opened[-1].item = None, opened[-1].item + 1
        elif sign == ":" and text[at : at + 1] in ("", " ", "\n") and opened[-1].key is None:
            opened[-1].key = word.strip()
        else:
            word += sign
            continue
        word = ""
    return opened
