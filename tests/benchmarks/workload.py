"""A made-up game that uses every rule, and orders drawn for it: what the benchmark plays.

Six seats, fifteen levers of four settings, ten indicators and eight rounds of four exchanges: hidden
settings, joint levers, one lever of the table, a binding one, conditional effects, flows, events with
questions, red lines, promises, denials, verification, payments, ratification and endings.
"""

from __future__ import annotations

from typing import Any

from game.scenario.model import Scenario

SEATS = ("north", "south", "east", "west", "isles", "coast")
COLOURS = ("blue", "vermilion", "green", "purple", "amber", "teal")
LEVERS = tuple(f"lever_{number}" for number in range(15))
SETTINGS = ("none", "some", "much", "all")
INDICATORS = (
    "stock", "yield", "safety", "health", "trade",
    "mood_a", "mood_b", "mood_c", "purse_a", "purse_b",
)  # fmt: skip
MINUTES = 90
ROUNDS, EXCHANGES = 8, 4

JOINT = {12: ["north", "south"], 13: ["east", "west", "isles"], 14: ["table"]}
COVERT = {0: "east", 2: "south", 7: "coast"}
"""Levers whose last setting is hidden, with a seat that knows of it."""

Data = dict[str, Any]


def workload() -> Scenario:
    """Build the scenario of the benchmark."""
    return Scenario.model_validate(workload_data())


def workload_data() -> Data:
    """The scenario of the benchmark as plain data, as a file would hold it."""
    return {
        "format": 1,
        "id": "workload",
        "language": "en",
        "title": "Workload",
        "summary": "Every rule at once.",
        "story": "Six neighbours share what none of them can have alone.",
        "stakeholders": {name: _seat(index) for index, name in enumerate(SEATS)},
        "trust": {"start": 50, "except": {"north > south": 30, "coast > east": 75}},
        "indicators": {name: _indicator(index) for index, name in enumerate(INDICATORS)},
        "facts": {
            "old_paper": {
                "name": "What does the old paper say?",
                "values": {
                    "yes": {"name": "It binds.", "weight": 3},
                    "no": {"name": "It does not.", "weight": 2},
                },
                "told": {"north": {"yes": "It binds.", "no": "It does not."}},
            }
        },
        "levers": {name: _lever(index) for index, name in enumerate(LEVERS)},
        "infeasible": [
            {"say": "Not both.", "together": {"lever_3": "all", "lever_4": "all"}},
            {"say": "Not all three.", "together": {
                "lever_6": "some", "lever_8": "much", "lever_10": "all",
            }},
        ],
        "agreements": {
            "sign": {"rule": "all"},
            "notice": 1,
            "worry": 3,
            "verification": {"cost": 1, "exposes": 40},
            "payments": ["mandate", "points"],
            "largest_payment": 4,
            "ratification": {
                "north": {"by": "constituencies", "above": 50},
                "isles": {"by": "coast"},
            },
            "denial": {"pays": 2, "costs": 6},
            "broken_promise": 4,
        },
        "events": {f"event_{number}": _event(number) for number in range(10)},
        "endings": {
            "collapse": {
                "title": "Collapse", "text": "Nothing is left.", "early": True,
                "when": "stock < 8 and safety < 25",
            },
            "union": {
                "title": "Union", "text": "All together.",
                "when": "cooperation >= 60 and deal and trust(north > south) >= 40",
            },
            "plenty": {"title": "Plenty", "text": "Enough for all.", "when": "yield + stock >= 120"},
            "quarrel": {"title": "Quarrel", "text": "Lines crossed.",
                        "when": "crossed(line_0) + crossed(line_3) >= 1"},
            "muddle": {"title": "Muddle", "text": "Nobody knows.", "otherwise": True},
        },
        "lengths": {
            MINUTES: {
                "rounds": ROUNDS, "exchanges": EXCHANGES, "levers": "full",
                "minutes": {"brief": 8, "talk": 4, "commit": 2, "reveal": 2, "debrief": 15},
            }
        },
        "teaching": {"age": "14+", "topic": "Measuring", "objectives": ["Be quick."]},
    }  # fmt: skip


def _seat(index: int) -> Data:
    name = SEATS[index]
    wants = {
        INDICATORS[(index * 3 + step) % 10]: weight for step, weight in enumerate((40, 30, 20, 10))
    }
    own = LEVERS[index * 2]
    seat: Data = {
        "name": f"Office of {name}",
        "short": name,
        "icon": "landmark",
        "colour": COLOURS[index],
        "public": "We want our share.",
        "private": "We could do with less.",
        "interests": wants,
        "worth": {own: {"none": 2, "all": -1.5}},
        "bonuses": [{"when": f"agreed({own}) and {INDICATORS[index]} >= 40", "points": 1.5}],
        "reservation": 40,
        "mandate": {"start": 8, "income": 4, "cap": 14},
        "support": INDICATORS[5 + index % 3],
        "purse": INDICATORS[8 + index % 2],
        "red_lines": {
            f"line_{index}": {
                "say": "Not that.",
                "when": f"{INDICATORS[index]} < 30 or {LEVERS[(index * 2 + 5) % 12]} is all",
                "effects": {
                    INDICATORS[5 + index % 3]: -5,
                    f"trust({name} > {SEATS[(index + 1) % 6]})": -30,
                },
            }
        },
    }
    if name == "north":
        seat["constituencies"] = {
            "towns": {"name": "Towns", "weight": 3, "accepts": "safety >= 55 or published(lever_0)"},
            "farms": {"name": "Farms", "weight": 2, "accepts": "not (lever_1 is all) or verified(lever_1)"},
            "courts": {"name": "Courts", "weight": 1, "veto": True,
                       "accepts": "not (lever_14 is all and yield < 40)"},
        }  # fmt: skip
    return seat


