"""What a scenario says of itself before anyone sits down."""

from __future__ import annotations

from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from game.views.about import about


def test_the_flagship_names_its_care_and_its_limits() -> None:
    scenario = load(find_scenario("drones-over-mexico")).scenario
    assert scenario is not None
    card = about(scenario)

    assert card.content_note
    assert card.opt_out
    assert card.freeze == "2025-02-19"
    assert [length.minutes for length in card.lengths] == [45, 60, 90]
    assert ("drones_over_tolmara", "Drones over Tolmara") in card.twins


def test_the_minutes_of_a_length_add_up_to_the_lesson() -> None:
    for name in ("three-valleys", "drones-over-mexico"):
        scenario = load(find_scenario(name)).scenario
        assert scenario is not None
        for length in about(scenario).lengths:
            assert length.brief + length.play + length.debrief == length.minutes
