"""Nobody sees and is told what all see and are told: what any one seat may not know changes nothing of it.

What all may see stands on a wall that every seat reads. So it may say nothing that one of them may not
know, not even to those who know it: that others know it, too, would be told by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from game.rules import sight
from game.rules.account import Account, ToldPhase
from game.rules.arrays import Array
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.columns import Secrecy
from game.rules.compiling import compile_rulebook
from game.rules.opening import open_games
from game.rules.orders import Clause, Move, Order, Put, Sign
from game.rules.position import ARRAYS, AXES, Position, known_as
from game.rules.resolve import resolve
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.sight import Observation, observe
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from tests.builders import book as based
from tests.properties.test_accounts import (
    OWN,
    SECRETS,
    Pair,
    Play,
    in_bytes,
    name_of,
    pairs,
    seen,
    world,
)
from tests.properties.test_secrecy import _looks, _same_observation, _shuffled
from tests.properties.worlds import as_objects, drawn, numbers, rich, switched, worlds

FEW = settings(max_examples=10, derandomize=True, deadline=None)
GLASS = ("glass",)
"""The world in which most comes to light."""


def otherwise(book: Rulebook, position: Position, seat: int, rng: np.random.Generator) -> Position:
    """The position with everything else that it could be for all a seat knows; others see what they can of it."""
    other = _shuffled(book, position, seat, rng)
    known = other.seen.copy()
    for lever in range(len(book.levers)):
        truth = int(position.setting[0, lever])
        if (position.seen[0, :, lever] == truth).all() and other.setting[0, lever] == truth:
            known[0, :, lever] = truth  # everybody knows that everybody sees it
            continue
        for watching in set(range(len(book.seats))) - {seat}:
            known[0, watching, lever] = _looks(book, watching, lever, int(other.setting[0, lever]))
    return other.changed(seen=known)


def played(book: Rulebook, number: int) -> Iterator[Position]:
    """The positions of a drawn game."""
    rng = np.random.default_rng(number)
    position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        yield position
        position = resolve(book, position, drawn(book, position, rng))
    yield position


Look = Callable[[Rulebook, Position, int], Observation]


def told_apart(book: Rulebook, number: int, look: Look = observe) -> Iterator[str]:
    """Name what differs for nobody in positions that a seat may not tell apart."""
    rng = np.random.default_rng(number)
    for position in played(book, number):
        if position.over.all():
            return
        wall = look(book, position, NOBODY)
        for seat in range(len(book.seats)):
            for _ in range(2):
                other = look(book, otherwise(book, position, seat, rng), NOBODY)
                yield from filter(None, [_same_observation(wall, other)])


@FEW
@given(worlds, numbers)
def test_what_any_one_seat_may_not_know_changes_nothing_for_nobody(
    on: tuple[str, ...], number: int
) -> None:
    assert next(told_apart(rich(*on), number), None) is None


@pytest.mark.parametrize("number", range(3))
def test_nor_where_much_comes_to_light(number: int) -> None:
    assert next(told_apart(world(*GLASS), number), None) is None


def beyond(book: Rulebook, position: Position, wall: Observation, seat: int) -> Iterator[str]:
    """Name what nobody sees and a seat does not."""
    view, own = wall.view, observe(book, position, seat)
    others = np.arange(len(book.seats)) != seat
    if (wall.exact & ~own.exact).any() or (wall.certain & ~own.certain).any():
        yield "what is certain"
    for name in ("indicator", "past"):
        if (getattr(view, name) != getattr(own.view, name))[..., wall.exact].any():
            yield name
    if (view.trust != own.view.trust)[:, others].any() or (view.trust != own.view.shown).any():
        yield "trust"
    if (view.exposed & ~own.view.exposed).any():
        yield "exposed"
    # Who has agreed in secret to what takes a public clause over reads that, and not what all others do.
    read_alike = view.public & (own.view.deal <= view.deal)
    for name in known_as(Secrecy.CLAUSE):
        if (getattr(view, name) != getattr(own.view, name))[read_alike].any():
            yield name
    for name in known_as(Secrecy.PLAIN):
        blank = getattr(observe(book, _opening(book), NOBODY).view, name)
        told = getattr(view, name) != blank
        if (told & (getattr(view, name) != getattr(own.view, name))).any():
            yield name
    yield from beyond_settings(book, wall, own)


def beyond_settings(book: Rulebook, wall: Observation, own: Observation) -> Iterator[str]:
    """Name settings that nobody sees and a seat neither sees nor knows to look so from outside."""
    for lever, setting in enumerate(wall.view.setting[0]):
        mine = int(own.view.setting[0, lever])
        if mine != setting and (
            wall.certain[0, lever] or int(book.looks_like[lever, mine]) != setting
        ):
            yield book.levers[lever]


def _opening(book: Rulebook) -> Position:
    return open_games(book, np.zeros(1, dtype=np.uint64))


@FEW
@given(worlds, numbers)
def test_every_seat_sees_what_nobody_sees(on: tuple[str, ...], number: int) -> None:
    book = rich(*on)
    for position in played(book, number):
        wall = observe(book, position, NOBODY)
        for seat in range(len(book.seats)):
            assert list(beyond(book, position, wall, seat)) == [], book.seats[seat]


PRIVATE = (Secrecy.OWN, Secrecy.HAND, Secrecy.SAID, Secrecy.PARTY, Secrecy.LUCK, Secrecy.TOLD)
"""What is somebody's: of it nobody sees what anyone could guess, whatever happens."""


