"""What a seat is given is a function of the public scenario, its own part of it, what it has observed, its own
orders and the language: two games that differ in what it cannot know come to it as the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.player import intents as want
from game.player.draft import with_order
from game.player.game import Game
from game.player.loaded import scenario_at
from game.player.player import Player
from game.rules.beats import TalkOrders
from game.rules.encoding import decode, name_of_text
from game.rules.lawful import lawful_talk
from game.rules.orders import (
    Believe,
    Clause,
    Decline,
    Edit,
    Highlight,
    Move,
    Order,
    Put,
    Sign,
    TakeBack,
    Wait,
)
from game.rules.refusals import permitted
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.scenario.model import Scenario
from game.session.accounts import Accounts
from game.session.session import Session
from tests.player.bytes import everything, written
from tests.player.games import settled
from tests.properties.worlds import drawn, rich

DRAWN = (Phase.explicit, Phase.generate)
"""Whole games take long to make smaller."""
FEW = settings(max_examples=8, derandomize=True, deadline=None, phases=DRAWN)
MANY = settings(max_examples=200, derandomize=True, deadline=None, phases=DRAWN)

PRIVATE = ("interests", "priority", "belief", "prepared", "mind")
"""Differences that nobody else ever notices: histories stay equal to the end."""
HIDDEN = ("covert", "secret", "fact", "mandate", "luck", "ready")
"""Differences that may come out: what is compared is what came before."""


@dataclass(frozen=True)
class Case:
    """Two games: the world, the luck, whose eyes, who differs in what, and how many phases are played."""

    world: str
    seed: int
    script: int
    eyes: int
    other: int
    kind: str
    phases: int


def cases(kinds: Sequence[str]) -> st.SearchStrategy[Case]:
    """Cases of some kinds."""
    return st.builds(
        Case,
        st.sampled_from(("three-valleys", "drones-over-mexico", "rich")),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.integers(0, 11),
        st.integers(0, 11),
        st.sampled_from(kinds),
        st.integers(1, 11),
    )


def scenario_of(world: str) -> Scenario:
    return rich().scenario if world == "rich" else scenario_at(world, "en")


class Script:
    """Plays a game by drawn orders, every seat by what it sees itself, one of them otherwise."""

    def __init__(self, case: Case, differs: bool) -> None:
        self.case, self.differs = case, differs
        scenario = scenario_of(case.world)
        seats = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
        self.eyes = seats[case.eyes % len(seats)]
        others = [seat for seat in seats if seat != self.eyes]
        self.other = others[case.other % len(others)]
        self.third = next((s for s in others if s != self.other), "")
        if self._is("interests"):
            scenario = with_other_interests(scenario, self.other)
        session = Session.start(scenario, seed=case.seed, people=seats, autosave=False)
        self.game = Game(session, case.world)
        for seat in seats:
            self.game.note_read(seat, "brief")
        self._begin()

    def _is(self, kind: str) -> bool:
        return self.differs and self.case.kind == kind

    def _begin(self) -> None:
        """Let the game begin otherwise, where the difference is one of the position."""
        course, at = self.game.session._course, self._at(self.other)
        position = course.position
        if self._is("fact") and position.fact.size:
            values = np.array([len(weights) for weights in course.book.fact_weights])
            course.position = position.changed(fact=(position.fact + 1) % values)
        if self._is("mandate"):
            mandate = position.mandate.copy()
            mandate[0, at] += 100
            course.position = position.changed(mandate=mandate)

    def _at(self, seat: str) -> int:
        return self.game.session.book.seats.index(seat)

    def play(self) -> Iterator[None]:
        """Play phase by phase."""
        for phase in range(self.case.phases):
            if self.game.session.over:
                return
            self.one_phase(phase)
            yield

    def one_phase(self, number: int) -> None:
        """Let everybody who is asked give what is drawn for her, then carry the phase out."""
        session = self.game.session
        phase = session.phase[0]
        for seat in session.waiting:
            seen = session.observation(seat)
            orders = self._drawn(seen, seat, number)
            if seat == self.other and self.differs:
                orders = list(self._otherwise(orders, phase))
            kept, _ = permitted(session.book, seen, orders)
            session.submit(seat, kept)
        session.advance()
        self.game.turned()

    def _drawn(self, seen: Observation, seat: str, number: int) -> list[Order]:
        rng = np.random.default_rng([self.case.script, number, self._at(seat)])
        book = self.game.session.book
        beat = drawn(book, seen.view, rng)
        if isinstance(beat, TalkOrders):
            beat = lawful_talk(book, seen.view, beat)
        return [o for o in decode(book, beat, 0, texts_known(seen.view)) if o.seat == seat]

    def _otherwise(self, orders: Sequence[Order], phase: str) -> Iterator[Order]:
        """What the other seat orders in the second game."""
        book, at = self.game.session.book, self._at(self.other)
        for order in orders:
            if self._is("covert") and isinstance(order, Move):
                yield replace(order, setting=self._covert(order.lever) or order.setting)
            elif self._is("secret") and isinstance(order, Put):
                clauses = tuple(replace(c, public=False) for c in order.clauses[:1])
                yield replace(order, clauses=clauses)
            elif self._is("ready") and isinstance(order, Decline) and order.change:
                yield replace(order, meant=not order.meant)
            else:
                yield order
        lever = next(x for n, x in enumerate(book.levers) if book.in_play[n])
        if self._is("priority") and phase == "talk" and self.third:
            yield Highlight(self.other, lever, self.third)
        if self._is("belief") and phase == "commit":
            signed = self.game.session.observation(self.other).view.signer[0, :, at]
            for name in (x for n, x in enumerate(book.levers) if signed[n]):
                yield Believe(self.other, name, 83)

    def _covert(self, lever: str) -> str:
        part = self.game.session.scenario.levers[lever]
        return next((key for key, setting in part.settings.items() if setting.covert), "")

    def at_last(self) -> None:
        """Differ in what is the case now and not before."""
        session = self.game.session
        if self.case.kind == "mind":
            mind = "grim" if self.differs else "tit_for_tat"
            session.seats = session._in_order({**session.seats, self.other: mind})
        if self._is("luck"):
            seeds = session.position.seeds + np.uint64(12345)
            session._course.position = session.position.changed(seeds=seeds)
            session._players.forget()
        if self._is("prepared") and self.other in session.waiting:
            lever = next(x for n, x in enumerate(session.book.levers) if session.book.in_play[n])
            draft = with_order(self.game.draft(self.other), Highlight(self.other, lever))
            self.game.prepare(self.other, draft)
            self.game.note_read(self.other, "reveal.1.commit")

    def history(self) -> list[bytes]:
        """What the eyes have observed, and the orders they know of, by the rules alone."""
        session = self.game.session
        account = Accounts(session._course).of(self.eyes)
        seen = [observe(session.book, session.position, self._at(self.eyes))]
        seen += [told.before for told in account.steps]
        orders = [[item.order for item in told.orders] for told in account.steps]
        return [*map(digest_of, seen), *map(written, orders)]


def digest_of(seen: Observation) -> bytes:
    """All arrays of an observation as bytes."""
    held: dict[str, Any] = {f.name: getattr(seen, f.name) for f in fields(seen)}
    view = held.pop("view")
    arrays = {f.name: getattr(view, f.name) for f in fields(view)}
    return b"".join(np.asarray(value).tobytes() for value in (*held.values(), *arrays.values()))


def with_other_interests(scenario: Scenario, seat: str) -> Scenario:
    """The scenario with other private interests, briefs and walk-away value of one seat."""
    part = scenario.stakeholders[seat]
    private = [text.model_copy(update={"text": f"Otherwise: {text.text}"}) for text in part.private]
    other = part.model_copy(update={"private": private, "reservation": part.reservation + 7})
    held = {**scenario.stakeholders, seat: other}
    return scenario.model_copy(update={"stakeholders": held})


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Where two clients are given different bytes."""
    if list(one) != list(other):
        return [str(set(one) ^ set(other))]
    return [name for name in one if one[name] != other[name]]


