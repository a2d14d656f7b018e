"""What is expected, compared with what comes: every finding at its line, with the change that made the difference."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.scenario.diagnostics import Diagnostic
from game.scenario.expected.reading import expected_of, load_expected, loads_expected
from game.scenario.loading import load, loads
from game.workshop import check
from game.workshop.expected.findings import findings
from tests.shores import cases, shores

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = sorted(path for path in SCENARIOS.glob("*.yaml") if "." not in path.stem)
OPEN = "  rounds: {1: {north: {gate: open}}}\n"


def found(
    expect: str, case: str = "", changes: Mapping[str, Any] | None = None
) -> tuple[Diagnostic, ...]:
    scenario = shores(changes)
    loaded = cases(f"- say: X.\n{case}  expect:\n    - {expect}\n", scenario)
    assert loaded.cases, [str(d) for d in loaded.diagnostics]
    return findings(scenario, loaded)


def said(expect: str, case: str = "", changes: Mapping[str, Any] | None = None) -> str:
    """The one finding that there is, as it is read."""
    (one,) = found(expect, case, changes)
    assert one.code == "E802"
    return f"{one.message}; {one.hint}" if one.hint else one.message


# what is true


@pytest.mark.parametrize(
    "expect",
    [
        "water == 50 after 0", "water == 56 after 1", "water == 56.0 after 1", "water != 56.1 after 1",
        "water >= 55.5 after 1", "not water < 55.5 after 1", "56 == water after 1", "water - 6 == 50 after 1",
        "gate is open", "gate is not half", "not deal", "happened(drought) after 2", "not happened(drought) after 1",
        "chose(drought is wait) after 2", "rounds(gate is open) >= 3 after 3", "round == 2 after 2",
        "spring is wet", "ending is calm", "ending is not other", "not ending is calm after 3",
        "mandate(north) == 20 after 1", "score(north) == 56 after 1", "cooperation > 0",
        "trust(south > north) >= 0", "water > 50 and gate is open and score(isle) > 50 after 1",
    ],
)  # fmt: skip
def test_what_is_true_is_not_spoken_of(expect: str) -> None:
    assert found(expect, OPEN) == ()


@pytest.mark.parametrize(
    ("expect", "is_true"),
    [
        ("water == 54", True), ("water == 54.4", True), ("water == 54.40", True), ("water == 54.3", False),
        ("54 == water", True), ("55 != water", True), ("water == 55", False), ("water != 54", False), ("water != 54.3", True),
        ("mood_north == -4", True), ("mood_north == -4.4", True), ("mood_north == -5", False),
    ],
)  # fmt: skip
def test_equal_means_as_many_decimals_as_are_written(expect: str, is_true: bool) -> None:
    start = {"indicators": {"water": {"start": 54.4}, "mood_north": {"low": -10, "start": -4.4}}}
    assert (found(f"{expect} after 0", changes=start) == ()) is is_true


def test_after_the_last_round_is_not_the_end() -> None:
    """Settings act on after the last round; that is the end."""
    assert found("water == 68 after 4", OPEN) == ()
    assert found("water == 80", OPEN) == ()


# what is not


def test_the_change_that_made_the_difference_is_named() -> None:
    text = said("water == 62 after 2", OPEN)
    assert (
        text == "water is 56 after round 2, not 62: in round 2 'drought' took 6; it is true after 3"
    )


def test_of_several_the_smallest_that_suffices_is_named() -> None:
    more = {"levers": {"patrol": {"settings": {"light": {"each_round": {"water": -9}}}}}}
    case = "  rounds: {1: {north: {gate: open}}, 2: {south: {patrol: light}}}\n"
    assert "in round 2 'drought' took 6" in said("water >= 51 after 2", case, more)
    assert "in round 2 'patrol is light' took 9" in said("water >= 54 after 2", case, more)


@pytest.mark.parametrize(
    ("expect", "text"),
    [
        ("water == 40 after 1", "water is 56 after round 1, not 40: it starts at 50, and in round 1 'gate is open' added 6"),
        ("water > 90", "water is 80 at the end, not more than 90: it starts at 50, and in round 2 'drought' took 6"),
        ("mood_north <= 40", "mood_north is 50 at the end, not 40 or less: nothing has moved it"),
        ("not water >= 50 after 1", "water is 56 after round 1, not less than 50: it starts at 50, and in round 1 'gate is open' added 6"),
        ("water + gold_north >= 70 after 1", "water is 56, gold_north is 10 after round 1, so 'water + gold_north >= 70' is not true; it is true after 3"),
        ("gate is half", "gate is open at the end, not half: north moved it in round 1"),
        ("gate is not open", "gate is open at the end: north moved it in round 1; it is true after 0"),
        ("canal is high", "canal is low at the end, not high: nobody has moved it"),
        ("deal", "no agreement is in force at the end"),
        ("published(gate)", "no public agreement on gate is in force at the end"),
        ("spring is dry", "spring is wet, not dry"),
        ("happened(storm)", "storm has not happened at the end: without 'seed' nothing happens by chance; 'happens: storm' under a round plays it"),
        ("not happened(drought)", "drought happened in round 2; it is true after 1"),
        ("chose(drought is dig)", "the answer to drought is wait, not dig"),
        ("chose(drought is dig) after 1", "drought has asked nothing after round 1"),
        ("ending is other", "the ending is calm, not other: calm stands before it and is true as well"),
        ("ending is calm after 2", "the game is not over after round 2, so there is no ending yet; it is true at the end"),
        ("rounds(gate is open) >= 9", "rounds(gate is open) is 4 at the end, not 9 or more"),
        ("trust(south > north) == 99 after 0", "trust(south > north) is 50 at the start, not 99: nothing has moved it"),
        ("mandate(north) == 23 after 1", "mandate(north) is 20 after round 1, not 23: in round 1, North paid 4 points of mandate to move The gate"),
        ("score(north) > 90", "score(north) is 80 at the end, not more than 90: it counts above all water 80"),
        ("deal and water > 90", "no agreement is in force at the end, and water is 80 at the end, not more than 90: it starts at 50, and in round 2 'drought' took 6"),
    ],
)  # fmt: skip
def test_what_is_instead_is_said_in_the_ids_of_the_author(expect: str, text: str) -> None:
    assert said(expect, OPEN) == text


def test_an_ending_that_does_not_come_says_what_it_lacks() -> None:
    text = "the ending is other, not calm: water is 44 at the end, not 60 or more (it starts at 50, and in round 2 'drought' took 6)"
    assert said("ending is calm") == text


def test_a_finding_stands_at_its_condition() -> None:
    scenario = shores()
    loaded = cases("- say: X.\n  expect:\n    - not deal\n    -   deal\n", scenario)
    assert [(d.line, d.column) for d in findings(scenario, loaded)] == [(4, 9)]


# orders


@pytest.mark.parametrize(
    ("rounds", "code", "text"),
    [
        ("{1: {south: {gate: open}}}", "E803", "the rules refuse this to south in round 1: “The gate belongs to North, not to you.”"),
        ("{1: {north: {market: free}}}", "E803", "moves by 'agree:'"),
        ("{1: {isle: {drought: dig}}}", "E803", "only in the round in which it happens"),
        ("{1: {agree: {gate: open}}}", "E803", "with 'signed:'"),
        ("{1: {press: {promise: {gate: open}}}}", "E803", "signs nothing"),
        ("{1: {agree: {clauses: {gate: open, patrol: light}, signed: [north, isle]}}}", "E804", "lacks the signature of south"),
    ],
)  # fmt: skip
def test_what_the_rules_refuse_is_an_error_with_the_reason(
    rounds: str, code: str, text: str
) -> None:
    (one, *_) = found("deal", f"  rounds: {rounds}\n")
    assert (one.code, one.line) == (code, 2)
    assert text in f"{one.message}; {one.hint}"


def north(start: int, **more: Any) -> Mapping[str, Any]:
    """North with so much mandate and no income, and perhaps other levers."""
    return {"stakeholders": {"north": {"mandate": {"start": start, "income": 0}}}, **more}


NEEDY = {"gate": {"settings": {"open": {"needs": "patrol is light and round >= 3"}}}}
FINAL = {"gate": {"settings": {"half": {"irreversible": True}}}}


@pytest.mark.parametrize(
    ("rounds", "changes", "text"),
    [
        ("{1: {north: {gate: open}}}", north(1), "that is 2 steps from 'closed', and mandate(north) is 1 then: it starts with that"),
        (
            "{1: {north: {gate: half}}, 2: {north: {gate: open}}}", north(3),
            "mandate(north) is 1 then: in round 1, North paid 2 points of mandate to move The gate",
        ),
        (
            "{1: {north: {gate: half, canal: high}}}", north(3, levers={"canal": {"owner": "north"}}),
            "it costs 3 by itself, and the orders before it in this round cost 2, and mandate(north) is 3 then: it starts with that",
        ),
        (
            "{1: {agree: {gate: open, patrol: light}, north: {canal: high}}}",
            north(5, levers={"canal": {"owner": "north"}}),
            "mandate(north) is 0 then: in round 1, North paid 2 points of mandate: its share of the steps in the text on The gate and The patrol",
        ),
        ("{1: {north: {gate: open}}}", {"levers": NEEDY}, "patrol is none at the start, not light: nobody has moved it, and round is 1 at the start, not 3 or more"),
        ("{1: {north: {gate: half}}, 3: {north: {gate: open}}}", {"levers": FINAL}, "'gate' is no longer where it started: north moved it in round 1"),
    ],
)  # fmt: skip
def test_a_refusal_says_what_makes_it_so(
    rounds: str, changes: Mapping[str, Any], text: str
) -> None:
    (one, *_) = found("deal", f"  rounds: {rounds}\n", changes)
    assert (one.code, one.hint) == ("E803", text), one.message


@pytest.mark.parametrize(
    ("rounds", "hint"),
    [
        ("{1: {south: {gate: open}}}", "only north can order it: north: {gate: open}"),
        ("{1: {north: {market: free}}}", "a lever of several seats or of the table moves by 'agree:'"),
    ],
)  # fmt: skip
def test_whose_lever_it_is_is_said(rounds: str, hint: str) -> None:
    (one,) = found("deal", f"  rounds: {rounds}\n")
    assert one.hint == hint


def test_of_what_is_refused_in_a_case_the_first_is_told() -> None:
    """What comes after it in the game may follow from it."""
    wrong = "  rounds: {1: {south: {gate: open}}, 2: {press: {promise: {gate: open}}}}\n"
    assert [(d.code, d.line) for d in found("deal", wrong)] == [("E803", 2)]


def test_where_no_round_has_texts_the_scenario_says_so_and_no_case() -> None:
    late = {"lengths": {45: {"talk_from": 9}}}
    agreed = "  rounds: {1: {agree: {gate: open, patrol: light}}}\n"
    assert "W557" in [d.code for d in shores(late).diagnostics]
    assert found("deal", agreed, late) == ()
    accepted = late | {"accept": {"W557": {"lengths": "nobody shall talk here"}}}
    assert [d.code for d in found("deal", agreed, accepted)] == ["E803"]


def twice(first: str, second: str) -> list[tuple[str, int]]:
    scenario = shores()
    loaded = cases(
        f"- say: X.\n  expect: [not deal]\n{first}- say: Y.\n{second}  expect: [round >= 1]\n",
        scenario,
    )
    assert loaded.cases
    return [(d.code, d.line) for d in findings(scenario, loaded) if d.code == "E806"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("", "", True),
        ("", "  rounds: {1: {}}\n", True),
        ("  rounds: {1: {agree: {gate: half, patrol: light}}}\n", "  rounds: {1: {agree: {clauses: {patrol: light, gate: half}}}}\n", True),
        ("  seed: 1\n", "  seed: 1\n", True),
        ("  seed: 1\n", "  seed: 2\n", False),
        ("  seed: 1\n", "", False),
        ("  length: 60\n", "", False),
        ("  facts: {spring: wet}\n", "", False),
        ("  rounds: {1: {north: {gate: half}}}\n", "  rounds: {2: {north: {gate: half}}}\n", False),
        ("  rounds: {1: {happens: storm}}\n", "", False),
        ("  rounds: {1: {agree: {clauses: {gate: half, patrol: light}, secret: true}}}\n", "  rounds: {1: {agree: {gate: half, patrol: light}}}\n", False),
    ],
)  # fmt: skip
def test_two_cases_that_decide_the_same_are_one_game(first: str, second: str, same: bool) -> None:
    assert bool(twice(first, second)) == same


HOME = {
    "stakeholders": {"south": {"constituencies": {
        "ports": {"name": "Ports", "weight": 1, "accepts": "water >= 90"}}}},
    "agreements": {"ratification": {"south": {"by": "constituencies"}}},
}  # fmt: skip
"""South needs an approval that it does not get."""


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (HOME, "this agreement does not come into force in round 1: it is signed, but not approved at home"),
        ({"lengths": {45: {"exchanges": 0}}}, "this agreement does not come into force in round 1: this length has no talk"),
    ],
)  # fmt: skip
def test_an_agreement_that_does_not_come_into_force_says_why(
    changes: Mapping[str, Any], text: str
) -> None:
    agreed = "  rounds: {1: {agree: {gate: open, patrol: light}}}\n"
    (one,) = found("deal", agreed, changes)
    assert (one.code, one.line, one.message) == ("E804", 2, text)


def test_one_exchange_is_enough_for_an_agreement() -> None:
    agreed = "  rounds: {1: {agree: {gate: open, patrol: light}}}\n"
    assert found("agreed(gate) after 1", agreed, {"lengths": {45: {"exchanges": 1}}}) == ()


def test_a_word_that_was_broken_is_the_change_that_made_the_difference() -> None:
    case = "  rounds: {1: {agree: {gate: open, patrol: light}, north: {gate: closed}}}\n"
    text = said("trust(south > north) >= 40 after 1", case)
    assert "in round 1, South trusts North" in text
    assert "it found the clause on The gate broken" in text


def test_an_order_for_a_seat_of_minds_alone_is_an_error_where_minds_play() -> None:
    alone = {"stakeholders": {"isle": {"play": "mind"}}}
    case = "  seed: 1\n  minds: true\n  rounds: {1: {isle: {canal: high}}}\n"
    (one,) = found("deal", case, alone)
    assert (one.code, one.line) == ("E301", 3)
    assert "only for a computer player" in one.message


def test_nothing_is_compared_in_a_game_that_is_not_the_one_meant() -> None:
    assert [d.code for d in found("deal", "  rounds: {1: {south: {gate: open}}}\n")] == ["E803"]


def test_a_game_that_is_over_early_has_no_later_rounds() -> None:
    final = {"levers": {"gate": {"settings": {"open": {"final": True}}}}}
    assert [d.code for d in found("water > 1 after 3", OPEN, final)] == ["E805"]
    late = "  rounds: {1: {north: {gate: open}}, 3: {south: {patrol: light}}}\n"
    (one,) = found("not deal", late, final)
    assert (one.code, one.message) == ("E805", "the game is over after round 1")


def test_a_mind_that_is_not_known_is_said() -> None:
    (one,) = found("deal", "  seed: 1\n  minds: {south: grimm}\n")
    assert (one.code, one.line) == ("E301", 3)
    assert "grim" in one.message


# anything

ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1.5,
    "",
    "x y",
    "gate",
    "open",
    [],
    {},
    ["gate"],
    {"gate": "open"},
    [None],
    {1: 2},
)
"""What authors may write in any place by mistake."""
WHOLE = """
- say: Everything.
  length: 60
  seed: 3
  minds: {isle: status_quo}
  facts: {spring: wet}
  rounds:
    1:
      agree: {gate: open, patrol: light}
      happens: [storm]
      north: {promise: {gate: open}, gate: half}
    2:
      agree: [{clauses: {gate: half}, signed: [north, south], secret: true, verified: [gate], rounds: 2, pay: {north > south: 1}}]
      south: {deny: {watch: secret}, leave: gate}
  expect: [water == 44 after 1, ending is calm]
