"""What the shipped scenarios promise their readers: balance, length, offices and no persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.scenario.model import Scenario, Text

SCENARIOS = Path(__file__).parents[2] / "scenarios"
SHIPPED = ("three-valleys", "drones-over-mexico")
PERSONS = ("Trump", "Biden", "Sheinbaum", "Trevilla", "Hegseth", "Waltz", "Rubio")


def _read(name: str) -> Scenario:
    text = (SCENARIOS / f"{name}.yaml").read_text("utf-8")
    return Scenario.model_validate(yaml.safe_load(text))


def _every_text(part: Any) -> Iterator[str]:
    if isinstance(part, Text):
        yield part.text
        yield part.easy
    elif isinstance(part, dict):
        for value in part.values():
            yield from _every_text(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from _every_text(value)
    elif hasattr(type(part), "model_fields"):
        for name in type(part).model_fields:
            if name != "sources":
                yield from _every_text(getattr(part, name))


def _words(texts: Any) -> int:
    return sum(len(text.split()) for text in _every_text(texts))


@pytest.mark.parametrize("name", SHIPPED)
def test_nobody_reads_more_than_200_words_before_the_first_order(name: str) -> None:
    scenario = _read(name)
    page = tuple(
        text for event in scenario.events.values() if event.page
        for text in (event.title, event.text)
    )  # fmt: skip
    for id, seat in scenario.stakeholders.items():
        told = max((_words(fact.told.get(id, {})) for fact in scenario.facts.values()), default=0)
        own = (*scenario.story, *page, *seat.public, *seat.private)
        assert _words(own) + told // 3 <= 200, id


def test_the_flagship_names_offices_and_never_persons() -> None:
    for text in _every_text(_read("drones-over-mexico")):
        assert not [person for person in PERSONS if person in text], text


def _solo_levers(scenario: Scenario, side: str) -> int:
    return sum(
        len(lever.owner) == 1
        and lever.mode == "core"
        and lever.owner != ("table",)
        and scenario.stakeholders[lever.owner[0]].side == side
        for lever in scenario.levers.values()
    )


def _secrets(scenario: Scenario, side: str) -> int:
    return sum(
        setting.covert is not None
        and lever.owner != ("table",)
        and scenario.stakeholders[lever.owner[0]].side == side
        for lever in scenario.levers.values()
        for setting in lever.settings.values()
    )


def _red_lines(scenario: Scenario, side: str) -> int:
    return sum(len(seat.red_lines) for seat in scenario.stakeholders.values() if seat.side == side)


def _choices(scenario: Scenario, side: str) -> int:
    return sum(
        event.choice is not None
        and event.mode == "core"
        and scenario.stakeholders[event.choice.seat].side == side
        for event in scenario.events.values()
    )


def _full_levers(scenario: Scenario, side: str) -> int:
    return sum(
        len(lever.owner) == 1 and scenario.stakeholders[lever.owner[0]].side == side
        for lever in scenario.levers.values()
    )


def _groups_at_home(scenario: Scenario, side: str) -> int:
    return sum(
        len(seat.constituencies) for seat in scenario.stakeholders.values() if seat.side == side
    )


def _temptations(scenario: Scenario, side: str) -> int:
    """Seats that count points for a setting of their own which others resent."""
    return sum(
        lever.owner == (id,) and any(each.points > 0 for each in seat.worth[name].values())
        for id, seat in scenario.stakeholders.items()
        if seat.side == side
        for name, lever in scenario.levers.items()
        if name in seat.worth
    )


PARITY = [
    _solo_levers, _full_levers, _secrets, _red_lines, _choices, _groups_at_home, _temptations,
]  # fmt: skip


@pytest.mark.parametrize("count", PARITY)
def test_both_capitals_have_as_much_of_everything_within_one(count: Any) -> None:
    scenario = _read("drones-over-mexico")
    assert abs(count(scenario, "washington") - count(scenario, "mexico_city")) <= 1


def test_each_capital_has_one_hidden_fact_that_the_other_is_not_told() -> None:
    scenario = _read("drones-over-mexico")
    sides = [
        {scenario.stakeholders[seat].side for seat in fact.told} for fact in scenario.facts.values()
    ]
    assert sides == [{"mexico_city"}, {"washington"}]


def test_the_flights_are_rated_as_decided() -> None:
    settings = _read("drones-over-mexico").levers["flights"].settings
    ratings = {name: setting.cooperation for name, setting in settings.items()}
    assert ratings == {
        "none": 40, "on_request": 100, "notified": 75, "tolerated": 25, "undisclosed": 0,
    }  # fmt: skip


def test_the_core_of_the_flagship_is_nine_levers_and_every_seat_has_one() -> None:
    scenario = _read("drones-over-mexico")
    core = [lever for lever in scenario.levers.values() if lever.mode == "core"]
    assert len(core) == 9
    assert {seat for lever in core for seat in lever.owner} == set(scenario.stakeholders)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_ending_is_called_a_win_or_a_loss(name: str) -> None:
    endings = _read(name).endings
    assert len(endings) >= 4
    for ending in endings.values():
        assert not re.search(r"\b(win|lose|won|lost|victory|defeat)\b", ending.title.text, re.I)


def test_the_full_game_of_the_flagship_is_as_large_as_planned() -> None:
    """Fourteen levers, seven red lines, at least twenty cards and nine endings."""
    scenario = _read("drones-over-mexico")
    lines = [line for seat in scenario.stakeholders.values() for line in seat.red_lines]
    assert len(scenario.levers) == 14
    assert len(lines) == 7
    assert {id for id, seat in scenario.stakeholders.items() if seat.red_lines} == set(
        scenario.stakeholders
    )
    assert len(scenario.events) >= 20
    assert len(scenario.endings) >= 9


def test_the_first_ending_of_the_flagship_is_the_published_protocol() -> None:
    assert next(iter(_read("drones-over-mexico").endings)) == "published_protocol"


def _factual(scenario: Scenario) -> Iterator[Text]:
    yield from scenario.story
    yield from scenario.history
    yield from scenario.afterwards
    for event in scenario.events.values():
        yield from (event.text, event.background) if event.background else (event.text,)


def test_every_line_of_the_flagship_about_the_world_is_marked_and_sourced() -> None:
    scenario = _read("drones-over-mexico")
    for text in _factual(scenario):
        assert text.status is not None, text.text
        assert text.status == "invented" or text.source in scenario.sources, text.text


def test_every_question_of_the_flagship_has_its_evidence_beside_it() -> None:
    scenario = _read("drones-over-mexico")
    kinds = [question.evidence for question in scenario.teaching.debrief]
    assert "none" not in kinds
    assert set(kinds) == {
        "agreements", "beliefs", "indicators", "news", "red_lines", "scores", "secrets", "trust",
    }  # fmt: skip


def test_a_question_that_asks_for_a_number_names_it_as_the_board_does() -> None:
    scenario = _read("drones-over-mexico")
    names = {indicator.name.text.lower() for indicator in scenario.indicators.values()}
    for question in scenario.teaching.debrief:
        if question.evidence == "indicators":
            assert any(name in question.ask.text.lower() for name in names), question.ask.text
