"""The analysis of a scenario as data, for `analyse --json`.

Points are numbers in points, exact to a millionth. A package is `settings`, lever to setting for every
open lever, with `utilities`, seat to points. The keys, in this order:

- `scenario`, `minutes`, `seats`, `levers` (the open ones, with their settings);
- `utilities`: `exact`, or `forecast` (what the rules foresee if all keep the package from now on);
  `listed`: `all`, or `sample` (then every count is of the sample, and the packages named are the best
  that a search from it found); `combinations`: how many there are, the impossible ones included;
- `packages`, `acceptable` (under the scenario's own signing rule), `unanimous`: counts;
  `acceptable_per_seat`: seat to count; `ratified`: how many are in every win-set;
- `parties`: the seats whose signatures count; `reservation`, `status_quo`, `best` and `worst` per seat;
- `efficient_count` and `efficient`: the Pareto-efficient packages, at most 10,000 of them;
- `payable`: how many can be paid for in one text, now or after saving up;
- `nash`, `kalai_smorodinsky`, `egalitarian`, `best_sum`: a package with `ties` (how many are equally
  good), `sum`, `acceptable`, `unanimous`, `efficient`, `value` and `paying`; null where there is none;
- `paying`: `price`, seat to mandate in one text; `checked`, the levers whose clauses are checked because
  that is cheaper; `at_once`, whether it can be paid for in one text; `parts`, the rounds in which it is
  signed, each with its `levers`, null where no way was found; `utilities` if it is signed so; and beside a
  point that cannot be paid for in one text `instead`, the best by its measure that can, or null;
- `best_paid`: the package with the largest sum once it is signed as it can be paid for, with `paying`;
- `win_sets`: per seat that needs ratification `by`, `count`, `exactness`, `constituencies`;
- `dominated`: settings with what beats them; `not_open`: levers with one best setting or none that matters;
- `stability`: see `_stability`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from game.analysis.bargaining import Point
from game.analysis.stability import Temptation
from game.analysis.study import POINTS, Held, Study
from game.analysis.winsets import WinSet
from game.rules.arrays import Mask, Whole, only
from game.views.data import Data, exact_points, points, settings, unless_none

LISTED = 10_000
"""Efficient packages printed at most."""
PROFILES = 1_024
"""States whose stability is printed each; of larger graphs only the named ones and the equilibria."""
EQUILIBRIA = 1_000
CONCEPTS = ("nash", "gmr", "smr", "seq")


def analysis_data(studied: Study, asked: Mapping[str, Whole]) -> Data:
    """Put a study into the documented form; `asked` are further profiles [L] by the names they were given."""
    return _DataWriter(studied).data(asked)


class _DataWriter:
    def __init__(self, studied: Study) -> None:
        self.study = studied
        self.survey = studied.survey
        self.book = studied.survey.book

    def data(self, asked: Mapping[str, Whole]) -> Data:
        return {
            **self._head(),
            **self._packages(),
            **{name: self._point(name, point) for name, point in self.study.points.items()},
            "best_paid": unless_none(self.study.best_paid, lambda best: self._paid(best.row)),
            "win_sets": [self._win_set(item) for item in self.study.win_sets.sets],
            **self._choices(),
            "stability": self._stability(asked),
        }

    # parts

    def per_seat(self, values: Iterable[Any]) -> Data:
        """Seat to value."""
        return dict(zip(self.book.seats, values, strict=True))

    def settings(self, setting: Whole) -> dict[str, str]:
        """Lever to setting, of the open levers."""
        return settings(self.book, setting, self.survey.space.levers.tolist())

    def package(self, setting: Whole, utility: Whole) -> Data:
        """A package with what it is worth."""
        return {
            "settings": self.settings(setting),
            "utilities": self.per_seat(exact_points(amount) for amount in utility),
        }

    def count(self, mask: Mask) -> int:
        """How many packages a mask holds for; of a sample, those that were drawn."""
        return int((mask & self.survey.drawn).sum())

    def _head(self) -> Data:
        book, survey = self.book, self.survey
        return {
            "scenario": book.scenario.id,
            "minutes": book.minutes,
            "seats": list(book.seats),
            "levers": {
                book.levers[lever]: list(book.settings[lever]) for lever in survey.space.levers
            },
            "utilities": survey.how,
            "listed": "all" if survey.complete else "sample",
            "combinations": survey.space.size,
        }

    def _packages(self) -> Data:
        survey, study = self.survey, self.study
        rows = np.flatnonzero(study.efficient)
        return {
            "packages": int(survey.drawn.sum()),
            "acceptable": self.count(survey.acceptable),
            "unanimous": self.count(survey.unanimous),
            "acceptable_per_seat": self.per_seat(self.count(column) for column in survey.accepts.T),
            "ratified": self.count(study.win_sets.overlap),
            "payable": self.count(study.at_once),
            "parties": [
                seat
                for seat, is_party in zip(self.book.seats, survey.party, strict=True)
                if is_party
            ],
            "reservation": self.per_seat(exact_points(amount) for amount in survey.reservation),
            "status_quo": self.package(survey.view.one.setting, survey.standing),
            "best": self.per_seat(self._row(int(row)) for row in survey.utility.argmax(axis=0)),
            "worst": self.per_seat(self._row(int(row)) for row in survey.utility.argmin(axis=0)),
            "efficient_count": len(rows),
            "efficient": [self._row(int(row)) for row in rows[:LISTED]],
        }

    def _row(self, row: int) -> Data:
        return self.package(self.survey.setting[row], self.survey.utility[row])

    def _paid(self, row: int) -> Data:
        return {**self._row(row), "paying": self._paying(row)}

    def _paying(self, row: int) -> Data:
        means, setting = self.study.means, self.survey.setting[row]
        way = means.way(setting)
        worth = None if way is None else only(means.worths(setting[None], [way]))
        return {
            "price": self.per_seat(points(price) for price in only(means.price(setting[None]))),
            "checked": [self.book.levers[lever] for lever in means.checked(setting)],
            "at_once": bool(self.study.at_once[row]),
            "parts": None
            if way is None
            else [
                {"round": part.round, "levers": [self.book.levers[lever] for lever in part.levers]}
                for part in way
            ],
            "utilities": None if worth is None else self.per_seat(map(exact_points, worth)),
        }

    def _point(self, name: str, point: Point | None) -> Data | None:
        if point is None:
            return None
        survey, row = self.survey, point.row
        value = self.study.value(survey.utility[row])
        seats = np.array(self.book.seats)[survey.counts]
        return {
            **self._row(row),
            "ties": point.ties,
            "sum": exact_points(self.study.scored[row].sum()),
            "acceptable": bool(survey.acceptable[row]),
            "unanimous": bool(survey.unanimous[row]),
            "efficient": bool(self.study.efficient[row]),
            "value": {
                "created": value.created,
                "claimed": dict(zip(seats.tolist(), value.claimed, strict=True)),
                "left": exact_points(value.left),
            },
            "paying": {**self._paying(row), **self._instead(name, row)},
        }

    def _instead(self, name: str, row: int) -> Data:
        if self.study.at_once[row]:
            return {}
        point = self.study.payable[name]
        return {"instead": unless_none(point, lambda point: self._paid(point.row))}

    def _win_set(self, item: WinSet) -> Data:
        return {
            "seat": self.book.seats[item.seat],
            "by": "constituencies" if item.by < 0 else self.book.seats[item.by],
            "count": self.count(item.approved),
            "exactness": item.how,
            "constituencies": [
                {
                    "name": group.name,
                    "weight": group.weight,
                    "veto": group.veto,
                    "count": self.count(group.accepts),
                }
                for group in item.groups
            ],
        }

    def _choices(self) -> Data:
        book = self.book
        names = book.settings
        return {
            "dominated": [
                {
                    "lever": book.levers[item.lever],
                    "setting": names[item.lever][item.setting],
                    "by": names[item.lever][item.by],
                    "strictly": item.strictly,
                    "seats": [book.seats[seat] for seat in item.seats],
                    "example": self.settings(item.example),
                    "gain": self.per_seat(exact_points(amount) for amount in item.gain),
                }
                for item in self.study.choices.dominated
            ],
            "not_open": [
                {
                    "lever": book.levers[item.lever],
                    "why": item.why,
                    "setting": names[item.lever][item.setting] if item.setting >= 0 else None,
                    "seats": [book.seats[seat] for seat in item.seats],
                }
                for item in self.study.choices.closed
            ],
        }

    # stability

    def _stability(self, asked: Mapping[str, Whole]) -> Data:
        """What holds without any agreement.

        `utilities`: exact or forecast. `states`: how many; null where they were too many to be followed
        all, and then there are no `equilibria`. `equilibria`: by concept, the states stable for all.
        `profiles`: each state, or where there are more than 1,024 the status quo, the packages of
        bargaining theory and those asked for: `names`, `settings`, `utilities`, `followed` (`all`
        sequences of moves, or `replies`: single levers and single replies), then seat to yes or no for
        `nash`, `gmr`, `smr`, `seq` and `coalition`, `equilibrium` (the concepts that hold for all),
        `temptations` (seat to its best move, its gain and a reply to it) and `coalition_move`.
        """
        graph, stable = self.study.graph, self.study.stability
        named = self._named(asked)
        equilibria = None
        if graph is not None and stable is not None:
            if len(graph.number) <= PROFILES:
                for setting in graph.setting:
                    named.setdefault(tuple(setting.tolist()), [])
            equilibria = {
                concept: [
                    self.settings(setting)
                    for setting in graph.setting[getattr(stable, concept).all(axis=1)][:EQUILIBRIA]
                ]
                for concept in CONCEPTS
            }
        profiles = []
        for setting, names in named.items():
            held = self.study.held(np.array(setting))
            if held is not None:
                profiles.append(self._held(held, names))
        return {
            "utilities": self.survey.how,
            "states": None if graph is None else len(graph.number),
            "equilibria": equilibria,
            "profiles": profiles,
        }

    def _named(self, asked: Mapping[str, Whole]) -> dict[tuple[int, ...], list[str]]:
        """Profiles to the names they go by; some may be the same."""
        named = {"status_quo": self.survey.view.one.setting}
        for name in POINTS:
            point = self.study.points[name]
            if point is not None:
                named[name] = self.survey.setting[point.row]
        names: dict[tuple[int, ...], list[str]] = {}
        for name, setting in {**named, **asked}.items():
            names.setdefault(tuple(setting.tolist()), []).append(name)
        return names

    def _held(self, held: Held, names: list[str]) -> Data:
        masks = {concept: getattr(held, concept) for concept in (*CONCEPTS, "coalition")}
        joint = held.joint
        return {
            "names": names,
            **self.package(held.setting, held.utility),
            "followed": "all" if held.whole else "replies",
            **{name: self.per_seat(bool(one) for one in mask) for name, mask in masks.items()},
            "equilibrium": [name for name, mask in masks.items() if mask.all()],
            "temptations": {
                seat: self._temptation(its)
                for seat, its in zip(self.book.seats, held.temptations, strict=True)
                if its is not None
            },
            "coalition_move": None
            if joint is None or held.joint_setting is None
            else {
                "seats": [self.book.seats[seat] for seat in joint.seats],
                "to": self.settings(held.joint_setting),
                "gain": self.per_seat(exact_points(amount) for amount in joint.gain),
            },
        }

    def _temptation(self, its: Temptation) -> Data:
        reply = None
        if its.reply is not None:
            reply = {
                "by": self.book.seats[its.by],
                "to": self.settings(its.reply),
                "credible": its.credible,
                "left": exact_points(its.left),
            }
        return {"to": self.settings(its.to), "gain": exact_points(its.gain), "reply": reply}