"""


def _odd(node: Any) -> Iterator[Any]:
    """A tree with each of its values in turn replaced by each odd one."""
    yield from ODD
    if isinstance(node, dict):
        for key in node:
            yield from ({**node, key: odd} for odd in _odd(node[key]))
            yield {("odd" if name == key else name): value for name, value in node.items()}
            yield {name: value for name, value in node.items() if name != key}
    elif isinstance(node, list):
        for at in range(len(node)):
            yield from ([*node[:at], odd, *node[at + 1 :]] for odd in _odd(node[at]))


@pytest.mark.slow
def test_whatever_stands_in_the_file_is_a_finding_or_is_played() -> None:
    scenario, read, silent = shores(), 0, 0
    for odd in _odd(yaml.safe_load(WHOLE)):
        loaded = cases(yaml.safe_dump(odd, sort_keys=False), scenario)
        assert loaded.cases or loaded.diagnostics, odd
        read += 1
        if loaded.cases and silent < 400:
            findings(scenario, loaded)
            silent += 1
    assert read > 500
    assert silent > 20


# the command


def run(*words: str) -> int:
    parser = ArgumentParser()
    check.add_arguments(parser)
    return check.run(parser.parse_args(words))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "three-shores.yaml"
    tree = shores().tree
    assert tree is not None
    file.write_text(tree.text, encoding="utf-8")
    return file


def expect(file: Path, text: str) -> None:
    expected_of(file).write_text(f"- say: X.\n  expect:\n    - {text}\n", encoding="utf-8")


@pytest.mark.parametrize("by", ["file", "folder", "itself"])
def test_check_plays_what_is_expected(
    file: Path, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    named = {"file": file, "folder": file.parent, "itself": expected_of(file)}[by]
    expect(file, "not deal")
    assert run(str(named)) == 0
    expect(file, "deal")
    assert run(str(named)) == 2
    assert f"{expected_of(file)}:3:7: E802: no agreement" in capsys.readouterr().out


def test_what_is_wrong_in_the_scenario_is_told_before_its_games(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(file, "deal")
    (file.parent / "three-shores.es.yaml").write_text("language: es\n", encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("id: three-shores", "id: shores"), encoding="utf-8")
    for named in (file, file.parent):
        run(str(named))
        names = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()[:-1]]
        ends = [name.removeprefix(f"{file.parent}/three-shores.") for name in dict.fromkeys(names)]
        assert ends == ["yaml", "es.yaml", "expect.yaml"]


def test_check_without_such_a_file_is_silent_about_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(file)) == 0
    assert "expect" not in capsys.readouterr().out


@pytest.mark.parametrize("by", ["itself", "folder"])
def test_what_is_expected_of_no_scenario_is_an_error(
    file: Path, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(file, "deal")
    file.unlink()
    assert run(str(file.parent if by == "folder" else expected_of(file))) == 2
    assert "E801: there is no scenario 'three-shores.yaml'" in capsys.readouterr().out


def test_nothing_is_played_of_a_scenario_with_errors(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(file, "watr > 3")
    file.write_text(file.read_text(encoding="utf-8").replace("water", "watr", 1), encoding="utf-8")
    assert run(str(file)) == 2
    assert expected_of(file).name not in capsys.readouterr().out


# what is shipped


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_scenario_says_what_it_does(scenario: Path) -> None:
    loaded = load(scenario)
    read = load_expected(expected_of(scenario), loaded)
    assert 4 <= len(read.cases) <= 6
    assert (read.diagnostics, findings(loaded, read)) == ((), ())


def test_the_example_of_the_guide_comes_out_and_its_finding_is_as_shown() -> None:
    guide = (SCENARIOS / "README.md").read_text(encoding="utf-8")
    whole = re.findall(r"^```yaml\n(.*?)^```", guide, re.M | re.S)[0]
    scenario = loads(whole, "shared-oven.yaml")
    block = re.findall(r"^    - say:.*?(?=\n\n)", guide, re.M | re.S)[0]
    text = re.sub("^    ", "", block, flags=re.M) + "\n"
    read = loads_expected(text, scenario, "shared-oven.expect.yaml")
    assert read.diagnostics == ()
    assert findings(scenario, read) == ()
    other = text.replace("wood == 50 after 2", "wood == 53 after 2")
    (one,) = findings(scenario, loads_expected(other, scenario, "shared-oven.expect.yaml"))
    assert f"    {one}\n" in guide