def test_of_what_is_somebodys_nobody_sees_the_opening() -> None:
    book = rich()
    begun = observe(book, _opening(book), NOBODY).view
    names = [name for kind in PRIVATE for name in known_as(kind)]
    for position in played(book, 5):
        wall = observe(book, position, NOBODY)
        for name in names:
            assert getattr(wall.view, name).tobytes() == getattr(begun, name).tobytes(), name
        assert not wall.told.any()
        assert not wall.estimated.any()


def test_when_the_archives_open_nobody_sees_every_setting() -> None:
    for number in range(4):
        *_, last = played(rich(), number)
        wall = observe(rich(), last, NOBODY)
        assert (wall.view.setting == last.setting).all()


def test_what_has_come_to_light_nobody_remembers_while_it_stands() -> None:
    """A disguise seen through once is shown for what it is in later rounds, and is certain."""
    book, remembered = world(*GLASS), 0
    commit = [name for name, _ in book.phases].index("commit")
    quiet: list[tuple[Order, ...]] = [()] * len(book.phases) * book.rounds
    quiet[commit] = (Move("south", "watch", "secret"),)
    for number in range(12):
        for phase in Play(book, open_games(book, game_seeds(number, 1)), quiet):
            position = phase.after
            wall = observe(book, position, NOBODY)
            hidden = book.covert[np.arange(len(book.levers)), position.setting[0]]
            told = (position.seen[0] == position.setting[0]).all(axis=0) & hidden
            remembered += int((told & ~position.exposed[0]).sum())
            assert (wall.view.setting[0] == position.setting[0])[told].all()
            assert wall.certain[0][told].all()
            assert (wall.view.setting[0] != position.setting[0])[hidden & ~told].all()
    assert remembered


@pytest.mark.parametrize("public", [True, False])
def test_that_an_inspection_found_nothing_all_see_where_all_know_of_the_clause(
    public: bool,
) -> None:
    book, others = switched([OWN["glass"], NEGOTIATES], []), ("north", "isle", "press")
    text = Put("south", (Clause("watch", "idle", public, True),), (), others)
    *_, last = signed(book, {text: others})
    assert [row.seen_by for row in last[1] if row.rule == "inspection"] == [None]
    wall, lever = last[0].after, book.levers.index("watch")
    assert book.settings[lever][int(wall.view.setting[0, lever])] == "idle"
    assert bool(wall.view.exposed[0, lever]) is public
    assert bool(wall.certain[0, lever]) is public
    said = {row.target for row in last[0].changes}
    assert ("exposed" in said) is public


# Each mask of nobody's, taken away, has to be noticed.


def bare(name: str) -> Look:
    """Show one column as it is."""

    def look(book: Rulebook, position: Position, seat: int) -> Observation:
        shown = observe(book, position, seat)
        return replace(shown, view=shown.view.changed(**{name: getattr(position, name)}))

    return look


ALIKE = (*known_as(Secrecy.OPEN), "public", "exposed", "seen")
"""Open to all; or said again by what else is seen."""


@pytest.mark.parametrize("name", sorted(set(ARRAYS) - set(ALIKE)))
def test_every_masked_array_is_a_secret_from_nobody(name: str) -> None:
    found = (x for number in (1, 2, 3) for x in told_apart(rich(), number, bare(name)))
    assert name in found


def test_the_luck_of_a_game_is_a_secret_from_nobody() -> None:
    start = _opening(rich())
    other = start.changed(seeds=start.seeds + np.uint64(1))
    assert not _same_observation(*(observe(rich(), each, NOBODY) for each in (start, other)))


def _all_checked(book: Rulebook, position: Position) -> Array:
    return position.exposed[:, book.hidden]


