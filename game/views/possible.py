"""What is possible in a scenario, in lines that a teacher can read and a screen reader can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from game.analysis.dominance import Closed, Dominated
from game.analysis.study import POINTS, Study
from game.rules.arrays import Mask, Whole
from game.views.figures import Figures
from game.views.stability import sentences
from game.views.words import Words


def told(studied: Study, words: Words, asked: Mapping[str, Whole]) -> Iterator[str]:
    """Tell a study line by line; `asked` are further profiles [L] by the names they were given."""
    for line in _Teller(studied, words).lines(asked):
        # A short name such as "EE. UU." brings its own full stop.
        yield line.replace("..", ".")


class _Teller:
    def __init__(self, studied: Study, words: Words) -> None:
        self.study, self.words = studied, words
        self.survey, self.book = studied.survey, studied.survey.book
        self.figures = Figures.of(studied.survey, words)
        self.say = words.say

    def lines(self, asked: Mapping[str, Whole]) -> Iterator[str]:
        title = self.words.texts.title.text
        yield self.say("possible.title", title=title, minutes=self.book.minutes)
        yield self.say(f"possible.{self.survey.how}")
        yield self._size()
        yield from self._section("possible.who", self._acceptance())
        yield from self._section("possible.points", self._points())
        if self.study.win_sets.sets:
            yield from self._section("possible.home", self._home())
        yield from self._section("possible.choices", self._choices())
        yield from self._section("possible.holds", self._holds(asked))

    def _section(self, key: str, lines: Iterator[str]) -> Iterator[str]:
        yield ""
        yield self.say(key)
        yield from (f"  {line}" for line in lines)

    def _size(self) -> str:
        found = self.survey
        number = int(found.drawn.sum())
        kind = "sample"
        if found.complete:
            kind = "all" if number == found.space.size else "some"
        return self.say(
            f"possible.{kind}",
            packages=self.figures.count(number),
            combinations=self.figures.count(found.space.size),
            excluded=self.figures.count(found.space.size - number),
            levers=len(found.space.levers),
        )

    def seats(self, which: Mask) -> list[str]:
        """The names of marked seats [S]."""
        return [self.words.seat(self.book.seats[seat]) for seat in np.flatnonzero(which)]

    def share(self, mask: Mask) -> dict[str, str]:
        """Share and count of a mask of packages [N]."""
        drawn = int((mask & self.survey.drawn).sum())
        return {
            "share": self.figures.share(self.survey.share(mask)),
            "count": self.figures.count(drawn),
        }

    def _acceptance(self) -> Iterator[str]:
        found, amount = self.survey, self.figures.amount
        for seat in np.flatnonzero(found.counts):
            worth = found.utility[:, seat]
            yield self.say(
                "possible.seat",
                seat=self.words.seat(self.book.seats[seat]),
                share=self.figures.share(found.share(found.accepts[:, seat])),
                reservation=amount(found.reservation[seat]),
                standing=amount(found.standing[seat]),
                worst=amount(worth.min()),
                best=amount(worth.max()),
            )
        yield self.say("possible.unanimous", **self.share(found.unanimous))
        party = self.words.listing(self.seats(found.party))
        yield self.say("possible.acceptable", **self.share(found.acceptable), seats=party)

    def _points(self) -> Iterator[str]:
        rows: dict[int, list[str]] = {}
        for name in POINTS:
            point = self.study.points[name]
            title = self.say(f"possible.{name}")
            if point is None:
                yield self.say("possible.none", name=title)
            else:
                many = point.ties > 1
                key = "possible.ties" if many else "possible.package"
                ties = self.figures.count(point.ties)
                rows.setdefault(point.row, []).append(self.say(key, name=title, ties=ties))
        for row, titles in rows.items():
            yield from titles
            yield from (f"  {line}" for line in self._package(row))
        count = self.figures.count(int(self.study.efficient.sum()))
        yield self.say("possible.efficient", count=count)
        left = self.study.value(self.survey.standing).left
        yield self.say("possible.left", points=self.figures.points(left))

    def _package(self, row: int) -> Iterator[str]:
        found = self.survey
        yield self.clauses(found.setting[row], "possible.agreed_as_it_is")
        yield self.worth(found.utility[row])
        if found.acceptable[row]:
            yield self.say("possible.signed")
        else:
            refuses = self.words.listing(self.seats(~found.accepts[row]))
            yield self.say("possible.unsigned", seats=refuses)

    def clauses(self, setting: Whole, unchanged: str = "possible.nothing_changed") -> str:
        """Say what settings [L] change, or that they change nothing."""
        levers = np.flatnonzero(setting != self.survey.view.setting[0])
        clauses = [
            self.say(
                "possible.clause",
                lever=self.words.lever(self.book.levers[lever]),
                setting=self.words.setting(self.book.levers[lever], int(setting[lever])),
            )
            for lever in levers
        ]
        if not clauses:
            return self.say(unchanged)
        return self.say("possible.clauses", clauses=self.words.listing(clauses))

    def worth(self, utility: Whole) -> str:
        """Say what something is worth to each seat [S]."""
        worths = [
            self.say(
                "possible.seat_worth",
                seat=self.words.seat(self.book.seats[seat]),
                points=self.figures.amount(utility[seat]),
            )
            for seat in np.flatnonzero(self.survey.counts)
        ]
        return self.say("possible.worth", worths=", ".join(worths))

    def _home(self) -> Iterator[str]:
        for item in self.study.win_sets.sets:
            seat = self.words.seat(self.book.seats[item.seat])
            share = self.share(item.approved)
            if item.by >= 0:
                by = self.words.seat(self.book.seats[item.by])
                yield self.say("possible.win_set.by", by=by, seat=seat, **share)
                continue
            yield self.say("possible.win_set", seat=seat, **share)
            groups = self.words.texts.stakeholders[self.book.seats[item.seat]].constituencies
            for group in item.groups:
                part = self.figures.share(self.survey.share(group.accepts))
                name = groups[group.name].name.text
                yield "  " + self.say("possible.group", name=name, share=part)
        if len(self.study.win_sets.sets) > 1:
            yield self.say("possible.overlap", **self.share(self.study.win_sets.overlap))

    def _choices(self) -> Iterator[str]:
        found = self.study.choices
        closed = {item.lever for item in found.closed}
        for item in found.closed:
            yield self._choice(f"possible.closed.{item.why}", item)
        for other in found.dominated:
            if other.lever not in closed:
                how = "strictly" if other.strictly else "weakly"
                yield self._choice(f"possible.dominated.{how}", other, other.by)
        if not closed and not found.dominated:
            yield self.say("possible.open")
        if not found.complete:
            yield self.say("possible.sampled_choices")

    def _choice(self, key: str, item: Closed | Dominated, by: int = -1) -> str:
        lever = self.book.levers[item.lever]
        names = [self.words.seat(self.book.seats[seat]) for seat in item.seats]
        return self.say(
            key,
            lever=self.words.lever(lever),
            setting=self.words.setting(lever, item.setting),
            by=self.words.setting(lever, by),
            seats=self.words.listing(names),
        )

    def _holds(self, asked: Mapping[str, Whole]) -> Iterator[str]:
        stable, levers = self.study.stability, self.survey.space.levers
        if not (self.book.owners[levers] == 1).any():
            yield self.say("possible.only_agreed")
            return
        if stable is None:
            yield self.say("possible.too_many")
        else:
            yield self.say(
                "possible.equilibria",
                nash=int(stable.nash.all(axis=1).sum()),
                seq=int(stable.seq.all(axis=1).sum()),
                states=self.figures.count(len(stable.nash)),
            )
        for setting, names in self._profiles(asked).items():
            held = self.study.held(np.array(setting))
            if held is None:
                continue
            yield self.say("possible.profile", names=self.words.listing(names))
            yield "  " + self.clauses(held.setting)
            yield from (f"  {line}" for line in sentences(held, self.figures))
            if not held.whole:
                yield "  " + self.say("possible.replies")

    def _profiles(self, asked: Mapping[str, Whole]) -> dict[tuple[int, ...], list[str]]:
        """The states to speak of, each with the names it goes by."""
        found = {tuple(self.survey.view.setting[0].tolist()): [self.say("possible.status_quo")]}
        for name in POINTS:
            point = self.study.points[name]
            if point is not None:
                key = tuple(self.survey.setting[point.row].tolist())
                found.setdefault(key, []).append(self.say(f"possible.{name}").split(" (")[0])
        for name, setting in asked.items():
            found.setdefault(tuple(setting.tolist()), []).append(name)
        return found
