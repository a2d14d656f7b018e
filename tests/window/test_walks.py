"""More walks: agreements that last, a game alone up to its end, and from one game to the next."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest
import yaml
from game.table.wish import Wish
from tests.table.album import Album
from tests.table.walk import Walk, away, given, on_to, pilot_of, play_of
from tests.table.world import WORLD, at_the_table

from game.rules.orders import Answer, Propose, Withdraw
from game.session import gallery
from game.session.staging import scenario_in
from game.table.kit.scene import Look, Pop, Push
from game.table.panels.waiting import Waiting
from game.table.scenes.brief import BriefScene
from game.table.scenes.chooser import Setup
from game.table.scenes.cover import Cover
from game.table.scenes.debrief import DebriefScene
from game.table.scenes.ending import Ending
from game.table.scenes.gallery import Gallery
from game.table.scenes.leaving import Leaving
from game.table.scenes.start import Start
from game.table.scenes.trouble import Trouble
from game.table.scenes.wonder import Wonder
from tests.builders import merged


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests write out of the person's folders."""
    with away(tmp_path_factory.mktemp("walks")):
        yield


def test_a_package_is_taken_up_signed_twice_and_kept() -> None:
    """South begins from what North proposes, both are signed, and the table shows what is agreed."""
    walk = Walk("pact", pilot_of(at_the_table()), large=True)
    walk.go("open.gate", "lever.gate.half", "open.patrol", "lever.patrol.light")
    walk.go("package_more", "rounds.2", "back", "send", "done")
    walk.go("done", "done", "done")
    # North takes its package back, and thinks again.
    walk.go("withdraw", "drop.0", "done")
    # South begins from it, twice, and makes its own of it; what needs nobody else is refused.
    walk.go("counter.north", "others", "counter.north", "open.gate", "out.gate", "send")
    assert "drop.0" not in walk.pilot.ids()
    walk.go("others", "counter.north", "open.patrol", "lever.patrol.heavy")
    walk.go("package_more", "rounds.1", "back", "send", "done", "done")
    walk.go("sign.south", "menu", "brief", "sit", "settings", "close", "close", "done")
    walk.go("sign.north", "done", "north.yes", "south.yes", "done")
    # All keep their words, though nothing else was prepared.
    on_to(walk, "why.world.0")
    walk.go("on", "agreements", "close", "seat.north", "seat.north", "close", "seat.press")
    walk.album.close()
    play = play_of(walk)
    assert given(play, Withdraw) == []
    sent = [{c.lever: c.setting for c in o.clauses} for o in given(play, Propose)]  # type: ignore[attr-defined]
    assert sent == [{"gate": "half", "patrol": "light"}, {"gate": "half", "patrol": "heavy"}]
    assert len(given(play, Answer)) == 2


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """A game of one person, asked what she expects, with two who leave everything as it is."""
    file = tmp_path_factory.mktemp("world") / "rich.yaml"
    head = {name: {"headline": True} for name in ("water", "mood_north")}
    world = merged(WORLD, {"indicators": head})
    file.write_text(yaml.safe_dump(world, sort_keys=False), encoding="utf-8")
    pilot = pilot_of(Start())
    setup = Setup(str(file))
    still = {"south": "status_quo", "isle": "status_quo"}
    wish = Wish(
        seat="north", seed=4, minutes=45, minds=still, record=str(file.with_suffix(".jsonl"))
    )
    setup.wish(wish, pilot.stage.look)
    pilot.stage.take(Push(setup))
    pilot.stage.take(setup.begun())
    walk = Walk("alone", pilot, large=True)
    walk.go("sit")
    for way in ("up", "down", "skip"):
        on_to(walk, "up")
        walk.go(way)
        on_to(walk, "on")
        walk.go("on")
    on_to(walk, "debrief", most=40)
    scene = pilot.stage.scene
    assert isinstance(scene, Ending)
    walk.play = scene.play
    return walk


def test_alone_to_the_end_and_on_from_there(alone: Walk) -> None:
    """Whom one played against is asked and told; then comes the same from another side, and another game."""
    play = play_of(alone)
    assert [way for _, way, _ in play.guesses.values()] == ["up", "down", ""]
    alone.go("guess")
    kinds = [i for i in alone.pilot.ids() if i.startswith("kind.")]
    assert len(kinds) == 4
    assert "kind.status_quo" in kinds
    alone.go("kind.status_quo")
    assert alone.pilot.sees("Yes. It was")
    alone.go("close", "skip")
    assert "guess" not in alone.pilot.ids()
    alone.go("other")
    again = alone.pilot.stage.scene
    assert isinstance(again, BriefScene)
    other = again.play.session
    assert (other.people, other.seed, other.seats["isle"]) == (("south",), 4, "status_quo")
    assert other.record != play.session.record
    stage = alone.pilot.stage
    stage.take(Push(Cover(again.play)))
    alone.album.take("cover")
    stage.take(Pop())
    stage.take(Push(Leaving(("One thing", "Another"), Pop())))
    alone.album.take("leaving")
    stage.take(Pop())
    stage.take(Push(Trouble("It was us. It is written down.")))
    alone.album.take("trouble")
    stage.take(Pop())
    stage.take(Push(Gallery()))
    alone.album.take("gallery")
    alone.album.close()


def test_endings_that_were_seen_stand_on_their_shelf(alone: Walk) -> None:
    """Of those not seen only their number is told."""
    scenario = scenario_in("three-valleys", "en")
    first, second, *more = scenario.endings
    for ending in (first, second):
        assert gallery.note_ending("three-valleys", ending)
    assert not gallery.note_ending("three-valleys", first)
    pilot = pilot_of(Gallery())
    for name, ending in scenario.endings.items():
        assert pilot.sees(ending.title.text) == (name in (first, second))
    assert pilot.sees(f"2 of {2 + len(more)}")


def test_the_debrief_is_written_as_a_page_and_opened(alone: Walk, monkeypatch) -> None:
    """It is named by its game and its language; a disk that refuses is said."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    play = play_of(alone)
    play.debrief_parts(Look())
    until = time.monotonic() + 60
    while not play.debrief_ready():
        assert time.monotonic() < until
        time.sleep(0.005)
    pilot = pilot_of(DebriefScene(play))
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
    table = at_the_table()
    pilot = pilot_of(table)
    table.panel = Waiting(table.play)
    pilot.stage.fresh()
    pilot.key("h")
    assert "close" not in pilot.ids()
    assert pilot.stage.toast
    assert table.play.hints_left == 3


def test_a_what_if_that_cannot_be_is_said_and_another_can_be_tried(alone: Walk) -> None:
    """While one is tried no second one begins."""
    wonder = Wonder(play_of(alone))
    pilot = pilot_of(wonder)
    assert pilot.node("try").node.disabled
    pilot.press("what.gate")
    pilot.press("setting.open")

    pilot.press("try")
    assert wonder.working is not None
    pilot.press("try")
    assert pilot.stage.toast
    wonder.working.wait()
    pilot.wait(0.1)
    assert pilot.sees("was not possible")
    album = Album("refused", pilot, large=True)
    album.take("what was not possible")
    album.close()
    pilot.press("setting.half")
    pilot.press("try")
    assert not pilot.sees("was not possible")
    assert wonder.working is not None
    wonder.working.wait()
    pilot.wait(0.1)
    assert wonder.found is not None
    pilot.key("escape")
    assert pilot.stage.closed
