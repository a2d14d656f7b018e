"""The balance of a scenario in sentences for its author: what is fine, what to look at, what to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game import locale
from game.analysis.comparison import MovedFigure
from game.analysis.findings import Example, Facts, Finding, Measured, Report, Unit
from game.scenario.codes import DOUBTS
from game.scenario.numbers import shown
from game.views.words import Words
from game.workshop.balance_tables import FigureTable, tables
from game.workshop.company import LIVELY, OF_MINDS, played_alike

FEW = 100
"""Games below which figures are told with a caution."""
ROWS = 8
"""Lines shown of one finding at most."""
WORST_ONLY = ("unused_events", "unused_settings", "unsigned_clauses")
"""Findings of which only the names of what is out of order are told, in one line."""
ALWAYS_TOLD = ("lever_depends",)
"""Findings of which what is out of order is told even if the whole is fine."""
IN_FULL = "teaches"
"""The group of findings of which every line is told, fine or not."""


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """One finding in words."""

    code: str
    fine: bool
    sentence: str
    rows: tuple[str, ...] = ()
    advice: str = ""
    example: str = ""
    accepted: str = ""
    """why the author leaves it as it is"""
    more: str = ""
    """the command that shows the page about it"""

    @property
    def verdict(self) -> str:
        """The key of its verdict."""
        return "fine" if self.fine else "accepted" if self.accepted else "look"


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one group, what to look at first."""

    title: str
    findings: tuple[ToldFinding, ...]


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A whole report in words."""

    title: str
    basis: tuple[str, ...]
    verdict: str
    sections: tuple[Section, ...]
    left_out: tuple[str, ...]
    """measures that do not fit the game, a sentence for each reason"""
    tables: tuple[FigureTable, ...]
    minds: str = ""
    """which seats are always played alike, where other minds would make games differ"""


def page(words: Words, report: Report, scenario: str, program: str = "") -> ToldReport:
    """Put a report into words.

    Args:
        report: the report.
        words: in which language, and by what names.
        scenario: how commands name the scenario.
        program: what is typed before a command.
    """
    return _FindingTeller(words, report, scenario, program).page()


class _FindingTeller:
    def __init__(self, words: Words, report: Report, scenario: str, program: str = "") -> None:
        self.report, self.words, self.scenario, self.program = report, words, scenario, program
        self.say = words.say

    def page(self) -> ToldReport:
        report = self.report
        looks = sum(not (finding.fine or finding.accepted) for finding in report.findings)
        measured = sum(finding.applies for finding in report.findings)
        key = "balance.verdict" if looks else "balance.verdict.none"
        return ToldReport(
            title=self.say(
                "balance.title", title=self.words.texts.title.text, minutes=report.minutes
            ),
            basis=self._basis(),
            verdict=self.say(key, looks=looks, measured=measured),
            sections=tuple(self._sections()),
            left_out=tuple(self._left_out()),
            tables=tuple(tables(self.words, report, self.subject)),
            minds=self._minds(),
        )

    def _minds(self) -> str:
        report, texts = self.report, self.words.texts
        asked = any(
            item.code in OF_MINDS and not (item.fine or item.accepted) for item in report.findings
        )
        alike = played_alike(self.words.book.scenario)
        if not alike or not (asked or any(item.why == "varied" for item in report.findings)):
            return ""
        seats = self.words.listing([texts.stakeholders[seat].short.text for seat in alike])
        command = f"{self.program} balance {self.scenario} --try".strip()
        return self.say("balance.minds", seats=seats, minds=shown(LIVELY[0]), command=command)

    def _basis(self) -> tuple[str, ...]:
        report = self.report
        sure = "complete" if report.complete else "sample"
        few = (self.say("balance.few", few=FEW),) if report.games < FEW else ()
        own = (self.say("balance.own_points"),) if report.own_points else ()
        return (
            self.say(
                "balance.basis",
                games=self.words.count(report.games),
                alone=report.alone,
                seed=report.seed,
            ),
            self.say(
                f"balance.packages.{report.how}.{sure}", packages=self.words.count(report.packages)
            ),
            *own,
            *few,
        )

    def _sections(self) -> Iterator[Section]:
        groups = dict.fromkeys(finding.group for finding in self.report.findings)
        for group in groups:
            findings = [
                item for item in self.report.findings if item.group == group and item.applies
            ]
            findings.sort(key=lambda item: item.fine or bool(item.accepted))
            told = tuple(self._told(item) for item in findings)
            if told:
                yield Section(self.say(f"balance.group.{group}"), told)

    def _left_out(self) -> Iterator[str]:
        reasons: dict[str, list[str]] = {}
        for finding in self.report.findings:
            if finding.why:
                name = self.say(f"balance.name.{finding.code}")
                reasons.setdefault(finding.why, []).append(self.say("balance.quoted", name=name))
        for why, names in reasons.items():
            yield self.say(f"balance.left.{why}", names=self.words.listing(names))

    def _told(self, finding: Finding) -> ToldFinding:
        verdict = "fine" if finding.fine else "look"
        values = {**self._values(finding.facts), **self._figures(finding.figure, finding)}
        key = f"balance.{finding.code}.{verdict}"
        sentence = self.say(key, **values)
        if finding.fine:
            bad = any(row.fine is False for row in finding.rows)
            told = (bad and finding.code in ALWAYS_TOLD) or finding.group == IN_FULL
            rows = tuple(self._rows(finding)) if told else ()
            return ToldFinding(finding.code, True, sentence, rows)
        rows = tuple(self._rows(finding))
        if finding.accepted:
            return ToldFinding(finding.code, False, sentence, rows, accepted=finding.accepted)
        return ToldFinding(
            finding.code,
            False,
            sentence,
            rows,
            self._advice(finding),
            self._example(finding),
            more=f"{self.program} check --explain {DOUBTS.get(finding.code, finding.code)}".strip(),
        )

    def _figures(self, figure: int, finding: Finding) -> dict[str, str]:
        number = self.words.number(figure)
        if finding.unit == "share":
            number = amount(self.words, figure, "share")
        points, more = self.words.points(figure), self.words.more(figure)
        return {"figure": number, "points": points, "more": more}

    def _advice(self, finding: Finding) -> str:
        below = finding.low is not None and finding.figure < finding.low
        key = f"balance.{finding.code}.try"
        way = f"{key}.{'low' if below else 'high'}"
        return self.say(way if locale.has(way) else key, **self._values(finding.facts))

    def _rows(self, finding: Finding) -> Iterator[str]:
        if finding.code in WORST_ONLY:
            names = [self.subject(row) for row in finding.rows if row.fine is False]
            yield ", ".join(names)
            return
        bad = [row for row in finding.rows if row.fine is False]
        shown = (bad or list(finding.rows))[:ROWS]
        doing = f"balance.doing.{finding.code}"
        what = self.say(doing) if locale.has(doing) else ""
        for row in finding.rows if finding.group == IN_FULL else shown:
            own, shared = f"balance.{finding.code}.row", "balance.thumb.row"
            why = row.facts.get("why")
            keys = (f"{own}.{why}", own, *((f"{shared}.{why}",) if what else ()))
            key = next((key for key in keys if locale.has(key)), own)
            if locale.has(key):
                values = {**self._values(row.facts, row), **self._figures(row.figure, finding)}
                signed = self.words.signed(row.figure)
                yield self.say(
                    key,
                    subject=self.subject(row),
                    signed=signed,
                    found=self.words.signed(-int(row.facts.get("loss", 0))),
                    terms=self._terms(row.facts),
                    what=what,
                    **values,
                )

    def _terms(self, facts: Facts) -> str:
        """The clauses of a deal, in words."""
        pairs = [str(value).split(".") for key, value in facts.items() if key.startswith("clause_")]
        return ", ".join(
            f"{self.words.lever(lever)} {self._quoted(self.words.setting(lever, setting))}"
            for lever, setting in pairs
        )

    def _quoted(self, name: str) -> str:
        return self.say("balance.quoted", name=name)

    def subject(self, row: Measured) -> str:
        """The name of what a row is about."""
        words, texts = self.words, self.words.texts
        match row.kind:
            case "seat":
                return words.seat(row.subject)
            case "side":
                return self._side(row.subject)
            case "lever":
                return words.lever(row.subject)
            case "indicator":
                return words.indicator(row.subject)
            case "event":
                return texts.events[row.subject].title.text
            case "red_line":
                return words.red_lines[row.subject][1].say.text
            case "ending":
                return texts.endings[row.subject].title.text
            case "setting":
                lever, _, setting = row.subject.partition(".")
                return f"{words.lever(lever)} {self._quoted(words.setting(lever, setting))}"
            case "pair":
                return words.listing([words.seat(seat) for seat in row.subject.split("+")])
            case _:
                parts = [self.say(f"balance.word.{part}") for part in row.subject.split("+")]
                return words.listing(parts)

    def _side(self, side: str) -> str:
        """The name of a side; a seat may be a side of its own."""
        sides = self.words.texts.sides
        return sides[side].text if side in sides else self.words.seat(side)

    def _values(self, facts: Facts, row: Measured | None = None) -> dict[str, str]:
        """Facts as they are written: ids by their names, hundredths as numbers."""
        return {
            key: self.words.number(value)
            if isinstance(value, int)
            else self._name(key, value, facts, row)
            for key, value in facts.items()
        }

    def _name(self, key: str, value: str, facts: Facts, row: Measured | None) -> str:
        words, texts = self.words, self.words.texts
        if key in ("setting", "to"):
            lever = str(facts.get("lever", row.subject if row else ""))
            return words.setting(lever, value)
        for group, find in (
            (texts.stakeholders, words.seat),
            (texts.levers, words.lever),
            (texts.indicators, words.indicator),
        ):
            if value in group:
                return find(value)
        if value in texts.sides:
            return texts.sides[value].text
        if value in texts.endings:
            return texts.endings[value].title.text
        return self.say(f"balance.word.{value}") if locale.has(f"balance.word.{value}") else value

    def _example(self, finding: Finding) -> str:
        bad = [row.example for row in finding.rows if row.fine is False and row.example]
        example = bad[0] if bad else finding.example
        if example is None:
            some = [row.example for row in finding.rows if row.example]
            example = some[0] if some else None
        return f"{self.program} {self.command(example)}".strip() if example is not None else ""

    def command(self, example: Example) -> str:
        """The command that does an example again."""
        name, minutes = self.scenario, self.report.minutes
        if example.kind == "sweep":
            whole = f"--seed {self.report.seed} --games {self.report.games}"
            return f"balance {name} --length {minutes} {whole}"
        if example.kind == "game":
            if example.talks:
                return f"play {name} --length {minutes} --seed {example.seed} --auto"
            return f"balance {name} --length {minutes} --seed {example.seed} --games 1"
        terms = ",".join(f"{lever}={setting}" for lever, setting in example.settings[-1].items())
        return f"analyse {name} --length {minutes} --profile {terms}"


def amount(words: Words, hundredths: int, unit: Unit) -> str:
    """Write a figure in its unit."""
    if unit == "share":
        return f"{hundredths / 100:.2f}".replace(".", words.say("decimal"))
    number = words.number(hundredths)
    return f"{number} %" if unit == "percent" else number


def since(words: Words, report: Report, moved: tuple[MovedFigure, ...], file: str) -> Iterator[str]:
    """Tell what has changed since an earlier report."""
    if not moved:
        yield words.say("balance.since.none", file=file)
        return
    yield words.say("balance.since", file=file)
    teller = _FindingTeller(words, report, "")
    for shift in moved:
        name = words.say(f"balance.name.{shift.code}")
        if shift.of:
            rows = {row.subject: row for row in report[shift.code].rows}
            name = words.say("balance.since.row", name=name, of=teller.subject(rows[shift.of]))
        before, after = (
            amount(words, round(figure * 100), shift.unit) for figure in (shift.before, shift.after)
        )
        key = "balance.since.lost" if shift.lost else "balance.since.moved"
        yield "  " + words.say(key, name=name, before=before, after=after)


def lines(words: Words, told: ToldReport, everything: bool = False) -> Iterator[str]:
    """Write a report as lines; `everything` adds the long tables of events and settings."""
    yield told.title
    yield from told.basis
    yield ""
    yield told.verdict
    for section in told.sections:
        yield ""
        yield section.title
        for item in section.findings:
            yield f"  {words.say(f'balance.{item.verdict}')}: {item.sentence}"
            yield from (f"      {row}" for row in item.rows)
            if item.accepted:
                yield "      " + words.say("balance.because", reason=item.accepted)
            if item.advice:
                yield "      " + words.say("balance.try", advice=item.advice)
            if item.example:
                yield "      " + words.say("balance.example", command=item.example)
            if item.more:
                yield "      " + words.say("balance.more", command=item.more)
    if told.left_out:
        yield ""
        yield words.say("balance.left")
        yield from (f"  {line}" for line in told.left_out)
    if told.minds:
        yield ""
        yield told.minds
    for table in told.tables:
        if table.brief or everything:
            yield ""
            yield table.title
            yield from _table((table.heads, *table.rows))


def _table(rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Columns side by side: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for first, *rest in rows:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  " + "  ".join([first.ljust(widths[0]), *cells]).rstrip()
