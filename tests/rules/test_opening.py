"""How games begin: the status quo, and hidden facts drawn by their weights."""

from __future__ import annotations

import numpy as np

from game.rules.chance import game_seeds
from game.rules.opening import open_games
from tests.builders import book, trust_row

FACT = {
    "facts": {
        "reef": {
            "name": "Is there a reef?",
            "values": {
                "deep": {"name": "Deep", "weight": 1},
                "shallow": {"name": "Shallow", "weight": 6},
                "none": {"name": "None", "weight": 3},
            },
        }
    }
}


def test_hidden_facts_are_drawn_by_weight() -> None:
    """Each value comes about as often as its weight says."""
    rules = book(FACT)
    drawn = open_games(rules, game_seeds(1, 5_000)).fact[:, 0]
    shares = np.bincount(drawn, minlength=3) / 5_000
    assert np.allclose(shares, [0.1, 0.6, 0.3], atol=0.025)


def test_a_facilitator_sets_a_hidden_fact() -> None:
    """`drawn` with a value leaves nothing to chance."""
    rules = book({"facts": {"reef": FACT["facts"]["reef"] | {"drawn": "none"}}})
    assert (open_games(rules, game_seeds(1, 50)).fact == 2).all()


def test_trust_begins_as_written() -> None:
    """Start for all, exceptions for pairs, and each seat trusts itself."""
    rules = book({"trust": {"start": 40, "except": {"north > isle": 75}}})
    position = open_games(rules, game_seeds(1, 1))
    (pair,) = trust_row(rules, [("north", "isle")])
    assert position.trust[0][pair] == 7_500
    assert position.shown[0][pair] == 7_500
    assert position.trust[0][pair[::-1]] == 4_000
    assert (np.diagonal(position.trust[0]) == 10_000).all()
    assert (position.ceiling == 10_000).all()


def test_a_hidden_status_quo_is_hidden_from_the_start() -> None:
    """Who may not know the setting in force at the start sees what it looks like."""
    rules = book({"levers": {"watch": {"start": "secret"}}})
    seen = open_games(rules, game_seeds(1, 1)).seen[0, :, rules.levers.index("watch")]
    names = [rules.settings[rules.levers.index("watch")][setting] for setting in seen]
    assert names == ["idle", "secret", "idle", "idle"]


NOTHING = (
    "ending",
    "chose",
    "offer",
    "blocking",
    "parent",
    "ready",
    "clause",
    "promised",
    "denied",
)
"""Columns that name one of several things, the first of them by 0; -1 names none."""


def test_nothing_is_named_before_anything_was_done() -> None:
    """A record's digests hang on how nothing is written."""
    position = open_games(book(FACT), game_seeds(1, 2))
    for name in NOTHING:
        assert (getattr(position, name) == -1).all(), name
    for name in ("happened", "deal", "change", "until", "set_round", "verdict", "step", "crossed"):
        assert not getattr(position, name).any(), name
