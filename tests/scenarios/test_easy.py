"""What students read of a shipped scenario is easy: by Flesch, or Fernández-Huerta, 70 and more; in its twins as well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import pytest

from game.locale import LANGUAGES, USUAL
from game.player.loaded import scenario_at
from game.scenario.model import Scenario, Text
from game.scenario.shelf import scenario_names
from game.scenario.texts import ease

EASY = 70
"""The ease from which a text is called fairly easy; see `ease`."""
GAMES = [
    (name, language, twin)
    for name in scenario_names()
    for language in LANGUAGES
    for twin in (None, *scenario_at(name, USUAL).aliases)
]


def of_a_seat(scenario: Scenario, seat: str) -> Iterator[tuple[Text, ...]]:
    """What is read at once at a seat: its office, what it alone knows, whatever was drawn, and each line by itself."""
    holder = scenario.stakeholders[seat]
    yield holder.public
    drawn = [fact.told[seat].values() for fact in scenario.facts.values() if seat in fact.told]
    yield from ((*holder.private, *told) for told in product(*drawn))
    yield from ((line.say,) for line in holder.red_lines.values())
    yield from ((bonus.say,) for bonus in holder.bonuses if bonus.say)
    if holder.question:
        asked = holder.question
        yield from ((each,) for each in (asked.ask, asked.right, *asked.wrong, asked.again))


def hard(passages: Iterable[tuple[Text, ...]], language: str) -> dict[str, float]:
    """The passages that are not easy, with and without the easier versions that some texts have."""
    said = {
        " ".join(text.easy if easier and text.easy else text.text for text in passage)
        for passage in passages
        for easier in (False, True)
    }
    rated = {each: ease(each, language) for each in said}
    return {each: found for each, found in rated.items() if found < EASY}


@pytest.mark.parametrize(("name", "language", "twin"), GAMES)
def test_every_seat_reads_easily(name: str, language: str, twin: str | None) -> None:
    scenario = scenario_at(name, language, twin)
    for seat in scenario.stakeholders:
        assert hard(of_a_seat(scenario, seat), language) == {}, seat


@pytest.mark.parametrize(("name", "language", "twin"), GAMES)
def test_the_story_reads_easily(name: str, language: str, twin: str | None) -> None:
    scenario = scenario_at(name, language, twin)
    assert hard([scenario.story], language) == {}


def test_what_is_hard_is_found_with_and_without_its_easier_version() -> None:
    plain, heavy = "The lake is full.", "Institutional responsibilities necessitate documentation."
    assert hard([(Text(text=plain),)], USUAL) == {}
    assert set(hard([(Text(text=heavy, easy=plain),)], USUAL)) == {heavy}
    assert set(hard([(Text(text=plain, easy=heavy),)], USUAL)) == {heavy}
