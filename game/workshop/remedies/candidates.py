"""Which changes are worth a try: other values for the numbers that a finding hangs on, and other minds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from statistics import median
from typing import Final

from game.analysis.findings import Finding, Measured, points
from game.scenario.model import Scenario
from game.scenario.numbers import (
    Kind,
    ValueChange,
    WrittenNumber,
    minds_of,
    numbers,
    written,
)
from game.scenario.tree import Path, Tree
from game.workshop.company import LIVELY, OF_MINDS
from game.workshop.remedies.together import Change, alike, weight_changes

_WORTH: Final[tuple[Kind, ...]] = ("effect", "bonus", "worth")
HANGS_ON: Final[Mapping[str, tuple[Kind, ...]]] = {
    "none_acceptable": ("reservation", *_WORTH),
    "half_acceptable": ("reservation", *_WORTH),
    "start_enough": ("reservation", "drift", "start"),
    "reservation": ("reservation", *_WORTH),
    "good_for_all": (*_WORTH, "drift"),
    "reason_to_sign": (*_WORTH, "drift"),
    "lever_depends": (*_WORTH, "cost"),
    "lever_matters": _WORTH,
    "temptation": ("worth", "bonus", "chance", "effect"),
    "discovery": _WORTH,
    "two_seat_deal": _WORTH,
    "seat_mean": ("start", "drift", *_WORTH),
    "seat_spread": ("weight", *_WORTH, "drift"),
    "gain_seat": _WORTH,
    "gain_side": _WORTH,
    "first_proposer": ("terms", *_WORTH),
    "trust_span": ("trust", "regard", "effect"),
    "limits": ("drift", "start", "effect"),
    "lockstep": ("cooperation", "regard", "effect"),
    "endings": ("start", "drift", "effect"),
    "common_ending": ("start", "drift", "effect"),
    "unused_events": ("chance", "drift", "start"),
    "unused_settings": ("cost", *_WORTH),
    "unsigned_clauses": ("cost", *_WORTH),
    "deals": ("terms", "reservation", "mandate", "bonus"),
    "break_last": ("worth", "bonus", "chance", "effect"),
    "never_sign": ("bonus", "terms", "effect"),
    "sign_all_break_all": ("chance", "worth", "bonus", "effect"),
    "kept_words": ("effect", "bonus"),
    "trust_worth": ("terms", "trust", "effect"),
    "sides_near": _WORTH,
    "sides_all": _WORTH,
    "favourites": _WORTH,
    "red_lines": ("start", "drift", "effect"),
}
"""What a finding may hang on, what is most direct first; of the others no number is known."""
NEVER_NEGATIVE: Final = ("cost", "chance", "cooperation", "mandate", "trust", "terms", "start")
PERCENT: Final = ("chance", "cooperation", "trust")
UNUSUAL: Final = ("effect", "worth", "bonus", "drift", "cost")
"""Kinds of numbers of which an unusually large one is the first to be suspected."""
LARGE = 3
"""So many times as large as the one in the middle of its kind is unusual."""
NUDGE = 0.15
"""By which part of its range a start is moved."""
OF_TRUST: Final = ("trust_span", "lockstep")
"""Findings of which what moves trust by itself, such as a rumour, is the first to be suspected."""
WORDS: Final = frozenset({"cooperation", "trust", "value"})
"""Measures of a whole table, which are no ids."""
PLAYS_ITSELF: Final = ("lever_depends", "good_for_all")
"""Findings of levers whose best setting is good for everybody."""


def number_changes(
    tree: Tree, scenario: Scenario, bad: Sequence[Finding]
) -> Iterator[tuple[Change, ...]]:
    """For each number that is worth a try the changes of it, those first on which a finding hangs most.

    Numbers alike in several levers or seats that a finding speaks of change together, so that what was even
    stays even. The findings take turns, so that each has its numbers among the first.
    """
    file = _Numbers(tree, scenario, _brings(bad))
    done: set[Path] = set()
    for options in chain.from_iterable(zip_longest(*map(file.changes, bad))):
        if options and done.isdisjoint(change.path for change in options[0]):
            done.update(change.path for change in options[0])
            yield options


class _Numbers:
    """The numbers of a file, with what each has to do with and which are alike."""

    def __init__(self, tree: Tree, scenario: Scenario, brings: Mapping[str, int]) -> None:
        self.tree, self.scenario, self.brings = tree, scenario, brings
        self.there = numbers(tree)
        self.twins = alike(self.there, scenario)
        self.subjects = {each.path: _subjects(scenario, tree, each) for each in self.there}

    def changes(self, finding: Finding) -> Iterator[tuple[Change, ...]]:
        """The changes that may help a finding, number by number."""
        kinds, ranked = HANGS_ON.get(finding.code, ()), _ranked(self.there, self.subjects, finding)
        if "reservation" in kinds and (right := self._all_right()):
            yield (right,)
        if "weight" in kinds:
            yield from weight_changes(self.tree, self.scenario, _asked(finding))
        left = {number.path: number for number in ranked}
        for number in ranked:
            group = [one for one in self.twins.get(number.path, (number,)) if one.path in left]
            for one in group:
                del left[one.path]
            if group:
                first = finding.code in PLAYS_ITSELF
                yield tuple(_options(group, self.scenario, first, self.brings))

    def _all_right(self) -> Change:
        """All walk-away values that are off, each set to what play without agreements brings its seat.

        Nothing where only one is off: that is an option of its own number.
        """
        off = [
            ValueChange(one.path, one.kind, one.value, self.brings[seat])
            for one in self.there
            if one.kind == "reservation" and (seat := str(one.path[1])) in self.brings
        ]
        return tuple(off) if len(off) > 1 else ()


def _brings(bad: Sequence[Finding]) -> Mapping[str, int]:
    """What play without agreements brings the seats whose walk-away value is off, in whole points."""
    levels = next((finding for finding in bad if finding.code == "reservation"), None)
    rows = levels.rows if levels else ()
    out = (row for row in rows if row.fine is False)
    return {row.subject: round(points(int(row.facts["brings"]))) for row in out}


def _ranked(
    there: Sequence[WrittenNumber], subjects: Mapping[Path, frozenset[str]], finding: Finding
) -> list[WrittenNumber]:
    """The numbers that a finding may hang on: first unusual ones, then the nearest; those of events last.

    All of their kind where the finding speaks of no number's seats, levers or indicators.
    """
    kinds, asked = HANGS_ON.get(finding.code, ()), _asked(finding)
    near = [
        (len(subjects[number.path] & asked), number) for number in there if number.kind in kinds
    ]
    touched = [(hits, number) for hits, number in near if hits]
    of_trust = finding.code in OF_TRUST
    usual = {kind: median(abs(number.value) for number in there if number.kind == kind) for kind in kinds
             if any(number.kind == kind for number in there)}  # fmt: skip

    def rank(pair: tuple[int, WrittenNumber]) -> tuple[bool, bool, int, int, float]:
        hits, number = pair
        moves_trust = str(number.path[-1]).startswith("trust(")
        large = number.kind in UNUSUAL and abs(number.value) > LARGE * usual[number.kind]
        first = moves_trust if of_trust else large
        rare = number.path[0] == "events" and not first
        return rare, not first, -hits, kinds.index(number.kind), -abs(number.value)

    return [number for _, number in sorted(touched or near, key=rank)]


def _asked(finding: Finding) -> frozenset[str]:
    """The seats, levers, settings and indicators that a finding speaks of."""
    rows: Iterable[Measured] = [
        row for row in finding.rows if row.fine is False and row.kind != "word"
    ]
    said = [row.subject for row in rows]
    facts = [finding.facts, *(row.facts for row in rows)]
    said += [str(value) for part in facts for value in part.values() if isinstance(value, str)]
    return frozenset(word for subject in said for word in _words(subject)) - WORDS


def _words(subject: str) -> tuple[str, ...]:
    """An id, and what it is put together of: `lever.setting`, `seat+seat`.

    >>> _words("gate.open"), _words("alto+medio"), _words("gate")
    (('gate.open', 'gate', 'open'), ('alto+medio', 'alto', 'medio'), ('gate',))
    """
    return (subject, *re.split(r"[.+]", subject)) if re.search(r"[.+]", subject) else (subject,)


def _subjects(scenario: Scenario, tree: Tree, number: WrittenNumber) -> frozenset[str]:
    """The ids that a number has to do with: its place, who counts what it moves, what its condition reads."""
    words = {str(part) for part in number.path}
    if number.path[0] == "levers":
        lever = scenario.levers[str(number.path[1])]
        words |= set(lever.owner)
        if len(number.path) > 3:
            words.add(f"{number.path[1]}.{number.path[3]}")
    if number.kind == "bonus":
        condition = str((tree.at(number.path[:-1]) or {}).get("when", ""))
        words |= set(re.findall(r"[a-z]\w*", condition))
    moved = str(number.path[1] if number.path[0] == "indicators" else number.path[-1])
    words |= {
        seat
        for seat, part in scenario.stakeholders.items()
        if part.interests and moved in part.interests
    }
    return frozenset(words)


def _options(
    group: Sequence[WrittenNumber],
    scenario: Scenario,
    turned_first: bool,
    brings: Mapping[str, int],
) -> Iterator[Change]:
    """What numbers that are alike might be instead, all of them."""
    number = group[0]
    for value in dict.fromkeys(_values(number, scenario, turned_first, brings)):
        if value != number.value and value != 0:
            yield tuple(ValueChange(one.path, one.kind, one.value, value) for one in group)


def _values(
    number: WrittenNumber, scenario: Scenario, turned_first: bool, brings: Mapping[str, int]
) -> Iterator[int | float]:
    """Other values: of a start a little more or less; of others less if unusual, twice, half, turned round.

    What plays itself is first turned round: it must cost something.
    """
    value = number.value
    if number.kind == "reservation":
        right = brings.get(str(number.path[1]))
        yield from (right,) if right is not None else ()
        yield from (_tidy(value - 5), _tidy(value + 5))
        return
    if number.kind == "start":
        part = scenario.indicators[str(number.path[1])]
        step = max(1, round((part.high - part.low) * NUDGE))
        yield from (v for v in (value + step, value - step) if part.low <= v <= part.high)
        return
    if number.kind in UNUSUAL and abs(value) > LARGE:
        yield _part(value, LARGE * LARGE)
        yield _part(value, LARGE)
    turned = [] if number.kind in NEVER_NEGATIVE else [-value]
    if turned_first:
        yield from turned
    most = 100 if number.kind in PERCENT or number.kind == "regard" else None
    twice = 2 * value if most is None else max(-most, min(most, 2 * value))
    yield _tidy(twice)
    yield _tidy(_half(value))
    yield from turned


def _part(value: int | float, parts: int) -> int:
    """A whole number of so many times less, at least 1 in size."""
    return max(1, round(abs(value) / parts)) * (1 if value > 0 else -1)


def _half(value: int | float) -> int | float:
    """Half of a number, whole where it was whole; of one three times as much instead.

    >>> _half(6), _half(-7), _half(1), _half(1.5)
    (3, -3, 3, 0.75)
    """
    if isinstance(value, int):
        return (abs(value) // 2) * (1 if value > 0 else -1) if abs(value) > 1 else 3 * value
    return round(value / 2, 2)


def _tidy(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


def mind_changes(tree: Tree, scenario: Scenario, bad: Sequence[Finding]) -> Iterator[Change]:
    """Other minds: mixed company for all seats alike, then for one seat at a time those of another or such company.

    Seats that are always played alike come first.
    """
    if not any(finding.code in OF_MINDS for finding in bad):
        return
    seats = [seat for seat, part in scenario.stakeholders.items() if part.play != "information"]
    known = {seat: minds_of(tree, seat) for seat in seats}
    company = [minds for minds in dict.fromkeys((*known.values(), *LIVELY)) if len(minds) > 1]
    turns: list[Mapping[str, tuple[str, ...]]] = [dict.fromkeys(seats, minds) for minds in LIVELY]
    for at in range(len(company)):
        for seat in sorted(seats, key=lambda seat: len(known[seat])):
            turns.append({seat: company[(at + seats.index(seat)) % len(company)]})
    for turn in turns:
        change = tuple(
            ValueChange(
                ("stakeholders", seat, "temperament"), "temperament", known[seat] or None, minds
            )
            for seat, minds in turn.items()
            if sorted(minds) != sorted(known[seat])
        )
        if change and all(written(tree, value) is not None for value in change):
            yield change
