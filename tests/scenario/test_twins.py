"""The fictional twin of a scenario: invented names, the same game."""

from __future__ import annotations

import re

import pytest

from game.scenario.checks.names import namesakes
from game.scenario.checks.screen import doubts
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.texts import texts
from game.scenario.translation import in_language
from game.scenario.twins import twin

TWIN = "drones_over_tolmara"
NUMBERS = "years and counts"
REAL = {
    "countries and places": r"United States|\bU\.?S\b|\bUSA\b|America|Mexic|MX|Washington|Guadalajara|Iraq|Somalia"
    r"|Syria|Pakistan|Yemen|Estados Unidos|EE\. ?UU|estadounid|M[eé]xic|mexican|Irak|Siria|Pakist|Sierra|Rio Grande",
    "offices and services": r"\bCIA\b|\bDEA\b|Pentagon|Congress|Senate|Department of|Secretary of|National Guard"
    r"|Guardia Nacional|guardias nacionales|Congreso|Senado|Departamento de|Secretaría|White House|Casa Blanca",
    "persons": r"Trump|Biden|Sheinbaum|Trevilla|Hegseth|Waltz|Rubio|Machain",
    "groups and drugs": r"cartel|cárteles|fentan|opioid|opioide|nalox|MQ-?9|Reaper",
    "words of real speeches": r"subordina|[Aa]ll options|[Tt]odas las opciones|well into|muy adentro del México|wage war|hacer la guerra",
    "months": r"\b(January|February|March|April|June|July|August|September|October|November|December|enero|febrero"
    r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
    "newspapers": r"New York Times|\bCNN\b|\bNPR\b|Associated Press|Politico|El Universal",
    NUMBERS: r"\d{2}|\d,\d",
}
"""What no reader of a twin may meet."""
GAME_VALUES = ("flow_says", "rungs")
"""Numbers there are those of the game."""


def flagship(language: str = "en") -> Scenario:
    file = find_scenario("drones-over-mexico")
    loaded = load(file).scenario
    assert loaded is not None
    return in_language(loaded, file, language)


def read(scenario: Scenario) -> dict[str, str]:
    """Every text that somebody reads, easy versions too, by its path."""
    return {
        ".".join(map(str, path)): f"{text.text} {text.easy}"
        for path, text in texts(scenario).items()
    }


def may_have_numbers(path: str) -> bool:
    """Whether numbers at a path are those of the game, or name a curriculum for the teacher."""
    return path.startswith("teaching.curriculum") or any(part in path for part in GAME_VALUES)


@pytest.mark.parametrize("kind", REAL)
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_real_is_left_in_any_text_of_a_twin(language: str, kind: str) -> None:
    left = {
        path: text
        for path, text in read(twin(flagship(language), TWIN)).items()
        if re.search(REAL[kind], text) and not (kind == NUMBERS and may_have_numbers(path))
    }
    assert left == {}


@pytest.mark.parametrize("kind", [kind for kind in REAL if kind != "persons"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_looked_for_stands_in_the_original(language: str, kind: str) -> None:
    original = flagship(language)
    cited = " ".join(source.cite for source in original.sources.values())
    assert re.search(REAL[kind], " ".join((*read(original).values(), cited)))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_twin_reads_as_if_it_had_been_written_so(language: str) -> None:
    """No text stays in the other language; no article before a name, no full stop lost behind one."""
    for path, text in read(twin(flagship(language), TWIN)).items():
        assert "[EN]" not in text, path
        assert not re.search(r"(Varenia|Tolmara) (?!Ciudad)[A-ZÁÉÍÓÚ¿¡]", text), path
        assert not re.search(
            r"\b(the|el|del|la|los) (Varenia|Tolmara|Varen|Tolmar|Ciudad)\b", text
        ), path


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_two_things_of_a_twin_have_one_name_and_all_fit_on_the_screen(language: str) -> None:
    changed = twin(flagship(language), TWIN)
    assert list(namesakes(changed)) == []
    assert list(doubts(changed)) == []


def test_a_twin_has_a_history_of_its_own() -> None:
    original, alias = flagship(), flagship().aliases[TWIN]
    changed = twin(original, TWIN)
    assert [str(text) for text in changed.history] == [str(text) for text in alias.history]
    assert [str(text) for text in changed.story] == [str(text) for text in alias.story]
    assert {text.status for text in (*changed.story, *changed.history)} == {"invented"}
    assert not {str(text) for text in original.history} & {str(text) for text in changed.history}


def test_a_twin_without_a_history_of_its_own_tells_that_of_the_original() -> None:
    original = flagship()
    alias = original.aliases[TWIN].model_copy(update={"history": (), "story": (), "texts": {}})
    changed = twin(original.model_copy(update={"aliases": {"x": alias}}), "x")
    assert len(changed.history) == len(original.history)
    assert "Varenia" in changed.story[0].text or "Tolmara" in changed.story[0].text


def test_a_twin_claims_nothing_about_the_world() -> None:
    changed = twin(flagship(), TWIN)

    assert {text.status for text in texts(changed).values()} <= {None, "invented"}
    assert {text.source for text in texts(changed).values()} == {None}
    assert (changed.sources, changed.freeze, changed.afterwards) == ({}, None, ())


def test_the_numbers_of_a_twin_are_those_of_the_original() -> None:
    original = flagship()
    changed = twin(original, TWIN)

    for part in ("trust", "agreements", "lengths"):
        assert getattr(changed, part) == getattr(original, part)
    assert list(changed.levers) == list(original.levers)


def test_longer_names_are_replaced_before_shorter_ones_and_only_as_whole_words() -> None:
    original = flagship()
    alias = original.aliases[TWIN].model_copy(
        update={"texts": {}, "names": {"Mexico": "Sierra", "Mexico City": "Port", "US": "North"}}
    )
    text = original.title.model_copy(update={"text": "Mexico City, Mexico and the US trust USB."})
    changed = twin(original.model_copy(update={"aliases": {"x": alias}, "summary": text}), "x")

    assert changed.summary.text == "Port, Sierra and the North trust USB."
