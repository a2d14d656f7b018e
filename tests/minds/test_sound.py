"""What speaks against a text is known before it is weighed, so that only the others need be."""

from __future__ import annotations

import numpy as np
import pytest

from game.minds.casting import cast
from game.minds.lying import lying, sound
from game.rules.beats import TalkOrders
from game.rules.chance import game_seeds
from tests.minds.places import bay, market
from tests.minds.table import book_of
from tests.minds.test_rows import GAMES, decisions, seats_of


@pytest.mark.parametrize("place", ["bay", "market", "flagship"])
def test_a_text_is_as_sound_before_it_is_weighed_as_after(place: str) -> None:
    books = {
        "bay": lambda: bay("ratified", "signed"),
        "market": lambda: market("all_but"),
        "flagship": lambda: book_of("drones-over-mexico"),
    }
    book, found = books[place](), []
    for seed in (4, 5):
        players = cast(book, game_seeds(seed, GAMES), seats_of(book, seed))
        for _, moment, beat in decisions(book, players, seed):
            if isinstance(beat, TalkOrders):
                weighed = lying(moment).weighed
                assert np.array_equal(sound(moment, weighed.texts), weighed.sound)
                found += weighed.sound.tolist()
    assert 10 < sum(found) < len(found) - 10
