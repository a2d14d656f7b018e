"""A translation says the numbers of its original and leaves no sentence in the other language; nothing else is doubted."""

from __future__ import annotations

import pytest

from game.scenario.faithful import unfaithful, vocabulary
from game.scenario.loading import loads
from game.scenario.pairing import fingerprint
from game.scenario.translation import compared, loads_overlay

WORDS = vocabulary(
    ("The harvest of the valley is good.", "Alto and the others keep the water back."),
    ("La cosecha del valle es buena.", "Alto y los otros guardan el agua."),
)


def said(original: str, translation: str) -> list[tuple[str, int]]:
    return [(code, at) for at, code, _, _ in unfaithful(original, translation, ("en", "es"), WORDS)]


SAME = [
    ("It fell by 39.1 percent.", "Bajó un 39,1 por ciento."),
    ("It fell by 39.1 percent.", "Bajó un 39.1 por ciento."),
    ("There were 10,000 people.", "Había 10 000 personas."),
    ("There were 10,000 people.", "Había 10.000 personas."),
    ("There were 10,000 people.", "Había 10\u202f000 personas."),
    ("There were 10,000 people.", "Había 10 mil personas."),
    ("There were 10,000 people.", "Había diez mil personas."),
    ("It cost $1.5 billion.", "Costó 1500 millones de dólares."),
    ("It cost $1.5 billion.", "Costó 1,500 millones de dólares."),
    ("It cost 1.5 million.", "Costó 1,5 millones."),
    ("The 3 valleys", "Los tres valles"),
    ("The three valleys", "Los 3 valles"),
    ("All 12 of them in 35 days", "La docena entera en treinta y cinco días"),
    ("A group of 150 in the 21st century", "Un grupo de ciento cincuenta en el siglo XXI"),
    ("In the 1990s, on 3 May 2025", "En los años noventa, el 3 de mayo de 2025"),
    ("In the 1990s", "En los años 90"),
    ("At 3 p.m.", "A las 15:00"),
    ("2 seats", "ambos asientos"),
    ("Nobody pays for a second time.", "Nadie paga una segunda vez."),
    ("One of them waits a week.", "Uno espera siete días."),
    ("Both halves of the third one", "Las dos mitades del tercero"),
    ("An MQ-9 over 12,500 km2", "Un MQ-9 sobre 12 500 km2"),
    (
        "In a dry year all three use one fifth less.",
        "En un año seco los tres usan la quinta parte menos.",
    ),
    ("Two citizens of 2025", "Dos ciudadanos de 2025"),
    ("Wait for a fortnight.", "Esperad una quincena."),
    ("Half of them, twenty-two", "La mitad, veintidós"),
    ("Both wait between the villages.", "Esperan entre las dos aldeas."),
]
OTHER = [
    ("It fell by 39.1 percent.", "Bajó un 39,7 por ciento.", "39,7"),
    ("Under a treaty of 1944", "Según un tratado de 1949", "1949"),
    ("There were 10,000 people.", "Había 100 mil personas.", "100 mil"),
    ("There were 10,000 people.", "Había 1000 personas.", "1000"),
    ("Since 2015 nothing happened.", "Desde entonces no pasó nada.", "Desde"),
    ("Since then nothing happened.", "Desde 2015 no pasó nada.", "2015"),
    ("The three valleys share it.", "Los cuatro valles lo comparten.", "cuatro"),
    (
        "In a dry year all three use one fifth less.",
        "En un año seco los tres usan una cuarta parte menos.",
        "cuarta",
    ),
    ("Two citizens of 2025", "Tres ciudadanos de 2025", "Tres"),
    ("In 1916 and again in 1985", "En 1916 y otra vez en 1958", "1958"),
]


@pytest.mark.parametrize(("original", "translation"), SAME)
def test_one_number_in_the_habits_of_two_languages_is_one(original: str, translation: str) -> None:
    assert said(original, translation) == []


@pytest.mark.parametrize(("original", "translation", "word"), OTHER)
def test_another_number_is_found_where_it_stands(
    original: str, translation: str, word: str
) -> None:
    assert said(original, translation) == [("W615", translation.index(word))]


