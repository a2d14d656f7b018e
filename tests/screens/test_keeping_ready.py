"""A signature is kept ready only while there is an exchange left in which it can be given."""

from __future__ import annotations

from game.rules.orders import Edit
from game.screens.places import AtTable, DeclineText
from tests.player.games import FLAGSHIP, game
from tests.screens.hands import ids, playing, sat_down


def test_no_signature_is_kept_ready_in_the_last_exchange() -> None:
    offered: dict[bool, set[bool]] = {}
    for visit, _ in playing(sat_down(game(("mx_president",), FLAGSHIP), AtTable())):
        player = visit.player
        if player.due != "ask" or player.moment.phase != "talk":
            continue
        for tabled in (each for each in player.tabled if each.may_decline):
            lever = tabled.clauses[0].lever
            asked = DeclineText(tabled.text, lever, change=(Edit(lever),))
            there = ids(visit.shows(*visit.places, asked))
            assert "decline" in there
            offered.setdefault(bool(player.last_exchange), set()).add("would_sign" in there)
    assert offered == {False: {True}, True: {False}}
