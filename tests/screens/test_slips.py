"""One stray Enter moves nothing that cannot be taken back, and who ends her talk reads that she does."""

from __future__ import annotations

import pytest

from game.player.intents import Say, SetClause, SetMove, TakeHint
from game.rules.orders import Highlight
from game.screens.nodes import Node, Screen, by_id, walk
from game.screens.wants import moves
from tests.player.games import FLAGSHIP, VALLEYS, game
from tests.screens.asked import asked
from tests.screens.hands import playing, sat_down


def at_first(screen: Screen) -> Node | None:
    """What Enter presses where nothing was pressed yet."""
    pressable = (node for node in walk(screen.top) if node.pressable)
    return by_id(screen.top, screen.focus) if screen.focus else next(pressable, None)


@pytest.mark.parametrize(
    ("scenario", "people"), [(VALLEYS, ("alto",)), (VALLEYS, ("alto", "delta")), (FLAGSHIP, ("mx_president",))]
)  # fmt: skip
def test_what_moves_the_game_has_the_focus_at_first_only_as_the_main_button_that_says_so(
    scenario: str, people: tuple[str, ...]
) -> None:
    met = [screen for _, screen in playing(sat_down(game(people, scenario)))]
    assert {screen.id.split(".")[0] for screen in met} >= {"brief", "table", "reveal", "guess"}
    first = {screen.id: node for screen in met if (node := at_first(screen)) and node.intent}
    assert len(first) > 20
    # Whoever is asked for a guess has just sealed: `skip` goes on without one.
    moving = [node for node in first.values() if node.intent and moves(node.intent)]
    assert all(node.primary for node in moving)
    said = {node.text for node in moving if node.id != "skip"}
    assert said <= {"Say no more", "Order nothing and seal"}, "nothing was prepared"
    assert not any(isinstance(node.intent, TakeHint) for node in first.values())


def test_the_main_button_of_the_talk_says_what_it_does() -> None:
    seat = asked()
    assert seat.node("done").text == "Say no more"
    seat.want(Say(Highlight("alto", "payment")))
    assert seat.node("done").text == "Say it and go on"
    assert [node.text for node in seat.node("done").children] == ["1 thing prepared"]
    seat.want(SetClause("payment", "some"))
    seat.want(SetClause("release", "high"))
    assert seat.node("send").text == "Put it to them"
    assert seat.node("send").primary
    assert "and what else is prepared" in seat.node("send").children[0].text
    assert seat.node("done").text == "Without it"
    assert not seat.node("done").primary


def test_the_main_button_of_the_orders_says_what_it_does() -> None:
    seat = asked("commit")
    assert seat.node("done").text == "Order nothing and seal"
    assert seat.node("done").hint == "Silence keeps your word. All else stays as it is."
    seat.want(SetMove("release", "high"))
    assert seat.node("done").text == "Seal the orders"
