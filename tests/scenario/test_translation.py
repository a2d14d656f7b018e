"""Translations: what is missing, stale, orphaned or doubtful, and what a player then reads."""

from __future__ import annotations

import pytest

from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.translation import (
    compared,
    fingerprint,
    loads_overlay,
    skeleton,
    translatable,
    translated,
)


@pytest.fixture(scope="module")
def scenario(street: str) -> Scenario:
    found = loads(street).scenario
    assert found is not None
    return found


def overlay(body: str, language: str = "es") -> str:
    return f"language: {language}\ntexts:\n{body}"


def entry(path: str, original: str, to: str) -> str:
    return f'  {path}: {{of: "{fingerprint(original)}", to: "{to}"}}\n'


def test_every_text_has_a_path(scenario: Scenario) -> None:
    paths = translatable(scenario)
    assert paths["title"] == "Market Street"
    assert paths["story.0"].startswith("The street is narrow")
    assert paths["story.0.easy"] == "The street is too small for all."
    assert paths["stakeholders.baker.red_lines.no_flour.say"]
    assert paths["levers.vans.settings.banned.name"] == "Never"
    assert paths["facts.plan.told.school.close"]
    assert paths["indicators.money.rungs.10"] == "tight"
    assert "indicators.safety.unit" not in paths


def test_a_skeleton_is_well_formed_and_wholly_missing(scenario: Scenario) -> None:
    loaded = loads_overlay(skeleton(scenario, "es"))
    assert loaded.overlay is not None
    found = compared(scenario, loaded)
    assert {d.code for d in found} == {"W611"}
    assert len(found) == len(translatable(scenario))
    same = translatable(translated(scenario, loaded.overlay))
    assert {path: same[path] for path in translatable(scenario)} == translatable(scenario)


def test_a_translation_is_applied_and_the_rest_stays(scenario: Scenario) -> None:
    body = entry("title", "Market Street", "Calle del Mercado")
    body += entry("story.0.easy", "The street is too small for all.", "La calle es pequeña.")
    loaded = loads_overlay(overlay(body) + "names: {harbour: {calle: muelle}}\n")
    assert loaded.overlay is not None
    spanish = translated(scenario, loaded.overlay)
    assert spanish.language == "es"
    assert str(spanish.title) == "Calle del Mercado"
    assert spanish.story[0].easy == "La calle es pequeña."
    assert spanish.story[0].text == scenario.story[0].text
    assert spanish.story[0].status == "invented"
    assert str(spanish.indicators["safety"].unit) == "puntos"
    assert spanish.aliases["harbour"].names == {"calle": "muelle"}
    assert spanish.levers["vans"].start == "always"


def test_a_full_translation_is_free_of_findings(scenario: Scenario) -> None:
    body = "".join(
        entry(path, text, ("¡" + text[1:]).replace('"', "'"))
        for path, text in translatable(scenario).items()
    )
    assert compared(scenario, loads_overlay(overlay(body))) == ()


def test_stale_orphan_and_moved_texts(scenario: Scenario) -> None:
    body = entry("title", "Market Road", "Camino") + entry("levers.vams.name", "Vans", "Furgonetas")
    body += entry(
        "teaching.objectives.7", "Find a trade that helps both.", "Buscad un cambio bueno."
    )
    loaded = loads_overlay(overlay(body))
    found = {(d.code, d.line) for d in compared(scenario, loaded) if d.code != "W611"}
    assert found == {("W612", 3), ("W613", 4)}
    assert loaded.overlay is not None
    spanish = translated(scenario, loaded.overlay)
    assert str(spanish.teaching.objectives[0]) == "Buscad un cambio bueno."
    assert str(spanish.title) == "Camino"


@pytest.mark.parametrize(
    "to",
    [
        "Two shops and a school share one narrow street.",
        "Breve.",
        "Dos tiendas y una {escuela} comparten una calle estrecha.",
    ],
)
def test_doubtful_translations(scenario: Scenario, to: str) -> None:
    body = entry("summary", "Two shops and a school share one narrow street.", to)
    found = compared(scenario, loads_overlay(overlay(body)))
    assert [d.code for d in found if d.code != "W611"] == ["W614"]


def test_rewrapping_the_original_is_no_change() -> None:
    assert fingerprint("a  b\n c") == fingerprint("a b c")
    assert fingerprint("a b c") != fingerprint("a b d")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E601"),
        ("language: fr", "E601"),
        ("texts: {}", "E601"),
        ("language: es\ntexts: [a]", "E601"),
        ("language: es\ntexts: {title: hola}", "E601"),
        ("language: es\ntexts: {title: {off: x, to: y}}", "E601"),
        ("language: es\nnames: {a: [b]}", "E601"),
        ("language: es\ntext: {}", "E201"),
        ("language: es\ntexts: {a: &x {of: b, to: c}}", "E120"),
        ('language: "es', "E112"),
    ],
)
def test_malformed_translations(text: str, code: str) -> None:
    loaded = loads_overlay(text)
    assert loaded.overlay is None
    assert code in [d.code for d in loaded.diagnostics]


def test_a_translation_into_the_same_language(scenario: Scenario) -> None:
    assert "E601" in [d.code for d in compared(scenario, loads_overlay("language: en"))]


def test_a_new_skeleton_keeps_what_is_translated(scenario: Scenario) -> None:
    body = entry("title", "Market Street", "Calle del Mercado")
    known = loads_overlay(overlay(body)).overlay
    again = loads_overlay(skeleton(scenario, "es", known)).overlay
    assert again is not None
    assert again.texts["title"].to == "Calle del Mercado"
