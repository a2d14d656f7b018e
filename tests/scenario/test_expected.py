"""What an author expects: the form of the file, its names and conditions, and every fault at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.expected.luck import calm
from game.scenario.expected.reading import (
    LoadedCases,
    expected_of,
    is_expected,
    load_expected,
    scenario_expected,
)
from game.scenario.expected.shape import MOST_CASES
from tests.shores import cases, shores

GOOD = """\
- say: Everything that may stand in a case.
  length: 60
  seed: 3
  minds: {south: grim}
  facts: {spring: wet}
  rounds:
    1:
      agree: {gate: open, canal: high}
      happens: [storm, drought]
      north: {promise: {gate: open}, gate: half}
    2:
      agree:
        - {clauses: {gate: open}, signed: [north, isle], secret: true, verified: [gate], rounds: 2}
        - pay: {north > isle: 1.5 mandate}
      isle: {drought: dig, leave: gate}
  expect:
    - water == 44.5 after 1
    - score(north) >= 2.5 and mandate(isle) < 9 after 0
    - ending is calm
"""


def faults(text: str) -> list[tuple[int, int, str]]:
    return [(d.line, d.column, d.code) for d in cases(text).diagnostics]


def said(text: str) -> str:
    return "\n".join(str(d) for d in cases(text).diagnostics)


def spoilt(old: str, new: str) -> LoadedCases:
    assert GOOD.count(old) == 1
    return cases(GOOD.replace(old, new))


def test_whatever_may_stand_in_a_case_is_read() -> None:
    (case,) = cases(GOOD).cases
    assert (case.minutes, case.seed, case.minds, case.facts) == (
        60, 3, {"south": "grim"}, {"spring": "wet"},
    )  # fmt: skip
    first, second = case.rounds[1], case.rounds[2]
    assert [dict(deal.clauses) for deal in first.deals] == [{"gate": "open", "canal": "high"}]
    assert [event for _, event in first.happens] == ["storm", "drought"]
    assert [(d.seat, d.kind, d.about, d.value) for d in first.deeds] == [
        ("north", "promise", "gate", "open"),
        ("north", "set", "gate", "half"),
    ]
    signed, paid = second.deals
    assert (signed.signed, signed.secret, signed.verified, signed.rounds) == (
        ("north", "isle"), {"gate"}, {"gate"}, 2,
    )  # fmt: skip
    (payment,) = paid.payments
    assert (payment.payer, payment.payee, payment.kind, payment.amount) == (
        "north", "isle", "mandate", 150,
    )  # fmt: skip
    assert [(d.kind, d.about) for d in second.deeds] == [("answer", "drought"), ("leave", "gate")]
    assert [each.after for each in case.expect] == [1, 0, None]


def test_the_first_length_and_no_luck_are_meant_where_nothing_is_said() -> None:
    (case,) = cases("- {say: Nothing., expect: [not deal]}").cases
    assert (case.minutes, case.seed, case.minds, dict(case.rounds)) == (45, None, False, {})


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("length: 60", "lenght: 60", "E201", "did you mean 'length'?"),
        ("length: 60", "length: 50", "E301", "there are: 45, 60"),
        ("seed: 3", "seed: -3", "E203", "take it out"),
        ("seed: 3", "seed: true", "E203", "take it out"),
        ("  seed: 3\n", "", "E202", "add 'seed: 1'"),
        ("minds: {south", "minds: {sooth", "E301", "did you mean 'south'?"),
        ("minds: {south: grim}", "minds: grim", "E203", "write 'minds: true'"),
        ("{spring: wet}", "{sprink: wet}", "E301", "did you mean 'spring'?"),
        ("{spring: wet}", "{spring: wett}", "E301", "did you mean 'wet'?"),
        ("    2:\n", "    7:\n", "E805", "rounds 1 to 6"),
        ("    2:\n", "    two:\n", "E805", "no round 'two'"),
        ("[storm, drought]", "[storm, drouht]", "E301", "did you mean 'drought'?"),
        ("north: {promise", "nörth: {promise", "E301", "did you mean 'north'?"),
        ("gate: half}", "gaet: half}", "E301", "not a lever or an event; did you mean 'gate'?"),
        ("gate: half}", "gate: haf}", "E301", "did you mean 'half'?"),
        ("drought: dig", "drought: digg", "E301", "not an option of 'drought'"),
        ("promise: {gate: open}", "promis: {gate: open}", "E301", "did you mean 'promise'?"),
        ("promise: {gate: open}", "promise: gate", "E203", "write 'promise: {fire: low}'"),
        ("drought: dig", "drought: ", "E203", "an option is expected here, not nothing"),
        ("gate: half}", "gate: [half]}", "E203", "a setting is expected here, not a group or a list"),
        ("promise: {gate: open}", "promise: {gate: opn}", "E301", "did you mean 'open'?"),
        ("canal: high}", "canal: hihg}", "E301", "did you mean 'high'?"),
        ("signed: [north, isle]", "signed: [north, isel]", "E301", "did you mean 'isle'?"),
        ("signed: [", "sined: [", "E201", "did you mean 'signed'?"),
        ("rounds: 2}", "rounds: 0}", "E203", "whole number of rounds"),
        ("{north > isle: 1.5", "{north isle: 1.5", "E203", "write 'north > south: 2'"),
        ("{north > isle: 1.5", "{north > isel: 1.5", "E301", "did you mean 'isle'?"),
        ("1.5 mandate", "much", "E203", "write 2"),
        ("water ==", "watr ==", "E402", "did you mean 'water'?"),
        ("after 1\n", "after 7\n", "E805", "'after 0' is the start"),
        ("after 1\n", "after one\n", "E805", "'after 0' is the start"),
        ("score(north)", "score(noth)", "E402", "did you mean 'north'?"),
        ("score(north)", "score", "E403", "write score(north) >= 5"),
        ("ending is calm", "ending is clam", "E402", "did you mean 'calm'?"),
        ("ending is calm", "calm", "E403", "write ending is calm"),
        ("ending is calm", "ending: calm", "E203", "needs quotes"),
        ("say: Everything that may stand in a case.", "say:", "E202", "in a sentence"),
    ],
)  # fmt: skip
def test_a_fault_is_said_once_at_its_place(old: str, new: str, code: str, hint: str) -> None:
    loaded = spoilt(old, new)
    assert loaded.cases == ()
    found = [d for d in loaded.diagnostics if d.code == code]
    assert len(found) == 1, [str(d) for d in loaded.diagnostics]
    assert hint in f"{found[0].message}; {found[0].hint}"
    line = GOOD[: GOOD.index(old)].count("\n") + 1
    assert found[0].line in (line, line + 1)


def test_a_seat_that_is_given_to_a_mind_is_not_ordered_for() -> None:
    text = "- {say: X., seed: 1, minds: {isle: grim}, rounds: {1: {isle: {canal: high}}}, expect: [deal]}"
    assert faults(text) == [(1, text.index("isle: {canal") + 1, "E803")]


def test_a_fault_in_a_condition_is_at_its_column() -> None:
    assert faults("- say: X.\n  expect:\n    - deal and watr >= 3 after 2\n") == [(3, 16, "E402")]
    assert faults("- say: X.\n  expect:\n    - 'deal after 9'\n") == [(3, 19, "E805")]


def test_a_length_may_stand_in_quotes() -> None:
    (case,) = cases("- {say: X., length: '60', rounds: {6: {}}, expect: [deal after 6]}").cases
    assert case.minutes == 60


def test_every_fault_is_found_in_one_pass() -> None:
    text = "- say: X.\n  lenght: 45\n  rounds: {1: {nort: {gate: open}}}\n  expect: [watr >= 3]\n"
    assert [code for *_, code in faults(text)] == ["E201", "E301", "E402"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E105"), ("[]", "E105"), ("# nothing\n", "E105"), ("say: X\n", "E203"), ("- X\n", "E203"),
        ("- say: X.\n", "E202"), ("- {say: X., expect: []}\n", "E203"), ("- say: X.\n\texpect: [deal]\n", "E111"),
        ("- {say: X., expect: deal}\n", "E203"), ("- &a {say: X., expect: [deal]}\n", "E120"),
        ("- {say: X., rounds: [1], expect: [deal]}\n", "E203"), ("- {say: X., rounds: {1: }, expect: [deal]}\n", "E203"),
        ("- {say: X., rounds: {1: {north: open}}, expect: [deal]}\n", "E203"),
        ("- {say: X., rounds: {1: {north: {gate: }}}, expect: [deal]}\n", "E203"),
        ("- {say: X., rounds: {1: {north: {gate: [open]}}}, expect: [deal]}\n", "E203"),
        ("- {say: X., rounds: {1: {agree: }}, expect: [deal]}\n", "E203"),
        ("- {say: X., rounds: {1: {happens: 3}}, expect: [deal]}\n", "E203"),
        ("- {say: X., say: Y., expect: [deal]}\n", "E121"),
        ("- {say: X., expect: [3]}\n", "E203"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_cases_is_refused(text: str, code: str) -> None:
    loaded = cases(text)
    assert loaded.cases == ()
    assert code in [d.code for d in loaded.diagnostics]


def test_so_many_cases_are_played_and_no_more() -> None:
    one = "- {say: X., expect: [deal]}\n"
    assert len(cases(one * MOST_CASES).cases) == MOST_CASES
    assert faults(one * (MOST_CASES + 1)) == [(MOST_CASES + 1, 3, "E206")]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "three-shores.expect.yaml"
    file.write_text("# " + "x" * 1_000_001, encoding="utf-8")
    assert [d.code for d in load_expected(file, shores()).diagnostics] == ["E102"]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    loaded = load_expected(tmp_path / "three-shores.expect.yaml", shores())
    assert [d.code for d in loaded.diagnostics] == ["E101"]


def test_the_file_is_called_like_its_scenario() -> None:
    scenario = Path("x/three-valleys.yml")
    assert expected_of(scenario) == Path("x/three-valleys.expect.yml")
    assert scenario_expected(expected_of(scenario)) == scenario
    assert not is_expected(Path("x/three-valleys.es.yaml"))


def test_an_order_is_about_a_lever_or_about_an_event() -> None:
    """Where one id is both, the value says which."""
    both = shores(
        {"events": {"gate": {"title": "The gate", "text": "It creaks.", "round": 1, "choice": {
            "seat": "north", "ask": "Oil?", "default": "no_oil",
            "options": {"no_oil": {"name": "No"}, "oil": {"name": "Yes"}}}}}}
    )  # fmt: skip
    text = "- say: X.\n  rounds: {1: {north: {gate: VALUE}}}\n  expect: [deal]\n"
    kinds = [
        cases(text.replace("VALUE", value), both).cases[0].rounds[1].deeds[0].kind
        for value in ("open", "oil")
    ]
    assert kinds == ["set", "answer"]


def test_without_luck_nothing_that_has_a_chance_comes() -> None:
    scenario = shores().scenario
    assert scenario is not None
    still = calm(scenario)
    covert = still.levers["watch"].settings["secret"].covert
    assert covert is not None
    assert covert.chance == 0
    assert (still.events["storm"].chance, still.events["drought"].chance) == (0, 100)
    assert still.agreements.verification is not None
    assert still.agreements.verification.exposes == 0
    assert still.facts["spring"].drawn == "wet"


@pytest.mark.parametrize(
    ("condition", "column"),
    [
        ("water >= 0", 0), ("trust(south > north) >= 0", 0), ("water <= 100", 0), ("deal and water >= 0", 9),
        ("round >= 1", 0), ("deal or not deal", 8), ("water >= 1", None), ("water == 100", None),
        ("water != 100", None), ("score(north) >= 0", None), ("mandate(north) >= 0", None), ("not deal", None),
        ("deal or water >= 50", None), ("gate is open or gate is half", None), ("ending is calm", None),
    ],
)  # fmt: skip
def test_what_cannot_fail_is_doubted_where_it_stands(condition: str, column: int | None) -> None:
    """W411 as in the scenario; what is written with `==` is a range, and is no doubt at one of its ends."""
    text = f"- say: X.\n  expect:\n    - {condition}\n"
    loaded = cases(text)
    assert loaded.cases
    expected = [] if column is None else [("W411", 3, 7 + column)]
    assert [(d.code, d.line, d.column) for d in loaded.diagnostics] == expected