LEFT = [
    ("It rains. Nobody can get through them alone.", "Llueve. Nobody can get through them alone.", "Nobody"),
    ("It rains. Keep the water!", "Llueve. Keep the water!", "Keep"),
    ("The lake falls, and all of us wait for the first rain.",
     "El lago baja, and all of us wait for la lluvia.", "and all"),
    ("It lasts a year if Washington sees results.", "Dura un año if Washington sees results.", "if"),
    ("Nobody sees the numbers of the others.", "Nobody sees los números de los otros.", "Nobody"),
]  # fmt: skip
KEPT = [
    ("They are from Alto. Alto y Medio.", "Son de Alto. Alto y Medio."),
    ('The note says "all of us wait for the first rain". It is old.',
     'La nota dice "all of us wait for the first rain". Es vieja.'),
    ("Read it: Ostrom, Governing the Commons, Cambridge University Press.",
     "Léelo: Ostrom, Governing the Commons, Cambridge University Press."),
    ("No. It is over.", "No. Se acabó."),
    ("Ask the WHO, in The Hague, of Alto.", "Preguntad a la WHO, en The Hague, de Alto."),
    ("It is the river of Tres Ríos.", "Es el río of Tres Ríos."),
]  # fmt: skip


@pytest.mark.parametrize(("original", "translation", "word"), LEFT)
def test_a_sentence_that_was_left_is_found_where_it_stands(
    original: str, translation: str, word: str
) -> None:
    assert said(original, translation) == [("W616", translation.index(word))]


DENIED = [
    ("It rains. The river no longer reaches the sea.", "Llueve. El río ya llega al mar.", "El"),
    ("She said that it could not be ruled out.", "Dijo que se podía descartar.", "Dijo"),
    ("Nobody pays. It rains.", "Alguien paga, y llueve.", "Alguien"),
    ("The U.S. pays. They don't.", "EE. UU. paga. Ellos pagan.", "Ellos"),
]
SAID_OTHERWISE = [
    ("The river no longer reaches the sea.", "El río ya no llega al mar."),
    ("It rains without end. Nobody pays.", "Llueve. Es imposible que paguen."),
    ("They do not pay.", "Se rehúsan, sin pagar."),
    ("Not long ago it rained.", "Hace poco llovió."),
    ("You know it, don't you?", "Lo saben, ¿verdad?"),
    ("No doubt it rains.", "Seguro que llueve."),
    ("It rains. It does not stop.", "Llueve y no para. Llueve mucho."),
]


@pytest.mark.parametrize(("original", "translation", "word"), DENIED)
def test_a_no_that_was_lost_is_found_in_its_sentence(
    original: str, translation: str, word: str
) -> None:
    assert said(original, translation) == [("W618", translation.index(word))]


@pytest.mark.parametrize(("original", "translation"), SAID_OTHERWISE)
def test_a_language_says_no_in_many_ways(original: str, translation: str) -> None:
    assert said(original, translation) == []


@pytest.mark.parametrize(
    ("translation", "word"),
    [
        ("Arreglas el canal?", "Arreglas"),
        ("Bien. ¿Tú? (Arreglas el canal?) ¡Ya!", "Arreglas"),
        ("«Sí. Vamos!»", "Vamos"),
    ],
)
def test_a_question_is_opened_in_spanish(translation: str, word: str) -> None:
    assert said("Do you mend it?", translation) == [("W620", translation.index(word))]


@pytest.mark.parametrize(
    "translation",
    ["¿Arreglas el canal?", "¡¿Qué?!", "Era en 1520 (?).", "¡No, EE. UU. no!", "Mira x://y.z/?a"],
)
def test_an_opened_question_is_none_to_doubt(translation: str) -> None:
    assert [code for code, _ in said("Do you mend it?", translation) if code == "W620"] == []


@pytest.mark.parametrize(("original", "translation"), KEPT)
def test_names_quotes_and_titles_may_be_the_same(original: str, translation: str) -> None:
    assert said(original, translation) == []


def test_what_is_found_stands_at_its_line_and_column_in_the_translation(street: str) -> None:
    scenario = loads(
        street.replace("- text: The street is narrow", "- text: In 1944 the street is narrow")
    ).scenario
    assert scenario is not None
    original = scenario.story[0].text
    text = f'language: es\ntexts:\n  story.0:\n    of: "{fingerprint(original)}"\n    to: "En el año 1949, {original[8:]}"\n'
    found = [d for d in compared(scenario, loads_overlay(text)) if d.code in ("W615", "W616")]
    assert [(d.code, d.line, d.column) for d in found][:1] == [("W615", 5, 20)]
    assert found[0].message == "'1949' stands here, and '1944' in the original"


@pytest.mark.parametrize(("to", "doubted"), [("Vans", True), ("Van", False)])
def test_a_name_that_was_forgotten_is_like_the_original(
    street: str, to: str, doubted: bool
) -> None:
    text = street.replace(
        "We bake bread for the street. Flour comes by van.", "We bake bread. Flour comes in vans."
    )
    scenario = loads(text).scenario
    assert scenario is not None
    entry = f'{{of: "{fingerprint("Vans")}", to: "{to}"}}'
    overlay = loads_overlay(f"language: es\ntexts:\n  levers.vans.name: {entry}\n")
    assert ("W614" in [d.code for d in compared(scenario, overlay)]) == doubted
