"""What is possible in a scenario, in lines that a teacher can read and a screen reader can say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from game.analysis.dominance import Dominated
from game.analysis.interlock import PlaysItself
from game.analysis.means import Way
from game.analysis.study import POINTS, Study
from game.rules.arrays import Mask, Whole, only
from game.views.figures import Figures
from game.views.paying import in_parts
from game.views.stability import sentences
from game.views.words import Words


def told(words: Words, studied: Study, asked: Mapping[str, Whole]) -> Iterator[str]:
    """Tell a study line by line; `asked` are further profiles [L] by the names they were given."""
    yield from _PossibleTeller(words, studied).lines(asked)


class _PossibleTeller:
    def __init__(self, words: Words, studied: Study) -> None:
        self.study, self.words = studied, words
        self.survey, self.book = studied.survey, studied.survey.book
        self.figures = Figures.of(studied.survey, words)
        self.say = words.say
        self.sampled = "" if self.survey.complete else ".sample"
        """the end of keys for what is said otherwise of a sample"""

    def lines(self, asked: Mapping[str, Whole]) -> Iterator[str]:
        title = self.words.texts.title.text
        yield self.say("possible.title", title=title, minutes=self.book.minutes)
        how = self.survey.how
        yield self.say(f"possible.{how}" + (self.sampled if how == "exact" else ""))
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
        survey = self.survey
        number = int(survey.drawn.sum())
        kind = "sample"
        if survey.complete:
            kind = "all" if number == survey.space.size else "some"
        return self.say(
            f"possible.{kind}",
            packages=self.figures.count(number),
            combinations=self.figures.count(survey.space.size),
            excluded=self.figures.count(survey.space.size - number),
            levers=len(survey.space.levers),
        )

    def seats(self, which: Mask) -> list[str]:
        """The names of marked seats [S]."""
        return [self.words.seat(self.book.seats[seat]) for seat in np.flatnonzero(which)]

    def share(self, mask: Mask) -> dict[str, str]:
        """Share and count of a mask of packages [N]."""
        drawn = self.figures.count(int((mask & self.survey.drawn).sum()))
        return {
            "share": self.figures.share(self.survey.share(mask)),
            "count": self.say("possible.drawn", count=drawn) if self.sampled else drawn,
        }

    def _acceptance(self) -> Iterator[str]:
        survey, amount = self.survey, self.figures.amount
        for seat in np.flatnonzero(survey.counts):
            worth = survey.utility[:, seat]
            yield self.say(
                f"possible.seat{self.sampled}",
                seat=self.words.seat(self.book.seats[seat]),
                share=self.figures.share(survey.share(survey.accepts[:, seat])),
                reservation=amount(survey.reservation[seat]),
                standing=amount(survey.standing[seat]),
                worst=amount(worth.min()),
                best=amount(worth.max()),
            )
        yield self.say("possible.unanimous", **self.share(survey.unanimous))
        party = self.words.listing(self.seats(survey.party))
        yield self.say("possible.acceptable", **self.share(survey.acceptable), seats=party)
        if not self.study.at_once.all():
            fine = survey.acceptable & self.study.at_once
            yield self.say("possible.affordable", **self.share(fine))

    def _points(self) -> Iterator[str]:
        rows: dict[int, list[str]] = {}
        for name in POINTS:
            point = self.study.points[name]
            if point is None:
                yield self.say(f"possible.none{self.sampled}", name=self.say(f"possible.{name}"))
            else:
                rows.setdefault(point.row, []).append(name)
        for row, names in rows.items():
            yield from (self._titled(name) for name in names)
            yield from (f"  {line}" for line in self._package(row))
            if not self.study.at_once[row]:
                yield from self._beside(names)
        count = self.figures.count(int(self.study.efficient.sum()))
        yield self.say(f"possible.efficient{self.sampled}", count=count)
        left = self.study.left
        if left is not None and left > 0:
            points = self.figures.points(left)
            yield self.say(f"possible.left{self.sampled}", points=points)

    def _titled(self, name: str) -> str:
        """The title of a package that theory names, and how many are equally good."""
        point = self.study.points[name]
        ties = 1 if point is None else point.ties
        key = f"possible.ties{self.sampled}" if ties > 1 else "possible.package"
        return self.say(key, name=self.say(f"possible.{name}"), ties=self.figures.count(ties))

    def _beside(self, names: Iterable[str]) -> Iterator[str]:
        """Beside packages that cannot be paid for at once, the best that can, by the same measures."""
        rows: dict[int, list[str]] = {}
        for name in names:
            point, title = self.study.payable[name], self._short(name)
            if point is None:
                yield self.say("possible.beside.none", name=title)
            else:
                rows.setdefault(point.row, []).append(title)
        for row, titles in rows.items():
            yield self.say("possible.beside", names=self.words.listing(titles))
            yield from (f"  {line}" for line in self._package(row))

    def _short(self, name: str) -> str:
        return self.say(f"possible.{name}").split(" (")[0]

    def _package(self, row: int) -> Iterator[str]:
        survey = self.survey
        yield self.clauses(survey.setting[row], "possible.agreed_as_it_is")
        yield self.worth(survey.utility[row])
        way, fine = self.study.means.way(survey.setting[row]), bool(survey.acceptable[row])
        if not fine:
            refuses = self.words.listing(self.seats(~survey.accepts[row]))
            yield self.say("possible.unsigned", seats=refuses)
        if way is None or len(way) > 1:
            if fine:
                yield self.say("possible.wanted")
            yield from in_parts(self.words, self.study.means, survey.setting[row], way, self.worths)
        elif fine:
            yield from self._signed(row, way)

    def _signed(self, row: int, way: Way) -> Iterator[str]:
        """Say when a package would be signed that can be paid for in one text."""
        first = self.study.means.rounds[0]
        if not way or way[0].round == first:
            yield self.say("possible.signed")
        else:
            worths = self.worths(only(self.study.means.worths(self.survey.setting[[row]], [way])))
            yield self.say("possible.signed.later", round=way[0].round, worths=worths)

    def clauses(self, setting: Whole, unchanged: str = "possible.nothing_changed") -> str:
        """Say what settings [L] change, or that they change nothing."""
        levers = np.flatnonzero(setting != self.survey.view.one.setting)
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
        return self.say("possible.worth", worths=self.worths(utility))

    def worths(self, utility: Whole) -> str:
        """List what something is worth to each seat [S]."""
        return ", ".join(
            self.say(
                "possible.seat_worth",
                seat=self.words.seat(self.book.seats[seat]),
                points=self.figures.amount(utility[seat]),
            )
            for seat in np.flatnonzero(self.survey.counts)
        )

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
        choices = self.study.choices
        closed = {item.lever for item in choices.closed}
        for item in choices.closed:
            yield self._choice(f"possible.closed.{item.why}{self.sampled}", item)
        for other in choices.dominated:
            if other.lever not in closed:
                how = "strictly" if other.strictly else "weakly"
                yield self._choice(f"possible.dominated.{how}{self.sampled}", other, other.by)
        if not closed and not choices.dominated:
            yield self.say("possible.open")

    def _choice(self, key: str, item: PlaysItself | Dominated, by: int = -1) -> str:
        lever = self.book.levers[item.lever]
        names = [self.words.seat(self.book.seats[seat]) for seat in item.seats]
        return self.say(
            key,
            lever=self.words.lever(lever),
            setting=self.words.setting(lever, item.setting),
            by=self.words.setting(lever, by),
            seats=self.words.listing(names),
            always=self.words.number(item.always) if isinstance(item, PlaysItself) else "",
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
        names = {tuple(self.survey.view.one.setting.tolist()): [self.say("possible.status_quo")]}
        for name in POINTS:
            point = self.study.points[name]
            if point is not None:
                key = tuple(self.survey.setting[point.row].tolist())
                names.setdefault(key, []).append(self._short(name))
        for name, setting in asked.items():
            names.setdefault(tuple(setting.tolist()), []).append(name)
        return names
