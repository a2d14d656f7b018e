"""Anybody plays alone in a browser: each game apart, nothing written, nothing of the host's."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from game.locale import text
from game.player.look import Look
from game.screens.nodes import walk
from game.screens.places import AtTable, Chooser, Finished, Gallery, Keys, Settings, Start
from game.screens.shown import shown
from game.screens.visit import Visit
from game.screens.wants import LeaveGame, Quit, Resume, SaveAs, Show, Then
from game.web.buckets import Buckets, Limit
from game.web.commands import command_of
from game.web.guard import App
from game.web.mouth import ESCAPE
from game.web.server import application
from game.web.solo import Solo, fit, forbidden
from tests.web.browser import Elements, pressed_ids
from tests.web.served import HOSTS

ON = ("sit", "keep", "skip", "on", "done")


class Now:
    """A clock that is set."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


class Page:
    """A browser without pictures."""

    def __init__(self, app: App, number: int = 0) -> None:
        self.client = TestClient(app, base_url="http://table.test:8000")
        self.number, self.count = number, 0
        self.body = self.client.get("/").text

    def look(self) -> str:
        self.body = self.client.get("/page").text
        return self.body

    @property
    def about(self) -> dict[str, str]:
        return next(
            e.attributes for e in Elements(self.body).all if e.attributes.get("id") == "page"
        )

    def command(self, id: str, **more: object) -> dict[str, object]:
        self.count += 1
        seen = {"screen": self.about["data-screen"], "version": int(self.about["data-version"])}
        return {"cid": f"{self.number:016x}{self.count:016x}", "id": id, **seen, **more}

    def post(self, command: dict[str, object]) -> dict[str, object]:
        answer = self.client.post("/cmd", json=command)
        assert answer.status_code == 200, answer.text
        told: dict[str, object] = answer.json()
        return told

    def press(self, *ids: str) -> None:
        for id in ids:
            told = self.post(self.command(id))
            assert told["how"] == "ok", (id, told)
            self.look()

    def waits(self) -> None:
        """Until the minds have finished."""
        end = time.monotonic() + 20
        while not any(id in pressed_ids(self.look()) for id in (*ON, "debrief")):
            assert time.monotonic() < end
            time.sleep(0.02)

    def begun(self, scenario: str = "three-valleys") -> Page:
        self.press("choose", scenario, "begin", "sit")
        return self


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def solo(now: Now) -> Solo:
    return Solo(most=3, idle=600, clock=now)


@pytest.fixture
def app(solo: Solo) -> App:
    fast = {"reads": Buckets(Limit(10_000, 10_000)), "commands": Buckets(Limit(10_000, 10_000))}
    return application(solo.routes(), lambda: HOSTS, who=solo.who, **fast)


def test_what_belongs_to_the_host_is_on_no_screen_of_a_browser() -> None:
    screen = fit(shown(Visit(Look(), searched=True, kept=False)))
    ids = {node.id for node in walk(screen.root) if node.pressable}
    assert ids == {"learn", "choose", "settings"}
    for intent in (Quit(), Resume("x"), SaveAs(""), Show((Start(), Finished())), Show((Gallery(),)),
                   Show((AtTable(), Keys())), Then((LeaveGame(), Quit()))):  # fmt: skip
        assert forbidden(intent), intent
    for intent in (LeaveGame(), Show((Start(), Chooser())), Show((Start(), Settings()))):
        assert not forbidden(intent)


def test_looking_makes_no_place_and_a_press_does(app: App, solo: Solo) -> None:
    page = Page(app)
    assert page.client.cookies.get("parley_alone")
    page.look()
    assert solo.devices == {}
    page.press("choose")
    assert len(solo.devices) == 1
    assert page.about["data-screen"] == "chooser"


def test_a_token_is_not_kept_as_it_is_and_a_made_up_one_is_none(app: App, solo: Solo) -> None:
    page = Page(app)
    page.press("choose")
    token = page.client.cookies["parley_alone"]
    assert token not in solo.devices
    given = (
        TestClient(app, base_url="http://table.test:8000").get("/").headers["set-cookie"].lower()
    )
    assert "httponly" in given
    assert "samesite=strict" in given
    other = TestClient(app, base_url="http://table.test:8000", cookies={"parley_alone": "short"})
    assert other.post("/cmd", json=page.command("choose")).status_code == 401


def test_two_browsers_have_two_games_and_know_nothing_of_each_other(app: App, solo: Solo) -> None:
    one, other = Page(app, 1).begun(), Page(app, 2).begun()
    before = other.look()
    one.waits()
    one.press("on")
    assert other.look() == before
    games = [device.visit.game for device in solo.devices.values()]
    assert len({id(game) for game in games}) == 2
    one.press("menu", "leave")
    assert one.about["data-screen"] in ("leaving", "start")
    assert other.look() == before


