"""More walks: agreements that last, a game alone up to its end, and from one game to the next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
import yaml

from game.player.look import Look
from game.rules.orders import Put, Sign, Withdraw
from game.screens.places import DebriefPage, Gallery, Leaving, Place, Trouble, Wonder
from game.session import gallery
from game.session.staging import scenario_in
from game.window.open import wished
from game.window.stage import Stage
from game.window.wish import Wish
from tests.builders import merged
from tests.window.album import Album
from tests.window.pilot import Pilot
from tests.window.stages import at_places, device, staged, visit
from tests.window.walk import Walk, away, game_of, given, on_to
from tests.window.world import WORLD, at_the_table


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests write out of the person's folders."""
    with away(tmp_path_factory.mktemp("walks")):
        yield


def test_a_text_is_amended_signed_and_kept() -> None:
    """South amends what North has put, North signs it, and the table shows what is agreed."""
    walk = Walk("pact", at_the_table(), large=True)
    walk.go("lever.gate.half", "lever.patrol.light", "package_more", "rounds.2", "back", "send")
    walk.go("done", "done")
    # North takes its text off the table, and thinks again.
    walk.go("withdraw.#1", "drop.withdraw", "wait")
    # South amends it, throws that away, and makes its own of it.
    walk.go("lever.patrol.heavy", "clear", "decline.#1", "amend", "lever.patrol.heavy")
    walk.go("package_more", "rounds.1", "back", "send")
    on_to(walk, "sign.#2")
    walk.go("text.#1", "text.#2", "sign.#2", "menu", "brief", "sit", "settings", "close", "close")
    walk.go("done")
    # All keep their words, though nothing else was prepared.
    on_to(walk, "next")
    walk.go("next", "skip", "on")
    on_to(walk, "wait")
    walk.key("a")
    walk.go("close", "seat.north", "seat.north", "close", "seat.press")
    walk.album.close()
    play = game_of(walk)
    assert given(play, Withdraw) == []
    sent = [{c.lever: c.setting for c in o.clauses} for o in given(play, Put)]  # type: ignore[attr-defined]
    assert sent == [{"gate": "half", "patrol": "light"}, {"gate": "half", "patrol": "heavy"}]
    assert len(given(play, Sign)) == 1


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """A game of one person, asked what she expects, with two who leave everything as it is; her gate is dear."""
    file = tmp_path_factory.mktemp("world") / "rich.yaml"
    head = {name: {"headline": True} for name in ("water", "mood_north")}
    world = merged(WORLD, {"indicators": head, "levers": {"gate": {"step_cost": 12}}})
    file.write_text(yaml.safe_dump(world, sort_keys=False), encoding="utf-8")
    still = {"south": "status_quo", "isle": "status_quo"}
    wish = Wish(
        scenario=str(file), seat="north", seed=4, minutes=45, minds=still,
        record=str(file.with_suffix(".jsonl")),
    )  # fmt: skip
    walk = Walk("alone", Pilot(Stage(wished(wish, Look(still=True, prompts=True)))), large=True)
    walk.go("sit")
    for way in ("up", "down", "skip"):
        on_to(walk, "up")
        walk.go(way)
    on_to(walk, "debrief", most=40)
    return walk


def over(walk: Walk, place: Place, title: str) -> None:
    """Show something over what is shown, and note it."""
    shown = device(walk.pilot)
    before = shown.visit
    shown.visit = before.shows(*before.places, place)
    walk.pilot.stage.fresh()
    walk.album.take(title)
    shown.visit = before
    walk.pilot.stage.fresh()


def test_alone_to_the_end_and_on_from_there(alone: Walk) -> None:
    """Whom one played against is asked and told; then comes the same from another side, and another game."""
    game = game_of(alone)
    guesses = [visit(alone.pilot).player.guess(round) for round in (1, 2, 3)]
    assert [guess.way for guess in guesses if guess] == ["up", "down", ""]
    alone.go("guess")
    kinds = [i for i in alone.pilot.ids() if i.startswith("kind.")]
    assert len(kinds) == 4
    assert "kind.status_quo" in kinds
    alone.go("kind.status_quo")
    assert alone.pilot.sees("Yes. It was")
    alone.go("close", "skip")
    assert "guess" not in alone.pilot.ids()
    ended = visit(alone.pilot)
    alone.go("other")
    assert visit(alone.pilot).player.due == "brief"
    other = game_of(alone).session
    assert (other.people, other.seed, other.seats["isle"]) == (("south",), 4, "status_quo")
    assert other.record != game.session.record
    over(alone, Leaving(), "leaving")
    over(alone, Trouble("It was us. It is written down."), "trouble")
    over(alone, Gallery(), "gallery")
    device(alone.pilot).visit = ended
    alone.pilot.stage.fresh()
    alone.album.close()


def test_endings_that_were_seen_stand_on_their_shelf(alone: Walk) -> None:
    """Of those not seen only their number is told."""
    scenario = scenario_in("three-valleys", "en")
    first, second, *more = scenario.endings
    for ending in (first, second):
        assert gallery.note_ending("three-valleys", ending)
    assert not gallery.note_ending("three-valleys", first)
    pilot = at_places(Gallery())
    for name, ending in scenario.endings.items():
        assert pilot.sees(ending.title.text) == (name in (first, second))
    assert pilot.sees(f"2 of {2 + len(more)}")


def test_the_debrief_is_written_as_a_page_and_opened(alone: Walk, monkeypatch) -> None:
    """It is named by its game and its language; a disk that refuses is said."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    ended = visit(alone.pilot)
    pilot = staged(ended.shows(*ended.places, DebriefPage()))
    pilot.settle()
    pilot.press("export")
    (page,) = (Path(platformdirs.user_documents_dir()) / "Parley").glob("*.html")
    assert page.name.endswith("-4.en.html")
    assert opened == [page.as_uri()]
    assert str(page) in pilot.stage.toast
    page.unlink()
    page.mkdir()
    pilot.press("export")
    assert str(page) in pilot.stage.toast
    assert len(opened) == 1


def test_a_hint_waits_until_there_is_something_to_decide() -> None:
    pilot = at_places()
    pilot.press("learn")
    assert visit(pilot).player.due == "wait"
    pilot.key("h")
    assert "close" not in pilot.ids()
    assert pilot.stage.toast
    assert visit(pilot).player.hints_left == 3


def test_a_what_if_that_cannot_be_is_said_and_another_can_be_tried(alone: Walk) -> None:
    """While one is tried no second one begins."""
    ended = visit(alone.pilot)
    pilot = staged(ended.shows(*ended.places, DebriefPage()))
    pilot.settle()
    pilot.press("wonder")
    assert pilot.box("try").block.disabled
    pilot.press("what.gate")
    pilot.press("setting.open")
    pilot.press("try")
    assert pilot.waits
    pilot.settle()
    assert pilot.sees("was not possible")
    album = Album("refused", pilot, large=True)
    album.take("what was not possible")
    album.close()
    pilot.press("setting.half")
    pilot.press("try")
    assert not pilot.sees("was not possible")
    pilot.settle()
    place = visit(pilot).places[-1]
    assert isinstance(place, Wonder)
    game = visit(pilot).game
    assert game is not None
    assert place.asked is not None
    assert game.wondering.answer(place.asked) is not None
    pilot.key("escape")
    assert isinstance(visit(pilot).places[-1], DebriefPage)
