"""Window and lines offer the same: at every step of the same game the same intents are possible in both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.lines.heard import pressables
from game.lines.rows import rows
from game.player.intents import Intent, SetPayment
from game.rules.orders import Edit
from game.screens.nodes import Node, by_id, walk
from game.screens.places import AtTable, DeclineText, PackageMore, Place, Sayings, Start
from game.screens.shown import shown
from game.screens.visit import Visit
from game.window.device import AtVisit
from game.window.stage import Stage
from tests.player.games import FLAGSHIP, VALLEYS, game
from tests.screens.hands import playing, sat_down


def said(key: str, **values: object) -> str:
    """A text of the lines as its key and what is filled in."""
    return " ".join((key, *map(str, values.values())))


def in_window(visit: Visit) -> dict[str, Intent | None]:
    """What can be wanted by what has a place in the window, by id; but what is there twice.

    A bubble opens the log, which can be opened beside it; the slip of the text in front would bring it there.
    """
    stage, screen = Stage(AtVisit(visit)), shown(visit)
    nodes = [by_id(screen.top, stop.id) for stop in stage.all_stops]
    pressed = (node for node in nodes if node is not None and not node.disabled)
    return {node.id: node.intent for node in pressed if not _again(node)}


def _again(node: Node) -> bool:
    return node.kind == "bubble" or (node.kind == "slip" and node.value == "chosen")


def in_lines(visit: Visit) -> dict[str, Intent | None]:
    """What can be wanted by what is read out with a number, by id."""
    nodes = pressables(rows(shown(visit), said))
    return {node.id: node.intent for node in nodes if not node.disabled}


def steps(scenario: str, seat: str) -> Iterator[Visit]:
    """A game step by step, with what can be opened over it once a phase."""
    for visit, _ in playing(sat_down(game((seat,), scenario), AtTable())):
        yield visit
        for place in around(visit):
            yield visit.shows(*visit.places, place)


def around(visit: Visit) -> Iterator[Place]:
    """What is asked in a dialog, and each lever opened."""
    player = visit.player
    if player.due != "ask" or visit.places[-1].dialog:
        return
    if player.moment.phase == "talk":
        yield from (PackageMore(player.others[0]), PackageMore(player.others[-1]))
        yield from (Sayings(kind) for kind in ("promise", "mark", "deny", "leave"))
        for text in (each for each in player.tabled if not each.mine):
            yield DeclineText(text.text)
            for clause in text.clauses:
                yield DeclineText(text.text, clause.lever)
                yield DeclineText(text.text, clause.lever, (Edit(clause.lever),))


def opened(visit: Visit) -> Iterator[Visit]:
    """The table with each lever opened in turn."""
    for lever in visit.player.book.levers:
        yield visit.shows(Start(), AtTable(open=lever))


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "seat"), [(VALLEYS, "alto"), (FLAGSHIP, "us_president")])
def test_at_every_step_of_a_game_window_and_lines_offer_the_same(scenario: str, seat: str) -> None:
    known: set[str | type[Place]] = set()
    for visit in steps(scenario, seat):
        assert in_window(visit) == in_lines(visit), shown(visit).id
        known.add(type(visit.places[-1]))
        if visit.player.due == "ask" and visit.player.moment.phase not in known:
            known.add(visit.player.moment.phase)
            for there in opened(visit):
                assert in_window(there) == in_lines(there), there.places
    assert {"talk", "commit", DeclineText, PackageMore} <= known


def test_a_payment_of_one_point_is_possible_in_both() -> None:
    visit = next(v for v, _ in playing(sat_down(game())) if v.player.due == "ask")
    visit = visit.shows(*visit.places, PackageMore("medio"))
    for offered in (in_window(visit), in_lines(visit)):
        assert any(isinstance(i, SetPayment) and i.amount == 100 for i in offered.values())


def test_what_is_asked_of_a_reader_is_a_sentence_in_both_where_it_cannot_be() -> None:
    visit = next(v for v, _ in playing(sat_down(game())) if v.player.due == "ask")
    visit = visit.shows(*visit.places, Sayings("promise"))
    shut = [node for node in walk(shown(visit).top) if node.disabled]
    read = " ".join(row.text for row in rows(shown(visit), said))
    stage = Stage(AtVisit(visit))
    assert shut
    for node in shut:
        assert node.disabled in read
        box = stage.box(node.id)
        assert box is not None
        assert node.disabled in (box.block.disabled, box.block.hint)