def _truth(book: Rulebook, position: Position) -> Array:
    return position.setting


@pytest.mark.parametrize(
    ("name", "without", "noticed"),
    [
        ("outside_view", _truth, "setting"),
        ("_in_the_open", _all_checked, "exposed"),
    ],
)
def test_what_nobody_knows_of_disguises_is_needed(
    name: str, without: Callable[..., Array], noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, name, without)
    games = [(book, number) for book in (rich(), world(*GLASS)) for number in range(1, 9)]
    assert noticed in (x for game in games for x in told_apart(*game))


# What nobody is told.


def leaks(book: Rulebook, pair: Pair) -> Iterator[str]:
    """Say where nobody sees or is told something else, though some seat has seen the same in two games."""
    games = [
        Play(book, start, script)
        for start, script in ((pair.start, pair.one), (pair.altered or pair.start, pair.other))
    ]
    walls = [Account(book, NOBODY) for _ in games]
    blind = [n for n, seat in enumerate(book.seats) if seat not in pair.apart]
    for phases in zip(*games, strict=False):
        views = {
            at: [[observe(book, x, at) for x in (p.before, p.after)] for p in phases]
            for at in (*blind, NOBODY)
        }
        same = {
            at: len({b"".join(map(seen, each)) for each in two}) == 1 for at, two in views.items()
        }
        blind = [at for at in blind if same[at]]
        if not blind:
            return
        if not same[NOBODY]:
            yield "seen"
            return
        said = [
            in_bytes(wall.tell(*view, p.orders, p.changes))
            for wall, view, p in zip(walls, views[NOBODY], phases, strict=True)
        ]
        if said[0] != said[1]:
            yield f"{said[0]} / {said[1]}"
            return


@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_from_any_seat_changes_no_byte_of_what_nobody_is_told(secret: str) -> None:
    assert [leak for book, pair in pairs(secret) for leak in leaks(book, pair)][:1] == []


def told(name: str, number: int) -> Iterator[tuple[ToldPhase, tuple[Change, ...]]]:
    """What nobody is told of each phase of a drawn game, and all its rows."""
    book, rng = WORLDS[name](), np.random.default_rng(number)
    script: list[tuple[Order, ...]] = []
    position = start = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        beat = drawn(book, position, rng)
        script.append(tuple(as_objects(book, position, beat)))
        position = resolve(book, position, beat)
    account = Account(book, NOBODY)
    for phase in Play(book, start, script):
        before, after = (observe(book, x, NOBODY) for x in (phase.before, phase.after))
        yield account.tell(before, after, phase.orders, phase.changes), phase.changes


def valleys() -> Rulebook:
    """A world in which every seat negotiates, so that all can be party to everything."""
    scenario = load(find_scenario("three-valleys")).scenario
    assert scenario
    return compile_rulebook(scenario)


WORLDS: Mapping[str, Callable[[], Rulebook]] = {
    "rich": rich,
    "glass": lambda: world(*GLASS),
    "valleys": valleys,
}
GAMES = [(name, number) for name in WORLDS for number in (1, 2)]


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_the_rows_of_nobody_add_up_to_what_it_sees(name: str, number: int) -> None:
    for phase, _ in told(name, number):
        for target, mask in (("indicator", phase.after.exact), ("shown", ...)):
            rise = np.zeros_like(getattr(phase.after.view, target)[0])
            for row in phase.changes:
                if row.target == target:
                    rise[row.index] += row.amount
            views = [getattr(each.view, target)[0] for each in (phase.before, phase.after)]
            assert ((views[1] - views[0]) == rise)[mask].all(), target


@pytest.mark.parametrize(("name", "number"), GAMES)
def test_nobody_is_told_only_what_all_are_told(name: str, number: int) -> None:
    """Rows are those that everyone sees; of texts, secret clauses and a holder's own trust there is none."""
    counted = 0
    for phase, changes in told(name, number):
        public = phase.before.view.one.public | phase.after.view.one.public
        open_to_all = {_row(c) for c in changes if c.seen_by is None}
        for row in phase.changes:
            assert row.id == counted
            counted += 1
            if not row.seen_by and row.seen_by is not None:
                continue  # what is not told to anybody, as one row
            assert row.seen_by == ("",)
            assert row.target not in (*known_as(Secrecy.PARTY), "trust", "seen", "verdict")
            if row.target in known_as(Secrecy.CLAUSE):
                assert public[row.index[0]]
            elif row.rule != "limit":
                assert _row(row) in open_to_all


