"""What is seen where all texts of a translation are looked at together: exchanged ones, and other names."""

from __future__ import annotations

from game.scenario.exchanged import exchanged
from game.scenario.loading import loads
from game.scenario.naming import other_names, other_quotes
from game.scenario.pairing import fingerprint
from game.scenario.translation import compared, loads_overlay

LINES = [
    ("The river is low.", "El arroyo está bajo."),
    ("A river is wide.", "Un arroyo es ancho."),
    ("This river runs.", "Este arroyo corre."),
    ("The bridge is old.", "El puente es viejo."),
    ("A bridge is wide.", "Un puente es ancho."),
    ("This bridge breaks.", "Este puente se rompe."),
]
FILE = {f"story.{place}": pair for place, pair in enumerate(LINES)}
RIVER, BRIDGE = ("Mend the bridge.", "Arregla el puente."), ("Drain the river.", "Vacía el arroyo.")


def test_two_that_have_each_others_words_are_exchanged() -> None:
    assert list(exchanged(FILE | {"title": RIVER, "story.9": BRIDGE})) == []
    crossed = FILE | {"title": (RIVER[0], BRIDGE[1]), "story.9": (BRIDGE[0], RIVER[1])}
    assert list(exchanged(crossed)) == [("title", "story.9")]


def test_side_by_side_it_is_enough_that_one_is_known() -> None:
    """Of `Go home` nothing is known; that it has the words of the other speaks for itself beside it alone."""
    for other, told in (("levers.x.b", True), ("levers.y.c", False)):
        crossed = FILE | {"levers.x.a": (RIVER[0], "Vete."), other: ("Go home.", RIVER[1])}
        assert bool(list(exchanged(crossed))) == told


def test_a_free_translation_is_not_taken_for_another() -> None:
    assert list(exchanged(FILE | {"a": (RIVER[0], "Arréglalo."), "b": ("Go home.", "Vete.")})) == []
    assert list(exchanged(FILE | {"a": (RIVER[0], "Arréglalo."), "b": BRIDGE})) == []


def names(original: str, translation: str, **given: str) -> list[tuple[str, str]]:
    found = other_names(FILE | {"a": (original, translation)}, given)
    return [(one.lost, one.new) for one in found]


def test_a_seat_is_not_another_seat() -> None:
    seats = {"North": "Norte", "South": "Sur"}
    assert names("The North waits.", "Espera el Sur.", **seats) == [("North", "Sur")]
    assert names("The North waits.", "Espera el Norte.", **seats) == []
    assert names("The North waits for the South.", "El Sur lo espera.", **seats) == []
    assert names("They wait for the South.", "El Norte y el Sur esperan.", **seats) == []


def test_what_is_written_large_is_learned_as_a_name() -> None:
    places = {
        f"history.{place}": (f"In {one} it rains {place}.", f"En {other} llueve {place}.")
        for place, (one, other) in enumerate([("Rome", "Roma"), ("Egypt", "Egipto")] * 3)
    }
    for translation, wrong in (("Luego vino Egipto.", True), ("Luego vino Roma.", False)):
        texts = places | {"a": ("Then came Rome.", translation)}
        found = [(one.lost, one.new) for one in other_names(texts, {})]
        assert found == ([("Rome", "Egipto")] if wrong else [])


def test_a_name_in_quotes_is_the_name_of_the_thing() -> None:
    lever = {"levers.x.name": ("Safety first", "Seguridad primero")}
    for quoted, wrong in (("Primero la seguridad", True), ("seguridad primero", False)):
        texts = lever | {"a": ('What is "Safety first"?', f'¿Qué es "{quoted}"?')}
        assert [one.new for one in other_quotes(texts)] == ([quoted] if wrong else [])
    texts = lever | {"a": ('What is "a rule"?', '¿Qué es "una norma"?')}
    assert list(other_quotes(texts)) == []


def test_it_stands_in_the_translation_where_it_is_wrong(street: str) -> None:
    scenario = loads(street).scenario
    assert scenario is not None
    originals = {
        "stakeholders.baker.short": ("Baker", "Panadero"),
        "stakeholders.school.short": ("School", "Escuela"),
        "levers.crossing.name": (str(scenario.levers["crossing"].name), "Nada de Panadero ni de Escuela"),
    }  # fmt: skip
    body = "".join(
        f'  {path}: {{of: "{fingerprint(one)}", to: {other}}}\n'
        for path, (one, other) in originals.items()
    )
    changed = scenario.model_copy(
        update={"summary": scenario.summary.model_copy(update={"text": "The Baker waits."})}
    )
    body += f'  summary: {{of: "{fingerprint("The Baker waits.")}", to: La Escuela espera.}}\n'
    found = compared(changed, loads_overlay(f"language: es\ntexts:\n{body}"))
    assert [(d.code, d.line, d.message) for d in found if d.code == "W619"] == [
        ("W619", 6, "'Escuela' stands here, and 'Baker' in the original")
    ]


def test_a_stale_translation_says_which_words_changed(street: str) -> None:
    scenario = loads(street).scenario
    assert scenario is not None
    for comment, said in (
        ("# Market Road", "'Road' is now 'Street'"),
        ("# was: Market Road", "'Road' is now 'Street'"),
        ("# Market Lane", '"Market Street"'),
    ):
        text = f'language: es\ntexts:\n  {comment}\n  title:\n    of: "{fingerprint("Market Road")}"\n    to: Camino\n'
        (found,) = [d for d in compared(scenario, loads_overlay(text)) if d.code == "W612"]
        assert found.message == f"the original of 'title' has changed: {said}"
