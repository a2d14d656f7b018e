"""What can be played: the shelf, beginning as planned, once more, and going on with what was left."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game import UserError
from game.locale import LANGUAGES
from game.player import intents as want
from game.player.game import Game
from game.player.loaded import read_ahead, scenario_at
from game.player.plan import Plan
from game.player.shelf import begun, fitting, once_more, playable, resumed, shelf, unfinished
from game.scenario.shelf import scenario_folder
from game.session.record import read
from tests.player.games import FLAGSHIP, VALLEYS, at, exchange, passed, reading

TWIN = "drones_over_tolmara"


def copied(folder: Path, name: str = "mine", was: str = VALLEYS) -> Path:
    """A scenario of somebody's own, with its translation."""
    for suffix in (".yaml", ".es.yaml"):
        text = (scenario_folder() / f"{was}{suffix}").read_text(encoding="utf-8")
        text = text.replace(f"id: {was}\n", f"id: {name}\n")
        (folder / f"{name}{suffix}").write_text(text, encoding="utf-8")
    return folder / f"{name}.yaml"


def left(plan: Plan, language: str = "en") -> Game:
    """A game that was left in the orders of its first round."""
    return passed(begun(plan, language), "commit")


# The shelf


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shelf_has_what_comes_with_parley_the_shortest_first(language: str) -> None:
    names = [name for name, _ in shelf(language)]
    assert names == [VALLEYS, FLAGSHIP]
    for name, scenario in shelf(language):
        assert not isinstance(scenario, str)
        assert scenario is scenario_at(name, language)
        assert scenario.language == language


def test_a_broken_scenario_stands_last_and_says_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(scenario_folder(), tmp_path / "shelf")
    broken = copied(tmp_path / "shelf", "aaa")
    broken.write_text(broken.read_text().replace("title:", "titel:", 1))
    monkeypatch.setattr("game.scenario.shelf.scenario_folder", lambda: tmp_path / "shelf")
    read_ahead()
    *good, (name, wrong) = shelf("en")
    assert [name for name, _ in good] == [VALLEYS, FLAGSHIP]
    assert name == "aaa"
    assert isinstance(wrong, str)
    assert "aaa.yaml:" in wrong
    assert "titel" in wrong


def test_a_file_is_read_again_once_it_or_its_translation_has_changed(tmp_path: Path) -> None:
    file = copied(tmp_path)
    first = scenario_at(str(file), "es")
    assert scenario_at(str(file), "es") is first
    assert first.title.text == "Tres valles, un río"
    overlay = tmp_path / "mine.es.yaml"
    overlay.write_text(overlay.read_text().replace("Tres valles", "Cuatro"), encoding="utf-8")
    assert scenario_at(str(file), "es").title.text == "Cuatro, un río"
    overlay.unlink()
    assert scenario_at(str(file), "es").title.text == "Three Valleys, One River"


# Beginning


def test_without_a_seat_one_is_drawn_by_lot_and_the_same_number_draws_the_same() -> None:
    seats = playable(scenario_at(VALLEYS, "en"))
    drawn = [begun(Plan(VALLEYS, 20, seed=f"{n}"), "en").session.people for n in range(6)]
    assert drawn == [(seats[n % 3],) for n in range(6)]
    assert set(seats) == {seat for (seat,) in drawn}
    seeds = {begun(Plan(VALLEYS, 20), "en").session.seed for _ in range(3)}
    assert len(seeds) == 3


def test_a_mind_chosen_for_all_plays_every_seat_that_acts_and_nobody_holds() -> None:
    session = begun(Plan(VALLEYS, 45, ("alto",), mind="grim", seed="1"), "es").session
    scenario = session.scenario
    acting = [s for s, part in scenario.stakeholders.items() if part.play != "information"]
    assert dict(session.minds) == {seat: "grim" for seat in acting if seat != "alto"}
    assert (session.language, scenario.language, session.book.minutes) == ("es", "es", 45)


