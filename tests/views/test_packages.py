"""Packages in words: each clause with its marks, payments, later joining and duration, in one line and in lines."""

from __future__ import annotations

import pytest

from game.rules.compiling import compile_rulebook
from game.rules.orders import Clause, Payment, Put
from game.scenario.model import Scenario
from game.views.packages import marks, package_lines, package_said, signers
from game.views.words import Words
from tests.builders import scenario
from tests.properties.worlds import RICH

BARE = Put("north", (Clause("gate", "half"),))
FULL = Put(
    "north",
    (Clause("gate", "half", public=False), Clause("patrol", "light", verified=True)),
    (Payment("north", "mandate", -300), Payment("south", "mandate", 300)),
    invited=("isle",),
    open=True,
    rounds=2,
)


@pytest.fixture(scope="module")
def texts() -> Scenario:
    return scenario(RICH)


@pytest.fixture(scope="module")
def words(texts: Scenario) -> Words:
    return Words(compile_rulebook(texts, min(texts.lengths)))


def test_a_clause_is_public_and_unchecked_unless_it_is_said(words: Words) -> None:
    assert marks(words, public=True, verified=False) == ""
    assert marks(words, public=False, verified=True) == "secret, checked"
    assert package_said(words, BARE) == "The gate at “Half open”"


def test_a_package_in_one_line(words: Words) -> None:
    assert package_said(words, FULL) == (
        "The gate at “Half open” (secret) and The patrol at “One boat” (checked); "
        "North pays 3 points of mandate; South receives 3 points of mandate; "
        "others may join later; for 2 rounds"
    )


def test_a_package_in_lines(words: Words) -> None:
    assert [*package_lines(words, FULL)] == [
        "**The gate:** Half open (secret)",
        "**The patrol:** One boat (checked)",
        "North pays 3 points of mandate",
        "South receives 3 points of mandate",
        "Others may join later",
        "For 2 rounds",
    ]


def test_payments_alone_are_a_package_too(words: Words) -> None:
    paid = Put("north", (), (Payment("north", "points", -100), Payment("south", "points", 100)))
    assert package_said(words, paid) == "North pays 1 point; South receives 1 point"


def test_marks_in_spanish(texts: Scenario, words: Words) -> None:
    spanish = Words(words.book, "es")
    assert marks(spanish, public=False, verified=True) == "secreta, verificada"


def test_whose_signature_a_package_needs(words: Words) -> None:
    assert signers(words.book, FULL) == ("south", "isle")
    assert signers(words.book, BARE) == ()
