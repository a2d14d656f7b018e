"""Scenarios and orders for property tests: a rich world in which mechanisms are switched on and off.

Orders are drawn with numpy from a number that hypothesis chooses, so that a failing example is one
small number and a few switches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import numpy as np
from hypothesis import strategies as st

from game.rules.arrays import Array
from game.rules.beats import BeatOrders, BriefOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.encoding import decode, encode
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.phases import no_orders
from game.rules.position import Position, pick
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.texts import texts_known
from tests.builders import merged, scenario
from tests.drawn_talk import Streamed, drawn_talk

RICH: dict[str, Any] = {
    "lengths": {45: {"rounds": 3, "exchanges": 4, "aftermath": 1}},
    "agreements": {
        "worry": 2,
        "payments": ["mandate", "points"],
        "verification": {"cost": 1, "exposes": 40},
        "denial": {"pays": 2, "costs": 6},
    },
    "trust": {"start": 55, "except": {"north > south": 20, "isle > north": 90}},
    "indicators": {
        "water": {"drift": -1, "flow": "0.05 * water * (1 - water / 100) - 0.1 * past(haze, 1)"},
        "haze": {
            "name": "Haze",
            "start": 12,
            "good": "low",
            "visible": ["isle"],
            "estimate": {"seen_by": ["north"], "bias": 2, "noise": 4},
        },
        "mood_south": {"high": 60, "drift": 1},
        "mood_north": {"flow": "2 * watch is secret - (deal and water > 50)", "scored": "points"},
    },
    "facts": {
        "reef": {
            "name": "Is there a reef?",
            "values": {
                "deep": {"name": "Deep"},
                "shallow": {"name": "Shallow", "weight": 2},
                "none": {"name": "None"},
            },
            "told": {
                "isle": {"deep": "A reef.", "shallow": "A reef.", "none": "No reef."},
                "south": {"deep": "It is deep."},
            },
        }
    },
    "levers": {
        "gate": {
            "settings": {
                "half": {
                    "once": {"water": -6, "trust(south > north)": 15},
                    "each_round": {"haze": -1},
                    "regard": 20,
                },
                "open": {
                    "each_round": [
                        {"when": "patrol is none", "effects": {"water": 3, "mandate(isle)": 1}},
                        {"for": 1, "effects": {"mood_north": -7}},
                    ],
                    "regard": {"south": 60, "isle": 30},
                    "needs": "water >= 50 or canal is high",
                },
            }
        },
        "patrol": {
            "settings": {
                "light": {"regard": {"north": -20}},
                "heavy": {"regard": -60, "each_round": {"trust(isle > south)": -20, "haze": 2}},
            }
        },
        "watch": {
            "settings": {
                "secret": {
                    "regard": -70,
                    "each_round": {"haze": 1, "trust(north > south)": -10},
                    "covert": {
                        "chance": 30,
                        "known_to": "isle",
                        "raised": [{"when": "verified(watch) or canal is high", "by": 20}],
                    },
                },
                "open": {"regard": {"north": -30}},
            }
        },
        "tower": {
            "name": "The tower",
            "ask": "What is in the tower?",
            "owner": "isle",
            "start": "lamp",
            "settings": {
                "lamp": {"name": "A lamp", "cooperation": 60},
                "radio": {"name": "A radio", "cooperation": 40, "regard": -10},
                "radar": {
                    "name": "A hidden radar",
                    "cooperation": 5,
                    "regard": -50,
                    "covert": {"chance": 20, "looks_like": "radio"},
                },
                "ruin": {"name": "A ruin", "cooperation": 50, "irreversible": True, "cost": 1},
            },
        },
        "market": {"settings": {"free": {"each_round": {"water": 1}}}},
    },
    "infeasible": [
        {"say": "Not both.", "together": {"gate": "open", "canal": "low"}},
        {"say": "Nor both.", "together": {"patrol": "heavy", "canal": "high"}},
        {"say": "Nor these.", "together": {"market": "free", "watch": "open"}},
    ],
    "events": {
        "flood": {
            "title": "Flood",
            "text": "The river rises.",
            "when": "water > 45",
            "chance": 50,
            "repeat": True,
            "effects": {"water": -4, "trust(north > isle)": -15, "mandate(south)": -1},
            "choice": {
                "seat": "south",
                "ask": "Help?",
                "default": "wait",
                "options": {
                    "wait": {"name": "Wait", "effects": {"mood_south": -2}},
                    "help": {"name": "Help", "cost": 2, "effects": {"trust(north > south)": 30}},
                },
            },
        },
        "storm": {"title": "Storm", "text": "It blows.", "facilitator": True, "effects": {"haze": 9}},
    },
    "stakeholders": {
        "north": {
            "red_lines": {
                "spies": {
                    "say": "No spies.",
                    "when": "watch is secret",
                    "effects": {"mood_north": -8, "trust(north > south)": -40},
                }
            },
            "bonuses": [{"when": "deal and reef is deep", "points": 4.5}],
        },
        "south": {"red_lines": {"dry": {"say": "No drought.", "when": "water < 45"}}},
    },
}  # fmt: skip

SWITCHES: dict[str, dict[str, Any]] = {
    "measured": {
        "indicators": {
            "calm": {"name": "Calm", "good": "high", "measure": "min(water, mood_south - 4)"},
            "murk": {
                "name": "Murk",
                "good": "low",
                "measure": "haze / 2",
                "visible": ["isle"],
                "estimate": {"seen_by": ["north"], "bias": 3},
            },
        }
    },
    "weighted": {
        "agreements": {"sign": {"rule": "weighted", "above": 60, "weights": {"north": 3}}}
    },
    "all_but": {"agreements": {"sign": {"rule": "all_but", "missing": 1, "veto": ["isle"]}}},
    "whole_table": {"agreements": {"sign": {"among": "table"}}},
    "coalition": {"agreements": {"coalition": 3}},
    "short": {"agreements": {"duration": 2, "notice": 0}},
    "ratified": {"agreements": {"ratification": {"north": {"by": "isle"}}}},
    "at_home": {
        "agreements": {"ratification": {"south": {"by": "constituencies"}}},
        "stakeholders": {
            "south": {
                "constituencies": {
                    "fishers": {"name": "Fishers", "weight": 2, "accepts": "not patrol is heavy"},
                    "guards": {"name": "Guards", "veto": True, "accepts": "watch is not open"},
                }
            }
        },
    },
    "binding": {"levers": {"gate": {"force": "binding"}, "watch": {"force": "binding"}}},
    "no_texts_yet": {"lengths": {45: {"talk_from": 2}}},
    "signed": {
        "levers": {
            "gate": {"settings": {"half": {"signed_by": "south"}}},
            "canal": {"settings": {"high": {"signed_by": ["south", "isle"]}}},
            "tower": {
                "settings": {"lamp": {"signed_by": "north"}, "radar": {"signed_by": "south"}}
            },
            "market": {"settings": {"free": {"signed_by": "isle"}}},
        }
    },
    "early": {"endings": {"calm": {"early": True, "when": "water >= 51"}}},
    "final": {"levers": {"patrol": {"settings": {"heavy": {"final": True}}}}},
    "level": {
        "levers": {
            "watch": {
                "settings": {
                    "idle": {"cost": 1},
                    "secret": {
                        "cost": 1,
                        "each_round": None,
                        "covert": {"chance": 0, "raised": None, "known_to": None},
                    },
                }
            },
            "tower": {
                "settings": {"radio": {"cost": 1}, "radar": {"cost": 1, "covert": {"chance": 0}}}
            },
        },
        "agreements": {"verification": None},
        "infeasible": None,
        "stakeholders": {
            "north": {"red_lines": None, "mandate": {"start": 500, "cap": 900}},
            "south": {"mandate": {"start": 500, "cap": 900}},
            "isle": {"mandate": {"start": 500, "cap": 900}},
        },
        "indicators": {"water": {"flow": None}, "mood_north": {"flow": None}},
    },
    "poor": {"stakeholders": {"south": {"mandate": {"start": 2, "income": 1, "cap": 6}}}},
}


@lru_cache(maxsize=64)
def _compiled(text: str) -> Rulebook:
    return compile_rulebook(scenario(json.loads(text, object_hook=_numbered)))


def _numbered(part: dict[str, Any]) -> dict[Any, Any]:
    return {int(key) if key.isdigit() else key: value for key, value in part.items()}


def rich(*switches: str) -> Rulebook:
    """The rich world with some switches on."""
    return switched((), switches)


def switched(others: Iterable[dict[str, Any]], switches: Iterable[str]) -> Rulebook:
    """The rich world with some switches on, and others that are a test's own."""
    changes: Any = RICH
    for switch in (*(SWITCHES[name] for name in switches), *others):
        changes = merged(changes, switch)
    return _compiled(json.dumps(changes))


