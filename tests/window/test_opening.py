"""How a window is opened, what it shows first, and that it goes on until it is closed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game import UserError
from game.screens.nodes import Screen, button, text
from game.screens.places import Setup, Start, Trouble
from game.screens.visit import Visit
from game.window import open as opening
from game.window import window
from game.window.device import AtVisit
from game.window.opening import Opening
from game.window.stage import Stage
from game.window.wish import Wish
from tests.window.made import Device, Told, page
from tests.window.pilot import Pilot
from tests.window.stages import settled


@pytest.fixture(autouse=True)
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A display that nobody sees, and folders of its own."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    for kind in ("config", "log", "data"):
        monkeypatch.setattr(
            f"platformdirs.user_{kind}_dir", lambda *_, kind=kind, **__: str(tmp_path / kind)
        )
    pygame.display.quit()
    yield
    pygame.display.quit()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[[Wish], Stage]:
    """Open the window for a wish; what it shows, before anything is pressed."""

    def shown(wish: Wish) -> Stage:
        stages: list[Stage] = []
        monkeypatch.setattr(window, "run", lambda stage, surface: stages.append(stage))
        assert opening.run_window(wish) == 0
        (stage,) = stages
        return stage

    return shown


def at(stage: Stage) -> Visit:
    """Where a device stands that was put somewhere."""
    assert isinstance(stage.device, AtVisit)
    return stage.device.visit


def test_a_window_opens_at_the_first_screen_or_where_it_was_asked_for(opened) -> None:
    first = opened(Wish())
    assert isinstance(first.device, Opening)
    assert first.screen.id == "start"
    assert isinstance(at(opened(Wish(scenario="three-valleys"))).places[-1], Setup)
    stage = opened(Wish(scenario="three-valleys", seat="alto", seed=12, minutes=45, language="es"))
    shown = at(stage)
    assert shown.player.due == "brief"
    assert stage.look.language == "es"
    assert shown.game is not None
    session = shown.game.session
    assert (session.people, session.seed, session.language) == (("alto",), 12, "es")
    assert session.book.minutes == 45


def test_what_is_pressed_before_the_game_is_there_is_done_once_it_is(opened) -> None:
    pilot = Pilot(opened(Wish(language="en")))
    assert pilot.stage.device.busy
    pilot.press("choose")
    assert pilot.stage.screen.id == "start"
    settled(pilot)
    assert pilot.stage.screen.id == "chooser"


def test_the_first_screen_can_be_left_at_once(opened) -> None:
    pilot = Pilot(opened(Wish(language="en")))
    pilot.press("quit")
    assert pilot.stage.closed


def test_the_shortest_length_is_meant_where_none_is_named(opened) -> None:
    game = at(opened(Wish(scenario="three-valleys", seat="alto", twin=None))).game
    assert game.session.book.minutes == min(game.session.scenario.lengths)


def test_what_cannot_be_fulfilled_is_said_before_a_window_opens(opened) -> None:
    with pytest.raises(UserError, match="no length of 7 minutes; there are 20, 45"):
        opened(Wish(scenario="three-valleys", minutes=7))
    assert pygame.display.get_surface() is None


def test_a_saved_game_goes_on_at_its_table(opened, tmp_path: Path) -> None:
    record = tmp_path / "game.jsonl"
    wish = Wish(scenario="three-valleys", seat="delta", seed=3, record=str(record))
    assert at(opened(wish)).player.due == "brief"
    stage = opened(Wish(resume=str(record), language="es"))
    shown = at(stage)
    assert shown.player.due != "brief", "it was read"
    assert shown.game.session.seed == 3
    assert shown.game.texts("es").title.text == shown.game.session.scenario.title.text
    assert stage.toast, "it is said where the game stands"


def test_what_cannot_be_gone_on_with_is_said_before_a_window_opens(opened, tmp_path) -> None:
    with pytest.raises(UserError):
        opened(Wish(resume=str(tmp_path / "none.jsonl")))
    assert pygame.display.get_surface() is None


def test_what_is_chosen_in_a_window_is_kept_for_the_next(opened, tmp_path: Path) -> None:
    pilot = Pilot(opened(Wish(language="en")))
    settled(pilot)
    pilot.press("settings")
    pilot.press("language.es")
    assert json.loads((tmp_path / "config" / "table.json").read_text())["language"] == "es"
    assert opened(Wish()).look.language == "es"
    assert opened(Wish(language="en")).look.language == "en"
    assert opened(Wish(language="tlh")).look.language == "es"


def test_a_mistake_of_ours_is_reported_in_a_file_that_the_window_names(opened, tmp_path) -> None:
    stage = opened(Wish(language="en"))
    with stage.guarded():
        raise ZeroDivisionError("a mistake")
    assert [type(place) for place in _places(stage)] == [Start, Trouble]
    (report,) = (tmp_path / "log").iterdir()
    assert str(report) in "".join("".join(Pilot(stage).texts()).split("\n"))
    assert "ZeroDivisionError: a mistake" in report.read_text()


def _places(stage: Stage):
    device = stage.device
    return (device._next if isinstance(device, Opening) else device).visit.places


def test_where_no_report_can_be_written_the_mistake_itself_is_said(monkeypatch, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "file"))
    assert opening.reported(ValueError("it was so")) == "ValueError: it was so"


class Driven(Device):
    """A device at which somebody does one thing after the other."""

    def __init__(self, *acts: Callable[[], object]) -> None:
        super().__init__(_here)
        self.acts = list(acts)

    def tick(self) -> bool:
        if self.acts:
            self.acts.pop(0)()
        return False


def _here(device: Device) -> Screen:
    return page(text("Here."), button("go", "Go", Told("go")))


def post(kind: int, **about: object) -> Callable[[], object]:
    return lambda: pygame.event.post(pygame.event.Event(kind, about))


def key(key: int) -> Callable[[], object]:
    return post(pygame.KEYDOWN, key=key, mod=0)


def up(key: int) -> Callable[[], object]:
    return post(pygame.KEYUP, key=key, mod=0)


def test_a_window_hears_draws_and_goes_on_until_it_is_closed(monkeypatch) -> None:
    sizes: list[tuple[int, int]] = []
    seen: list[tuple[int, int, int]] = []
    modes: list[tuple[tuple[int, int], int]] = []
    surface = window.open_window("Parley", (900, 600))
    usual = pygame.display.set_mode

    def noted(size: tuple[int, int], flags: int = 0) -> pygame.Surface:
        modes.append((size, flags))
        return usual(size, flags)

    monkeypatch.setattr(pygame.display, "set_mode", noted)
    device = Driven(
        lambda: None, lambda: None,
        lambda: sizes.append(stage.size),
        lambda: seen.append(tuple(surface.get_at((5, 590)))[:3]),  # type: ignore[arg-type]
        key(pygame.K_TAB), lambda: None, key(pygame.K_RETURN), lambda: None,
        key(pygame.K_F11), up(pygame.K_F11), lambda: None, key(pygame.K_F11), lambda: None, lambda: None,
        post(pygame.QUIT),
    )  # fmt: skip
    stage = Stage(device)
    window.run(stage, surface)
    assert stage.closed
    assert device.acts == []
    assert sizes == [(900, 600)]
    assert seen[0] != (0, 0, 0)
    assert device.told == ["go"]
    assert pygame.display.get_caption()[0] == "Parley"
    assert [flags for _, flags in modes] == [pygame.FULLSCREEN, pygame.RESIZABLE]
    assert modes[1][0] == (900, 600)


def test_a_mistake_in_a_window_is_said_and_it_goes_on() -> None:
    def wrong() -> None:
        raise ZeroDivisionError

    surface = window.open_window("Parley", (900, 600))
    device = Driven(lambda: None, wrong, lambda: None, post(pygame.QUIT))
    failures: list[Exception] = []
    stage = Stage(device)
    stage.failed = lambda error: failures.append(error) or "It was us."  # type: ignore[func-returns-value]
    window.run(stage, surface)
    assert [type(error) for error in failures] == [ZeroDivisionError]
    assert device.told == ["It was us."]
    assert device.acts == []


def test_the_wheel_scrolls_at_the_place_of_the_mouse() -> None:
    window.open_window("Parley", (900, 600))
    pygame.mouse.set_pos((40, 60))
    x, y = pygame.mouse.get_pos()
    event = pygame.event.Event(pygame.MOUSEWHEEL, {"y": 1, "precise_y": 1.5})
    (up,) = window.Ears().heard(event, 2.0)
    (down,) = window.Ears().heard(pygame.event.Event(pygame.MOUSEWHEEL, {"y": -2}), 2.0)
    assert (up.kind, up.x, up.y) == ("wheel", x / 2, y / 2)
    assert up.amount == -1.5 * window.WHEEL < 0 < down.amount == 2 * window.WHEEL


def test_no_display_is_said_with_what_can_be_done_instead(monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise pygame.error("no such driver")

    monkeypatch.setattr(pygame.display, "set_mode", refuse)
    with pytest.raises(UserError, match=r"no such driver.*play --text"):
        window.open_window("Parley", (900, 600))


def test_a_window_that_nobody_would_see_is_no_display(monkeypatch) -> None:
    """SDL draws beside the screen where it finds none; unless somebody has asked for that."""
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    window.open_window("Parley", (900, 600))
    monkeypatch.delenv("SDL_VIDEODRIVER")
    with pytest.raises(UserError, match="no display"):
        window.open_window("Parley", (900, 600))
