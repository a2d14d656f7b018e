"""What the screens add to the phases has every phase in which somebody decides."""

from __future__ import annotations

from game.rules.phases import ASKED, PHASES
from game.screens.asked import PANELS
from game.screens.head import STEPS


def test_every_phase_in_which_seats_decide_has_its_panel() -> None:
    assert set(PANELS) == set(ASKED)


def test_every_part_of_a_round_is_shown_as_a_step() -> None:
    assert list(STEPS) == list(dict.fromkeys(phase.part for phase in PHASES.values()))