def test_nothing_is_written_on_the_host(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
        "XDG_DOCUMENTS_DIR",
    ):
        monkeypatch.setenv(name, f"{tmp_path}")
    page = Page(app).begun()
    play(page)
    assert page.about["data-screen"] == "ending"
    page.press("debrief")
    end = time.monotonic() + 60
    while 'aria-busy="true"' in page.look():
        assert time.monotonic() < end
        time.sleep(0.05)
    told = page.post(page.command("export"))
    assert told["to"] == "/debrief"
    kept = page.client.get("/debrief")
    assert kept.headers["content-disposition"] == 'attachment; filename="parley-three-valleys.html"'
    assert "<title>" in kept.text
    assert list(tmp_path.rglob("*")) == []


def play(page: Page) -> None:
    """Press what carries the game on, to its end."""
    for _ in range(300):
        page.waits()
        at_hand = pressed_ids(page.body)
        if "debrief" in at_hand:
            return
        page.press(next(id for id in ON if id in at_hand))
    raise AssertionError("the game never ends")


def test_the_same_press_twice_is_one_and_a_late_one_does_nothing(app: App) -> None:
    page = Page(app).begun()
    page.waits()
    command = page.command("on")
    first, again = page.post(command), page.post(command)
    assert (first["how"], again["how"]) == ("ok", "repeated")
    assert first["version"] == again["version"]
    late = {**command, "cid": "f" * 32}
    told = page.post(late)
    assert told["how"] == "stale"
    assert told["said"] == text("en", "t.late")


def test_what_is_typed_comes_with_the_press_that_follows(app: App, solo: Solo) -> None:
    page = Page(app)
    page.press("choose", "three-valleys", "more")
    told = page.post(page.command("begin", entries={"seed": "77"}))
    assert told["how"] == "ok"
    (device,) = solo.devices.values()
    assert device.visit.game is not None
    assert device.visit.game.session.seed == 77
    refused = page.post(page.command("nothing", typed="x"))
    assert refused["how"] in ("stale", "refused")


def test_escape_goes_back_and_does_nothing_twice(app: App) -> None:
    page = Page(app)
    page.press("choose")
    assert page.about["data-escape"] == "back"
    page.press("back")
    page.press("settings")
    told = page.post(page.command(ESCAPE))
    assert told["how"] == "ok"
    assert page.post({**page.command(ESCAPE), "cid": "e" * 32})["how"] == "stale"


def test_another_language_is_another_page_and_is_remembered(app: App) -> None:
    page = Page(app)
    page.press("settings")
    told = page.post(page.command("language.es"))
    assert told["to"] == "/"
    assert '<html lang="es">' in page.client.get("/").text
    assert page.client.cookies["lang"] == "es"


def test_an_answer_is_short_where_the_page_is_the_same(app: App) -> None:
    page = Page(app).begun()
    answer = page.client.get("/page")
    again = page.client.get("/page", headers={"x-mark": answer.headers["x-mark"]})
    assert (again.status_code, again.content) == (204, b"")
    assert again.headers["x-version"] == answer.headers["x-version"]


def test_there_are_so_many_places_and_who_stays_away_makes_room(
    app: App, solo: Solo, now: Now
) -> None:
    held = [Page(app, n).begun() for n in range(3)]
    late = Page(app, 9)
    refused = late.client.post("/cmd", json=late.command("choose"))
    assert refused.status_code == 503
    assert refused.text.strip() == text("en", "web.guard.full")
    now.time += 500
    held[0].look()
    now.time += 200
    late.press("choose")
    assert len(solo.devices) == 2
    assert held[0].look()
    assert held[1].client.get("/page").text != held[1].body


def test_a_form_is_answered_with_the_page(app: App) -> None:
    page = Page(app)
    form = {key: f"{value}" for key, value in page.command("choose").items()}
    answer = page.client.post("/cmd", data=form, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "Three Valleys" in unescape(page.client.get("/").text)


def test_a_node_that_is_not_shown_cannot_be_pressed_by_its_name(app: App, solo: Solo) -> None:
    page = Page(app)
    for id in ("quit", "finished", "gallery", "keys", "continue", "game.1", "export"):
        assert page.post(page.command(id))["how"] in ("refused", "stale"), id
    (device,) = solo.devices.values()
    assert not device.visit.closed
    assert device.visit.game is None


def test_no_page_of_a_game_holds_what_another_seat_alone_may_know(app: App, solo: Solo) -> None:
    page = Page(app).begun("drones-over-mexico")
    (device,) = solo.devices.values()
    game = device.visit.game
    assert game is not None
    mine = device.visit.seat
    private = [
        brief.text[:60]
        for seat, holder in game.session.scenario.stakeholders.items()
        if seat != mine
        for brief in holder.private
    ]
    assert private
    read = unescape(re.sub("<[^>]+>", "", page.body + page.client.get("/").text))
    assert not [said for said in private if said in read]


def test_a_command_is_json_that_any_browser_can_make(app: App) -> None:
    page = Page(app)
    command = command_of(json.loads(json.dumps(page.command("choose"))))
    assert command.id == "choose"


@pytest.fixture(autouse=True)
def quiet(solo: Solo) -> Iterator[None]:
    """Minds that are still at work are waited for, so that no test leaves a thread behind."""
    yield
    for device in solo.devices.values():
        if device.visit.game is not None:
            device.visit.game.wait()
