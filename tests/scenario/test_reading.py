"""How hard a text is to read, and from which length and age on it is said."""

from __future__ import annotations

import pytest

from game.scenario.checks.prose import _wanted
from game.scenario.loading import loads
from game.scenario.model import Text
from game.scenario.texts import ease, words

HARD = "Institutional responsibilities necessitate comprehensive documentation"
PRIVATE = "private: You owe nobody a favour."


def test_ease_follows_the_published_formulas() -> None:
    """Flesch (1948) and Fernández Huerta (1959): a sentence of four words of one syllable each, and so on."""
    assert ease("The cat sat down.", "en") == pytest.approx(206.835 - 84.6 - 1.015 * 4)
    assert ease("The cat sat down. The cat sat down.", "en") == pytest.approx(
        206.835 - 84.6 - 1.015 * 4
    )
    assert ease("Banana", "en") == pytest.approx(206.835 - 84.6 * 3 - 1.015)
    assert ease("La casa es roja.", "es") == pytest.approx(206.84 - 60 * 6 / 4 - 1.02 * 4)
    assert ease("make", "en") == ease("cat", "en")
    assert ease("table", "en") == ease("banal", "en")
    assert ease("the", "en") == ease("cat", "en")
    assert ease("hmm", "en") == ease("cat", "en")
    assert ease("12 + 3", "en") == ease("", "en") == 100.0
    assert ease("it's well-known", "en") == pytest.approx(206.835 - 84.6 * 1.5 - 1.015 * 2)


def test_words_are_counted() -> None:
    assert words([Text(text="One two  three."), Text(text="Four")]) == 4
    assert words([]) == 0


def test_older_players_read_harder_texts() -> None:
    assert [_wanted(age) for age in (6, 11, 12, 13, 14, 15, 16, 40)] == [
        60,
        60,
        50,
        50,
        40,
        40,
        25,
        25,
    ]


@pytest.mark.parametrize(("count", "said"), [(40, True), (39, False)])
def test_a_passage_of_forty_words_is_long_enough_to_be_rated(
    street: str, count: int, said: bool
) -> None:
    text = " ".join((HARD.split() * 10)[:count])
    found = loads(
        street.replace(PRIVATE, f"private: {text}").replace(
            "public: We print what we can check.", "public: {text: x, easy: x}"
        )
    ).diagnostics
    assert ("W528" in [d.code for d in found]) == said


@pytest.mark.parametrize(("more", "said"), [(15, False), (16, True)])
def test_briefs_may_differ_by_fifteen_words(street: str, more: int, said: bool) -> None:
    base = street.replace(
        "private: Your oven is old. A quiet street would bring guests, if vans can still come.",
        "private: a b",
    )
    base = base.replace("public: We bake bread for the street. Flour comes by van.", "public: c d")
    school = " ".join(["w"] * (4 + more - 2))
    base = base.replace(
        "private: A child was nearly hit last week. You may not say so before the parents know.",
        f"private: {school}",
    )
    base = base.replace(
        "public: We teach two hundred children. They cross the street twice a day.", "public: e f"
    )
    assert ("W526" in [d.code for d in loads(base).diagnostics]) == said


@pytest.mark.parametrize(("count", "said"), [(170, False), (171, True)])
def test_so_many_words_are_read_at_most_before_the_first_order(
    street: str, count: int, said: bool
) -> None:
    story = len(
        [
            "The",
            "street",
            "is",
            "narrow.",
            "Vans,",
            "stalls",
            "and",
            "children",
            "all",
            "want",
            "it.",
            "Nobody",
            "can",
            "move.",
        ]
    )
    private = " ".join(
        ["w"] * (count - story - len(["We", "print", "what", "we", "can", "check."]))
    )
    found = loads(street.replace(PRIVATE, f"private: {private}")).diagnostics
    assert ("W527" in [d.code for d in found if "'paper'" in d.message]) == said
