"""What `check --balance` says of scenarios whose weakness is known by hand, on which line."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.analysis.baseline import Baseline, grounded
from game.analysis.findings import Measured
from game.scenario.loading import load, loads
from game.scenario.shelf import find_scenario
from game.workshop import check, lints
from game.workshop.lints import linted
from tests.analysis.points import points

DILEMMA = {"a": {"lb is aye": 7, "la is aye": -3}, "b": {"la is aye": 7, "lb is aye": -3}}
HUNT = {
    seat: {"la is aye and lb is aye": 8, f"l{seat} is aye and l{other} is nay": -2}
    for seat, other in (("a", "b"), ("b", "a"))
}
TUG = {"a": {"la is aye": 5, "lb is aye": -5}, "b": {"lb is aye": 5, "la is aye": -5}}


def shared(seat: str, one: str, other: str) -> dict[str, float]:
    """Somebody must go ahead; who stays away while others go gains; all together gain most."""
    alone = f"(l{one} is aye and l{other} is nay or l{one} is nay and l{other} is aye)"
    return {
        f"l{seat} is aye and l{one} is nay and l{other} is nay": 1,
        f"l{seat} is nay and {alone}": 4,
        f"l{seat} is aye and {alone}": 2,
        f"l{seat} is nay and l{one} is aye and l{other} is aye": 14,
        f"l{seat} is aye and l{one} is aye and l{other} is aye": 12,
    }


SOUND = {"a": shared("a", "b", "c"), "b": shared("b", "a", "c"), "c": shared("c", "a", "b")}


def text(bonuses: Mapping[str, Mapping[str, float]], more: str = "") -> str:
    data: dict[str, Any] = points(bonuses, tuple(bonuses))
    return str(yaml.safe_dump(data, sort_keys=False)) + more


def found(written: str) -> list[tuple[str, int]]:
    loaded = loads(written)
    assert loaded.scenario is not None, loaded.diagnostics
    return [(item.code, item.line) for item in linted(loaded).diagnostics]


def line(written: str, start: str) -> int:
    return [row.strip() for row in written.splitlines()].index(start) + 1


def test_levers_that_play_themselves_are_named_on_their_lines() -> None:
    written = text(DILEMMA)
    assert ("W701", line(written, "la:")) in found(written)
    assert ("W701", line(written, "lb:")) in found(written)
    assert not {code for code, _ in found(written)} - {"W701"}
    assert said(written)["W701"] == (
        "'lb' plays itself: 'nay' is best for those who decide it, whatever the others do, "
        "in 100 % of all cases"
    )
    gifts = {"a": {"lb is aye": 7}, "b": {"la is aye": 7}}
    assert said(text(gifts))["W701"] == "'lb' makes no difference to those who decide it"


def test_a_tug_of_war_gives_no_reason_to_sign() -> None:
    written = text(TUG, "agreements: {duration: 2}\n")
    assert ("W702", line(written, "agreements: {duration: 2}")) in found(written)
    assert "W702" not in {code for code, _ in found(text(DILEMMA))}


def test_an_agreement_nobody_would_break_is_no_temptation() -> None:
    """Without a group of agreements in the file the levers are pointed at; nobody needs to sign, either."""
    written = text(HUNT)
    assert found(written) == [(code, line(written, "levers:")) for code in ("W703", "W711")]
    said = [item.message for item in linted(loads(written)).diagnostics if item.code == "W703"]
    assert "should be most of them: 'a' -80 by 'la: nay' (too little), 'b' -80 by" in said[0]


def test_a_seat_that_gains_too_much_by_a_breach_is_told_from_one_that_gains_too_little() -> None:
    facts = {"lever": "gate", "setting": "shut"}
    for figure, said in (
        (730, "+7.3 by 'gate: shut' (too much)"),
        (120, "+1.2 by 'gate: shut' (too little)"),
    ):
        assert lints.gained(Measured("seat", "alto", figure, False, facts)) == f"'alto' {said}"


def said(written: str) -> dict[str, str]:
    loaded = loads(written)
    assert loaded.scenario is not None, loaded.diagnostics
    return {item.code: item.message for item in linted(loaded).diagnostics}


def test_a_table_at_which_nearly_every_package_is_welcome_is_doubted() -> None:
    """Five whose levers cost them little and please all others: 27 of 32 packages are good for all."""
    all_like = {
        seat: {f"l{other} is aye": -1 if seat == other else 2 for other in "abcde"}
        for seat in "abcde"
    }
    doubt = said(text(all_like))["W705"]
    assert doubt.startswith(
        "84.37 % of the packages are affordable and at least as good for every seat"
    )
    assert "W705" not in said(text(DILEMMA)), "four packages say nothing in shares"


def test_a_lever_that_hardly_moves_anything_is_doubted_on_its_line() -> None:
    weak = {"a": {"la is aye": 60, "lb is aye": 1}, "b": {"la is aye": 40}}
    assert ("W706", line(text(weak), "lb:")) in found(text(weak))
    assert "W706" not in said(text(DILEMMA))


def test_a_breach_that_costs_nothing_when_found_is_doubted() -> None:
    """A dilemma in which the breach brings 6 points and the other's answer takes only 2."""
    hard = {"a": {"lb is aye": 8, "la is aye": -6}, "b": {"la is aye": 8, "lb is aye": -6}}
    assert "0 of 2 tempted seats would lose more" in said(text(hard))["W707"]
    even = {"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}}
    assert "W707" in said(text(even)), "losing as much as one gained deters nobody"
    assert "W707" not in said(text(DILEMMA))


def test_two_seats_that_can_do_without_the_third_are_doubted() -> None:
    pair = {"a": {"la is aye and lb is aye": 9}, "b": {"la is aye and lb is aye": 9},
            "c": {"la is aye and lb is aye": 1, "lc is aye": -1}}  # fmt: skip
    assert "'a' and 'b' alone wins 100 %" in said(text(pair))["W708"]


def test_a_sound_game_is_left_alone() -> None:
    assert found(text(SOUND)) == []


def test_a_doubt_is_accepted_with_a_reason_and_not_in_vain() -> None:
    accepted = text(
        HUNT,
        "accept: {W703: {agreements: a first lesson on trust comes later}, "
        "W711: {agreements: each goes ahead without a word}}\n",
    )
    assert loads(accepted).diagnostics == loads(text(HUNT)).diagnostics
    seen = linted(loads(accepted))
    assert seen.diagnostics == ()
    assert [item.code for item in seen.accepted] == ["W703", "W711"]
    vain = text(SOUND, "accept: {W703: {agreements: nobody knows why}}\n")
    assert [code for code, _ in found(vain)] == ["W541"]


def test_of_a_sample_nothing_is_accepted_in_vain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another sample, drawn as soon as an id is another, may report it again."""

    def sample(*said: Any) -> Baseline:
        ground = grounded(*said)
        return replace(ground, survey=replace(ground.survey, complete=False))

    vain = text(SOUND, "accept: {W703: {agreements: nobody knows why}}\n")
    monkeypatch.setattr(lints, "grounded", sample)
    assert found(vain) == []


def test_a_length_is_named_where_not_all_lengths_have_the_doubt() -> None:
    data = points(HUNT)
    data["levers"]["lb"]["mode"] = "full"
    data["lengths"][90] = {**deepcopy(data["lengths"][45]), "levers": "full"}
    loaded = loads(str(yaml.safe_dump(data, sort_keys=False)))
    said = [item.message for item in linted(loaded).diagnostics if item.code == "W703"]
    assert said
    assert all("in the game of 90 minutes" in message for message in said)


def test_the_command_looks_only_if_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "points.yaml"
    file.write_text(text(HUNT), encoding="utf-8")
    plain = check.checked([str(file)])
    assert not [item for item in plain.diagnostics if item.code.startswith("W7")]
    asked = check.checked([str(file)], balance=True)
    assert [item.code for item in asked.diagnostics if item.code.startswith("W7")] == [
        "W703",
        "W711",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["three-valleys", "drones-over-mexico"])
def test_the_shipped_scenarios_give_no_doubt(name: str) -> None:
    assert linted(load(find_scenario(name))).diagnostics == ()


def with_values(bonuses: Mapping[str, Mapping[str, float]], **values: float) -> str:
    data: dict[str, Any] = points(bonuses, tuple(bonuses))
    for seat, value in values.items():
        data["stakeholders"][seat]["reservation"] = value
    return str(yaml.safe_dump(data, sort_keys=False))


def test_a_game_in_which_nothing_can_be_signed_is_doubted_on_the_line_of_who_asks_most() -> None:
    written = with_values(DILEMMA, a=0, b=99)
    assert ("W709", line(written, "reservation: 99")) in found(written)
    assert "'b' accepts fewest" in said(written)["W709"]
    assert "W709" not in said(with_values(DILEMMA, a=0, b=4))


def test_a_game_in_which_nearly_everything_can_be_signed_is_doubted() -> None:
    all_like = {seat: {"la is aye": 1} for seat in "abcde"}
    written = with_values(all_like, a=0, b=-3)
    assert "100 % of the packages are acceptable" in said(written)["W710"]
    assert ("W710", line(written, "reservation: 0")) in found(written)
    hard = with_values(all_like, a=1, b=1)
    assert "W710" not in said(hard), "half of them is the most"


def test_a_table_at_which_nobody_agrees_is_doubted() -> None:
    written = text(TUG)
    assert said(written)["W711"] == "only 0 of 100 games have an agreement"
    assert "W711" not in said(text(DILEMMA))


@pytest.mark.parametrize(("agree", "doubted"), [(49, True), (50, False)])
def test_half_of_the_games_are_enough(
    agree: int, doubted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lints, "agreeing", lambda *_: agree)
    assert ("W711" in said(text(DILEMMA))) == doubted


def test_a_seat_that_can_wait_is_doubted_on_its_line() -> None:
    written = with_values(DILEMMA, a=-5)
    assert ("W712", line(written, "reservation: -5")) in found(written)
    assert "walk away below" in said(written)["W712"]
    assert "W712" not in said(with_values(DILEMMA, a=0))
