"""The tables of a report on balance: seats, indicators, red lines, the talk, endings, events, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.analysis.courses import Courses
from game.analysis.findings import Measured, Report
from game.views.words import Words


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Columns under heads; the first column names things, the others hold figures."""

    code: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    brief: bool
    """Whether it belongs to a short report too."""


FITTING = ("temptation", "gain_seat")
"""Findings whose figures are shown only where they fit the game."""
SEATS = ("seat", "without", "with", "gain", "spread", "unseen", "found")


def tables(
    words: Words, report: Report, subject: Callable[[Measured], str]
) -> Iterator[FigureTable]:
    """The tables that have something in them; `subject` names what a row is about."""
    rows_of = {
        finding.code: finding.rows
        for finding in report.findings
        if finding.applies or finding.code not in FITTING
    }
    yield from _table(words, "seats", SEATS, tuple(_seats(words, rows_of)), brief=True)
    if report.courses is not None:
        yield from _courses(words, report.courses)
    for code, key in (("endings", "endings"), ("events", "unused_events")):
        rows = tuple((subject(row), _percent(words, row)) for row in rows_of.get(key, ()))
        yield from _table(words, code, (code, "games"), rows, brief=code == "endings")
    signed = {row.subject: row for row in rows_of.get("unsigned_clauses", ())}
    settings = tuple(
        (subject(row), _percent(words, row), _percent(words, signed[row.subject]))
        for row in rows_of.get("unused_settings", ())
    )
    yield from _table(words, "settings", ("settings", "games", "signed"), settings, brief=False)
    if report.courses is not None:
        yield from _rounds(words, report.courses)


def _courses(words: Words, told: Courses) -> Iterator[FigureTable]:
    """How the world went with and without talk, and what was said."""
    number = words.number
    ends = tuple(
        (words.indicator(name), number(talk.means[0]), number(silent.end), number(talk.end))
        for name, (talk, silent) in told.indicators.items()
    )
    yield from _table(words, "indicators", ("indicators", "start", "without", "with"), ends, True)
    lines = tuple(
        (words.red_lines[name][1].say.text, f"{number(silent)} %", f"{number(talk)} %")
        for name, (talk, silent) in told.red_lines.items()
    )
    yield from _table(words, "red_lines", ("red_lines", "without", "with"), lines, True)
    games = told.talk["games"] or 1
    counted = tuple(
        (words.say(f"balance.talk.{what}"), str(count), number(100 * count // games))
        for what, count in told.talk.items()
        if count is not None and what != "games"
    )
    if told.talk["texts"]:
        yield from _table(words, "talk", ("talk", "counted", "each"), counted, True)


def _rounds(words: Words, told: Courses) -> Iterator[FigureTable]:
    """How the indicators went from round to round."""
    rounds = tuple(
        (
            words.indicator(name),
            words.say(f"balance.head.{which}"),
            *map(words.number, course.means[1:]),
        )
        for name, both in told.indicators.items()
        for which, course in zip(("with", "without"), both, strict=True)
    )
    if rounds:
        heads = (*(words.say(f"balance.head.{head}") for head in ("indicators", "played")),
                 *(str(place + 1) for place in range(len(rounds[0]) - 2)))  # fmt: skip
        yield FigureTable("course", words.say("balance.table.course"), heads, rounds, False)


def _table(
    words: Words, code: str, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], brief: bool
) -> Iterator[FigureTable]:
    if rows:
        named = tuple(words.say(f"balance.head.{head}") for head in heads)
        yield FigureTable(code, words.say(f"balance.table.{code}"), named, rows, brief)


def _percent(words: Words, row: Measured) -> str:
    return f"{words.number(row.figure)} %"


def _seats(words: Words, rows_of: dict[str, tuple[Measured, ...]]) -> Iterator[tuple[str, ...]]:
    gains, spreads, tempts = (
        {row.subject: row for row in rows_of.get(code, ())}
        for code in ("gain_seat", "seat_spread", "temptation")
    )
    for row in rows_of.get("seat_mean", ()):
        gain, spread, tempt = (part.get(row.subject) for part in (gains, spreads, tempts))
        yield (
            words.seat(row.subject),
            words.number(int(gain.facts["without"])) if gain else "",
            words.number(row.figure),
            words.signed(gain.figure) if gain else "",
            words.number(spread.figure) if spread else "",
            words.signed(tempt.figure) if tempt else "",
            words.signed(-int(tempt.facts["loss"])) if tempt else "",
        )
