"""One mistake is one sentence, at its place, that says how to mend it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario.loading import load, loads

MISTAKES = [
    # what is written, what is written instead, the code, words of the sentence
    ("    colour: amber", "    color: amber", "E201", "did you mean 'colour'?"),
    ("trust:\n  start: 50", "trust:\n  strat: 50", "E201", "did you mean 'start'?"),
    ("stakeholders:\n", "stakeholdrs:\n", "E201", "did you mean 'stakeholders'?"),
    ("indicators:\n", "indicatrs:\n", "E201", "did you mean 'indicators'?"),
    ("levers:\n", "levrs:\n", "E201", "did you mean 'levers'?"),
    ("  safety: {name: Safety, start: 45", "  Safety: {name: Safety, start: 45", "E207", "as safety"),
    ("text: It rains for a week.", "text: '  '", "E208", "write a text"),
    ("chance: 60", "chance: 60%", "E203", "write 60, without the percent sign"),
    ("drift: -1}", "drift: '-1,5'}", "E203", "write -1.5, with a point"),
    ("drift: -1}", "drift: -10000000000000000000}", "E203", "it has too many digits"),
    ("drift: -1}", "drift: -10000000}", "E205", "at least -1,000,000"),
    ("accepts: sales >= 30", "accepts: true", "E203", "a condition is expected here, not true"),
    ("age: 11+", "age: 11", "E203", "write 11+ or 14-18"),
    ("  30:\n    rounds", "  half:\n    rounds", "E203", "'half' must be a whole number"),
    ("chose(accident is sorry)", "chose(accident is sory)", "E402", "is not an option"),
    ("{baker: {by: constituencies}}", "{baker: {by: baker}}", "E514", "its own signature"),
    ("[mandate, points]", "[mandate, points, points]", "E306", "stands twice"),
    ("short: Baker", "short: 'Baker' one", "E112", "the other kind of quotes"),
    ("text: It rains for a week.", "text: It rains for a\u2028week.", "E104", "U+2028"),
    ("public: We print what we can check.", "public: *check", "E120", "stands for something"),
    ("    name: Bakery\n", "    name: Bakery\n    <<: *bakery\n", "E120", "merging"),
    ("each_round: {sales: 2, noise: 2}", "each_round: {when: deal, sales: 2}", "E302", "'effects:'"),
    ("start: 45, good", "start: 450, good", "E508", "outside its range"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "code", "words"), MISTAKES)
def test_one_mistake_is_one_sentence(
    good: str, bad: str, code: str, words: str, street: str
) -> None:
    assert good in street
    # a red line on the indicator that is spoilt must not be judged by a start that is not known
    street = street.replace("when: vans is banned and rounds(", "when: safety < 5 and rounds(")
    found = loads(street.replace(good, bad, 1)).diagnostics
    assert [d.code for d in found if d.severity == "error"] == [code], [str(d) for d in found]
    assert words in str(found[0]), str(found[0])


def test_too_many_are_counted(street: str) -> None:
    seat = street[street.index("  paper:\n") : street.index("trust:\n")]
    more = "".join(seat.replace("paper:", f"paper_{n}:") for n in range(10))
    text = street.replace(seat, seat + more)
    assert "'stakeholders' has 13 entries; at most 12" in str(loads(text).diagnostics[0])


def test_a_word_for_yes_or_no_is_told_apart_from_true_and_false(street: str) -> None:
    found = loads(street.replace('name: "No"', "name: No")).diagnostics
    assert [d.message for d in found] == ["'No' is a word here, not false"]


def test_nothing_may_follow_the_end_of_the_file(street: str) -> None:
    found = loads(f"{street}...\nmore: 1\n").diagnostics
    assert [d.code for d in found] == ["E123"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="only where there is an endless file")
@pytest.mark.skipif(os.name == "nt", reason="only where there is an endless file")
def test_an_endless_file_is_not_read_to_its_end() -> None:
    assert [d.code for d in load("/dev/zero").diagnostics] == ["E101"]
