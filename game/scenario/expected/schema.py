"""The JSON Schema of expectation files, for editors; for one scenario it names its ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.scenario.expected.mentions import AGREE, DENY, HAPPENS, LEAVE, PROMISE, WORDS
from game.scenario.expected.shape import MOST_CASES, MOST_EXPECTED, MOST_SEED
from game.scenario.model.base import ID, MIND
from game.scenario.model.kinds import EVENT, FACT, LEVER, OPTION, SEAT, SETTING, VALUE, Kind
from game.scenario.outline import outlined
from game.scenario.schema import DRAFT, Schema, known_minds
from game.scenario.tree import Tree

_ROUND: Final = "^[1-9][0-9]{0,3}$"
_CLAUSES: Final = {"$ref": "#/definitions/Clauses"}
_AMOUNT: Final[Schema] = {
    "description": "A number above 0, as 2 or '2 points'.",
    "anyOf": [
        {"type": "number", "exclusiveMinimum": 0},
        {"type": "string", "pattern": r"^[0-9.]+( (mandate|points))?$"},
    ],
}


def expected_schema(scenario: Tree | None = None) -> Schema:
    """Return the schema of what is expected of a scenario, or of any.

    >>> expected_schema()["items"]["required"]
    ['say', 'expect']
    """
    named = _Named(scenario)
    return {
        "$schema": DRAFT,
        "title": "Parley expectations",
        "description": "Cases: what is decided, round by round, and what is true then.",
        "type": "array",
        "minItems": 1,
        "maxItems": MOST_CASES,
        "items": named.case(),
        "definitions": {
            "Clauses": named.each(LEVER, SETTING),
            "Orders": named.orders(),
            "Agreement": {"anyOf": [_CLAUSES, named.long_deal()]},
        },
    }


class _Named:
    """The parts of the schema, with the ids of a scenario where one is given."""

    def __init__(self, scenario: Tree | None) -> None:
        outline = outlined(scenario) if scenario else None
        lengths = scenario.at(("lengths",)) if scenario else None
        self.lengths = [str(one) for one in lengths] if isinstance(lengths, dict) else []
        self.ids: Mapping[Kind, Sequence[str]] = outline.ids if outline else {}
        self.owned: Mapping[Kind, Mapping[str, Sequence[str]]] = outline.owned if outline else {}

    def case(self) -> Schema:
        """A case of the file."""
        lengths = [form for one in self.lengths if one.isdigit() for form in (int(one), one)]
        mind: Schema = {"pattern": MIND}
        known_minds(mind)
        return _closed(
            {
                "say": _told("What the case shows, in a sentence.", type="string", minLength=1),
                "length": _told(
                    "The minutes of the length; the first if left out.",
                    **({"enum": lengths} if lengths else {"type": ["integer", "string"]}),
                ),
                "seed": _told(
                    "Its luck; without one nothing happens by chance.",
                    type="integer", minimum=0, maximum=MOST_SEED,
                ),
                "minds": _told(
                    "True: minds play the seats that the case does not name; or which mind plays which seat.",
                    anyOf=[{"type": "boolean"}, self._by(SEAT, mind)],
                ),
                "facts": _told("Hidden facts that are settled.", **self.each(FACT, VALUE)),
                "rounds": _told(
                    "By number, what happens in a round.",
                    type="object", patternProperties={_ROUND: self._round()}, additionalProperties=False,
                ),
                "expect": _told(
                    "Conditions that are to be true, at the end or 'after 2'.",
                    type="array", minItems=1, maxItems=MOST_EXPECTED, items={"type": "string"},
                ),
            },
            ["say", "expect"],
        )  # fmt: skip

    def _round(self) -> Schema:
        deal = {"$ref": "#/definitions/Agreement"}
        group = self._by(SEAT, {"$ref": "#/definitions/Orders"}, (AGREE, HAPPENS))
        group.setdefault("properties", {}).update(
            {
                AGREE: _told(
                    "All whom it concerns sign: levers, each with its setting.",
                    **_one_or_more(deal),
                ),
                HAPPENS: _told("Events that are played, whatever their chance.", **self._some(EVENT)),
            }
        )  # fmt: skip
        return group

    def orders(self) -> Schema:
        """What a seat does: its levers and the events that ask it, and what it says."""
        group = self.each(LEVER, SETTING, WORDS)
        named = group.setdefault("properties", {})
        for event in self.ids.get(EVENT, ()):
            options = {"enum": list(self.owned[OPTION].get(event, ()))}
            if options["enum"]:
                named[event] = {"anyOf": [named[event], options]} if event in named else options
        words = {
            PROMISE: _told("It promises settings in public.", allOf=[_CLAUSES]),
            DENY: _told("It says that hidden settings are not in force.", allOf=[_CLAUSES]),
            LEAVE: _told(
                "It gives notice on the agreements that cover these levers.", **self._some(LEVER)
            ),
        }
        for word, said in words.items():
            named[word] = {"anyOf": [named[word], said]} if word in named else said
        return group

    def long_deal(self) -> Schema:
        """An agreement that says more than its clauses."""
        some = self._some(LEVER)
        who = "|".join(self.ids.get(SEAT, ())) or "[a-z][a-z0-9_]*"
        pay = {
            "type": "object",
            "propertyNames": {"pattern": rf"^({who}) *> *({who})$"},
            "additionalProperties": _AMOUNT,
        }
        group = _closed(
            {
                "clauses": _told("Levers, each with its setting.", allOf=[_CLAUSES]),
                "signed": _told("Who signs it, if not all whom it concerns.", **self._some(SEAT)),
                "secret": _told(
                    "Which clauses are secret; true for all.",
                    anyOf=[{"type": "boolean"}, *some["anyOf"]],
                ),
                "verified": _told(
                    "Which clauses are checked; true for all.",
                    anyOf=[{"type": "boolean"}, *some["anyOf"]],
                ),
                "rounds": _told("How many rounds it lasts.", type="integer", minimum=1),
                "pay": _told("Who pays whom how much, as 'north > south: 2'.", **pay),
            },
            [],
        )
        return {**group, "anyOf": [{"required": ["clauses"]}, {"required": ["pay"]}]}

    # ids

    def _one(self, kind: Kind) -> Schema:
        known = self.ids.get(kind)
        return {"enum": list(known)} if known else {"type": "string", "pattern": ID}

    def _some(self, kind: Kind) -> Schema:
        return _one_or_more(self._one(kind))

    def each(self, kind: Kind, inner: Kind, words: Sequence[str] = ()) -> Schema:
        """A group of things, each with one of its own: levers with a setting; `words` mean something else."""
        known = self.ids.get(kind, ())
        if not known:
            return self._by(kind, {"type": "string", "pattern": ID}, words)
        own = {name: {"enum": list(self.owned[inner].get(name, ()))} for name in known}
        return _closed(own, [])

    def _by(self, kind: Kind, value: Schema, words: Sequence[str] = ()) -> Schema:
        """A group of things, each with the same."""
        known = self.ids.get(kind)
        if known:
            return _closed(dict.fromkeys(known, value), [])
        key = f"^(?!({'|'.join(words)})$){ID[1:]}" if words else ID
        return {"type": "object", "patternProperties": {key: value}, "additionalProperties": False}


def _told(description: str, **node: Any) -> Schema:
    return {"description": description, **node}


def _one_or_more(node: Schema) -> Schema:
    return {"anyOf": [node, {"type": "array", "items": node}]}


def _closed(properties: Schema, required: Sequence[str]) -> Schema:
    group: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**group, "required": list(required)} if required else group
