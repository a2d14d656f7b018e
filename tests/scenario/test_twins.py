"""The fictional twin of a scenario: invented names, the same game."""

from __future__ import annotations

import re

import pytest

from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.texts import texts
from game.scenario.translation import in_language
from game.scenario.twins import twin

REAL = re.compile(
    r"\b(United States|Mexic\w+|Washington|CIA|MQ-9|US|México|mexican\w+|[Ee]stadounidens\w+)\b"
)
MISFIT = re.compile(
    r"\b(?:[Ee]l|[Ll]a|del|al) (?:Sierra|Puerto|Norlandia|Ciudad Norte)\b|Norlandia [A-Z]"
)
"""An article before a name that takes none, and a full stop that went with an abbreviation."""


def flagship(language: str = "en") -> Scenario:
    file = find_scenario("drones-over-mexico")
    loaded = load(file).scenario
    assert loaded is not None
    return in_language(loaded, file, language)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_real_name_is_left_where_a_player_reads_before_or_during_the_game(language: str) -> None:
    changed = twin(flagship(language), "drones_over_sierra")

    left = {
        ".".join(map(str, path)): REAL.findall(text.text)
        for path, text in texts(changed).items()
        if path[0] not in ("history", "teaching") and REAL.search(text.text)
    }
    assert left == {}


def test_names_of_the_twin_stand_in_spanish_sentences_as_if_written_there() -> None:
    changed = twin(flagship("es"), "drones_over_sierra")

    found = {
        ".".join(map(str, path)): MISFIT.findall(text.text)
        for path, text in texts(changed).items()
        if MISFIT.search(text.text)
    }
    assert found == {}


def test_a_twin_claims_nothing_about_the_world() -> None:
    changed = twin(flagship(), "drones_over_sierra")

    assert {text.status for text in texts(changed).values()} <= {None, "invented"}
    assert {text.source for text in texts(changed).values()} == {None}
    assert (changed.sources, changed.freeze, changed.afterwards) == ({}, None, ())


def test_the_numbers_of_a_twin_are_those_of_the_original() -> None:
    original = flagship()
    changed = twin(original, "drones_over_sierra")

    for part in ("trust", "agreements", "lengths"):
        assert getattr(changed, part) == getattr(original, part)
    assert list(changed.levers) == list(original.levers)


def test_longer_names_are_replaced_before_shorter_ones_and_only_as_whole_words() -> None:
    original = flagship()
    alias = original.aliases["drones_over_sierra"].model_copy(
        update={"names": {"Mexico": "Sierra", "Mexico City": "Port", "US": "North"}}
    )
    text = original.title.model_copy(update={"text": "Mexico City, Mexico and the US trust USB."})
    changed = twin(original.model_copy(update={"aliases": {"x": alias}, "summary": text}), "x")

    assert changed.summary.text == "Port, Sierra and the North trust USB."
