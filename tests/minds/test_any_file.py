"""Minds talk in any file: where nothing tells what others want, they try what is good for themselves and see."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from game.minds.casting import cast
from game.minds.matches import play
from game.rules.beats import PUT, BeatOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.model import Scenario
from tests.minds.situations import Scene, world

GUIDE = Path(__file__).parents[2] / "scenarios" / "README.md"
TALKATIVE = (
    "self_interested",
    "tit_for_tat",
    "generous",
    "grim",
    "grit",
    "hardliner",
    "satisficer",
)


@cache
def ten_days() -> Rulebook:
    """The guide's farms, who can now agree and must keep what they have agreed on."""
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.DOTALL)
    (text,) = [block for block in blocks if "id: ten-days" in block]
    said = yaml.safe_load(text)
    said["lengths"][20]["exchanges"] = 5
    said["lengths"][20]["minutes"]["talk"] = 1
    said["agreements"] = {"force": "binding"}
    return compile_rulebook(Scenario.model_validate(said))


@cache
def producers(known: bool) -> Rulebook:
    """Four producers on one market: whoever sells more earns more, and the price falls for all."""
    names = "abcd"
    income = {
        f"income_{x}": {"name": f"Income {x}", "start": 0, "good": "high", "scored": "points"}
        for x in names
    }
    said: dict[str, Any] = {
        "format": 1, "id": "market", "language": "en", "title": "A market", "summary": "Four sell.",
        "story": ["There is one market."],
        "stakeholders": {
            x: {"name": x, "short": x, "icon": "user", "colour": "blue", "public": "We sell.",
                "private": "We want to sell for more.",
                "interests": {f"income_{x}": {"weight": 100, "known": known}}}
            for x in names
        },
        "indicators": income,
        "levers": {
            f"l{x}": {
                "name": f"Output {x}", "ask": "How much?", "owner": x, "start": "full",
                "order_means_cooperation": True,
                "settings": {
                    "full": {"name": "All", "each_round": [{"effects": {f"income_{x}": 6, **{f"income_{y}": -2 for y in names if y != x}}}]},
                    "half": {"name": "Half", "each_round": [{"effects": {f"income_{x}": 3}}]},
                },
            }
            for x in names
        },
        "lengths": {45: {"rounds": 4, "exchanges": 5, "aftermath": 0,
                         "minutes": {"brief": 2, "talk": 1, "commit": 1, "reveal": 0, "debrief": 6}}},
        "agreements": {"force": "binding"},
    }  # fmt: skip
    return compile_rulebook(Scenario.model_validate(said))


def played(book: Rulebook, mind: str, games: int) -> tuple[np.ndarray, Position]:
    """Who put a text at some time [G, S], and where the games ended."""
    seeds = game_seeds(3, games)
    put = np.zeros((games, len(book.seats)), dtype=bool)

    def watch(before: Position, beat: BeatOrders, after: Position) -> None:
        nonlocal put
        if isinstance(beat, TalkOrders):
            put |= beat.action == PUT

    last = play(book, cast(book, seeds, dict.fromkeys(book.seats, mind)), seeds, watch=watch)
    return put, last