def _indicator(index: int) -> Data:
    part: Data = {
        "name": INDICATORS[index].replace("_", " "),
        "start": 45 + index * 3 % 10,
        "good": "low" if index == 4 else "high",
    }
    if index == 0:
        part["flow"] = "0.15 * stock * (1 - stock / 100) - yield / 20"
        part["flow_says"] = "It grows back."
    elif index == 1:
        part["flow"] = "(past(stock, 2) - yield) / 12 + min(trade - 50, 10) / 15"
        part["flow_says"] = "It follows the stock."
    elif index % 2:
        part["drift"] = -1
    if index == 3:
        part |= {"visible": ["isles", "coast"], "estimate": {"bias": 2, "noise": 6}}
    return part


def _lever(index: int) -> Data:
    lever: Data = {
        "name": LEVERS[index].replace("_", " "),
        "ask": "How much?",
        "owner": JOINT.get(index, SEATS[index // 2 % 6]),
        "start": "some" if index % 3 else "none",
        "step_cost": 1.5 if index % 2 else 2,
        "weight": 1 + index % 3,
        "settings": {name: _setting(index, rank) for rank, name in enumerate(SETTINGS)},
    }
    if index == 11:
        lever["force"] = "binding"
    return lever


def _setting(index: int, rank: int) -> Data:
    """Effects pull in several directions, so that no indicator runs to its limit at once."""
    first, second, third = (INDICATORS[(index * step + rank) % 10] for step in (3, 7, 1))
    sign = 1 if (index + rank) % 2 else -1
    other = LEVERS[(index + 4) % 15]
    setting: Data = {
        "name": SETTINGS[rank],
        "cooperation": rank * 33 if index % 2 else 99 - rank * 33,
        "regard": {name: (rank * 15 - 20) * (1 if (index + seat) % 2 else -1)
                   for seat, name in enumerate(SEATS)},
        "each_round": [{"effects": {first: sign * (1 + rank * 0.5), second: -sign * 1.25}}],
    }  # fmt: skip
    if rank >= 2:
        setting["each_round"].append(
            {"when": f"{other} is {SETTINGS[rank]} or {first} >= 55", "effects": {third: -sign * 2}}
        )
    if rank == 3 and index % 4 == 0:
        setting["each_round"].append(
            {"for": 2, "effects": {second: 3, f"mandate({SEATS[index % 6]})": -0.5}}
        )
    if rank == 1 and index % 5 == 1:  # at the start
        setting["each_round"].append({"for": 2, "effects": {second: 1.5}})
    if rank == 2 and index % 5 == 0:
        pair = f"trust({SEATS[(index // 2 + 1) % 6]} > {SEATS[index // 2 % 6]})"
        setting["each_round"].append(
            {"when": "old_paper is yes and round >= 2", "effects": {pair: 10}}
        )
    if rank:
        setting["once"] = [{"effects": {second: sign * 2}}]
    if rank == 2:
        setting["once"].append({"when": f"{third} < 60", "effects": {third: 1.5}})
    if rank == 3 and index % 3 == 0:
        pair = f"trust({SEATS[index % 6]} > {SEATS[(index + 2) % 6]})"
        setting["once"].append({"effects": {pair: 12 if index % 2 else -8}})
    if rank == 3 and index in COVERT:
        setting["covert"] = {
            "chance": 25,
            "raised": [{"when": f"verified({LEVERS[index]}) or safety < 40", "by": 15}],
            "known_to": [COVERT[index]],
            "looks_like": "some",
        }
    if rank == 3 and index in (5, 14):
        setting |= {"needs": "round >= 2 and trade >= 30", "needs_say": "Trade first."}
    if rank == 3 and index == 6:
        setting |= {"irreversible": True, "cost": 5}
    if rank == 3 and index == 9:
        setting |= {"final": True, "cost": 9, "needs": "round >= 6", "needs_say": "Late only."}
    return setting


def _event(number: int) -> Data:
    event: Data = {
        "title": f"News {number}",
        "text": "Something has happened.",
        "effects": {
            INDICATORS[number]: -4 if number % 2 else 4,
            f"trust({SEATS[number % 6]} > {SEATS[(number + 1) % 6]})": 10 - number * 3,
        },
    }
    if number % 3 == 0:
        event["round"] = 1 + number % 8
    else:
        event |= {"chance": 30 + number * 5, "repeat": number % 2 == 0}
    if number in (2, 5):
        event["when"] = f"{INDICATORS[number]} < 50 and not happened(event_1)"
    if number == 8:
        event["when"] = "rounds(lever_3 is some) >= 2 and not chose(event_3 is pay)"
    if number in (3, 4, 7):
        seat = SEATS[number % 6]
        event["choice"] = {
            "seat": seat,
            "ask": "What do you do?",
            "default": "wait",
            "options": {
                "wait": {"name": "Wait", "effects": {INDICATORS[(number + 3) % 10]: -2}},
                "pay": {
                    "name": "Pay", "cost": 2,
                    "effects": {
                        INDICATORS[(number + 4) % 10]: 4,
                        f"trust({SEATS[(number + 2) % 6]} > {seat})": 20,
                        f"mandate({SEATS[(number + 3) % 6]})": 1,
                    },
                },
            },
        }  # fmt: skip
    if number == 9:
        event |= {"facilitator": True, "round": None}
    return event
