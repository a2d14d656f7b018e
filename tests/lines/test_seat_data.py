"""Everything that leaves the program for one seat: data, lines, answers to "why?", what the window reads.

Two games differ in one secret of another seat. As long as a reader's own observations are equal, it gets
the same bytes in both.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

import numpy as np
import pytest

from game.lines import data
from game.lines.scope import Scope
from game.lines.telling import Teller
from game.lines.voice import Voice
from game.player.causes import index_of
from game.player.game import Game
from game.player.player import Player
from game.rules.orders import Believe, Highlight, Move, Order
from game.rules.position import ARRAYS
from game.scenario.model import Scenario
from game.session.session import Session
from tests.views.games import scenario

NAME = "three-valleys"
KEEPER, HEARER = "medio", "delta"
"""The seat that has the secret, and the one that it may tell."""
READERS = ("alto", "commission")

Script = Sequence[Mapping[str, tuple[Order, ...]]]


@cache
def script() -> Script:
    """The orders of a game of minds, by phase and seat."""
    session = Session.start(scenario(NAME), seed=1, autosave=False)
    while not session.over:
        session.advance()
    return [
        {
            seat: tuple(item.order for item in step.orders if item.order.seat == seat)
            for seat in session.book.seats
        }
        for step in session.steps
    ]


def begin(played: Scenario | None = None, minds: Mapping[str, str] | None = None) -> Session:
    """A game in which people hold all seats, but those of the minds given."""
    found = played or scenario(NAME)
    people = [seat for seat in found.stakeholders if seat not in (minds or {})]
    return Session.start(found, seed=1, people=people, minds=minds or {}, autosave=False)


def step(session: Session, more: Mapping[str, Sequence[Order]] | None = None) -> None:
    """Play the next phase from the script; `more` is ordered beside it."""
    at = len(session.steps)
    for seat in session.people:
        given = script()[at].get(seat, ()) if at < len(script()) else ()
        extra = tuple((more or {}).get(seat, ()))
        moved = {x.lever for x in extra if isinstance(x, Move)}
        kept = tuple(x for x in given if not (isinstance(x, Move) and x.lever in moved))
        refused = session.submit(seat, (*kept, *extra))
        assert not (extra and refused), refused
    session.advance()


def seen(session: Session, seat: str) -> bytes:
    """What a seat observes now, to the last byte."""
    found = session.observation(seat)
    parts = [getattr(found.view, name) for name in ARRAYS] + [found.certain, found.told]
    return b"".join(np.asarray(part).tobytes() for part in parts)


def given(session: Session, seat: str) -> list[str]:
    """All that the program gives a seat to read at this moment."""
    stream = io.StringIO()
    scope = Scope(session, Voice("en", stream=stream), seat)
    teller = Teller(scope)
    for each in session.steps:
        teller.step(each, ())
    player = Player(Game(session, NAME), seat, "en")
    book = session.book
    numbers: list[tuple[str, tuple[str, ...]]] = [("indicator", (n,)) for n in book.indicators]
    numbers += [("trust", pair) for pair in product(book.seats, repeat=2)]
    numbers += [("mandate", (n,)) for n in book.seats]
    return [
        json.dumps(data.game_data(scope)),
        stream.getvalue(),
        *(repr(scope.why(target, index_of(book, target, about))) for target, about in numbers),
        *(repr(player.why(target, about)) for target, about in numbers),
        repr(player.heard),
        *(repr(player.news(round)) for round in range(1, session.round + 1)),
        repr(player.table),
        repr(player.menu),
        repr(player.tabled),
        repr(player.rumours),
        *(repr(player.reveal(name)) for name in player.reveals),
    ]


def phase_number(phase: str, round: int = 1) -> int:
    """The place of the first phase of a kind in a round of the game."""
    kinds = [name for name, _ in begin().book.phases]
    return (round - 1) * len(kinds) + kinds.index(phase)


Pair = tuple[Session, Session, Mapping[int, Sequence[Order]]]
"""Two games, and what the second one's keeper orders beside the script, by phase."""


