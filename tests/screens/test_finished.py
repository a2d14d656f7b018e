"""Games that were played to their end can be opened again, with everything that was open after them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.look import Look
from game.player.plan import Plan
from game.player.shelf import begun, finished
from game.screens.nodes import by_id
from game.screens.places import EndingPage, Finished, Start
from game.screens.shown import press, shown
from game.screens.visit import Visit, now, sit_down
from game.session import saved
from game.session.record import chained
from game.session.scribe import usual_folder
from tests.player.games import at, passed, settled
from tests.screens.laws import breaches, everything_pressed, ids, words
from tests.screens.test_after import told

VALLEYS = "three-valleys"


def played(seed: int = 3, people: tuple[str, ...] = ("alto",)) -> Visit:
    """A device at the end of a game that was played to it; the record is where records are kept."""
    game = begun(Plan(VALLEYS, 20, people, seed=f"{seed}"), "en")
    passed(game, "never")
    assert game.session.over
    visit = sit_down(Visit(Look("en")), game)
    if visit.passing is not None and visit.covered:
        visit = press(visit, "ready").visit
    return now(visit)


def record(visit: Visit) -> Path:
    assert visit.game is not None
    assert visit.game.session.record is not None
    return Path(visit.game.session.record)


def listed(language: str = "en") -> Visit:
    return Visit(Look(language), (Start(), Finished()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finished_game_opens_at_its_ending_and_its_debrief_as_after_the_game(
    language: str,
) -> None:
    before = played()
    assert before.places == (Start(), EndingPage())
    file = record(before)
    written = file.read_bytes()
    there = press(listed(language), "game.1").visit
    assert there.places == (Start(), EndingPage())
    if language == "en":
        assert shown(there).root == shown(replace(before, new_ending=False)).root
        parts = told(there).player.afterwards.parts
        assert parts == told(before).player.afterwards.parts
    assert breaches(shown(there)) == []
    everything_pressed(there, but=("other", "again"))
    assert there.player.afterwards.debrief.title in words(shown(there))
    assert file.read_bytes() == written
    assert list(usual_folder().iterdir()) == [file]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_tells_what_it_was_and_how_it_ended(language: str) -> None:
    visit = played()
    seen = words(shown(listed(language)))
    (game,) = finished(language)
    assert visit.game is not None
    texts = visit.game.texts(language)
    ending = visit.game.session.ending
    assert ending is not None
    assert (game.title, game.ending) == (texts.title.text, texts.endings[ending].title.text)
    assert (game.seats, game.minutes, game.rounds) == ("Alto", 20, visit.game.session.round)
    for said in (game.title, game.ending, game.seats, "20", game.played):
        assert said in seen
    everything_pressed(listed(language))


def test_the_newest_come_first_and_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [record(played(seed)) for seed in range(3)]
    for age, file in enumerate(files):
        os.utime(file, (1000 - age, 1000 - age))
    assert [game.path for game in finished("en")] == [f"{file}" for file in files]
    monkeypatch.setattr(saved, "FINISHED", 2)
    assert [game.path for game in finished("en")] == [f"{file}" for file in files[:2]]


def test_a_game_that_goes_on_is_not_among_them() -> None:
    game = begun(Plan(VALLEYS, 20, ("alto",), seed="3"), "en")
    at(game, "alto").take(want.SetRead("brief"))
    settled(game)
    assert finished("en") == ()
    assert ids(listed()) == ["back"]
    assert listed().say("finished.none") in words(shown(listed()))


def altered(file: Path, **header: object) -> None:
    """Write a record anew with another header, as an intact record of something else."""
    first, *rest = file.read_bytes().splitlines()
    raw = [chained(b"", {**json.loads(first), **header})]
    for line in rest:
        raw.append(chained(raw[-1], json.loads(line)))
    file.write_bytes(b"".join(raw))


@pytest.mark.parametrize(
    ("scenario", "reason"),
    [
        ({"id": VALLEYS, "rules": "of old"}, "another version"),
        ({"id": "atlantis", "rules": "x"}, "not here"),
    ],
)
def test_a_record_of_something_else_says_so_in_its_place(
    scenario: dict[str, str], reason: str
) -> None:
    altered(record(played()), scenario=scenario)
    (game,) = finished("en")
    assert reason in game.problem
    assert ids(listed()) == ["back"]
    assert game.problem in words(shown(listed()))
    assert breaches(shown(listed())) == []


def test_a_seat_or_an_ending_that_its_scenario_has_not_is_said() -> None:
    file = record(played())
    header = json.loads(file.read_bytes().splitlines()[0])
    altered(file, seats={"nobody": "person", **header["seats"]})
    (game,) = finished("en")
    assert game.problem == listed().say("finished.strange")


def test_a_file_that_is_no_record_is_told_by_its_name() -> None:
    usual_folder().mkdir(parents=True)
    (usual_folder() / "prose.jsonl").write_text("Dear diary\n")
    (usual_folder() / "empty.jsonl").write_text("")
    (usual_folder() / "folder.jsonl").mkdir()
    seen = words(shown(listed()))
    for name in ("prose", "empty", "folder"):
        assert f"{name}.jsonl" in seen
    assert ids(listed()) == ["back"]


def test_an_ended_game_whose_record_was_damaged_behind_is_opened_and_nothing_is_written() -> None:
    file = record(played())
    file.write_bytes(file.read_bytes() + b"torn")
    there = press(listed(), "game.1").visit
    assert EndingPage() in there.places
    close = by_id(shown(there).top, "close")
    assert close is not None
    assert "Line" in words(shown(there))
    assert list(usual_folder().iterdir()) == [file]


def test_who_played_together_are_asked_who_sits_here() -> None:
    played(people=("alto", "delta"))
    there = press(listed(), "game.1").visit
    assert finished("en")[0].seats == "Alto, Delta"
    assert there.covered
    assert EndingPage() in press(there, "ready").visit.places
