"""One game of people as one of them reads it, phase by phase: what is new to it in every view.

It has been read by a person. After a change that is meant, look at the new lines and accept them with
`PARLEY_ACCEPT=1 python -m pytest tests/views/test_golden_views.py`. The digests at the end are of all
that the views hold, numbers and Spanish included, for every seat.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from game.debrief.opened import debrief
from game.debrief.past import past
from game.rules.sight import observe
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.session.alteration import read_alteration
from game.session.course import Step
from game.session.retelling import compared
from game.session.session import Session
from game.session.whatif import what_if
from game.views.about import about
from game.views.brief import brief
from game.views.derived import why_cooperation, why_score
from game.views.effects import effects
from game.views.front_page import front_pages
from game.views.menu import menu
from game.views.offers import order_sentence
from game.views.proposals import proposals
from game.views.reveal import reveal, reveal_everything
from game.views.spans import Ends, Span, seen_by, spans
from game.views.stakes import stakes
from game.views.table import table
from game.views.talked import talked
from game.views.why import why
from game.views.words import Words
from tests.paper.test_golden_debrief import game
from tests.views.games import scenario
from tests.views.test_secrecy import texts

GOLDEN = Path(__file__).parent.parent / "goldens" / "views.txt"
READER = "alto"
LANGUAGES = ("en", "es")


@cache
def said_in(language: str) -> Scenario:
    return in_language(scenario("three-valleys"), find_scenario("three-valleys"), language)


def at_phase(session: Session, step: Step, seat: str, language: str) -> Iterator[tuple[str, Any]]:
    """What a seat reads when a phase is over."""
    book, place = session.book, session.book.seats.index(seat)
    words = Words(book, language, said_in(language))
    told = session.told(seat, step)
    before, after = told.before, told.after
    at = _place(session, step)
    ended = spans(session.steps[: at + 1])
    ends: Ends[Any] | None = seen_by(book, ended[-1], place) if ended else None
    yield "table", table(words, after, ends=ends)
    yield "stakes", stakes(book, after)
    yield "proposals", proposals(words, after)
    if not step.after.over[0]:
        yield "menu", menu(words, after)
    changes = [c for each in session.steps[: at + 1] for c in session.told(seat, each).changes]
    given = [item.order for item in step.orders]
    if step.phase == "brief":
        yield "news", front_pages(words, changes, step.before.round, seat)
    if step.phase == "talk":
        yield "talked", talked(words, before, after, told.changes, given)
    if step.phase in ("commit", "epilogue"):
        start = next(e.before for e in ended if e.after is step.after)
        more: Any = {"phase": step.phase, "orders": given}
        since = observe(book, start, place)
        yield (
            "reveal",
            reveal(
                words,
                after,
                told.changes,
                step.before.round,
                earlier=before,
                since=since,
                **more,
            ),
        )
        yield "truth", reveal_everything(words, step.after, step.changes, step.before.round, earlier=step.before, since=start, **more)  # fmt: skip
        span = Span(step.before.round, step.phase == "epilogue")
        orders = session.account(seat).orders
        for target, index in _numbers(session):
            for of in (None, span):
                yield (
                    "why",
                    why(words, changes, target, index, seat, span=of, orders=orders),
                )
        yield "score", why_score(words, changes, after, orders=orders)
        yield "cooperation", why_cooperation(words, after)


def _place(session: Session, step: Step) -> int:
    return next(at for at, each in enumerate(session.steps) if each is step)


def _numbers(session: Session) -> Iterator[tuple[str, tuple[int, ...]]]:
    book = session.book
    yield from (("indicator", (at,)) for at in range(len(book.indicators)))
    for pair in np.ndindex(len(book.seats), len(book.seats)):
        if pair[0] != pair[1]:
            yield "trust", tuple(map(int, pair))
    yield from (("mandate", (at,)) for at in range(len(book.seats)))


def beforehand(session: Session, seat: str, language: str) -> Iterator[tuple[str, Any]]:
    """What a seat reads before anything is played."""
    words = Words(session.book, language, said_in(language))
    seen = session.told(seat, session.steps[0]).before
    yield "about", about(said_in(language))
    for easy in (False, True):
        yield "brief", brief(words, seen, easy=easy)
    yield "effects", [*effects(words, seen).items()]


def afterwards(session: Session, language: str) -> Iterator[tuple[str, Any]]:
    """What is open to all once the game is over."""
    gone = past(
        session.book, session.position, session.steps, session.reasons, session.recorded.seated[-1]
    )
    words = Words(session.book, language, said_in(language))
    yield "debrief", debrief(words, gone)
    for text in ("1 alto release=", "3 medio diversion=small", "1 alto decline delta"):
        found = what_if(session.recorded, [read_alteration(session.book, text)])
        yield "what if", compared(words, found)
    for step in session.steps:
        for item in step.orders:
            if type(item.order).__name__ not in ("Believe", "Inject"):
                seen = observe(session.book, step.before, session.book.seats.index(item.order.seat))
                yield "orders", order_sentence(words, seen, item.order)


def read_by(session: Session, seat: str) -> Iterator[str]:
    """What is new to a seat in each phase, view by view."""
    known: set[str] = set()

    def new(name: str, found: Any) -> Iterator[str]:
        lines = [x for x in dict.fromkeys(texts(found)) if x not in known and len(x) > 24]
        known.update(lines)
        yield from (f"  {name}: {line}" for line in lines)

    yield f"{seat}, before the game"
    for name, found in beforehand(session, seat, "en"):
        yield from new(name, found)
    for step in session.steps:
        yield f"{seat}, round {step.before.round}, after {step.phase}"
        for name, found in at_phase(session, step, seat, "en"):
            if name in ("table", "talked", "reveal", "news", "score"):
                yield from new(name, found)


def flat(view: Any) -> Iterator[str]:
    """All that a view holds, words and numbers, without the names that the program has for them."""
    if is_dataclass(view):
        for field in fields(view):
            yield from flat(getattr(view, field.name))
    elif isinstance(view, Mapping):
        yield from flat(list(view.items()))
    elif isinstance(view, (tuple, list)):
        for item in view:
            yield from flat(item)
    elif view is None or isinstance(view, (str, int, float)):
        yield str(view)


def digests(session: Session) -> Iterator[str]:
    """A digest of each view, over all seats, phases and languages."""
    found: dict[str, Any] = {}

    def add(name: str, view: Any) -> None:
        found.setdefault(name, sha256()).update("\n".join(flat(view)).encode())

    for language in LANGUAGES:
        for seat in session.book.seats:
            for name, view in beforehand(session, seat, language):
                add(name, view)
            for step in session.steps:
                for name, view in at_phase(session, step, seat, language):
                    add(name, view)
        for name, view in afterwards(session, language):
            add(name, view)
    yield from (f"{name} {sums.hexdigest()[:16]}" for name, sums in sorted(found.items()))


def test_the_views_of_a_game_are_those_that_were_read() -> None:
    session = game()
    told = "\n".join([*read_by(session, READER), *digests(session)]) + "\n"
    if os.environ.get("PARLEY_ACCEPT"):
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")