@cache
def drawn(seed: int) -> Rulebook:
    """A small world of two to four seats who know nothing of each other's wants; some package is good for all.

    Each setting of a lever changes what every seat has, once for all; most cost their owner something.
    """
    rng = np.random.default_rng(seed)
    seats = "abcd"[: 2 + seed % 3]
    while True:
        sizes = rng.integers(2, 4, len(seats))
        own = [-rng.integers(1, 8, size - 1) for size in sizes]
        gains = [rng.integers(-3, 9, (size - 1, len(seats))) for size in sizes]
        for at, each in enumerate(gains):
            each[:, at] = own[at]
        packages = np.array(list(np.ndindex(*sizes)))
        worth = sum(
            np.vstack([np.zeros(len(seats), dtype=int), each])[packages[:, at]]
            for at, each in enumerate(gains)
        )
        if (worth >= 2).all(axis=1).any():
            break
    has = {
        f"has_{x}": {"name": f"Has {x}", "start": 0, "good": "high", "scored": "points"}
        for x in seats
    }

    def setting(at: int, rank: int) -> dict[str, Any]:
        moved = (
            {f"has_{x}": int(gains[at][rank - 1][to]) for to, x in enumerate(seats)} if rank else {}
        )
        effects = {name: amount for name, amount in moved.items() if amount}
        return {
            "name": f"S{rank}",
            "cooperation": 50 * rank,
            **({"once": [{"effects": effects}]} if effects else {}),
        }

    said: dict[str, Any] = {
        "format": 1, "id": "drawn", "language": "en", "title": "Drawn", "summary": "Drawn.",
        "story": ["There is something to do."],
        "stakeholders": {
            x: {"name": x, "short": x, "icon": "user", "colour": "blue", "public": "We want more.",
                "private": "So do you.", "interests": {f"has_{x}": 100}}
            for x in seats
        },
        "indicators": has,
        "levers": {
            f"l{x}": {"name": f"Lever {x}", "ask": "How?", "owner": x, "start": "s0",
                      "settings": {f"s{rank}": setting(at, rank) for rank in range(sizes[at])}}
            for at, x in enumerate(seats)
        },
        "lengths": {45: {"rounds": 4, "exchanges": 5, "aftermath": 0,
                         "minutes": {"brief": 2, "talk": 1, "commit": 1, "reveal": 0, "debrief": 6}}},
        "agreements": {"force": "binding"},
    }  # fmt: skip
    return compile_rulebook(Scenario.model_validate(said))


@pytest.mark.parametrize("mind", TALKATIVE)
def test_the_farms_of_the_guide_talk_and_agree(mind: str) -> None:
    put, last = played(ten_days(), mind, 10)
    assert put.any(axis=0).all(), "each of them puts something at some time"
    assert (last.clause >= 0).any(axis=1).mean() >= 0.8


@pytest.mark.parametrize("mind", TALKATIVE)
@pytest.mark.parametrize("known", [False, True], ids=["private", "known"])
def test_four_producers_talk_and_agree(known: bool, mind: str) -> None:
    put, last = played(producers(known), mind, 10)
    assert put.any(axis=0).all()
    assert (last.clause >= 0).any(axis=1).mean() >= 0.8


@pytest.mark.parametrize("seed", range(12))
def test_where_a_package_is_good_for_all_every_seat_talks_and_most_games_agree(seed: int) -> None:
    book = drawn(seed)
    for mind in ("self_interested", "tit_for_tat", "hardliner"):
        put, last = played(book, mind, 10)
        assert put.any(axis=0).all(), mind
        assert (last.clause >= 0).any(axis=1).mean() > 0.6, mind


def gifts(known: bool) -> set[str]:
    """What b offers of its own so that a moves its lever; one setting is good for a, one bad."""
    has = {f"has_{x}": {"name": x, "start": 50, "good": "high"} for x in "ab"}

    def settings(**moved: dict[str, int]) -> dict[str, Any]:
        after = {
            name: {"name": name, "once": [{"effects": each}], "cooperation": 50}
            for name, each in moved.items()
        }
        return {"settings": {"nay": {"name": "No", "cooperation": 0}, **after}}

    good, bad = {"has_a": 15, "has_b": -3}, {"has_a": -15, "has_b": -3}
    levers = {"la": settings(aye={"has_b": 20}), "lb": settings(good=good, bad=bad)}
    part = {x: {"interests": {f"has_{x}": {"weight": 100, "known": known}}} for x in "ab"}
    book = world({}, levers=levers, part=part, indicators=has)
    put = Scene(book, "self_interested", games=60).until("talk").proposes()
    return {each["lb"] for each in put if "lb" in each}


def test_what_everybody_knows_that_a_seat_wants_is_what_it_is_offered() -> None:
    assert "good" not in gifts(known=False), "nobody can tell what a would like"
    assert gifts(known=True) == {"good"}
