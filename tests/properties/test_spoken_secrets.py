"""What is said aloud at the table gives nothing away: games that differ in a secret sound alike to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import pytest

from game.locale import LANGUAGES
from game.minds.mind import Reason
from game.minds.moments import Speaker
from game.minds.remarks import remarks
from game.player.loaded import scenario_at
from game.rules.chance import game_seeds
from game.rules.encoding import name_of_text
from game.rules.orders import Clause, Move, Order, Put, Sign
from game.rules.phases import TALK
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.session.course import Step
from game.session.session import Session
from game.views.hearing import hearing
from game.views.talked import Heard, talked
from game.views.words import Words
from tests import builders

NORTH, SOUTH, ISLE = "north", "south", "isle"
PEOPLE = (NORTH, SOUTH, ISLE)
When = tuple[int, str, int]


@dataclass(frozen=True)
class Moment:
    """What one seat has come to know after a phase, and what it has heard of lines of speech."""

    seen: bytes
    lines: tuple[str, ...]


def known(seen: Observation) -> bytes:
    """Everything a seat sees, as bytes."""
    view = (np.asarray(getattr(seen.view, f.name)).tobytes() for f in fields(seen.view))
    return b"".join(view)


class Table:
    """A game of persons who follow a script; each says aloud what a grim mind in its place would say."""

    def __init__(self, script: Mapping[When, Mapping[str, Sequence[Order]]]) -> None:
        self.script = script
        self.session = Session.start(builders.scenario(), seed=5, people=PEOPLE, autosave=False)
        self.said: list[Reason] = []

    def play(self, ears: str, language: str = "en") -> Iterator[Moment]:
        session = self.session
        while not session.over:
            orders = self.script.get((session.round, *session.phase), {})
            reasons = [each for seat in PEOPLE for each in self.aloud(seat, orders.get(seat, ()))]
            for seat in session.waiting:
                assert session.submit(seat, orders.get(seat, ())) == ()
            session.advance()
            self.said += reasons
            step = session.steps[-1]
            heard = self.heard(step, ears, reasons, language) if step.phase in TALK else ()
            yield Moment(known(session.observation(ears)), tuple(each.line or each.sentence for each in heard if each.line or each.kind == "says"))  # fmt: skip

    def aloud(self, seat: str, orders: Sequence[Order]) -> Sequence[Reason]:
        book, seen = self.session.book, self.session.observation(seat)
        deeds = [("signs", each.text) for each in orders if isinstance(each, Sign)]
        deeds += [("puts", name_of_text(book, each)) for each in orders if isinstance(each, Put)]
        return remarks(book, seen, (), deeds)

    def heard(
        self, step: Step, ears: str, reasons: Sequence[Reason], language: str
    ) -> Sequence[Heard]:
        book, place = self.session.book, self.session.book.place(ears)
        before, after = (observe(book, at, place) for at in (step.before, step.after))
        told = self.session.told(ears, step)
        orders = [item.order for item in told.orders]
        grim = Speaker("grim", game_seeds(9, 1))
        words = Words(book, language)
        return talked(words, before, after, told.changes, orders, reasons, lambda seat: grim)


CLOSED = Move(NORTH, "gate", "closed")
OPEN = Put(NORTH, (Clause("gate", "open", public=False),), invited=(SOUTH,))


def agreed_in_secret(book_of: Session) -> Mapping[When, Mapping[str, Sequence[Order]]]:
    text = name_of_text(book_of.book, OPEN)
    return {
        (1, "talk", 1): {NORTH: [OPEN]},
        (1, "talk", 2): {SOUTH: [Sign(SOUTH, text)]},
        (1, "commit", 0): {NORTH: [CLOSED]},
        (2, "commit", 0): {NORTH: [CLOSED]},
    }


NOTHING = {(1, "commit", 0): {NORTH: [CLOSED]}, (2, "commit", 0): {NORTH: [CLOSED]}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_secret_agreement_and_its_breach_are_not_heard_of_by_others(language: str) -> None:
    some = Session.start(builders.scenario(), people=PEOPLE, autosave=False)
    secret, none = Table(agreed_in_secret(some)), Table(NOTHING)
    compared = 0
    for one, other in zip(secret.play(ISLE, language), none.play(ISLE, language), strict=True):
        if one.seen != other.seen:
            break
        assert one.lines == other.lines
        compared += 1
    said = {each.code for each in secret.said if each.seat in (NORTH, SOUTH)}
    assert {"puts", "signs", "cheated"} <= said
    assert compared > secret.session.steps.index(next(s for s in secret.session.steps if s.before.round == 2 and s.phase in TALK))  # fmt: skip


def test_they_are_heard_by_those_who_agreed() -> None:
    some = Session.start(builders.scenario(), people=PEOPLE, autosave=False)
    for ears in (NORTH, SOUTH):
        own = Table(agreed_in_secret(some))
        none = Table(NOTHING)
        lines = [line for moment in own.play(ears) for line in moment.lines]
        assert lines != [line for moment in none.play(ears) for line in moment.lines]


# Whole games of minds


def games() -> Iterator[Session]:
    for name in ("three-valleys", "drones-over-mexico"):
        for seed in (1, 2):
            session = Session.start(scenario_at(name, "en"), seed=seed, autosave=False)
            while not session.over:
                session.advance()
            yield session


def all_heard(session: Session, language: str) -> Iterator[tuple[Step, str, Heard]]:
    """Every line that every seat has heard in a game."""
    book = session.book
    words = Words(book, language, scenario_at(book.scenario.id, language))
    for step in (each for each in session.steps if each.phase in TALK):
        at = step.before.round, step.phase, step.exchange
        reasons = [r for r in session.reasons if (r.round, r.phase, r.exchange) == at]
        for seat in ("", *book.seats):
            place = book.place(seat)
            before, after = (observe(book, p, place) for p in (step.before, step.after))
            told = session.told(seat, step)
            orders = [item.order for item in told.orders]
            speakers = {x: session.speaker(x, step) for x in book.seats}
            for each in talked(words, before, after, told.changes, orders, reasons, speakers.get):
                if each.line or each.kind == "says":
                    yield step, seat, each


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_whole_games_are_short_few_filled_and_alike_for_all(language: str) -> None:
    total = 0
    for session in games():
        counts: dict[tuple[int, str], int] = {}
        lines: dict[tuple[int, str, str], set[str]] = {}
        for step, hearer, each in all_heard(session, language):
            at = session.steps.index(step)
            counts[at, hearer] = counts.get((at, hearer), 0) + 1
            said = each.line or each.sentence.partition(": ")[2]
            assert len(said.split()) <= 12, said
            assert not set(said) & set("{}"), said
            if each.text:
                lines.setdefault((at, each.seat, f"{each.kind} {each.text}"), set()).add(each.line)
            total += 1
        assert max(counts.values()) <= 2
        assert all(len(said) == 1 for said in lines.values())
    assert total > 200


def test_beside_a_text_a_line_is_heard_only_with_its_reason() -> None:
    for session in games():
        words = Words(session.book)
        for step, hearer, each in all_heard(session, "en"):
            if not each.text:
                continue
            after = observe(session.book, step.after, session.book.place(hearer))
            at = step.before.round, step.phase, step.exchange
            spoken = [
                r for r in session.reasons
                if (r.round, r.phase, r.exchange) == at and r.seat == each.seat
                and (each.kind == "puts" or r.facts.get("text") == each.text)
            ]  # fmt: skip
            assert each.text in texts_known(after.view)
            assert any(hearing(words, after, said) == "hears" for said in spoken)