worlds = st.lists(st.sampled_from(sorted(SWITCHES)), max_size=3, unique=True).map(sorted).map(tuple)
numbers = st.integers(0, 2**31)


def drawn(book: Rulebook, position: Position, rng: np.random.Generator) -> BeatOrders:
    """Draw orders of the present phase for every game; some are not allowed."""
    phase, _ = phase_of(book, position)
    asked = no_orders(book, phase, position.games)

    def yes(like: Array, share: float) -> Array:
        return rng.random(like.shape) < share

    count = book.real.sum(axis=1)

    def ranks(like: Array, hands: bool = True) -> Array:
        return rng.integers(0, 12, like.shape) % (count[book.hand_lever] if hands else count)

    match asked:
        case BriefOrders():
            asked.inject[:] = yes(asked.inject, 0.05) if phase == "brief" else False
        case TalkOrders():
            return drawn_talk(book, position, Streamed(position, rng))
        case RatifyOrders():
            said = rng.choice([0, 1, 2], asked.approve.shape, p=[0.2, 0.6, 0.2])
            asked.approve[:] = said * (position.offer_name > 0)[:, :, None]
        case CommitOrders():
            wanted = np.where(yes(asked.setting, 0.5), ranks(asked.setting), -1)
            kept = position.clause[:, book.hand_lever]
            asked.setting[:] = np.where(yes(asked.setting, 0.4) & (kept >= 0), kept, wanted)
            options = rng.integers(0, 2, asked.option.shape)
            asks = yes(asked.option, 0.5) & (book.choice_seat >= 0)
            asked.option[:] = np.where(asks, options, -1)
    return asked


def as_objects(
    book: Rulebook, position: Position, orders: BeatOrders, game: int = 0
) -> tuple[Order, ...]:
    """The orders of one game of a batch, one by one."""
    return decode(book, orders, game, texts_known(pick(position, np.array([game]))))


def as_arrays(book: Rulebook, position: Position, orders: Iterable[Order]) -> BeatOrders:
    """Orders of the present phase of one game, as arrays."""
    phase, _ = phase_of(book, position)
    return encode(book, phase, orders, texts_known(position))


def only(orders: BeatOrders, game: int) -> BeatOrders:
    """The orders of one game of a batch, as a batch of one."""
    values = {field.name: getattr(orders, field.name)[game : game + 1] for field in fields(orders)}
    return replace(orders, **values)


def played(
    book: Rulebook, games: int, number: int
) -> Iterator[tuple[Position, BeatOrders, Position]]:
    """Play a batch to the end with drawn orders: before, orders and after of every phase."""
    rng = np.random.default_rng(number)
    position = open_games(book, game_seeds(number, games))
    while not position.over.all():
        orders = drawn(book, position, rng)
        after = resolve(book, position, orders)
        yield position, orders, after
        position = after
