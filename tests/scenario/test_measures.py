"""Measures: what they may read, who may see them, and that nothing else moves them, with the line to mend."""

from __future__ import annotations

import pytest

from game.rules.compiling import compile_rulebook
from game.scenario.loading import Loaded, loads

MOON = "moon: {name: Moon, good: high, measure: %s}"
BESIDE = "facts:\n"
"""Before this section an indicator can be added."""


def with_moon(street: str, *lines: str, old: str = "", new: str = "") -> Loaded:
    """Read the street with further indicators, and perhaps with one thing written otherwise."""
    assert old in street
    more = "".join(f"  {line}\n" for line in lines)
    return loads(street.replace(old, new, 1).replace(BESIDE, more + BESIDE, 1))


def faults(loaded: Loaded) -> list[tuple[str, str]]:
    """What is wrong with measures: the line of the file without its indentation, and what is said of it."""
    assert loaded.tree is not None
    lines = loaded.tree.text.splitlines()
    return [
        (lines[d.line - 1].strip(), f"{d.message}; {d.hint}")
        for d in loaded.diagnostics
        if d.code == "E515"
    ]


def test_a_measure_needs_no_start_and_has_the_one_it_measures(street: str) -> None:
    loaded = with_moon(street, MOON % "'max(safety, sales) / 4'")
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    assert loaded.scenario is not None
    book = compile_rulebook(loaded.scenario)
    assert book.begin[book.indicators.index("moon")] == 1_250


def test_without_a_measure_a_start_is_needed(street: str) -> None:
    loaded = with_moon(street, "moon: {name: Moon, good: high}")
    assert [d.message for d in loaded.diagnostics if d.code == "E202"] == [
        "indicator 'moon' needs 'start'"
    ]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("'moon / 2'", "the measure 'moon' reads itself; name other indicators"),
        ("'safety + sun'", "the measure 'moon' reads the measure 'sun'; write out what 'sun' measures"),
        ("'8'", "the measure 'moon' reads no indicator; name one, or give a start instead"),
        *(
            (
                f"'{formula}'",
                "the measure 'moon' reads more than other indicators as they are now; "
                "name indicators only, without past()",
            )
            for formula in (
                "past(safety, 1)", "safety + round", "safety * (vans is secretly)", "safety - cooperation",
                "safety + (plan is close)", "safety + deal", "trust(baker > school)", "sales * happened(accident)",
                "safety + rounds(vans is always)", "safety + agreed(vans)",
            )
        ),
        (
            "'noise + safety'",
            "baker sees 'moon' exactly, but not 'noise', which it reads; say under 'moon' who sees both: 'visible:'",
        ),
    ],
)  # fmt: skip
def test_it_reads_other_indicators_as_they_are_now_and_no_secret(
    street: str, formula: str, said: str
) -> None:
    moon = MOON % formula
    sun = "sun: {name: Sun, good: high, measure: safety}"
    assert faults(with_moon(street, moon, sun)) == [(moon, said)]


def test_measures_in_a_circle_are_refused_at_each(street: str) -> None:
    moon, sun = MOON % "sun", "sun: {name: Sun, good: high, measure: moon}"
    assert [line for line, _ in faults(with_moon(street, moon, sun))] == [moon, sun]


def test_who_sees_all_that_it_reads_may_see_it(street: str) -> None:
    moon = "moon: {name: Moon, good: high, measure: 'noise + safety', visible: school}"
    assert faults(with_moon(street, moon)) == []


@pytest.mark.parametrize("key", ["start: 5", "drift: 1", "flow: safety / 9"])
def test_beside_it_nothing_says_where_it_stands_or_moves_it(street: str, key: str) -> None:
    moon = MOON % f"safety, {key}"
    word = key.partition(":")[0]
    ((line, said),) = faults(with_moon(street, moon))
    assert line == moon
    assert said.endswith(f"take '{word}' out")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("each_round: {safety: -2, noise: 1}", "each_round: {safety: -2, moon: 1}"),
        ("            effects: {safety: 3}", "            effects: {moon: 3}"),
        ("once: {noise: -10}", "once: {moon: -10}"),
        ("    effects: {sales: 4}", "    effects: {moon: 4}"),
        ("    support: sales", "    support: moon"),
        ("    purse: money", "    purse: moon"),
    ],
)
def test_nothing_else_moves_it(street: str, old: str, new: str) -> None:
    """Effects of settings and news, audience costs and payments would."""
    ((line, said),) = faults(with_moon(street, MOON % "safety", old=old, new=new))
    assert new.strip() in line
    assert said.startswith("'moon' is a measure, so ")


@pytest.mark.parametrize(("bound", "ends"), [(45, True), (46, False)])
def test_what_holds_at_the_start_is_worked_out_with_it(street: str, bound: int, ends: bool) -> None:
    when = "when: deal and safety >= 50 and cooperation >= 30"
    loaded = with_moon(
        street,
        MOON % "'min(safety, sales)'",
        old=when,
        new=f"early: true\n    when: moon >= {bound}",
    )
    assert any(d.code == "E513" for d in loaded.diagnostics) is ends
