"""Every rule has its sentence."""

from __future__ import annotations

import pytest

from game import locale
from game.views.explain import explain
from game.views.words import Words
from tests.views.games import random_game
from tests.views.written_rules import written_rules

RULES = sorted(written_rules())


def test_the_scan_finds_rules_written_in_every_way() -> None:
    assert {"limit", "withheld", "bookkeeping", "clause_cleared", "sign_worry"} <= set(RULES)
    assert {"move_joint", "ended_by_breach", "denial_pays", "line_effect", "kept"} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_rule_has_a_sentence(rule: str, language: str) -> None:
    keys = locale.texts(language)
    assert any(key == rule or key.startswith(f"{rule}.") for key in keys)


@pytest.mark.parametrize("name", ["three-valleys", "drones-over-mexico"])
def test_every_change_of_a_game_is_explained_in_both_languages(name: str) -> None:
    for seed in range(4):
        game = random_game(name, seed)
        for change in game.changes:
            for language in locale.LANGUAGES:
                said = explain(Words(game.book, language), change)
                assert "{" not in said
                assert said.lstrip("“")[0].isupper()
                assert said[-1] in ".?!”"


def test_a_sentence_speaks_in_names_and_never_in_ids() -> None:
    game = random_game("three-valleys", 1)
    ids = {"alto_mood", "medio_mood", "drought_rule", "dry_year", "equal_cut"}
    text = " ".join(explain(game.words, change) for change in game.changes)
    assert not [word for word in ids if word in text]


def test_what_a_seat_sees_of_a_lever_is_said_of_that_seat() -> None:
    """An explanation is read by others, too: a class at the debrief is not the seat that saw."""
    game = random_game("drones-over-mexico", 0)
    seen = [change for change in game.changes if change.rule == "seen"]
    assert seen
    for change in seen:
        names = game.book.scenario.stakeholders
        short = {name.short.text for name in names.values()}
        said = explain(Words(game.book, "en"), change)
        assert " now sees " in said
        assert said.split(" now sees ")[0] in short
