"""Keep or break: what both bring, how likely a breach is seen, and what it then costs; the risk of hidden settings."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.asking import word_given
from game.rules.discovery import discovery
from game.rules.orders import Clause, Put
from game.rules.resolve import phase_of
from game.rules.sight import Observation
from game.scenario.shelf import scenario_names
from game.views.effects import effects
from game.views.keeping import Keeping, Way, keeping
from game.views.proposals import preview, proposals
from game.views.risks import risks
from game.views.words import Words, tenths
from tests.views.games import Game, opened, phases
from tests.views.test_play import go_to, order

LANGUAGES = ("en", "es")


def words_given(name: str, seed: int = 2) -> list[tuple[Game, Observation, Keeping]]:
    """Every word that somebody could break in a random game."""
    found = []
    for game in phases(name, seed):
        if phase_of(game.book, game.position)[0] == "commit":
            for seat in game.book.seats:
                seen = game.seen(seat)
                found += [(game, seen, each) for each in keeping(game.words, seen)]
    return found


def test_there_are_both_kinds_of_words() -> None:
    found = [each for name in scenario_names() for _, _, each in words_given(name)]
    assert {each.how for each in found} == {"signed", "promised"}
    assert all(each.breaks for each in found)


@pytest.mark.parametrize("name", scenario_names())
def test_cards_are_about_the_word_that_was_given_and_name_no_other_order_twice(name: str) -> None:
    for game, seen, each in words_given(name):
        assert (each.setting, each.how) == word_given(game.book, seen, each.lever)
        settings = [each.keep.setting, *(way.setting for way in each.breaks)]
        assert settings[0] == each.setting
        assert len(set(settings)) == len(settings)


@pytest.mark.parametrize("name", scenario_names())
def test_scores_are_those_of_the_tracks(name: str) -> None:
    """What breaking gains is what the forecast of the same settings says, as both are shown."""
    for game, seen, each in words_given(name):
        forecast = effects(game.words, seen)
        for way in each.breaks:
            gain = (
                forecast[each.lever, way.setting].score - forecast[each.lever, each.setting].score
            )
            assert abs(way.gain - gain) <= 10
            assert way.gain == way.score - each.keep.score
        assert each.keep.gain == 0
        scores = [way.score for way in each.breaks]
        assert scores == sorted(scores, reverse=True)


def ways(name: str) -> list[tuple[Game, Observation, Keeping, Way]]:
    return [(g, s, each, way) for g, s, each in words_given(name) for way in each.breaks]


@pytest.mark.parametrize("name", scenario_names())
def test_a_setting_in_the_open_is_seen_for_certain(name: str) -> None:
    for game, _, each, way in ways(name):
        word = game.words.texts.levers[each.lever].settings[each.setting]
        if not way.hidden and not word.covert and way.comes_out == 0 and way.sees:
            assert way.chance == 100
            assert way.sure == way.loss


def test_a_hidden_breach_is_seen_with_the_chance_of_its_setting() -> None:
    found = [(each, way) for _, _, each, way in ways("drones-over-mexico") if way.hidden]
    assert found
    for _, way in found:
        assert way.chance in (way.comes_out, 100)
        assert way.comes_out > 0
        assert sum(moved for _, moved in way.loss.trust) < sum(moved for _, moved in way.sure.trust)
        assert f"{way.comes_out} %" in way.sentence


@pytest.mark.parametrize("name", scenario_names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_said_in_both_languages(name: str, language: str) -> None:
    for game, seen, _ in words_given(name):
        words = Words(game.book, language)
        for each in keeping(words, seen):
            for way in (each.keep, *each.breaks):
                assert words.number(way.score) in way.sentence
                assert "{" not in way.sentence


def test_a_reader_sees_nothing_of_hidden_settings_of_others() -> None:
    """Losses are worked out from the observation alone: what others hide changes nothing."""
    game = opened("three-valleys")
    seen = game.seen("alto")
    assert all(lever in ("release", "gauges") for lever, _ in risks(game.words, seen))


def test_risks_are_those_of_own_hidden_settings_and_their_price() -> None:
    game = opened("three-valleys")
    found = risks(game.words, game.seen("medio"))
    assert list(found) == [("diversion", "quiet")]
    risk = found["diversion", "quiet"]
    assert risk.chance == 20  # nobody has agreed on gauges
    lever = np.array([game.book.levers.index("diversion")])
    rank = np.array([game.book.settings[lever[0]].index("quiet")])
    both = [
        discovery(game.book, game.seen("medio"), lever, rank, np.array([out])).trust[0]
        for out in (False, True)
    ]
    lost = {
        seat: 10 * tenths(int(x))
        for seat, x in zip(game.book.seats, both[1] - both[0], strict=True)
    }
    assert dict(risk.loss.trust) == {seat: moved for seat, moved in lost.items() if moved}
    assert "20 %" in risk.sentence
    assert risk.cost in risk.sentence
    assert game.words.seat("delta") in risk.cost


def test_forecasts_of_a_hidden_setting_say_what_it_risks() -> None:
    game = opened("three-valleys")
    seen = game.seen("medio")
    said = effects(game.words, seen)
    risk = risks(game.words, seen)["diversion", "quiet"]
    assert said["diversion", "quiet"].sentence.endswith(risk.sentence)
    assert not any("chance" in said["diversion", each].sentence for each in ("small", "large"))
    others = effects(game.words, game.seen("delta"))
    assert not any("chance" in effect.sentence for effect in others.values())


def test_a_text_says_what_a_hidden_clause_of_the_readers_own_risks() -> None:
    """The other clauses count: with shared gauges night pumping comes to light more often."""
    game = go_to(opened("three-valleys"), "talk", 2)
    hidden, gauges = Clause("diversion", "quiet"), Clause("gauges", "shared")
    alone = preview(
        game.words, game.seen("medio"), Put("medio", (hidden, Clause("release", "high")))
    )
    both = preview(game.words, game.seen("medio"), Put("medio", (hidden, gauges)))
    assert "20 %" in alone.risk
    assert "55 %" in both.risk
    assert both.risk in both.sentence
    order(game, Put("medio", (hidden, gauges)))
    (heard,) = proposals(game.words, game.seen("alto"))
    assert not heard.risk
