"""What the window says a number did in a round is the sum of the causes that open when it is pressed."""

from __future__ import annotations

import re

import pytest

from tests.window.pilot import Pilot
from tests.window.stages import at_places, visit
from tests.window.tours import begin, play_on

ADDS_UP = "These add up exactly."


def amounts(pilot: Pilot) -> list[float]:
    """The amounts on the card on top."""
    found = [text for text in pilot.texts() if re.fullmatch(r"[+-]?\d+(\.\d)?", text)]
    return list(map(float, found))


def causes(pilot: Pilot) -> float:
    """The sum of the amounts on the card on top, after the rest of them has been asked for."""
    rows = amounts(pilot)
    if "more" in pilot.ids():
        assert not pilot.sees(ADDS_UP), "not all of it is shown"
        pilot.press("more")
        assert amounts(pilot)[: len(rows)] == rows != amounts(pilot)
    assert pilot.sees(ADDS_UP) == bool(amounts(pilot))
    return sum(amounts(pilot))


def compare(pilot: Pilot, prefix: str, seen: list[str]) -> None:
    """Press everything that shows a change, and add its causes up."""
    for id in [i for i in pilot.ids() if i.startswith(prefix)]:
        told = re.search(r"([+-]\d+(?:\.\d)?)(?: in |\)$)", pilot.box(id).block.label)
        if told is not None:
            pilot.press(id)
            seen += ["more"] if "more" in pilot.ids() else []
            assert causes(pilot) == pytest.approx(float(told[1])), (id, pilot.texts())
            pilot.press("close")
            seen.append(id)


def compare_reveal(pilot: Pilot, seen: list[str]) -> None:
    """At the reveal: what rose or fell, by how much, and why."""
    for id in [i for i in pilot.ids() if i.startswith("why.")]:
        line = pilot.box(id).block.label
        moved = re.search(r"(rose|fell) by (\d+(?:\.\d)?) point", line)
        signed = re.search(r"\(?([+-]\d+(?:\.\d)?)\)?\.?$", line)
        assert moved or signed, line
        told = float(moved[2]) * (1 if moved[1] == "rose" else -1) if moved else float(signed[1])  # type: ignore[index]
        pilot.press(id)
        assert causes(pilot) == pytest.approx(told)
        pilot.press("close")
        seen.append(id)


@pytest.mark.parametrize(("scenario", "seat"), [("three-valleys", "alto")])
def test_every_change_in_the_window_is_the_sum_of_its_causes(scenario: str, seat: str) -> None:
    seen: list[str] = []

    def watch(name: str, pilot: Pilot) -> None:
        if name == "reveal":
            compare_reveal(pilot, seen)
        elif name.startswith("table"):
            compare(pilot, "indicator.", seen)
            pilot.press("numbers")
            compare(pilot, "n.", seen)
            pilot.press("close")
            pilot.press("seat.medio")
            if "close" not in pilot.ids():
                pilot.press("seat.medio")
            compare(pilot, "trust.", seen)
            pilot.press("close")

    pilot = at_places(prompts=False)
    begin(pilot, scenario, (seat,), 7, watch)
    play_on(pilot, watch, until=lambda: len(seen) > 40)
    assert {id.split(".")[0] for id in seen} == {"indicator", "n", "trust", "why", "more"}
    assert len(seen) > 40


def test_a_card_tells_of_the_round_first_and_of_the_whole_game_on_request() -> None:
    """Before the first reveal there is only the whole."""
    titles: list[tuple[str, str]] = []

    def watch(name: str, pilot: Pilot) -> None:
        if name == "table commit" and visit(pilot).player.round > len(titles):
            pilot.press("indicator.reservoir")
            first = pilot.texts()[0]
            if "whole" in pilot.ids():
                pilot.press("whole")
                titles.append((first, pilot.texts()[0]))
                pilot.press("round")
                assert pilot.texts()[0] == first
            else:
                titles.append(("", first))
            pilot.press("close")

    pilot = at_places(prompts=False)
    begin(pilot, "three-valleys", ("alto",), 7, watch)
    play_on(pilot, watch, until=lambda: len(titles) > 2)
    assert titles[0][0] == ""
    for at, (first, whole) in enumerate(titles[1:], 1):
        assert f"in round {at}." in first
        assert "in round" not in whole
        assert whole.startswith("Lake behind the dam: from 58 ")
