"""The balance of a scenario in sentences: reports written by hand, and what an author reads of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.analysis.comparison import MovedFigure
from game.analysis.findings import Example, Finding, Measured, Report
from game.views.words import Words
from game.workshop.balance_told import FEW, ROWS, ToldReport, lines, page, since
from tests.views.games import rulebook

WORDS = Words(rulebook("three-valleys"))


def report(*findings: Finding, **more: Any) -> Report:
    """A report of 200 games of 45 minutes in which only these findings were made."""
    usual: dict[str, Any] = {
        "scenario": "three-valleys", "minutes": 45, "games": 200, "alone": 50, "seed": 3,
        "how": "exact", "complete": True, "packages": 12_345, "own_points": False,
    }  # fmt: skip
    return Report(**usual | more, findings=findings)


def told(found: Report, program: str = "") -> ToldReport:
    return page(WORDS, found, "a.yaml", program)


def read(*findings: Finding, everything: bool = False, program: str = "", **more: Any) -> list[str]:
    """The lines after the title and what the figures rest on."""
    found = list(lines(WORDS, told(report(*findings, **more), program), everything))
    return found[found.index("") + 1 :]


def test_a_report_begins_with_what_its_figures_rest_on() -> None:
    assert told(report()).title == "Three Valleys, One River, 45 minutes: is it balanced?"
    assert told(report()).basis == (
        "200 games by the scenario's own temperaments, and 50 without agreements (seed 3).",
        "All 12,345 packages were weighed; the figures are exact.",
    )
    small = told(report(games=FEW - 1, packages=9_999, complete=False, own_points=True)).basis
    assert small[1] == "9999 packages were weighed, a sample; the figures are exact."
    assert small[2].startswith("This game counts points of its own.")
    assert small[3] == (
        f"So few games vary by chance; play {FEW} or more before you change anything."
    )
    assert len(told(report(games=FEW)).basis) == 2
    forecast = told(report(games=20_000, how="forecast")).basis
    assert forecast[0].startswith("20,000 games")
    assert "forecast of the rules" in forecast[1]


LOOKED = Finding("reason_to_sign", "talk", "points", -150, low=0)
FINE = Finding("good_for_all", "talk", "percent", 700, low=300, high=2500)
LEFT = Finding("temptation", "talk", "points", 0, low=1, applies=False, why="breakable")
ACCEPTED = replace(LOOKED, accepted="It is a zero-sum game.")


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        ((FINE, LEFT, ACCEPTED), "None of 2 measures asks for a look."),
        ((FINE, LOOKED), "1 of 2 measures asks for a look."),
        ((LOOKED, LOOKED, FINE), "2 of 3 measures ask for a look."),
    ],
)
def test_the_verdict_counts_what_asks_for_a_look(
    findings: tuple[Finding, ...], verdict: str
) -> None:
    assert told(report(*findings)).verdict == verdict


def test_what_to_look_at_comes_first_with_what_to_try_and_where_to_see_it() -> None:
    package = Example("package", settings=({"release": "high", "gauges": "none"},))
    rows = (
        Measured("seat", "alto", 300, True, example=Example("game", 9)),
        Measured("seat", "delta", -150, False),
    )
    looked = replace(LOOKED, rows=rows, example=package)
    assert read(FINE, looked, ACCEPTED, LEFT) == [
        "1 of 3 measures asks for a look.",
        "",
        "Is there a reason to talk?",
        "  LOOK AT THIS: No reason to sign: even the fairest affordable package leaves some seat with -1.5 points against no agreement.",
        "      Delta: -1.5 in that package.",
        "      Try: add a lever, or effects under a condition, by which two seats win together what neither wins alone.",
        "      See: analyse a.yaml --length 45 --profile release=high,gauges=none",
        "      Why it matters: check --explain W702",
        "  fine: 7 % of the packages are affordable and at least as good for every seat as looking after oneself without agreements (3 to 25 % is good).",
        "  accepted: No reason to sign: even the fairest affordable package leaves some seat with -1.5 points against no agreement.",
        "      The author accepts it: It is a zero-sum game.",
        "",
        "Left out, because it does not fit this game",
        "  No agreement can be broken by one seat alone: “Seats tempted”.",
    ]  # fmt: skip


def test_measures_left_out_for_one_reason_are_named_together() -> None:
    both = (LEFT, replace(LEFT, code="discovery"), replace(FINE, applies=False, why="talks"))
    assert told(report(*both)).left_out == (
        "No agreement can be broken by one seat alone: “Seats tempted” and “Seats deterred by discovery”.",
        "Nobody can agree on anything here: “Packages good for all”.",
    )
    assert told(report(*both)).sections == ()


def examples(*rows: Measured, own: Example | None = None, program: str = "") -> str:
    looked = replace(LOOKED, rows=rows, example=own)
    return told(report(looked), program).sections[0].findings[0].example


def test_the_example_is_of_what_is_out_of_order_else_of_the_whole_else_of_anything() -> None:
    game = [Example("game", seed) for seed in range(4)]
    row = Measured("seat", "alto", 1, True, example=game[1])
    bad = Measured("seat", "alto", 1, False, example=game[2])
    command = "play a.yaml --length 45 --seed {} --auto"
    assert examples(row, bad, own=game[3]) == command.format(2)
    assert examples(row, own=game[3]) == command.format(3)
    assert examples(row) == command.format(1)
    assert examples(replace(bad, example=None), own=game[3]) == command.format(3)
    assert examples(replace(row, example=None)) == ""
    assert examples(row, program="parley") == "parley " + command.format(1)


def test_every_kind_of_example_has_its_command() -> None:
    assert examples(own=Example("sweep")) == "balance a.yaml --length 45 --seed 3 --games 200"
    assert (
        examples(own=Example("game", 8, talks=False))
        == "balance a.yaml --length 45 --seed 8 --games 1"
    )
    profiles = Example("profiles", settings=({"release": "low"}, {"release": "high"}))
    assert examples(own=profiles) == "analyse a.yaml --length 45 --profile release=high"


def rows_of(finding: Finding) -> tuple[str, ...]:
    return told(report(finding)).sections[0].findings[0].rows


def test_rows_out_of_order_are_told_alone_and_not_too_many() -> None:
    one = Measured("seat", "medio", 7000, False)
    means = Finding("seat_mean", "fair", "count", 200, high=0, rows=(one,) * (ROWS + 2))
    assert rows_of(means) == ("Medio: 70.",) * ROWS
    mixed = (Measured("seat", "alto", 5000, True), one, Measured("seat", "delta", 4000))
    assert rows_of(replace(means, rows=mixed)) == ("Medio: 70.",)
    assert rows_of(replace(means, rows=(mixed[0], mixed[2]))) == ("Alto: 50.", "Delta: 40.")
    assert rows_of(replace(means, figure=0, rows=mixed)) == ()


def test_a_lever_that_plays_itself_is_told_even_where_the_whole_is_fine() -> None:
    facts = {"why": "best", "setting": "high", "always": 10_000}
    dull = Measured("lever", "gauges", 0, False, {"why": "indifferent"})
    rows = (
        Measured("lever", "release", 0, False, facts),
        Measured("lever", "payment", 0, True),
        dull,
    )
    levers = {"free": 300, "levers": 500}
    open_ = Finding("lever_depends", "talk", "count", 300, low=250, rows=rows, facts=levers)
    best = "Release plays itself: “Open the gate” is best for those who decide in 100 % of all cases, to a quarter of a point."
    assert rows_of(open_) == (best, "Gauges makes no difference to those who decide.")
    assert rows_of(replace(open_, rows=rows[1:2])) == ()
    (finding,) = told(report(open_)).sections[0].findings
    assert finding.verdict == "fine"
    assert finding.sentence.startswith("3 of 5 levers are really open")
    assert (finding.advice, finding.example) == ("", "")


def test_what_never_happens_is_named_in_one_line() -> None:
    subjects = (("dry_year", False), ("wet_year", True), ("rumour", False))
    rows = tuple(Measured("event", subject, 0, fine) for subject, fine in subjects)
    unused = Finding("unused_events", "used", "count", 200, high=100, rows=rows, facts={"possible": 300})  # fmt: skip
    names = [WORDS.event(name).title.text for name in ("dry_year", "rumour")]
    assert rows_of(unused) == (", ".join(names),)


@pytest.mark.parametrize(
    ("kind", "subject", "name"),
    [
        ("seat", "alto", "Alto"),
        ("lever", "release", "Release"),
        ("indicator", "taps", WORDS.indicator("taps")),
        ("event", "rumour", WORDS.event("rumour").title.text),
        ("ending", "dry_delta", WORDS.texts.endings["dry_delta"].title.text),
        ("setting", "release.high", "Release “Open the gate”"),
        ("pair", "alto+delta", "Alto and Delta"),
        ("word", "trust+value", "trust and value"),
    ],
)
def test_things_are_called_by_their_names(kind: Any, subject: str, name: str) -> None:
    row = Measured(kind, subject, 1200, False)
    looked = Finding("limits", "lively", "percent", 1200, high=1000, rows=(row,), facts={"indicator": "taps"})  # fmt: skip
    assert rows_of(looked) == (f"{name}: 12 %.",)


def test_a_side_is_called_by_its_name() -> None:
    words = Words(rulebook("drones-over-mexico"))
    side = next(iter(words.texts.sides))
    row = Measured("side", side, 250, False)
    facts = {"most": side, "most_gain": 250, "least": side, "least_gain": -100}
    looked = Finding("gain_side", "fair", "points", 900, high=500, rows=(row,), facts=facts)
    (found,) = page(words, report(looked), "a.yaml").sections[0].findings
    name = words.texts.sides[side].text
    assert found.rows == (f"{name}: +2.5 a seat.",)
    assert f"{name} gains 2.5, {name} -1" in found.sentence


def test_ids_in_sentences_are_written_as_names_and_hundredths_as_numbers() -> None:
    def sentence(code: str, figure: int, unit: Any = "points", **facts: str | int) -> str:
        looked = Finding(code, "fair", unit, figure, high=0, facts=facts)
        return told(report(looked)).sections[0].findings[0].sentence

    assert sentence("lever_matters", 120, lever="gauges") == (
        "Gauges moves no seat's score by more than 1.2 points; 3 would be good."
    )
    assert sentence("common_ending", 9000, "percent", ending="dry_delta") == (
        f"“{WORDS.texts.endings['dry_delta'].title.text}” takes 90 % of the games."
    )
    assert sentence("lockstep", 97, "share", one="trust", other="value") == (
        "trust and value tell the same story: their correlation is 0.97."
    )
    assert sentence("limits", 5000, "percent", indicator="taps").startswith(WORDS.indicator("taps"))
    assert "scores 4 points more than" in sentence("first_proposer", 400)
    pair = sentence("two_seat_deal", 7000, "percent", one="alto", other="delta")
    assert "a deal of Alto and Delta wins 70 %" in pair


def test_rows_tell_what_a_breach_brings_and_what_a_deal_says() -> None:
    breach = {"loss": 900, "lever": "diversion", "setting": "quiet", "how": "hidden"}
    tempted = Finding(
        "temptation", "talk", "points", 50, low=51, facts={"right": 100, "seats": 300},
        rows=(Measured("seat", "medio", 250, False, breach),),
    )  # fmt: skip
    quiet = WORDS.setting("diversion", "quiet")
    assert rows_of(tempted) == (
        f"Medio: +2.5 unseen, -9 if it is found out (Canal: “{quiet}”, which could stay hidden).",
    )
    terms = {"won": 800, "clause_1": "release.high", "clause_2": "payment.full"}
    deal = Finding(
        "two_seat_deal", "talk", "percent", 7000, high=6000,
        facts={"one": "alto", "other": "delta"},
        rows=(Measured("pair", "alto+delta", 7000, False, terms),),
    )  # fmt: skip
    full = f"{WORDS.lever('payment')} “{WORDS.setting('payment', 'full')}”"
    assert rows_of(deal) == (
        f"Alto and Delta win 8 points for the table, 70 %: Release “Open the gate”, {full}.",
    )


def test_advice_depends_on_the_end_at_which_a_figure_lies() -> None:
    def advice(figure: int, **bounds: int | None) -> str:
        looked = replace(FINE, figure=figure, **bounds)  # type: ignore[arg-type]
        return told(report(looked)).sections[0].findings[0].advice

    assert advice(299).startswith("give the seat that refuses most")
    assert advice(2501).startswith("let what helps one seat cost another")
    assert advice(2501, low=None).startswith("let what helps one seat cost another")


LIKE = {"most": "alto", "most_gain": 500, "least": "alto", "least_gain": 500}
GAIN = Finding("gain_seat", "fair", "points", 0, rows=(Measured("seat", "alto", 500, None, {"without": 4000}),), facts=LIKE)  # fmt: skip
MEAN = Finding("seat_mean", "fair", "count", 0, rows=(Measured("seat", "alto", 4500), Measured("seat", "medio", 5050)))  # fmt: skip
SPREAD = Finding("seat_spread", "fair", "points", 900, rows=(Measured("seat", "alto", 900),))
TEMPT = Finding("temptation", "talk", "points", 0, rows=(Measured("seat", "medio", 150, None, {"loss": 720}),), facts={"right": 100, "seats": 100})  # fmt: skip


def test_seats_stand_in_a_table_with_what_was_measured_of_each() -> None:
    (seats,) = told(report(MEAN, GAIN, SPREAD, TEMPT)).tables
    assert (seats.code, seats.brief) == ("seats", True)
    assert seats.title == "Seats: mean scores, and what breaking a good agreement brings"
    assert seats.heads == ("seat", "no talks", "talks", "gain", "spread", "breach unseen", "found out")  # fmt: skip
    assert seats.rows == (
        ("Alto", "40", "45", "+5", "9", "", ""),
        ("Medio", "", "50.5", "", "", "+1.5", "-7.2"),
    )
    (left,) = told(report(MEAN, *(replace(each, applies=False) for each in (GAIN, SPREAD, TEMPT)))).tables  # fmt: skip
    assert left.rows == (("Alto", "", "45", "", "9", "", ""), ("Medio", "", "50.5", *[""] * 4))


def test_long_tables_are_shown_to_those_who_ask_for_everything() -> None:
    ending = WORDS.texts.endings["dry_delta"].title.text
    event = WORDS.event("rumour").title.text
    found = (
        Finding("endings", "lively", "count", 0, rows=(Measured("ending", "dry_delta", 1250),), facts={"possible": 1}),
        Finding("unused_events", "used", "count", 0, rows=(Measured("event", "rumour", 400),), facts={"possible": 1}),
        Finding("unused_settings", "used", "count", 0, rows=(Measured("setting", "release.high", 9000),), facts={"possible": 1}),
        Finding("unsigned_clauses", "used", "count", 0, rows=(Measured("setting", "release.high", 300),)),
    )  # fmt: skip
    brief = read(*found)
    rows = ["Endings", f"  {'ending'.ljust(len(ending))}   games", f"  {ending}  12.5 %"]
    assert brief[-4:] == ["", *rows]
    high = "Release “Open the gate”"
    assert read(*found, everything=True)[len(brief) :] == [
        "",
        "Events",
        f"  {'event'.ljust(len(event))}  games",
        f"  {event}    4 %",
        "",
        "Settings",
        f"  {'setting'.ljust(len(high))}  games  signed",
        f"  {high}   90 %     3 %",
    ]


def test_what_has_changed_since_an_earlier_report_is_told() -> None:
    share = Finding("lockstep", "lively", "share", 97)
    found = report(MEAN, share, FINE)
    shifts = (
        MovedFigure("seat_mean", "medio", 40.0, 50.5, "points", False),
        MovedFigure("lockstep", "", -0.5, 0.97, "share", True),
        MovedFigure("good_for_all", "", 12.0, 7.0, "percent", False),
    )
    assert list(since(WORDS, found, shifts, "old.json")) == [
        "Since old.json:",
        "  Mean score, Medio: 40 before, 50.5 now.",
        "  The largest correlation: fine before (-0.50), not any more (0.97).",
        "  Packages good for all: 12 % before, 7 % now.",
    ]
    assert list(since(WORDS, found, (), "old.json")) == [
        "Since old.json nothing has changed that counts."
    ]
