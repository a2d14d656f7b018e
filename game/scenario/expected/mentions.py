"""Where the ids of a scenario stand in an expectation file: what is looked up, and what a new name changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.scenario.expression.expecting import ENDING, OF_SEATS
from game.scenario.expression.tokens import tokens
from game.scenario.model.kinds import ENDING as ENDINGS
from game.scenario.model.kinds import (
    EVENT,
    FACT,
    LENGTH,
    LEVER,
    OPTION,
    SEAT,
    SETTING,
    VALUE,
    Kind,
)
from game.scenario.outline import Outline
from game.scenario.references import PAIR
from game.scenario.tree import Path, Tree
from game.scenario.usage import Thing, Use, spoken

AGREE: Final = "agree"
HAPPENS: Final = "happens"
PROMISE: Final = "promise"
DENY: Final = "deny"
LEAVE: Final = "leave"
WORDS: Final = (PROMISE, DENY, LEAVE)
"""What a seat does besides setting levers and answering."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an id is expected, and what stands there."""

    kind: Kind
    id: Any
    path: Path
    in_key: bool
    owner: str = ""
    at: int = 0
    """the character at which it starts"""


def mentioned(tree: Tree, outline: Outline) -> Iterator[Mention]:
    """Every place of an expectation file where an id stands, but for those in conditions."""
    for path, case in entries(tree.data, ()):
        if not isinstance(case, dict):
            continue
        if "length" in case:
            yield Mention(LENGTH, case["length"], (*path, "length"), False)
        for here, name, value in pairs(case.get("facts"), (*path, "facts")):
            yield Mention(FACT, name, here, True)
            yield Mention(VALUE, value, here, False, str(name))
        for here, name, _ in pairs(case.get("minds"), (*path, "minds")):
            yield Mention(SEAT, name, here, True)
        for here, _, plan in pairs(case.get("rounds"), (*path, "rounds")):
            yield from _of_round(plan, here, outline)


def _of_round(plan: Any, path: Path, outline: Outline) -> Iterator[Mention]:
    for here, name, value in pairs(plan, path):
        if name == AGREE:
            for at, deal in packages(value, here):
                yield from _of_deal(deal, at, outline)
        elif name == HAPPENS:
            yield from _listed(EVENT, value, here)
        else:
            yield Mention(SEAT, name, here, True)
            yield from _of_seat(value, here, outline)


def _of_seat(orders: Any, path: Path, outline: Outline) -> Iterator[Mention]:
    for here, name, value in pairs(orders, path):
        if says_a_word(name, value, outline.ids[LEVER]):
            yield from _clauses(value, here)
        elif name == LEAVE and name not in outline.ids[LEVER]:
            yield from _listed(LEVER, value, here)
        else:
            kind = meant(name, value, outline)
            yield Mention(kind, name, here, True)
            yield Mention(SETTING if kind is LEVER else OPTION, value, here, False, str(name))


def says_a_word(name: Any, value: Any, levers: Sequence[str] | Mapping[str, object]) -> bool:
    """Tell whether a seat promises or denies, rather than sets a lever that is called like that."""
    return name in (PROMISE, DENY) and (isinstance(value, dict) or name not in levers)


def meant(name: Any, value: Any, outline: Outline) -> Kind:
    """Tell whether an order of a seat is about a lever or about an event, where both are called so by its value."""
    if name not in outline.ids[EVENT]:
        return LEVER
    if name not in outline.ids[LEVER]:
        return EVENT
    return EVENT if value in outline.known(OPTION, name) else LEVER


def _of_deal(deal: Any, path: Path, outline: Outline) -> Iterator[Mention]:
    if not is_long(deal):
        yield from _clauses(deal, path)
        return
    yield from _clauses(deal.get("clauses"), (*path, "clauses"))
    yield from _listed(SEAT, deal.get("signed"), (*path, "signed"))
    for key in ("secret", "verified"):
        if not isinstance(deal.get(key), bool):
            yield from _listed(LEVER, deal.get(key), (*path, key))
    for here, name, _ in pairs(deal.get("pay"), (*path, "pay")):
        pair = PAIR.match(str(name))
        for place in (1, 2) if pair else ():
            assert pair is not None
            yield Mention(SEAT, pair[place], here, True, at=pair.start(place))


def _clauses(clauses: Any, path: Path) -> Iterator[Mention]:
    for here, lever, setting in pairs(clauses, path):
        yield Mention(LEVER, lever, here, True)
        yield Mention(SETTING, setting, here, False, str(lever))


def _listed(kind: Kind, value: Any, path: Path) -> Iterator[Mention]:
    """One id, or a list of them."""
    if isinstance(value, list):
        yield from (Mention(kind, item, (*path, at), False) for at, item in enumerate(value))
    elif value is not None:
        yield Mention(kind, value, path, False)


# renaming


def expected_uses(cases: Tree, outline: Outline, thing: Thing) -> Iterator[Use]:
    """Every place of an expectation file where the id of a thing of its scenario stands."""
    for each in mentioned(cases, outline):
        if each.kind is thing.kind and str(each.id) == thing.id and each.owner == thing.owner:
            yield Use(each.path, each.in_key, each.at)
    for path, case in entries(cases.data, ()):
        for here, text in entries(case.get("expect"), (*path, "expect")):
            yield from (Use(here, False, at) for at in _spoken(str(text), thing, outline))


def _spoken(text: str, thing: Thing, outline: Outline) -> Iterator[int]:
    """Where something expected speaks of a thing: as conditions do, or of a seat's number or the ending."""
    yield from spoken(text, thing)
    cut = ["", "", *(token.text for token in tokens(text)[:-1])]
    starts = [0, 0, *(token.at for token in tokens(text)[:-1])]
    own = ENDING in (*outline.ids[LEVER], *outline.ids[FACT])
    for place in range(2, len(cut)):
        before = cut[place - 1], cut[place - 2]
        if before == ("not", "is"):
            before = "is", cut[place - 3]
        of_seat = thing.kind is SEAT and before[0] == "(" and before[1] in OF_SEATS
        is_ending = thing.kind is ENDINGS and before == ("is", ENDING) and not own
        if cut[place] == thing.id and (of_seat or is_ending):
            yield starts[place]


# shapes


def entries(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The items of a list, each with its path; nothing for anything else."""
    if isinstance(value, list):
        yield from (((*path, at), item) for at, item in enumerate(value))


def pairs(value: Any, path: Path) -> Iterator[tuple[Path, Any, Any]]:
    """The keys and values of a group, each with its path; nothing for anything else."""
    if isinstance(value, dict):
        yield from (((*path, key), key, inner) for key, inner in value.items())


def packages(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The agreements of a round: one, or a list of them."""
    if isinstance(value, list):
        yield from entries(value, path)
    else:
        yield path, value


def is_long(deal: Any) -> bool:
    """Tell whether an agreement is written out with more than its clauses."""
    return isinstance(deal, dict) and bool({"clauses", "pay"} & set(deal))
