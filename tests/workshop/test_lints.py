"""What `check --balance` says of scenarios whose weakness is known by hand, on which line."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.scenario.loading import load, loads
from game.scenario.shelf import find_scenario
from game.workshop import check
from game.workshop.lints import linted
from tests.analysis.points import points

DILEMMA = {"a": {"lb is aye": 6, "la is aye": -3}, "b": {"la is aye": 6, "lb is aye": -3}}
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
        f"l{seat} is nay and l{one} is aye and l{other} is aye": 9,
        f"l{seat} is aye and l{one} is aye and l{other} is aye": 6,
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


def test_a_tug_of_war_gives_no_reason_to_sign() -> None:
    written = text(TUG, "agreements: {duration: 2}\n")
    assert ("W702", line(written, "agreements: {duration: 2}")) in found(written)
    assert "W702" not in {code for code, _ in found(text(DILEMMA))}


def test_an_agreement_nobody_would_break_is_no_temptation() -> None:
    """Without a group of agreements in the file the levers are pointed at."""
    written = text(HUNT)
    assert found(written) == [("W703", line(written, "levers:"))]


def test_a_sound_game_is_left_alone() -> None:
    assert found(text(SOUND)) == []


def test_a_doubt_is_accepted_with_a_reason_and_not_in_vain() -> None:
    accepted = text(HUNT, "accept: {W703: a first lesson on trust comes later}\n")
    assert loads(accepted).diagnostics == loads(text(HUNT)).diagnostics
    seen = linted(loads(accepted))
    assert seen.diagnostics == ()
    assert [item.code for item in seen.accepted] == ["W703"]
    vain = text(SOUND, "accept: {W703: nobody knows why}\n")
    assert [code for code, _ in found(vain)] == ["W541"]


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
    assert [item.code for item in asked.diagnostics if item.code.startswith("W7")] == ["W703"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["three-valleys", "drones-over-mexico"])
def test_the_shipped_scenarios_give_no_doubt(name: str) -> None:
    assert linted(load(find_scenario(name))).diagnostics == ()
