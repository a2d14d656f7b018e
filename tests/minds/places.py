"""Two places made for minds, in which everything that a scenario can hold occurs at once.

The bay has a world, payments, hidden settings and ratification; the market has points alone, with
settings that need others, that cannot be undone and that exclude each other. At each of them a
stranger sits beside the minds, whose orders are drawn: it offers, pays, promises, signs and breaks what
no mind of the program would, so that the others meet it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

import numpy as np

from game.minds.briefing import Briefing
from game.minds.character import USUAL
from game.minds.mind import Reason
from game.rules.beats import SHAPES, BeatOrders, CommitOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import pick
from game.rules.rulebook import Rulebook
from tests.analysis.games import made
from tests.minds.table import Player, Table, table
from tests.properties.worlds import drawn, switched


def points(**worth: float) -> list[dict[str, Any]]:
    """Points for settings, written `lever__setting`."""
    return [{"when": key.replace("__", " is "), "points": said} for key, said in worth.items()]


BAY: dict[str, Any] = {
    "stakeholders": {
        "north": {
            "interests": {"water": 40, "gold_north": 60},
            "bonuses": points(patrol__light=7, watch__open=5, gate__half=-2, gate__open=-4,
                              market__free=3, canal__high=4, tower__radio=6),
        },
        "south": {
            "interests": {"water": None, "mood_south": 40, "gold_south": 60},
            "bonuses": points(gate__half=5, gate__open=9, patrol__light=-2, watch__open=-3,
                              watch__secret=3, canal__high=-2, market__free=5),
        },
        "isle": {
            "bonuses": points(gate__half=3, canal__high=6, tower__radio=-1, tower__radar=4,
                              tower__ruin=5, market__free=-1, patrol__heavy=-8),
        },
    },
}  # fmt: skip


@cache
def bay(*switches: str) -> Rulebook:
    """Three seats and a newspaper on one bay, who want different things of each other."""
    return switched([BAY], switches)


MARKET_LEVERS = {
    "road": "table",
    "toll": "table",
    "shop": "a",
    "wall": "b",
    "well": "c",
    "bell": ("a", "d"),
}
MARKET_WORTH: dict[str, dict[str, tuple[float, ...]]] = {
    "a": {"road": (0, 12, 20), "toll": (18, 9, 0), "shop": (6, 0, -4), "wall": (0, 15), "well": (0, 7), "bell": (0, 3)},
    "b": {"road": (10, 6, 0), "toll": (0, 8, 25), "shop": (0, 9, 16), "wall": (0, -6), "well": (0, 8), "bell": (2, 0)},
    "c": {"road": (0, 9, 11), "toll": (0, 7, 5), "shop": (0, 4, 14), "wall": (0, 5), "well": (0, -5), "bell": (0, 9)},
    "d": {"road": (5, 0, 8), "toll": (9, 2, 0), "shop": (3, 3, 0), "wall": (4, 0), "well": (0, 12), "bell": (0, -4)},
}  # fmt: skip


@cache
def market(rule: str = "all", **more: Any) -> Rulebook:
    """Four seats who count points of their own for what they settle."""
    rules: dict[str, dict[str, Any]] = {
        "all": {"rule": "all"},
        "all_but": {"rule": "all_but", "missing": 1, "veto": ["b"]},
        "weighted": {"rule": "weighted", "above": 60, "weights": {"a": 3}},
    }
    seats = {
        name: {
            "worth": {
                lever: {f"s{rank}": amount for rank, amount in enumerate(amounts)}
                for lever, amounts in worth.items()
            },
            "reservation": 12 + 2 * at,
            "mandate": {"start": 12, "income": 2, "cap": 30},
        }
        for at, (name, worth) in enumerate(MARKET_WORTH.items())
    }
    seats["b"]["bonuses"] = [{"when": "wall is s1 and toll is s2", "points": 7}]
    seats["c"]["bonuses"] = [{"when": "agreed(road) and bell is s1", "points": 4}]
    if rule == "ratified":
        more = {"ratification": {"a": {"by": "c"}}, **more}
    said = made(
        MARKET_LEVERS,
        {lever: len(amounts) for lever, amounts in MARKET_WORTH["a"].items()},
        seats,
        {
            ("wall", 1): {"irreversible": True},
            ("shop", 2): {"needs": "road is s1 or road is s2"},
            ("bell", 1): {"final": True},
        },
        infeasible=[{"say": "Not both.", "together": {"road": "s2", "toll": "s2"}}],
        agreements={"sign": rules.get(rule, {"rule": "all"}), "payments": ["mandate"], **more},
    )
    return compile_rulebook(said)


@dataclass
class Stranger:
    """Orders what is drawn, by the number it was made with; some of it is not allowed and comes to nothing."""

    number: int
    name = "stranger"

    character = USUAL

    def decide(self, moment: Briefing, beat: BeatOrders) -> tuple[Reason, ...]:
        book, view, seat = moment.book, moment.seen.view, moment.seen.one_seat
        # Each game by itself, so that a game of a batch is the game alone.
        every = [
            drawn(
                book,
                pick(view, np.array([game])),
                np.random.default_rng((self.number, game, view.round, view.phase)),
            )
            for game in range(view.games)
        ]
        mine: tuple[Any, ...]
        for part in fields(beat):
            match beat:
                case CommitOrders() if part.name == "option":
                    mine = (book.choice_seat == seat,)
                case _:
                    axes = SHAPES[type(beat)][part.name].axes
                    whose = {"seat": seat, "hand": book.hand_seat == seat}
                    mine = tuple(whose.get(axis, slice(None)) for axis in axes[:2])
            for game, orders in enumerate(every):
                getattr(beat, part.name)[game][mine] = getattr(orders, part.name)[0][mine]
        return ()


def beside_a_stranger(
    book: Rulebook, names: Sequence[str], games: int = 1, seed: int = 5, at: int = 0
) -> Table:
    """Minds in turn on the seats that negotiate, but for one, which is the stranger's."""
    found = table(book, tuple(names[:at]) + ("status_quo",) + tuple(names[at:]), games, seed)
    found.minds[list(found.minds)[at]] = Player(Stranger(seed), game_seeds(0, games))
    return found
