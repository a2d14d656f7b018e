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
    assert card.place == ("border_desert_sea", "dry")
    assert card.freeze == "2025-02-19"
    assert [length.minutes for length in card.lengths] == [45, 60, 90]
    assert ("drones_over_tolmara", "Drones over Tolmara") in card.twins


def test_the_minutes_of_a_length_add_up_to_the_lesson() -> None:
    for name in ("three-valleys", "drones-over-mexico"):
        scenario = load(find_scenario(name)).scenario
        assert scenario is not None
        for length in about(scenario).lengths:
            assert length.brief + length.play + length.debrief == length.minutes


def test_what_came_afterwards_is_not_told_by_the_titles_of_its_sources() -> None:
    scenario = load(find_scenario("drones-over-mexico")).scenario
    assert scenario is not None
    named = {cite for cite, _, _ in about(scenario).sources}
    cited = {name: source.cite for name, source in scenario.sources.items()}
    only_later = {"prisoners", "reform", "universal", "communique", "events_2026"}
    assert {cited[text.source] for text in scenario.history if text.source} <= named
    assert not named & {cited[name] for name in only_later}
    # What is cited before and after is no secret.
    assert cited["crs_list"] in named
