"""Text broken into lines, in one or more weights, by the measures of the typeface."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.pictures.measure import width
from game.window.blocks import Lettering, Run

LEADING = 1.3
"""From one line to the next, in sizes of the text."""
ELLIPSIS = "…"
KEPT = 4096
"""Texts of which it is remembered how they were broken: from frame to frame most stay as they are."""


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """One line of text."""

    runs: tuple[Run, ...]
    width: float


def lines(words: Lettering, room: float, size: float) -> tuple[BrokenLine, ...]:
    """Break words into lines no wider than the room; a word too long for it is broken.

    >>> [line.runs[0].text for line in lines(Lettering((Run("one two"),)), 40, 20)]
    ['one', 'two']
    """
    found = _broken(words.runs, max(room, size), size)
    if not words.most or len(found) <= words.most:
        return found
    return _cut(found, words.most, max(room, size), size)


@lru_cache(maxsize=KEPT)
def _cut(
    found: tuple[BrokenLine, ...], most: int, room: float, size: float
) -> tuple[BrokenLine, ...]:
    """Leave so many lines, the last as full as there is room, with an ellipsis."""
    left: list[Run] = []
    for line in found[most - 1 :]:
        left += [Run(" ", left[-1].bold, left[-1].colour)] if left else []
        left += line.runs
    kept: list[Run] = []
    wide = 0.0
    for run in left:
        said = run.text
        while said and wide + width(said + ELLIPSIS, size, run.bold) > room:
            said = said[:-1]
        kept.append(Run(said, run.bold, run.colour))
        wide += width(said, size, run.bold)
        if said != run.text:
            break
    last = kept.pop() if kept else Run("")
    kept.append(Run(last.text.rstrip(" ,.:;·") + ELLIPSIS, last.bold, last.colour))
    joined = _joined(kept)
    return (
        *found[: most - 1],
        BrokenLine(joined, sum(width(r.text, size, r.bold) for r in joined)),
    )


@lru_cache(maxsize=KEPT)
def _broken(pieces: tuple[Run, ...], room: float, size: float) -> tuple[BrokenLine, ...]:
    found: list[BrokenLine] = []
    line: list[Run] = []
    wide = 0.0
    for word, spaced, ends in _words(pieces, room, size):
        need = sum(width(run.text, size, run.bold) for run in word)
        space = width(" ", size, word[0].bold) if spaced and line and word else 0.0
        if line and wide + space + need > room + 0.01:
            found.append(BrokenLine(_joined(line), wide))
            line, wide, space = [], 0.0, 0.0
        if space:
            line.append(Run(" ", word[0].bold, word[0].colour))
        line += word
        wide += space + need
        if ends:
            found.append(BrokenLine(_joined(line), wide))
            line, wide = [], 0.0
    if line or not found:
        found.append(BrokenLine(_joined(line), wide))
    return tuple(found)


def _words(pieces: tuple[Run, ...], room: float, size: float) -> list[tuple[list[Run], bool, bool]]:
    """List the words: their runs, whether a space comes before, whether the line ends after them."""
    found: list[tuple[list[Run], bool, bool]] = []
    word: list[Run] = []
    spaced = False
    for piece in pieces:
        for at, paragraph in enumerate(piece.text.split("\n")):
            if at:
                found.append((word or [Run("", piece.bold, piece.colour)], spaced, True))
                word, spaced = [], False
            for n, part in enumerate(paragraph.split(" ")):
                if n:
                    if word:
                        found.append((word, spaced, False))
                    word, spaced = [], True
                if part:
                    for bit in _bits(part, piece.bold, room, size):
                        if bit is None:
                            found.append((word, spaced, False))
                            word, spaced = [], False
                        else:
                            word.append(Run(bit, piece.bold, piece.colour))
    if word:
        found.append((word, spaced, False))
    return found


def _bits(part: str, bold: bool, room: float, size: float) -> list[str | None]:
    """Break a word that is wider than a line; None stands between its parts."""
    if width(part, size, bold) <= room:
        return [part]
    found: list[str | None] = []
    bit = ""
    for letter in part:
        if bit and width(bit + letter, size, bold) > room:
            found += [bit, None]
            bit = ""
        bit += letter
    return [*found, bit]


def _joined(line: list[Run]) -> tuple[Run, ...]:
    """Put neighbours that look alike together, so that they are drawn as one."""
    found: list[Run] = []
    for run in line:
        if found and (found[-1].bold, found[-1].colour) == (run.bold, run.colour):
            found[-1] = Run(found[-1].text + run.text, run.bold, run.colour)
        elif run.text:
            found.append(run)
    return tuple(found)


def longest_word(words: Lettering, size: float) -> float:
    """The width that the widest word needs."""
    return _longest(words.runs, size)


@lru_cache(maxsize=KEPT)
def _longest(runs: tuple[Run, ...], size: float) -> float:
    found = 0.0
    for run in runs:
        for part in run.text.replace("\n", " ").split(" "):
            found = max(found, width(part, size, run.bold))
    return found


def full_width(words: Lettering, size: float) -> float:
    """The width of the longest paragraph on one line."""
    return max((line.width for line in _broken(words.runs, 1e9, size)), default=0.0)
