"""Translations: what is missing, stale, orphaned or doubtful, and what a player then reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.scenario.loading import loads
from game.scenario.model import Scenario, Text
from game.scenario.pairing import Translated, fingerprint
from game.scenario.translation import (
    compared,
    in_language,
    loads_overlay,
    overlay_of,
    skeleton,
    translatable,
    translated,
    translations_of,
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
    read = translatable(translated(scenario, loaded.overlay))
    assert {path: read[path] for path in translatable(scenario)} == {
        path: f"[EN] {text}" for path, text in translatable(scenario).items()
    }


def test_a_translation_is_applied_and_the_rest_stays(scenario: Scenario) -> None:
    body = entry("title", "Market Street", "Calle del Mercado")
    body += entry("story.0.easy", "The street is too small for all.", "La calle es pequeña.")
    loaded = loads_overlay(overlay(body) + "names: {harbour: {calle: muelle}}\n")
    assert loaded.overlay is not None
    spanish = translated(scenario, loaded.overlay)
    assert spanish.language == "es"
    assert str(spanish.title) == "Calle del Mercado"
    assert spanish.story[0].easy == "La calle es pequeña."
    assert spanish.story[0].text == f"[EN] {scenario.story[0].text}"
    assert spanish.story[0].status == "invented"
    assert str(spanish.indicators["safety"].unit) == "puntos"
    assert spanish.aliases["harbour"].names == {
        "calle": "muelle",
        "street": "quay",
        "Street": "Quay",
    }
    assert spanish.levers["vans"].start == "always"


def test_a_full_translation_is_free_of_findings(scenario: Scenario) -> None:
    def spanish(text: str) -> str:
        other = re.sub(r"([a-z])\b", r"\1o", text).replace('"', "'").replace("?", ".")
        return re.sub(r"(?i)\b(?:noto|nevero|nobodyo|nothingo|cannoto)\b", "no", other)

    body = "".join(
        entry(path, text, spanish(text)) for path, text in translatable(scenario).items()
    )
    body += "names: {harbour: {calle: muelle}}\n"
    assert compared(scenario, loads_overlay(overlay(body))) == ()


def test_a_twin_without_words_in_a_language_would_show_the_real_names(scenario: Scenario) -> None:
    found = compared(scenario, loads_overlay(overlay("")))
    assert [d.message for d in found if "twin" in d.message] == [
        "the words of the twin 'harbour' are not given in this language"
    ]


def test_stale_orphan_and_moved_texts(scenario: Scenario) -> None:
    body = entry("title", "Market Road", "Camino") + entry(
        "levers.vams.name", "Lorries", "Camiones"
    )
    body += entry(
        "teaching.objectives.7", "Find a trade that helps both.", "Buscad un cambio bueno."
    )
    loaded = loads_overlay(overlay(body))
    found = {(d.code, d.line) for d in compared(scenario, loaded) if d.code != "W611"}
    assert found == {("W612", 3), ("W613", 4)}
    assert loaded.overlay is not None
    spanish = translated(scenario, loaded.overlay)
    assert str(spanish.teaching.objectives[0]) == "Buscad un cambio bueno."
    assert str(spanish.title) == "[EN] Market Street", "what is stale never poses as current"


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


def test_two_things_have_two_names_in_the_translation_too(scenario: Scenario) -> None:
    body = entry("stakeholders.baker.short", "Baker", "Las furgonetas")
    body += entry("levers.vans.name", "Vans", "las furgonetas")
    found = [d for d in compared(scenario, loads_overlay(overlay(body))) if d.code != "W611"]
    assert [(d.code, d.line) for d in found] == [("W558", 4)]


def test_a_line_is_too_long_in_the_translation_too(street: str) -> None:
    voice = "    short: Baker\n    voice: {signs: Done.}\n"
    headline = "looks_like: mornings\n          headline: Vans at night"
    text = street.replace("    short: Baker\n", voice).replace("looks_like: mornings", headline)
    scenario = loads(text).scenario
    assert scenario is not None
    for words, letters, codes in ((12, 40, []), (13, 41, ["W553", "W559"])):
        body = entry("stakeholders.baker.voice.signs.0", "Done.", "ya " * words)
        said = entry(
            "levers.vans.settings.secretly.covert.headline", "Vans at night", "y" * letters
        )
        found = compared(scenario, loads_overlay(overlay(body + said)))
        assert [d.code for d in found if d.code in ("W553", "W559")] == codes


LINES = ["The river is low.", "Nobody has a plan.", "The bridge is old."]
SPANISH = ["El río está bajo.", "Nadie tiene un plan.", "El puente es viejo."]


def with_story(scenario: Scenario, lines: Sequence[str]) -> Scenario:
    story = tuple(Text(text=line) for line in lines)
    return scenario.model_copy(update={"story": story})


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["A new day.", *LINES], ["[EN] A new day.", *SPANISH]),
        ([LINES[0], "A new day.", *LINES[1:]], [SPANISH[0], "[EN] A new day.", *SPANISH[1:]]),
        ([*LINES, "A new day."], [*SPANISH, "[EN] A new day."]),
        (LINES[1:], SPANISH[1:]),
        (LINES[::-1], SPANISH[::-1]),
        ([LINES[0], "Everybody has a plan.", LINES[2]], [SPANISH[0], "[EN] Everybody has a plan.", SPANISH[2]]),
        (["A new day.", LINES[0], "The bridge is new."], ["[EN] A new day.", SPANISH[0], "[EN] The bridge is new."]),
        ([LINES[0], LINES[0]], [SPANISH[0], f"[EN] {LINES[0]}"]),
    ],
)  # fmt: skip
def test_a_translation_follows_its_text_and_nothing_else(
    scenario: Scenario, lines: list[str], read: list[str]
) -> None:
    body = "".join(
        entry(f"story.{place}", *pair)
        for place, pair in enumerate(zip(LINES, SPANISH, strict=True))
    )
    loaded = loads_overlay(overlay(body))
    assert loaded.overlay is not None
    changed = with_story(scenario, lines)
    assert [str(part) for part in translated(changed, loaded.overlay).story] == read
    said = {d.code for d in compared(changed, loaded) if "'story" in d.message}
    unread = any(part.startswith("[EN]") for part in read)
    assert bool(said & {"W611", "W612"}) == unread


def test_a_translation_follows_its_text_to_another_id_or_part(scenario: Scenario) -> None:
    body = entry("levers.lorries.name", "Vans", "Furgonetas")
    body += entry("summary", str(scenario.story[0]), "La calle es estrecha.")
    body += entry("story.0", "Two shops and a school share one narrow street.", "Dos tiendas.")
    loaded = loads_overlay(overlay(body))
    assert loaded.overlay is not None
    spanish = translated(scenario, loaded.overlay)
    assert str(spanish.levers["vans"].name) == "Furgonetas"
    assert (str(spanish.summary), str(spanish.story[0])) == (
        "Dos tiendas.",
        "La calle es estrecha.",
    )
    assert not [d for d in compared(scenario, loaded) if d.code in ("W612", "W613")]


def test_of_two_free_translations_of_one_text_the_nearer_place_counts(scenario: Scenario) -> None:
    body = entry("pages.vans", "Vans", "Furgones") + entry(
        "levers.lorries.name", "Vans", "Furgonetas"
    )
    loaded = loads_overlay(overlay(body))
    assert loaded.overlay is not None
    assert str(translated(scenario, loaded.overlay).levers["vans"].name) == "Furgonetas"


def test_any_line_of_the_same_list_is_nearer_than_another_list(scenario: Scenario) -> None:
    body = entry("history.9", LINES[0], "De la historia.") + entry(
        "story.7", LINES[0], "Del relato."
    )
    loaded = loads_overlay(overlay(body))
    assert loaded.overlay is not None
    assert (
        str(translated(with_story(scenario, LINES[:1]), loaded.overlay).story[0]) == "Del relato."
    )
    body = entry("levers.x.settings.0", LINES[0], "Fila.") + entry(
        "zebra.0.name", LINES[0], "Otra."
    )
    loaded = loads_overlay(overlay(body))
    assert loaded.overlay is not None
    assert str(translated(with_story(scenario, LINES[:1]), loaded.overlay).story[0]) == "Fila."


def test_stale_texts_and_new_ones_are_told_apart(scenario: Scenario) -> None:
    body = entry("story.0", LINES[0], SPANISH[0]) + entry("story.1", LINES[1], SPANISH[1])
    changed = with_story(scenario, ["A new day.", LINES[0], "Everybody has a plan."])
    found = compared(changed, loads_overlay(overlay(body)))
    said = {d.message.split("'")[1]: d.code for d in found if "'story" in d.message}
    assert said == {"story.0": "W611", "story.1": "W613", "story.2": "W611"}


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


def test_a_number_may_be_a_word_of_a_twin(street: str) -> None:
    text = street.replace("names: {street: quay,", "names: {20: thirty,")
    found = loads(text).scenario
    assert found is not None
    assert found.aliases["harbour"].names == {"20": "thirty", "Street": "Quay"}
    loaded = loads_overlay("language: es\nnames: {harbour: {20: treinta}}")
    assert loaded.overlay is not None
    assert loaded.overlay.names == {"harbour": {"20": "treinta"}}


def test_a_translation_into_the_same_language(scenario: Scenario) -> None:
    assert "E601" in [d.code for d in compared(scenario, loads_overlay("language: en"))]


def test_a_new_skeleton_keeps_what_is_translated(scenario: Scenario) -> None:
    body = entry("title", "Market Street", "Calle del Mercado")
    known = loads_overlay(overlay(body)).overlay
    again = loads_overlay(skeleton(scenario, "es", known)).overlay
    assert again is not None
    assert again.texts["title"].to == "Calle del Mercado"


def test_a_new_skeleton_keeps_what_is_stale_or_lost(scenario: Scenario) -> None:
    body = entry("title", "Market Road", "Camino") + entry("summary", "Old.", "")
    body += entry("story.7", "The bridge is old.", "El puente es viejo.")
    known = loads_overlay(overlay(body)).overlay
    written = skeleton(scenario, "es", known)
    again = loads_overlay(written)
    assert again.overlay is not None
    assert again.overlay.texts["title"] == Translated(fingerprint("Market Road"), "Camino")
    assert again.overlay.texts["summary"] == Translated(fingerprint(str(scenario.summary)), "")
    assert '# story.7: "El puente es viejo."' in written
    assert [d.code for d in compared(scenario, again) if d.code != "W611"] == ["W612"]


def test_a_skeleton_reads_as_it_will_be_written(scenario: Scenario) -> None:
    body = entry("title", "Market Street", "Señal") + entry("story.7", "Lost.", "Perdió.")
    known = loads_overlay(overlay(body) + "names: {harbour: {calle: muellé}}\n").overlay
    lines = skeleton(scenario, "es", known).split("\n")
    stamp = fingerprint("Market Street")
    assert lines[:7] == [
        "# Translation. Fill in each 'to'; leave 'of' as it is.",
        "language: es",
        "texts:",
        "  # Market Street",
        "  title:",
        f'    of: "{stamp}"',
        '    to: "Señal"',
    ]
    assert '  # story.7: "Perdió."' in lines
    assert lines[-4:] == ["names:", "  harbour:", '    "calle": "muellé"', ""]
    assert '    "street": "quay"' in skeleton(scenario, "es")


@pytest.mark.parametrize(("length", "doubtful"), [(20, False), (19, True), (80, False), (81, True)])
def test_half_and_twice_the_length_are_fine(
    scenario: Scenario, length: int, doubtful: bool
) -> None:
    changed = scenario.model_copy(update={"summary": Text(text="x" * 40)})
    loaded = loads_overlay(overlay(entry("summary", "x" * 40, "y" * length)))
    assert ("W614" in [d.code for d in compared(changed, loaded)]) == doubtful
    short = scenario.model_copy(update={"summary": Text(text="x" * 39)})
    loaded = loads_overlay(overlay(entry("summary", "x" * 39, "y")))
    assert "W614" not in [d.code for d in compared(short, loaded)]


def test_three_words_may_be_alike_and_four_may_not(scenario: Scenario) -> None:
    for text, doubtful in (("Hotel Plaza Central", False), ("Hotel Plaza Central Norte", True)):
        changed = scenario.model_copy(update={"summary": Text(text=text)})
        loaded = loads_overlay(overlay(entry("summary", text, text)))
        assert ("W614" in [d.code for d in compared(changed, loaded)]) == doubtful


def test_the_start_of_a_long_text_is_shown(scenario: Scenario) -> None:
    for size, shown in ((50, "x" * 50), (51, "x" * 47 + "...")):
        changed = scenario.model_copy(update={"summary": Text(text="x" * size)})
        (found,) = [
            d for d in compared(changed, loads_overlay(overlay(""))) if "'summary'" in d.message
        ]
        assert found.message == f"'summary' is not translated: \"{shown}\""


def test_a_scenario_is_read_in_a_language_if_there_is_a_good_translation(
    scenario: Scenario, tmp_path: Path
) -> None:
    file = tmp_path / "market-street.yaml"
    assert in_language(scenario, file, "es") is scenario
    overlay_of(file, "es").write_text("language: fr", encoding="utf-8")
    assert in_language(scenario, file, "es") is scenario
    overlay_of(file, "es").write_text(
        overlay(entry("title", "Market Street", "Calle")), encoding="utf-8"
    )
    assert str(in_language(scenario, file, "es").title) == "Calle"
    assert in_language(scenario, file, "en") is scenario
    assert translations_of(file) == [overlay_of(file, "es")]
