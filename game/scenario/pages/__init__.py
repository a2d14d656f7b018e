"""A page about each code: what it is, why it matters to the person who plays, a good and a bad example.

`check --explain` prints them. The measures of `balance` that have no code go by their names, such as
`seat_spread`. Every example is tried by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent, indent
from typing import Final, NamedTuple

from game.scenario.codes import CODES, DOUBTS
from game.scenario.pages import doubting, expecting, meaning, playing, reading, shaping, translating
from game.scenario.pages.page import CodePage

PAGES: Final[Mapping[str, CodePage]] = {
    **reading.PAGES,
    **shaping.PAGES,
    **meaning.PAGES,
    **doubting.PAGES,
    **translating.PAGES,
    **playing.PAGES,
    **expecting.PAGES,
}
"""By code; a measure without a code by its name."""
LONGEST: Final = 160
"""Letters of a line of an example that are shown."""


def known(wanted: str) -> str | None:
    """The code or name that somebody means, however it is written; None if there is none.

    >>> known("w701"), known("lever_depends"), known("Seat_Spread"), known("W799")
    ('W701', 'W701', 'seat_spread', None)
    """
    name = wanted.lower()
    return next(
        (code for code in (wanted.upper(), DOUBTS.get(name, ""), name) if code in PAGES), None
    )


class Explained(NamedTuple):
    """The page of a code, part by part; an example in words is one sentence, another some lines of a file."""

    code: str
    title: str
    what: str
    why: str
    good: str
    bad: str
    in_words: bool


def page_about(code: str) -> Explained:
    """The page of a code. Raises KeyError for an unknown one."""
    page = PAGES[code]
    title, what = CODES[code] if code in CODES else playing.MEASURES[code]
    in_words = page.base == "told"
    shown = _sentence if in_words else _shown
    return Explained(code, title, what, page.why, shown(page.good), shown(page.bad), in_words)


def explained(code: str) -> str:
    """The page of a code, in lines. Raises KeyError for an unknown one."""
    page = page_about(code)
    before = " " if page.in_words else "\n"
    good, bad = (
        before + (text if page.in_words else indent(text, "    ")) for text in (page.good, page.bad)
    )
    return f"{code}, {page.title}. {page.what}\nWhy it matters: {page.why}\nGood:{good}\nBad:{bad}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _shown(example: str) -> str:
    """An example as it stands in a file, with signs that nobody sees written out."""
    lines = []
    for line in dedent(example).splitlines() or [""]:
        seen = "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in line)
        lines.append(seen if len(seen) <= LONGEST else seen[:LONGEST] + " …")
    return "\n".join(lines)
