"""The laws of the contract: what holds for every node of every screen, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pytest
from _pytest.mark.structures import ParameterSet

from game.locale import LANGUAGES
from game.player.draft import Draft
from game.player.intents import SetGuess, SetRead
from game.player.player import Player
from game.screens.nodes import Node, Screen, plain, spoken, walk
from game.screens.shown import press, shown
from game.screens.visit import Visit, pressed
from game.screens.wants import AskWonder, BeginGame, Export, OnceMore, Resume, Show, moves
from tests.player.games import FLAGSHIP, VALLEYS, game
from tests.screens.hands import playing, sat_down

QUICK = ("alone",)
LATE = 3
"""The round in which other games are looked at closely."""
NAME = re.compile(r"[A-Za-z0-9_.>]+")
GAMES = {
    "alone": (VALLEYS, ("alto",)),
    "shared": (VALLEYS, ("medio", "delta")),
    "flagship": (FLAGSHIP, ("us_president",)),
    "three": (FLAGSHIP, ("us_president", "mx_president", "health")),
}
ONCE = BeginGame | OnceMore | Resume | Export | AskWonder | SetRead | SetGuess
"""What begins something, for which twice is twice; and what a reader has read or guessed, which stays."""


@dataclass(frozen=True)
class Shot:
    """A screen as it was met, and what was found wrong with it while the game stood there."""

    screen: Screen
    faults: tuple[str, ...]


@cache
def shots(name: str, language: str) -> tuple[Shot, ...]:
    """Every screen of a game that is played without a word, and every one that can be opened from it, once.

    In the quick game they are opened as soon as they can be, in the others late, when more has happened.
    """
    scenario, people = GAMES[name]
    played = playing(sat_down(game(people, scenario, language=language), language=language))
    opens = 1 if name in QUICK else LATE
    known: set[str] = set()
    return tuple(
        shot
        for visit, screen in played
        for shot in _around(visit, screen, known, 2 if visit.player.round >= opens else 0)
    )


def _around(visit: Visit, screen: Screen, known: set[str], deep: int) -> Iterator[Shot]:
    """A screen and those that can be opened from it, each name once."""
    if screen.id in known:
        return
    known.add(screen.id)
    yield Shot(screen, tuple(_faults(visit, screen)))
    for node in walk(screen.top):
        if deep and isinstance(node.intent, Show) and not node.disabled:
            there = pressed(visit, node.intent).visit
            yield from _around(there, shown(there), known, deep - 1)


def _faults(visit: Visit, screen: Screen) -> Iterator[str]:
    """What goes wrong where something is viewed or pressed here, twice, or though it is disabled."""
    before = _state(visit)
    if shown(visit) != screen:
        yield "it is another screen the second time"
    if _state(visit) != before:
        yield "viewing it has changed something"
    for node in walk(screen.top):
        if node.disabled and node.role != "entry":
            done = press(visit, node.id)
            if done.well or done.said != node.disabled or done.visit != visit:
                yield f"{node.id} is disabled and does something"
        elif _tried(node) and not _once(visit, node):
            yield f"{node.id} twice is not {node.id} once"


def _tried(node: Node) -> bool:
    """Whether something can be pressed here, and the game goes on as before."""
    wanted = node.intent
    return wanted is not None and node.role != "entry" and not (moves(wanted) or isinstance(wanted, ONCE))  # fmt: skip


def _state(visit: Visit) -> tuple[object, ...]:
    assert visit.game is not None
    seats = visit.game.session.book.seats
    drafts = tuple(visit.game.draft(seat) for seat in seats)
    return drafts, tuple(visit.game.version(seat) for seat in seats), visit.player.moment


def _once(visit: Visit, node: Node) -> bool:
    """Whether pressing something twice comes to the same as once; what a seat prepares is put back."""
    assert visit.game is not None
    assert node.intent is not None
    reader = _reader(visit)
    old = reader.draft if reader else None
    once = pressed(visit, node.intent)
    first = once.visit, _draft(reader)
    twice = pressed(once.visit, node.intent)
    second = twice.visit, _draft(reader)
    if reader and old:
        visit.game.prepare(reader.seat, old)
    return first == second and once.well == twice.well


def _reader(visit: Visit) -> Player | None:
    return None if visit.covered else visit.player


def _draft(reader: Player | None) -> Draft | None:
    return reader.draft if reader else None


def all_shots() -> Iterator[ParameterSet]:
    """Every game in every language; the long ones apart."""
    for name in GAMES:
        for language in LANGUAGES:
            slow = () if name in QUICK else (pytest.mark.slow,)
            yield pytest.param(name, language, marks=slow, id=f"{name}-{language}")


every_game = pytest.mark.parametrize(("name", "language"), [*all_shots()])


def nodes(screen: Screen) -> list[Node]:
    """What can be seen of a screen, with what lies under a dialog."""
    return [*walk(screen.root), *(walk(screen.dialog) if screen.dialog else ())]


def wrong(name: str, language: str, broken: object) -> list[tuple[str, object]]:
    """Where a law does not hold: screens with what is found there."""
    assert callable(broken)
    found = ((shot.screen.id, broken(shot.screen)) for shot in shots(name, language))
    return [(id, faults) for id, faults in found if faults]


@every_game
def test_what_can_be_pressed_has_an_id_of_its_own(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        ids = [node.id for node in walk(screen.top) if node.id or node.pressable]
        below = [node.id for node in nodes(screen) if node.id]
        again = sorted({id for id in below if below.count(id) > 1})
        return [*again, *(id for id in ids if not NAME.fullmatch(id))]

    assert wrong(name, language, broken) == []


@every_game
def test_a_screen_has_at_most_one_main_act(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        main = [node.id for node in walk(screen.top) if node.primary]
        return main if len(main) > 1 else []

    assert wrong(name, language, broken) == []


@every_game
def test_what_is_disabled_is_said_in_a_sentence(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        return [n.disabled for n in nodes(screen) if n.disabled and n.disabled[-1] not in ".?!)"]  # fmt: skip

    assert wrong(name, language, broken) == []


@every_game
def test_headings_begin_with_that_of_the_screen_and_leave_no_level_out(
    name: str, language: str
) -> None:
    def broken(screen: Screen) -> list[int]:
        parts = [screen.root, *([screen.dialog] if screen.dialog else [])]
        levels = [[n.level for n in walk(part) if n.role == "heading"] for part in parts]
        bad = [each for each in levels if not _in_order(list(each))]
        return [level for each in bad for level in each]

    assert wrong(name, language, broken) == []


def _in_order(levels: list[int]) -> bool:
    """Whether headings begin at 1, come back to it never, and go down one step at a time."""
    down = all(below <= above + 1 for above, below in pairwise(levels))
    return levels[:1] == [1] and levels.count(1) == 1 and down


@every_game
def test_what_is_seen_of_a_thing_is_also_heard_of_it(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        return [
            f"{node.id}: {text}"
            for node in nodes(screen)
            if node.pressable and node.role != "disclosure"
            for text in _seen(node)
            if text.casefold() not in spoken(node).casefold()
        ]

    assert wrong(name, language, broken) == []


def _seen(node: Node) -> list[str]:
    """The texts that are seen of something that is pressed; a figure is seen in place of its list."""
    own = [plain(node.text)] if node.text else []
    inside = () if node.role == "figure" else node.children
    return [*own, *(text for child in inside for text in _seen(child))]


@every_game
def test_everything_can_be_heard(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        unheard = [
            n for n in nodes(screen) if (n.pressable or n.role == "figure") and not spoken(n)
        ]
        figures = [n for n in nodes(screen) if n.role == "figure" and not n.children]
        return [node.id or node.kind for node in (*unheard, *figures)]

    assert wrong(name, language, broken) == []


@every_game
def test_viewing_changes_nothing_and_pressing_twice_comes_to_the_same_as_once(
    name: str, language: str
) -> None:
    faults = [(shot.screen.id, shot.faults) for shot in shots(name, language) if shot.faults]
    assert faults == []


@every_game
def test_the_focus_is_on_something_that_is_there(name: str, language: str) -> None:
    def broken(screen: Screen) -> list[str]:
        ids = [node.id for node in walk(screen.top) if node.pressable]
        return [screen.focus] if screen.focus and screen.focus not in ids else []

    assert wrong(name, language, broken) == []
