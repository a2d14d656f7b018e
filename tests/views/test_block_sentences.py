"""A sentence names the condition and the limit of the very block of effects that acted.

Every block of a drawn scenario changes one number by an amount that no other block has, or trust between
two seats between whom nothing else happens; so a row tells by itself which block it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from game.rules.orders import Move
from game.views.explain import explain
from game.views.words import Words
from tests.builders import Game, book

SEATS = [f"s{number}" for number in range(6)]
SETTINGS = ("low", "mid", "high")
CONDITIONS = {
    None: "",
    "round >= 1": "while the round is at least 1",
    "water >= 0": "while Water is at least 0",
    "water <= 100": "while Water is at most 100",
    "not deal": "while no agreement is in force",
}
LIMITS = {None: "", 1: "in its first round", 2: "in its first 2 rounds", 3: "in its first 3 rounds"}

Block = dict[str, Any]


def drawn(luck: Random) -> tuple[dict[str, Any], list[Block]]:
    """Draw a scenario; also its blocks, in no order that the rules know of."""
    pairs = [f"trust({a} > {b})" for a in SEATS for b in SEATS if a != b]
    luck.shuffle(pairs)
    amounts = iter(luck.sample(range(1, 300), 150))
    blocks: list[Block] = []

    def some() -> list[Block]:
        found: list[Block] = []
        for _ in range(luck.randint(0, 2)):
            block: Block = {"effects": {}}
            when, limit = luck.choice(list(CONDITIONS)), luck.choice(list(LIMITS))
            block |= {"when": when} if when else {}
            block |= {"for": limit} if limit else {}
            if pairs and luck.random() < 0.6:
                block["effects"][pairs.pop()] = luck.choice((-60, 60))
            else:
                block["effects"]["water"] = next(amounts) / 100
            found.append(block)
        blocks.extend(found)
        return found

    levers = {
        name: {
            "name": f"Lever {name}", "ask": "How far?", "owner": owner, "start": "low", "step_cost": 0,
            "settings": {
                setting: {"name": f"{setting} {name}", "cooperation": 0, "once": some(), "each_round": some()}
                for setting in SETTINGS
            },
        }
        for name, owner in zip("abc", SEATS, strict=False)
    }  # fmt: skip
    stakeholders: dict[str, Any] = {"north": None, "south": None, "isle": None, "press": None}
    for number, seat in enumerate(SEATS):
        stakeholders[seat] = {
            "name": f"Seat {number}", "short": f"Seat {number}", "icon": "anchor", "colour": "blue",
            "public": "We act.", "private": "We wait.", "interests": {"water": 100},
            "mandate": {"start": 20, "income": 4, "cap": 40},
        }  # fmt: skip
    indicators: dict[str, Any] = {"mood_north": None, "mood_south": None}
    indicators |= {"gold_north": None, "gold_south": None}
    old = dict.fromkeys(("gate", "patrol", "watch", "canal", "market"))
    quiet = {"signal": 0}
    return {
        "stakeholders": stakeholders, "levers": old | levers, "indicators": indicators, "trust": quiet,
    }, blocks  # fmt: skip


def played(luck: Random) -> Iterator[tuple[str, Block]]:
    """Play a drawn game; every sentence about a block that acted, with that block."""
    changes, blocks = drawn(luck)
    by_effect = {
        (target, round(points * 100) if target == "water" else None): block
        for block in blocks
        for target, points in block["effects"].items()
    }
    game = Game(book(changes))
    rules = game.book
    while not game.position.over.all():
        orders = []
        if game.phase == "commit":
            for name, seat in zip("abc", SEATS, strict=False):
                setting = luck.choice(SETTINGS)
                if setting != rules.settings[0][game.position.setting[0, "abc".index(name)]]:
                    orders.append(Move(seat=seat, lever=name, setting=setting))
        for change in game.resolve(orders):
            if "block" not in change.names:
                continue
            if change.target == "indicator":
                key: tuple[str, int | None] = ("water", change.amount)
            else:
                holder, actor = (rules.seats[at] for at in change.index)
                key = (f"trust({holder} > {actor})", None)
            yield explain(Words(rules), change), by_effect[key]


@pytest.mark.parametrize("seed", range(12))
def test_a_sentence_names_the_condition_and_the_limit_of_the_block_that_acted(seed: int) -> None:
    seen = 0
    for said, block in played(Random(seed)):
        wanted = [
            text for text in (CONDITIONS[block.get("when")], LIMITS[block.get("for")]) if text
        ]
        others = {*CONDITIONS.values(), *LIMITS.values()} - {"", *wanted}
        assert all(text in said for text in wanted), (said, block)
        assert not [text for text in others if text in said], (said, block)
        seen += 1
    assert seen > 5


def test_a_limit_of_another_block_is_not_named() -> None:
    game = Game(
        book(
            {
                "levers": {
                    "gate": {
                        "settings": {
                            "open": {
                                "once": [{"effects": {"trust(south > north)": 20}}],
                                "each_round": [{"for": 2, "effects": {"water": 1}}],
                            }
                        }
                    }
                }
            }
        )
    )
    game.until("commit")
    changes = game.resolve([Move(seat="north", lever="gate", setting="open")])
    said = {
        change.rule: explain(Words(game.book), change)
        for change in changes
        if "block" in change.names
    }
    assert said["once_trust"].endswith("The gate was just set to “Open”.")
    assert "in its first 2 rounds" in said["each_round"]