def priority() -> Pair:
    return begin(), begin(), {phase_number("talk") + 2: [Highlight(KEEPER, "gauges", HEARER)]}


def covert() -> Pair:
    at = phase_number("commit")
    return begin(), begin(), {at: [Move(KEEPER, "diversion", "quiet")]}


def belief() -> Pair:
    """About a lever on which the keeper has signed a clause."""
    at, played = phase_number("commit", 4), begin()
    while len(played.steps) < at:
        step(played)
    signed = played.observation(KEEPER).view.signer[0, :, played.book.seats.index(KEEPER)]
    lever = next(name for name, under in zip(played.book.levers, signed, strict=True) if under)
    return begin(), begin(), {at: [Believe(KEEPER, lever, 65)]}


def interest() -> Pair:
    base = scenario(NAME)
    holder = base.stakeholders[KEEPER]
    worth = {key: [*holder.interests.values()][-1] for key in holder.interests}
    changed = holder.model_copy(update={"interests": worth, "reservation": 3})
    others = {**base.stakeholders, KEEPER: changed}
    return begin(), begin(base.model_copy(update={"stakeholders": others})), {}


def mind() -> Pair:
    return begin(minds={KEEPER: "grim"}), begin(minds={KEEPER: "tit_for_tat"}), {}


SECRETS: dict[str, Callable[[], Pair]] = {
    "a priority": priority, "a covert setting": covert, "a belief": belief,
    "a private interest": interest, "a mind": mind,
}  # fmt: skip


def differences(secret: str) -> Iterator[str]:
    """Where a reader that has seen the same in both games is given something else."""
    one, other, more = SECRETS[secret]()
    readers = list(READERS)
    compared = 0
    looked = {1, *(at + n for at in more for n in (0, 1, 4))}
    while not one.over and not other.over:
        at = len(one.steps)
        plain = {at: [Move(KEEPER, "diversion", "fair")]} if secret == "a covert setting" else {}
        step(one, {KEEPER: plain.get(at, []) if at in more else []})
        step(other, {KEEPER: more.get(at, [])})
        readers = [seat for seat in readers if seen(one, seat) == seen(other, seat)]
        for seat in readers if at in looked else ():
            compared += 1
            for first, second in zip(given(one, seat), given(other, seat), strict=True):
                if first != second:
                    yield f"{seat}, phase {at}: {first[:3000]} / {second[:3000]}"
        if not readers:
            break
    assert compared, "no reader saw the same even once"


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_of_another_seat_changes_no_byte_that_a_seat_is_given(secret: str) -> None:
    assert next(differences(secret), None) is None


def test_orders_prepared_by_others_change_nothing_that_a_seat_is_given() -> None:
    session = begin()
    while session.phase[0] != "commit":
        step(session)
    before = {seat: given(session, seat) for seat in READERS}
    assert session.submit(KEEPER, (Move(KEEPER, "diversion", "quiet"),)) == ()
    assert {seat: given(session, seat) for seat in READERS} == before


def test_data_of_a_seat_names_no_mind_but_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    session = begin(minds={KEEPER: "grim", HEARER: "grit"})
    step(session)
    voice = Voice("en", stream=io.StringIO())
    found = {
        seat: data.game_data(Scope(session, voice, seat))["minds"] for seat in (KEEPER, "alto")
    }
    assert found == {KEEPER: {KEEPER: "grim"}, "alto": {}}
    assert data.game_data(Scope(session, voice, None))["minds"] == dict(session.minds)


def test_rows_as_the_record_has_them_would_give_a_priority_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        Scope, "told", lambda self, x: [c for c in x.changes if c.visible_to(self.seat)]
    )
    assert next(differences("a priority"), None)


def test_the_record_s_numbers_of_orders_would_give_a_priority_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Scope, "asked", lambda self, x: x.orders)
    assert next(differences("a priority"), None)
