"""Asked why a measure moved, the card shows at once who moved the number that it follows."""

from __future__ import annotations

import pytest

from game.screens.nodes import walk
from game.screens.places import WhyCard
from game.screens.shown import shown
from game.views.spans import Span
from tests.player.games import FLAGSHIP, exchange, game, passed, reading
from tests.screens.hands import pressing, sat_down


@pytest.mark.parametrize("whole", [False, True])
def test_what_a_measure_follows_is_open_at_once_and_can_be_shut(whole: bool) -> None:
    played = reading(exchange(passed(game(("us_president",), FLAGSHIP), "commit")))
    card = WhyCard("indicator", ("balance",), Span(1), whole=whole)
    visit = sat_down(played).shows(*sat_down(played).places, card)
    (cause,) = (node for node in walk(shown(visit).top) if node.role == "disclosure")
    assert cause.value == "open"
    said = " ".join(node.text for node in walk(cause))
    assert "Safety with respect" in said
    assert "it follows Own decisions, Mexico" in said
    assert "Decided by" in said or "In the news" in said or "from the start" in said
    assert "by itself" not in said
    (shut,) = (
        node for node in walk(shown(pressing(visit, cause.id)).top) if node.role == "disclosure"
    )
    assert shut.value == "shut"