def test_the_shortest_length_is_meant_where_none_is_named() -> None:
    assert fitting(Plan(VALLEYS), "en").minutes == 20
    assert fitting(Plan(VALLEYS, 45, ("alto",)), "es") == Plan(VALLEYS, 45, ("alto",))
    assert begun(Plan(VALLEYS), "en").session.book.minutes == 20


def test_minds_named_one_by_one_play_their_seats() -> None:
    plan = Plan(VALLEYS, 20, ("alto",), minds={"delta": "planner"}, seed="1")
    assert begun(plan, "en").session.minds["delta"] == "planner"


def test_a_game_is_played_under_the_names_of_a_twin() -> None:
    game = begun(Plan(FLAGSHIP, 45, ("us_president",), twin=TWIN, seed="1"), "en")
    assert game.session.twin == TWIN
    for language in LANGUAGES:
        texts = game.texts(language)
        assert texts.language == language
        assert texts.title.text == scenario_at(FLAGSHIP, language, TWIN).title.text
        assert "Mexico" not in texts.title.text


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(VALLEYS, 7), "no length of 7 minutes; there are 20, 45"),
        (Plan(VALLEYS, 20, ("alta",)), "did you mean 'alto'"),
        (Plan(VALLEYS, 20, twin="no"), "no twin 'no'"),
        (Plan("nowhere", 20), "nowhere"),
        (Plan(VALLEYS, 20, mind="hopeful"), "hopeful"),
    ],
)
def test_what_cannot_be_played_is_said_in_one_sentence(plan: Plan, said: str) -> None:
    with pytest.raises(UserError, match=said) as refused:
        begun(plan, "en")
    assert "\n" not in str(refused.value)


def test_a_scenario_of_ones_own_is_played_from_its_file_in_every_language(tmp_path: Path) -> None:
    file = copied(tmp_path)
    game = begun(Plan(str(file), 20, ("alto",)), "en")
    assert game.texts("es").title.text == "Tres valles, un río"
    assert game.texts("en").title.text == "Three Valleys, One River"


def test_a_game_keeps_its_own_texts_where_its_file_is_gone_or_of_other_rules(
    tmp_path: Path,
) -> None:
    file = copied(tmp_path)
    plan = Plan(str(file), 20, ("alto",))
    played = begun(plan, "en")
    other = file.read_text().replace("reservoir: -8", "reservoir: -7", 1)
    assert other != file.read_text()
    file.write_text(other)
    assert played.texts("es") is played.session.scenario
    gone = begun(plan, "en")
    file.unlink()
    assert gone.texts("es") is gone.session.scenario


# Once more


def test_other_sides_are_played_in_turn_with_the_same_luck() -> None:
    plan = Plan(VALLEYS, 45, ("alto",), mind="grim", seed="12", clock=True)
    seats = []
    for _ in range(4):
        session = begun(plan, "en").session
        seats.append(session.people)
        plan = once_more(plan, session, other_side=True)
        assert plan.asked_seed == 12
    assert seats == [("alto",), ("medio",), ("delta",), ("alto",)]
    assert (plan.minutes, plan.mind, plan.clock) == (45, "grim", True)


def test_again_has_new_luck_and_the_same_seats(tmp_path: Path) -> None:
    plan = Plan(VALLEYS, 20, ("alto", "delta"), seed="12", record=f"{tmp_path}/kept.jsonl")
    again = once_more(plan, begun(plan, "en").session, other_side=False)
    assert (again.people, again.asked_seed, again.record) == (("alto", "delta"), None, None)


def test_a_seat_that_passes_to_a_person_has_no_mind_any_more() -> None:
    plan = Plan(VALLEYS, 20, ("alto",), minds={"medio": "grim", "delta": "planner"}, seed="1")
    other = once_more(plan, begun(plan, "en").session, other_side=True)
    assert other.people == ("medio",)
    assert other.minds == {"delta": "planner"}
    assert begun(other, "en").session.minds["delta"] == "planner"