def both(case: Case) -> tuple[Script, Script] | None:
    """Both games of a case, played side by side; None once their eyes have seen something else."""
    one, other = Script(case, differs=False), Script(case, differs=True)
    for _ in zip(one.play(), other.play(), strict=False):
        if one.history() != other.history():
            assert case.kind not in PRIVATE, "the history tells"
            return None
    one.at_last()
    other.at_last()
    if one.history() != other.history():
        assert case.kind not in PRIVATE, "the history tells"
        return None
    return one, other


def check(case: Case) -> None:
    """Play both games side by side; while the eyes have seen the same they are given the same."""
    games = both(case)
    if games:
        one, other = games
        assert differing(everything(one.game, one.eyes), everything(other.game, other.eyes)) == []


@FEW
@given(cases(PRIVATE))
def test_what_is_private_to_others_changes_no_byte(case: Case) -> None:
    check(case)


@FEW
@given(cases(HIDDEN))
def test_what_is_hidden_changes_no_byte_while_it_is_not_seen(case: Case) -> None:
    check(case)


@pytest.mark.long
@MANY
@given(cases((*PRIVATE, *HIDDEN)))
def test_no_secret_of_any_kind_changes_a_byte(case: Case) -> None:
    check(case)


# Mutants that must fail: a property that does not see them sees nothing


