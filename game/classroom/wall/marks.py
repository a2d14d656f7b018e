"""Slide five: the news with their marks and the class's guesses, then what happened in reality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from game.classroom.archives.archive import Archive, NewsMark
from game.classroom.wall.showing import Wall, WallFacts, say
from game.classroom.wall.slide_frame import archive_of, framed_slide
from game.screens.chair import MARKS

LISTED: Final = 6
"""News on one page; two pages of them are told."""
LETTERS: Final = 560
"""Letters of what happened in reality on one page."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A card of the news, its mark, and how many guessed it."""

    title: str
    letters: tuple[str, ...]
    mark: str
    said: str
    guessed: str


def marks(facts: WallFacts) -> Wall:
    """Show a page of the news, or of reality."""
    opened = archive_of(facts)
    told = _telling(opened.news, facts.ballots.get("marks", {}))
    news = [told[n : n + LISTED] for n in range(0, len(told), LISTED)]
    real = _chunks(opened.reality, LETTERS)
    count = mark_pages(opened)
    at = facts.page % count
    if at < len(news):
        lines = tuple(_mark(facts, each) for each in news[at])
        foot = say(facts, "wall.marks.ask")
        return framed_slide(facts, "wall.marks", "marks_list", lines, foot=foot, pages=count)
    body = real[at - len(news)] if real else (say(facts, "wall.marks.none"),)
    return framed_slide(
        facts,
        "wall.marks",
        "reality",
        body,
        subtitle=say(facts, "wall.reality"),
        foot=say(facts, "wall.reality.ask"),
        pages=count,
    )


def mark_pages(opened: Archive) -> int:
    """How many pages the slide has: of news, then of what happened in reality."""
    told = min(len(opened.news), 2 * LISTED)
    return max(-(-told // LISTED) + len(_chunks(opened.reality, LETTERS)), 1)


def _telling(news: Sequence[NewsMark], votes: Mapping[str, int]) -> Sequence[NewsMark]:
    """The news that are told: those first that most guessed wrong, else one of each mark in turn."""
    if votes:
        order = sorted(news, key=lambda each: _right(each, votes))
        return order[: 2 * LISTED]
    kinds = [[each for each in news if each.mark == mark] for mark in MARKS]
    turns = [each for row in zip_longest(*kinds) for each in row if each is not None]
    return turns[: 2 * LISTED]


def _right(news: NewsMark, votes: Mapping[str, int]) -> float:
    """The share of a class that guessed the mark of a card; above one where nobody guessed."""
    counts = [votes.get(f"{news.event}.{mark}", 0) for mark in MARKS]
    return votes.get(f"{news.event}.{news.mark}", 0) / sum(counts) if sum(counts) else 2.0


def _chunks(texts: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """Put texts on pages of so many letters."""
    pages: list[list[str]] = []
    for each in texts:
        if not pages or sum(map(len, pages[-1])) + len(each) > most:
            pages.append([])
        pages[-1].append(each)
    return [tuple(page) for page in pages]


def _mark(facts: WallFacts, news: NewsMark) -> MarkLine:
    votes = facts.ballots.get("marks", {})
    counts = {mark: votes.get(f"{news.event}.{mark}", 0) for mark in MARKS}
    total = sum(counts.values())
    guessed = ""
    if total:
        right = counts.get(news.mark, 0)
        guessed = say(facts, "wall.marks.guessed", right=right, all=total)
    return MarkLine(news.title, news.letters, news.mark, news.said, guessed)