def test_a_seat_that_only_hears_is_followed_by_the_second_side() -> None:
    scenario = scenario_at(VALLEYS, "en")
    (hearing,) = [s for s, part in scenario.stakeholders.items() if part.play == "information"]
    plan = Plan(VALLEYS, 20, (hearing,), seed="1")
    assert once_more(plan, begun(plan, "en").session, other_side=True).people == ("medio",)


# Going on


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_game_that_was_left_is_found_with_its_names_and_goes_on(language: str) -> None:
    assert unfinished() is None
    game = left(Plan(VALLEYS, 20, ("delta",), seed="3"), "en")
    there = unfinished()
    assert there is not None
    assert there.saved.round == 1
    scenario = scenario_at(VALLEYS, language)
    assert there.names[language] == (scenario.title.text, "Delta")
    again = resumed(f"{there.saved.path}", language)
    assert again.moment("delta") == game.moment("delta")
    assert again.session.people == ("delta",)
    for each in LANGUAGES:
        assert again.texts(each).title.text == scenario_at(VALLEYS, each).title.text


def test_who_goes_on_has_read_her_brief_and_what_was_revealed() -> None:
    game = begun(Plan(VALLEYS, 20, ("alto",), seed="3"), "en")
    passed(game, "commit")
    at(game, "alto").take(want.Seal(game.moment("alto")))
    reading(game)
    again = resumed(f"{game.session.record}")
    assert at(again, "alto").reveals
    assert at(again, "alto").due == "news", "nothing was decided since: they are read once more"
    exchange(reading(game))
    assert at(resumed(f"{game.session.record}"), "alto").due == "ask"


def test_a_game_goes_on_in_the_language_of_its_record_unless_another_is_asked_for() -> None:
    record = f"{left(Plan(VALLEYS, 20, ('alto',)), 'es').session.record}"
    assert resumed(record).session.scenario.language == "es"
    assert resumed(record, "en").session.scenario.language == "en"


def test_a_twin_comes_back_as_a_twin_in_both_languages() -> None:
    record = f"{left(Plan(FLAGSHIP, 45, ('us_president',), twin=TWIN)).session.record}"
    there = unfinished()
    assert there is not None
    for language in LANGUAGES:
        title = scenario_at(FLAGSHIP, language, TWIN).title.text
        assert there.names[language][0] == title
        again = resumed(record, language)
        assert all("Mexico" not in again.texts(each).title.text for each in LANGUAGES)
        assert again.texts(language).title.text == title


def test_a_game_of_a_file_beside_its_record_goes_on_in_every_language(tmp_path: Path) -> None:
    folder = tmp_path / "años de agua"
    folder.mkdir()
    record = folder / "partida.jsonl"
    left(Plan(f"{copied(folder)}", 20, ("alto",), record=f"{record}"))
    again = resumed(f"{record}", "es")
    assert again.texts("es").title.text == "Tres valles, un río"
    assert again.texts("en").title.text == "Three Valleys, One River"


def test_a_game_of_a_file_elsewhere_needs_its_name(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    record = tmp_path / "game.jsonl"
    file = f"{copied(tmp_path / 'here')}"
    left(Plan(file, 20, ("alto",), record=f"{record}"))
    with pytest.raises(UserError, match="name its file"):
        resumed(f"{record}")
    assert resumed(f"{record}", "es", file).texts("es").title.text == "Tres valles, un río"


def test_a_damaged_record_goes_on_as_far_as_it_is_whole_and_says_so(tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    left(replace(Plan(VALLEYS, 20, ("alto",), seed="3"), record=f"{record}"))
    whole = len(read(record).lines)
    record.write_bytes(record.read_bytes()[:-40])
    again = resumed(f"{record}")
    assert "goes on in" in (again.session.notice or "")
    assert len(again.session.steps) < whole
    with pytest.raises(UserError):
        resumed(f"{tmp_path / 'nothing.jsonl'}")


def test_a_name_that_cannot_be_read_is_told_by_its_id(tmp_path: Path) -> None:
    file = copied(tmp_path, "own")
    left(Plan(f"{file}", 20, ("alto",)))
    there = unfinished()
    assert there is not None
    assert there.names["en"] == ("own", "alto")
