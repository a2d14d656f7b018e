"""The debrief of one game of people, as it is read: in lines in both languages, as data, and its pictures.

The lines have been read by a person. After a change that is meant, look at the new ones and accept them
with `PARLEY_ACCEPT=1 python -m pytest tests/paper/test_golden_debrief.py`. Of pictures only digests are
kept; look at the page before accepting those.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from game.debrief.contents import headings, parts
from game.debrief.data import data
from game.debrief.lines import lines
from game.debrief.parts import Figure
from game.debrief.source import Material, source_of
from game.rules.orders import Believe
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.session.session import Session
from game.views.words import Words
from tests.views.games import scenario
from tests.views.test_golden_answers import said

GOLDENS = Path(__file__).parent.parent / "goldens"
BELIEFS = {
    1: (Believe("alto", "payment", 80), Believe("delta", "release", 35)),
    2: (Believe("alto", "payment", 55),),
}


@cache
def game() -> Session:
    """A pact for water and money is kept for a while; Medio pumps by night and is caught."""
    people = [
        seat
        for seat, part in scenario("three-valleys").stakeholders.items()
        if part.play == "anyone"
    ]
    session = Session.start(scenario("three-valleys"), seed=4, people=people, autosave=False)
    while not session.over:
        wanted = [*said(*session.phase, session.round)]
        if session.phase[0] == "commit":
            wanted += BELIEFS.get(session.round, ())
        for seat in people:
            orders = [order for order in wanted if order.seat == seat]
            assert session.submit(seat, orders) == ()
        session.advance()
    return session


@cache
def found(language: str) -> Material:
    session = game()
    texts = in_language(scenario("three-valleys"), find_scenario("three-valleys"), language)
    return source_of(
        Words(session.recorded.course.book, language, texts),
        session.recorded,
        session.reasons,
        session.seed,
    )


def in_lines(language: str) -> Iterator[str]:
    source = found(language)
    title, meta = headings(source)
    yield from lines(source, title, meta, parts(source))


def as_data(language: str) -> Iterator[str]:
    for key, value in data(found(language)).items():
        yield f"{key}: {json.dumps(value, ensure_ascii=False)}"


def in_pictures(language: str) -> Iterator[str]:
    for part in parts(found(language)):
        for block in part.blocks:
            if isinstance(block, Figure):
                for row in (block.wide, block.narrow):
                    for picture in row:
                        svg = picture.svg(id="p")
                        yield f"{part.id} {picture.width:g} x {picture.height:g} {sha256(svg.encode()).hexdigest()[:16]}"


KINDS = {"en.txt": in_lines, "es.txt": in_lines, "data.txt": as_data, "pictures.txt": in_pictures}


@pytest.mark.parametrize("kind", KINDS)
def test_the_debrief_is_the_one_that_was_read(kind: str) -> None:
    language = kind.removesuffix(".txt")
    told = "\n".join(KINDS[kind](language if len(language) == 2 else "en")) + "\n"
    golden = GOLDENS / f"debrief.{kind}"
    if os.environ.get("PARLEY_ACCEPT"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
