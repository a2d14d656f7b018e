"""Errors of sense: a file of the right shape with the right names that still cannot be played.

Works on the raw tree, so that it reports beside problems of shape.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np

from game.scenario.diagnostics import Diagnostic
from game.scenario.expression import Condition
from game.scenario.expression.names import Array, Names
from game.scenario.meanings import Meanings
from game.scenario.measures import KEY, misused
from game.scenario.model.kinds import SEAT
from game.scenario.outline import Outline, points
from game.scenario.places import selected
from game.scenario.tree import Path, Tree


def sensible(tree: Tree, outline: Outline, meanings: Meanings) -> tuple[Diagnostic, ...]:
    """Report what cannot be played or scored."""
    checks = (
        _weights(tree),
        _owners(tree),
        _endings(tree),
        _briefs(tree),
        _ranges(tree),
        _ages(tree),
        _freezes(tree),
        _defaults(tree),
        _infeasible(tree),
        _signing(tree, outline),
        misused(tree, outline, meanings),
        _at_start(tree, outline, meanings),
    )
    return tuple(diagnostic for check in checks for diagnostic in check)


def _dict(value: Any) -> dict[Any, Any]:
    return value if isinstance(value, dict) else {}


def _weight(interest: Any) -> Any:
    """The weight of an interest, in its short or its long form."""
    return interest.get("weight") if isinstance(interest, dict) else interest


def _weights(tree: Tree) -> Iterator[Diagnostic]:
    for path, value in selected(tree.data, ("stakeholders", "*", "interests")):
        weights = [_weight(each) for each in value.values()] if isinstance(value, dict) else []
        whole = all(type(weight) is int for weight in weights)
        if weights and whole and sum(weights) != 100:
            message = f"the interests of '{path[1]}' add up to {sum(weights)}, not 100"
            hint = f"{'take away' if sum(weights) > 100 else 'add'} {abs(100 - sum(weights))}"
            yield tree.error(tree.key(path), "E501", message, hint)


def _owners(tree: Tree) -> Iterator[Diagnostic]:
    for path, lever in selected(tree.data, ("levers", "*")):
        if isinstance(lever, dict) and "owner" in lever and lever["owner"] == []:
            where = path + ("owner",)
            if where not in tree.refused:
                hint = "name a seat, several seats, or table"
                yield tree.error(tree.key(where), "E502", f"nobody owns '{path[1]}'", hint)


def _endings(tree: Tree) -> Iterator[Diagnostic]:
    endings = [
        (path, ending)
        for path, ending in selected(tree.data, ("endings", "*"))
        if isinstance(ending, dict)
    ]
    if not endings:
        return
    last = endings[-1][0]
    marked = [path for path, ending in endings if ending.get("otherwise") is True]
    if not marked:
        yield tree.error(
            tree.key(last),
            "E504",
            "no ending says 'otherwise: true'",
            "add it to the last ending, so that every game ends",
        )
    for path in marked:
        if path != last:
            yield tree.error(
                tree.key(path + ("otherwise",)),
                "E504",
                f"'{path[1]}' says 'otherwise', so the endings after it can never happen",
                "move it to the end",
            )
    for path, ending in endings:
        conditional = ending.get("when") is not None
        if path not in marked and not conditional and (path != last or marked):
            yield tree.error(
                tree.key(path), "E505", f"ending '{path[1]}' has no condition", "add 'when:'"
            )
        if path in marked and conditional:
            yield tree.error(
                tree.key(path + ("when",)),
                "E505",
                f"ending '{path[1]}' has a condition and says 'otherwise'",
                "keep one of the two",
            )


def _briefs(tree: Tree) -> Iterator[Diagnostic]:
    for path, seat in selected(tree.data, ("stakeholders", "*")):
        for key in ("public", "private"):
            refused = path + (key,) in tree.refused
            if isinstance(seat, dict) and not refused and seat.get(key) == []:
                where = tree.key(path + (key,))
                message = f"seat '{path[1]}' has no {key} brief"
                yield tree.error(where, "E507", message, "write a sentence or two")


def _ranges(tree: Tree) -> Iterator[Diagnostic]:
    for path, value in selected(tree.data, ("indicators", "*")):
        indicator = _dict(value)
        low, high = points(indicator.get("low"), 0), points(indicator.get("high"), 100)
        if low >= high:
            where = path + ("low" if "low" in indicator else "high",)
            message = f"the range of '{path[1]}' is empty: low is {low:.12g}, high is {high:.12g}"
            yield tree.error(tree.value(where), "E508", message)
            continue
        start = points(indicator.get("start"), low)
        if not low <= start <= high:
            message = (
                f"'{path[1]}' starts at {start:.12g}, outside its range {low:.12g} to {high:.12g}"
            )
            hint = "write a start between the two, or widen 'low' and 'high'"
            yield tree.error(tree.value(path + ("start",)), "E508", message, hint)
        for rung in _dict(indicator.get("rungs")):
            if isinstance(rung, int) and not low <= rung <= high:
                message = f"{rung} is outside the range {low:.12g} to {high:.12g}"
                yield tree.error(tree.key(path + ("rungs", rung)), "E508", message)


def _ages(tree: Tree) -> Iterator[Diagnostic]:
    for path, value in selected(tree.data, ("teaching", "age")):
        youngest, _, oldest = str(value).partition("-")
        if youngest.isdecimal() and oldest.isdecimal() and int(youngest) > int(oldest):
            hint = f"write {oldest}-{youngest}"
            yield tree.error(tree.value(path), "E205", f"the ages {value} run backwards", hint)


def _freezes(tree: Tree) -> Iterator[Diagnostic]:
    for path, value in selected(tree.data, ("freeze",)):
        year, month, day = (
            int(part) if part.isdecimal() else 0 for part in f"{value}--".split("-")[:3]
        )
        if year and 1 <= month <= 12 and day > (last := monthrange(year, month)[1]):
            hint = f"write {year:04}-{month:02}-{last}"
            yield tree.error(tree.value(path), "E205", f"there is no day {value}", hint)


def _defaults(tree: Tree) -> Iterator[Diagnostic]:
    for path, value in selected(tree.data, ("events", "*", "choice")):
        choice = _dict(value)
        name = choice.get("default")
        if not isinstance(name, str):
            continue
        option = _dict(_dict(choice.get("options")).get(name))
        if points(option.get("cost"), 0) > 0:
            yield tree.error(
                tree.value(path + ("default",)),
                "E511",
                f"'{name}' costs mandate, so it cannot be what happens by itself",
                "make another option the default, or take its cost out",
            )


def _starts(tree: Tree) -> dict[str, Any]:
    return {str(path[1]): value for path, value in selected(tree.data, ("levers", "*", "start"))}


def _infeasible(tree: Tree) -> Iterator[Diagnostic]:
    starts = _starts(tree)
    for path, value in selected(tree.data, ("infeasible", "*", "together")):
        together = _dict(value)
        if len(together) >= 2 and all(starts.get(k, k) == v for k, v in together.items()):
            message = "these settings are all in force at the start"
            yield tree.error(tree.key(path), "E512", message, "change a start, or take this out")


def _signing(tree: Tree, outline: Outline) -> Iterator[Diagnostic]:
    seats = len(outline.known(SEAT))
    if "stakeholders" in outline.broken or seats < 2:
        return
    agreements = _dict(_dict(tree.data).get("agreements"))
    sign = _dict(agreements.get("sign"))
    missing = sign.get("missing", 1)
    if sign.get("rule") == "all_but" and isinstance(missing, int) and missing >= seats:
        message = f"all but {missing} of {seats} seats is nobody"
        yield tree.error(tree.key(("agreements", "sign", "missing")), "E514", message)
    for seat, ratifier in _dict(agreements.get("ratification")).items():
        groups = _dict(
            _dict(_dict(_dict(tree.data).get("stakeholders")).get(seat)).get("constituencies")
        )
        if (
            _dict(ratifier).get("by") == "constituencies"
            and seat in outline.known(SEAT)
            and not groups
        ):
            message = f"seat '{seat}' has no constituencies that could ratify"
            yield tree.error(
                tree.value(("agreements", "ratification", seat, "by")), "E514", message
            )
    coalition = agreements.get("coalition")
    if type(coalition) is int and coalition > seats:
        message = f"{coalition} can never join, there are only {seats} seats"
        yield tree.error(tree.value(("agreements", "coalition")), "E514", message)


# What holds before anybody has acted


class OpeningReadings:
    """The start of the game as expressions read it; one game for each way the facts may lie."""

    def __init__(self, tree: Tree, names: Names, facts: list[tuple[int, ...]]) -> None:
        games = len(facts)
        data = _dict(tree.data)
        settings = list(names.levers.values())
        starts = _starts(tree)
        self.round = 1
        self.indicator = self._same(
            games,
            [
                round(100 * points(_dict(_dict(data.get("indicators")).get(key)).get("start"), low))
                for key, (low, _) in names.indicators.items()
            ],
        )
        self.setting = self._same(
            games,
            [
                values.index(starts[key]) if starts.get(key) in values else 0
                for key, values in names.levers.items()
            ],
        )
        self.trust = np.repeat(_trust(data, names.seats)[np.newaxis], games, axis=0)
        self.deal = np.zeros(games, dtype=np.bool_)
        self.cooperation = np.zeros(games, dtype=np.int64)
        self.crossed = np.zeros((games, len(names.red_lines)), dtype=np.int64)
        most = max((len(values) for values in settings), default=0)
        self.stood = np.zeros((games, len(settings), most), dtype=np.int64)
        self.happened = np.zeros((games, len(names.events)), dtype=np.bool_)
        self.chose = np.full((games, len(names.events)), -1, dtype=np.int64)
        self.fact = np.array(facts, dtype=np.int64).reshape(games, len(names.facts))
        self.agreed = np.zeros((games, len(settings)), dtype=np.bool_)
        self.published = self.verified = self.agreed

    @staticmethod
    def _same(games: int, values: list[int]) -> Array:
        return np.repeat(np.array(values, dtype=np.int64)[np.newaxis], games, axis=0)

    def past(self, lag: int) -> Array:
        """There is no past yet, so the start is all that is known."""
        return self.indicator


def _trust(data: dict[Any, Any], seats: tuple[str, ...]) -> Array:
    trust = _dict(data.get("trust"))
    start = round(100 * points(trust.get("start"), 50))
    matrix = np.full((len(seats), len(seats)), start, dtype=np.int64)
    for pair, value in _dict(trust.get("except")).items():
        parts = [part.strip() for part in str(pair).split(">")]
        if len(parts) == 2 and parts[0] in seats and parts[1] in seats:
            matrix[seats.index(parts[0]), seats.index(parts[1])] = round(100 * points(value, 50))
    return matrix


def _ways(tree: Tree, names: Names) -> list[tuple[int, ...]]:
    """Every way in which the facts may lie, at most 64 of them."""
    choices: list[list[int]] = []
    size = 1
    for fact, values in names.facts.items():
        drawn = tree.at(("facts", fact, "drawn"))
        known = [values.index(drawn)] if drawn in values else list(range(len(values))) or [0]
        size *= len(known)
        choices.append(known if size <= 64 else known[:1])
    return list(product(*choices))


def _at_start(tree: Tree, outline: Outline, meanings: Meanings) -> Iterator[Diagnostic]:
    watched = {path: c for path, c in meanings.conditions.items() if _is_watched(tree, path)}
    if not watched:
        return
    names = outline.names
    opening = OpeningReadings(tree, names, _ways(tree, names))
    _measure(opening, names, meanings)
    for path, condition in watched.items():
        if condition.mentions.cooperation:
            continue
        opening.deal[:] = False
        before = _holds(condition, opening)
        opening.deal[:] = path[0] == "stakeholders" and condition.mentions.deal
        if not before and not _holds(condition, opening):
            continue
        if any(_start_unknown(tree, name) for name in condition.mentions.indicators):
            continue
        if path[0] == "endings":
            message = f"ending '{path[1]}' would end the game before anybody has acted"
            yield tree.error(tree.value(path), "E513", message, "change the condition or the start")
        else:
            when = (
                "before anybody has acted" if before else "by the first agreement, whatever it says"
            )
            message = f"red line '{path[-2]}' is crossed {when}"
            yield tree.error(tree.value(path), "W510", message, "change the condition or the start")


def _measure(opening: OpeningReadings, names: Names, meanings: Meanings) -> None:
    """Work out where measures stand at the start."""
    for path, flow in meanings.flows.items():
        if path[-1] == KEY:
            name = str(path[1])
            low, high = names.indicators[name]
            inside = np.clip(flow.amount(opening), 100 * low, 100 * high)
            opening.indicator[:, list(names.indicators).index(name)] = inside


def _start_unknown(tree: Tree, indicator: str) -> bool:
    """Whether the start is missing or wrong, which is said at its own place."""
    its = _dict(tree.at(("indicators", indicator)))
    if KEY in its:
        return False
    low, high = points(its.get("low"), 0), points(its.get("high"), 100)
    return not low <= points(its.get("start"), low - 1) <= high


def _is_watched(tree: Tree, path: Path) -> bool:
    if path[0] == "endings":
        return tree.at(path[:-1] + ("early",)) is True
    return len(path) == 5 and path[2] == "red_lines"


def _holds(condition: Condition, opening: OpeningReadings) -> bool:
    return bool(condition.holds(opening).any())