def _unmasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody is shown what is true of the hidden facts."""
    plain = Session.observation

    def observation(session: Session, seat: str) -> Observation:
        seen = plain(session, seat)
        return replace(seen, view=seen.view.changed(fact=session.position.fact))

    monkeypatch.setattr(Session, "observation", observation)


def _counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows keep the numbers that they have among the rows of all seats."""

    def account(session: Session, seat: str) -> _Leaky:
        return _Leaky(session, seat)

    monkeypatch.setattr(Session, "account", account)


def _before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row tells what is true, not what the seat had seen before."""

    def account(session: Session, seat: str) -> _Telling:
        return _Telling(session, seat)

    monkeypatch.setattr(Session, "account", account)


class _Leaky:
    """The account of a seat with the rows of the ledger."""

    def __init__(self, session: Session, seat: str) -> None:
        true = Accounts(session._course).of(seat)
        self.orders, self.steps = true.orders, true.steps
        self.changes = [c for c in session.ledger.changes if c.visible_to(seat)]


class _Telling:
    """The account of a seat with what is true of each number and fact in place of what stood before."""

    def __init__(self, session: Session, seat: str) -> None:
        true, now = Accounts(session._course).of(seat), session.position.one
        self.orders, self.steps = true.orders, true.steps
        self.changes = [
            replace(c, before=int(getattr(now, c.target)[c.index])) for c in true.changes
        ]


def _prepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A version grows with what anybody prepares."""
    monkeypatch.setattr(Game, "version", lambda game, seat: sum(game._touched.values()))


def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said who has something to decide, not how many have."""
    held = property(lambda player: (0, sorted(player._game.session.minds.items())))
    monkeypatch.setattr(Player, "ready", held)


MUTANTS = {
    "an unmasked array": (_unmasked, ("fact",)),
    "a row number of all": (_counted, ("covert", "secret", "belief", "priority")),
    "a before that tells": (_before, ("secret", "covert", "mandate", "fact")),
    "a version of all": (_prepared, ("prepared",)),
    "a mind that is named": (_named, ("mind",)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_leak_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leak, kinds = MUTANTS[name]
    leak(monkeypatch)
    assert any(leaks(case, check) for case in tried(kinds)), name


def leaks(case: Case, check: Callable[[Case], None]) -> bool:
    """Whether a check finds a difference in a case."""
    try:
        check(case)
    except AssertionError:
        return True
    return False


def tried(kinds: Sequence[str]) -> Iterator[Case]:
    """Some cases of some kinds."""
    for number in range(12):
        for kind in kinds:
            yield Case("rich", 100 + number, 7 * number, number, 1 + number, kind, 3 + number % 7)


# Secrets of the talk, each by itself


class Table:
    """The rich world with a fourth seat, played by hand at own devices; north's words go to all who may hear them."""

    def __init__(self, mandate: int = 0) -> None:
        session = Session.start(rich().scenario, seed=4, people=PEOPLE, autosave=False)
        if mandate:
            held = session.position.mandate.copy()
            held[0, session.book.seats.index("south")] += mandate
            session._course.position = session.position.changed(mandate=held)
        self.game = Game(session, "rich")
        for seat in PEOPLE:
            self.game.note_read(seat, "brief")
        settled(self.game)
        self.game.advance()
        settled(self.game)

    def exchange(self, **given: Sequence[Order]) -> None:
        """Let every person who is asked seal at her device, some of them with orders."""
        assert set(given) <= set(self.game.waiting), (given, self.game.waiting)
        for seat in self.game.waiting:
            player = Player(self.game, seat, "en")
            for order in given.get(seat, ()):
                draft = with_order(self.game.draft(seat), order)
                self.game.prepare(seat, draft)
            assert player.take(want.Seal(player.moment)).well
        settled(self.game)

    def name(self, put: Put) -> str:
        """What a text is called in orders."""
        return name_of_text(self.game.session.book, put)

    def to_orders(self) -> dict[str, bytes]:
        """Let nobody say more until orders are asked for; all that isle is given then."""
        while self.game.session.phase[0] != "commit":
            self.exchange()
        return everything(self.game, "isle")