def _row(row: Change) -> tuple[str, str, tuple[int, ...], int]:
    """What a row says; the place of a text has a number of its own for everyone who is told."""
    index = row.index[1:] if AXES[row.target][0] == "text" else row.index
    return row.rule, row.target, index, row.amount


NEGOTIATES = {"stakeholders": {"press": {"play": None, "mandate": {"start": 20, "cap": 40}}}}
"""All four seats of the small world negotiate, so that all can be party to everything."""


def signed(
    book: Rulebook, agreed: Mapping[Put, Sequence[str]]
) -> Iterator[tuple[ToldPhase, tuple[Change, ...]]]:
    """What nobody is told of a first round in which texts are put and signed, and the gate is kept shut."""
    script: list[tuple[Order, ...]] = [()] * len(book.phases)
    first = book.phases.index(("talk", 1))
    script[first] = tuple(agreed)
    script[first + 1] = tuple(
        Sign(seat, name_of(book, text)) for text, seats in agreed.items() for seat in seats
    )
    script[book.phases.index(("commit", 0))] = (Move("north", "gate", "closed"),)
    account = Account(book, NOBODY)
    for phase in Play(book, open_games(book, game_seeds(1, 1)), script):
        before, after = (observe(book, x, NOBODY) for x in (phase.before, phase.after))
        yield account.tell(before, after, phase.orders, phase.changes), phase.changes


def agreed_by_all(public: bool) -> Iterator[tuple[ToldPhase, tuple[Change, ...]]]:
    """What nobody is told of a round in which the whole table signs one clause."""
    text = Put("north", (Clause("gate", "open", public),), (), ("south", "isle", "press"))
    return signed(based(NEGOTIATES), {text: ("south", "isle", "press")})


def targets(phases: Iterator[tuple[ToldPhase, tuple[Change, ...]]]) -> set[str]:
    return {row.target for phase, _ in phases for row in phase.changes}


def test_a_secret_of_the_whole_table_is_told_to_every_seat_and_not_to_nobody() -> None:
    changes = [row for _, rows in agreed_by_all(public=False) for row in rows]
    assert {"offered", "signed", "clause"} <= {x.target for x in changes if x.seen_by is None}
    assert not targets(agreed_by_all(public=False)) & {"offered", "signed", "clause", "trust"}
    assert "clause" in targets(agreed_by_all(public=True))


@pytest.mark.parametrize("public", [False, True])
def test_that_every_seat_has_some_secret_agreement_is_not_told_to_nobody(public: bool) -> None:
    """Each seat can be sure of what hangs on there being one, by its own; it learns of no other's."""
    on_a_deal = {"when": "deal", "effects": {"water": 1}}
    levers = {
        "patrol": {"settings": {"none": {"each_round": on_a_deal}}},
        "watch": {"owner": "isle"},
    }
    book = based({"levers": levers} | NEGOTIATES)
    agreed = {
        Put("north", (Clause("gate", "open", public),), (), ("south",)): ("south",),
        Put("isle", (Clause("watch", "open", False),), (), ("press",)): ("press",),
    }
    phases = list(signed(book, agreed))
    told_all = [r for _, rows in phases for r in rows if r.names.get("when") == "deal"]
    assert [row.seen_by for row in told_all] == [None]
    said = [r for phase, _ in phases for r in phase.changes if r.names.get("when") == "deal"]
    assert len(said) == public


@pytest.mark.parametrize("public", [False, True])
def test_what_hangs_on_a_secret_of_the_whole_table_is_not_told_to_nobody(public: bool) -> None:
    on_the_gate = {"when": "agreed(gate)", "effects": {"water": 1}}
    levers = {"patrol": {"settings": {"none": {"each_round": on_the_gate}}}}
    book = based({"levers": levers} | NEGOTIATES)
    others = ("south", "isle", "press")
    secret = Put("north", (Clause("gate", "open", public),), (), others)
    known = Put("isle", (Clause("canal", "high", True),), (), ("north",))
    phases = list(signed(book, {secret: others, known: ("north",)}))
    assert phases[-1][0].before.view.one.public.any()
    told_all = [r for _, rows in phases for r in rows if "when" in r.names]
    assert [row.seen_by for row in told_all] == [None]
    assert len([r for phase, _ in phases for r in phase.changes if "when" in r.names]) == public


def everything_told(self: Account, row: Change, before: Position, after: Position) -> bool:
    return False


def test_what_lies_between_seats_is_kept_from_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it nobody would be told of a text that it has no place for."""
    monkeypatch.setattr(Account, "_between_seats", everything_told)
    with pytest.raises(KeyError, match="between"):
        targets(agreed_by_all(public=False))
