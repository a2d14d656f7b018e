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
    ("    support: sales\n    purse: money\n", "    mandate:\n      cap: 9\n      purse: money\n    support: sales\n", "E201",
     "it belongs to seat 'baker': move it to the left"),
    ("denial: {pays: 2, costs: 6}", "denial: {pays: 2, costs: 6, worry: 3}", "E201", "; it belongs to 'agreements'"),
    ("denial: {pays: 2, costs: 6}", "denial: {pays: 2, costs: 6, zebra: 3}", "E201", "take it out, or move it"),
    ("        regard: {school: 30}\n", "        regard:\n          school: 30\n          cost: 2\n", "E301",
     "it belongs to setting 'mornings': move it to the left"),
    ("each_round: {sales: 2, noise: 2}", "each_round:\n          sales: 2\n          cost: 2", "E302",
     "it belongs to setting 'secretly': move it to the left"),
    ("            effects: {safety: 3}\n", "            effects: {safety: 3}\n            when: deal\n", "E121",
     "a dash is missing before it: write '- when: ...'"),
    ("          - when: plan is close or stalls is many\n            for: 2\n            effects: {safety: 3}\n",
     "          - effects: {safety: 3}\n            when: deal\n            effects: {sales: 1}\n", "E121",
     "write '- when: ...' in line"),
    ("    short: Baker\n", "    short: B\n    short: Baker\n", "E121", "keep one of the two"),
    ("/ max(1, 2)", "/ 4,5", "E401", "write 4.5 with a point"),
    ("drift: -1}", "drift: \u22124}", "E203", "write -4, with the minus of the keyboard"),
    ("language: en", "language: en\nfreeze: \u201c2025-02-19\u201d", "E203", 'write it as "2025-02-19", with straight quotes'),
    ("brief: 5, talk: 2,", "brief: 5, talk: {3: 1, 4: 2},", "E203", "the round first, then its minutes: {1: 3, 2: 4}"),
    ("    purse: money\n", "    mandate:\n      cap: 9\n      purse: money\n    purse: money\n", "E201", "possible here: start, income"),
    ("brief: 5, talk: 2,", "brief: 5, talk: {2: 3},", "E203", "the round first, then its minutes: {1: 2, 2: 5}"),
]  # fmt: skip

DOUBTS = [
    ("vans is banned and rounds(vans is banned) >= 2", "vans is banned and vans is always", "W410", "one setting only: did you mean 'or'?"),
    ("needs: vans is not always", "needs: vans is not always or vans is not banned", "W411", "one setting only: did you mean 'and'?"),
    ("when: plan is close or stalls is many", "when: plan is close and plan is keep", "W410", "one value only: did you mean 'or'?"),
    ("accepts: sales >= 30", "accepts: sales >= 30 and sales < 20", "W410", "write what can be true too"),
    ("    source: handbook\n", "", "W522", "the text that names another by mistake"),
    ("    round: 2\n", "    round: 7\n", "W533", "in the 30-minute game (4 rounds, core levers) or the 60-minute game (6 rounds, full levers);"),
    ("    when: safety < 40 and round >= 2", "    when: safety < 40 and round >= 5", "W533", "core levers), as it waits for round 5;"),
    ("rounds(vans is banned) >= 2", "rounds(vans is banned) > 6", "W533", ", as it needs 7 rounds of 'banned';"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "code", "words"), DOUBTS)
def test_one_doubt_is_one_sentence(good: str, bad: str, code: str, words: str, street: str) -> None:
    assert good in street
    said = [str(d) for d in loads(street.replace(good, bad, 1)).diagnostics if d.code == code]
    assert len(said) == 1, said
    assert words in said[0]


FAIR = "  fair:\n    title: The street fair\n    text: The fair fills the street.\n    round: 2\n    effects: {sales: 4}\n"


@pytest.mark.parametrize("title", ["The street fair", "A second fair"])
def test_an_event_that_is_there_twice_is_told_once(title: str, street: str) -> None:
    """W570, and not beside it that both have one name and one text."""
    assert FAIR in street
    again = FAIR.replace("  fair:", "  feast:").replace("The street fair", title)
    found = loads(street.replace(FAIR, FAIR + again)).diagnostics
    assert [d.code for d in found] == ["W570"]
    assert "'feast' is 'fair' once more" in found[0].message


def test_an_event_of_the_same_text_that_does_something_else_is_not_the_same(street: str) -> None:
    again = FAIR.replace("  fair:", "  feast:").replace("sales: 4", "sales: 3")
    codes = [d.code for d in loads(street.replace(FAIR, FAIR + again)).diagnostics]
    assert codes == ["W558", "W570"]


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