PEOPLE = ("north", "south", "isle")
SECRET = Put("south", (Clause("patrol", "light", public=False),), invited=("north",))
OPEN = Put("south", (Clause("patrol", "light"),), invited=("north", "isle"))


def test_a_secret_text_between_others_and_the_exchanges_they_have_over_it_change_no_byte() -> None:
    """The third sleeps through them: no number, no version and no moment of its own tells how many there were."""
    quiet, busy = Table(), Table()
    quiet.exchange()
    busy.exchange(south=[SECRET])
    assert set(busy.game.waiting) == {"north", "south"}
    busy.exchange(north=[Decline("north", busy.name(SECRET), change=(Edit("gate", "half"),))])
    assert set(busy.game.waiting) == {"north", "south"}
    assert differing(quiet.to_orders(), busy.to_orders()) == []


def test_who_has_no_part_in_an_exchange_is_shown_the_same_while_it_goes_on() -> None:
    busy = Table()
    busy.exchange(south=[SECRET])
    before = everything(busy.game, "isle")
    busy.exchange(north=[Decline("north", busy.name(SECRET), change=(Edit("gate", "half"),))])
    assert set(busy.game.waiting) == {"north", "south"}
    assert differing(before, everything(busy.game, "isle")) == []


def test_a_signature_kept_ready_between_others_changes_no_byte() -> None:
    """Whether it was kept ready for a change of a secret text or given by hand is the same to who knows of neither."""
    change = (Edit("gate", "half", public=False),)
    ends = []
    for meant in (False, True):
        table = Table()
        table.exchange(south=[SECRET])
        table.exchange(north=[Decline("north", table.name(SECRET), change=change, meant=meant)])
        ends.append(table.to_orders())
    assert differing(*ends) == []


def test_a_lapse_for_a_secret_closing_reads_as_if_the_signature_was_taken_back() -> None:
    """South's signature on a text with isle ends: by its own order, or because a secret text of south closed."""
    ends = []
    for secretly in (False, True):
        table = Table()
        put = replace(OPEN, seat="isle", invited=("north", "south"))
        table.exchange(isle=[put], south=[SECRET])
        name, secret = table.name(put), table.name(SECRET)
        table.exchange(south=[Sign("south", name)], isle=[Wait("isle")])
        given: dict[str, Sequence[Order]] = {"isle": [Wait("isle")]}
        given |= (
            {"north": [Sign("north", secret)]} if secretly else {"south": [TakeBack("south", name)]}
        )
        table.exchange(**given)
        heard = [each.sentence for each in Player(table.game, "isle", "en").heard]
        assert any("South has taken its signature back" in said for said in heard), heard
        ends.append(everything(table.game, "isle"))
    assert differing(*ends) == []


def test_the_purse_of_another_changes_no_byte_whether_its_signature_holds_or_not() -> None:
    """Who cannot pay has not signed: that tells nobody else how much it has."""
    ends = []
    for mandate in (0, 300):
        table = Table(mandate)
        table.exchange(south=[OPEN])
        ends.append(everything(table.game, "isle"))
    assert differing(*ends) == []


def test_counted_exchanges_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Game, "_asked_in_talk", lambda game, seat: game.session.phase[1])
    with pytest.raises(AssertionError):
        test_who_has_no_part_in_an_exchange_is_shown_the_same_while_it_goes_on()


def test_a_version_that_counts_exchanges_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Game, "version", lambda game, seat: game.turn)
    with pytest.raises(AssertionError):
        test_a_secret_text_between_others_and_the_exchanges_they_have_over_it_change_no_byte()
