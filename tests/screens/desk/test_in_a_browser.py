"""In a real browser: on a phone the main button and the main act of each page are seen without scrolling.

Measured at 360 by 740 with the seats that have most to read, in both languages; nothing is wider than the
screen, at 320 neither.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.screens.desk.desk import DeskPlace
from game.screens.nodes import Screen, walk
from game.screens.shown import shown
from game.web import assets
from game.web.mouth import Clock, html
from game.web.shell import Addresses, whole
from tests.classroom.chromium import served
from tests.player.games import FLAGSHIP, VALLEYS
from tests.screens.desk.chairs import Class, pages, played
from tests.web.axe import ENLARGED, asks_axe, axe_finds, laid_out
from tests.web.axe import NARROW as SMALL
from tests.web.chromium import CHROMIUM, LAPTOP, PHONE, browser

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no browser here"),
]
SHEETS = ("base.css", "seat.css", "desk.css")
NARROW = 320
STOPS = ("start", "promising", "on the table", "orders", "revealed")
MEASURE = """(() => {
  const seen = e => { const r = e.getBoundingClientRect(); return r.width && r.height ? r : null };
  const stays = document.querySelector('.stays'), floor = stays ? stays.getBoundingClientRect().top : innerHeight;
  const main = [...document.querySelectorAll('.press.primary')].map(seen).filter(Boolean)[0];
  const acts = [...document.querySelectorAll('main .press')].map(seen).filter(Boolean);
  return {wide: document.documentElement.scrollWidth, floor, high: innerHeight,
    main: main ? main.bottom : 0, act: acts.length ? Math.min(...acts.map(r => r.bottom)) : 0};
})()"""


def written(folder: Path, screen: Screen, language: str) -> str:
    """A page as a file; where it is."""
    if not (folder / "base.css").exists():
        for name in SHEETS:
            shutil.copy(assets.STATIC / name, folder / name)
        (folder / "fonts").mkdir()
        for name, path in assets.FONTS.items():
            shutil.copy(path, folder / name)
    sheets = "".join(f'<link rel="stylesheet" href="{name}">' for name in SHEETS)
    body = html(screen, language, clock=Clock(125))
    page = folder / "page.html"
    page.write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width,initial-scale=1">{sheets}<body class="seat">{body}',
        encoding="utf-8",
    )
    return page.as_uri()


def measured(tmp_path: Path, scenario: str, language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of a lesson with most to read, measured on a phone."""
    room = Class(scenario, language)
    known: set[str] = set()
    with browser() as made:
        tab = made.tab(*PHONE)
        for stop in played(room):
            if stop not in STOPS:
                continue
            for name, screen in fullest(room).items():
                key = html(screen, language)
                if key in known:
                    continue
                known.add(key)
                tab.open(written(tmp_path, screen, language))
                yield f"{stop} {name}", tab.run(MEASURE)
                tab.size(NARROW, PHONE[1])
                wide = tab.run("document.documentElement.scrollWidth")
                tab.size(*PHONE)
                yield f"{stop} {name} at {NARROW}", {"wide": wide, "narrow": True}


def fullest(room: Class, dialogs: bool = False) -> dict[str, Screen]:
    """Of each kind of page, without a dialog or only those with one, that of the seat with most to read."""
    found: dict[str, tuple[int, Screen]] = {}
    for seat in room.seats:
        for _, visit in pages(room.game, seat, room.language):
            screen, desk = shown(visit), visit.desk
            place = visit.places[1]
            assert desk is not None
            assert isinstance(place, DeskPlace)
            if bool(screen.dialog) is not dialogs:
                continue
            open_ = place.page, place.answer, place.tab, place.offer, place.adding, bool(place.text)
            over = type(visit.places[-1]).__name__ if dialogs else ""
            covers = f"{desk.paused:d}{desk.blanked:d}{desk.mind:d}{desk.late:d}"
            name = f"{desk.key} {covers} {bool(desk.votes)} {open_} {bool(place.breaking[0])}{over}"
            letters = sum(len(node.text) for node in walk(screen.root))
            if letters > found.get(name, (0, screen))[0]:
                found[name] = letters, screen
    return {name: screen for name, (_, screen) in found.items()}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
def test_the_main_act_is_seen_without_scrolling(
    tmp_path: Path, scenario: str, language: str
) -> None:
    wrong = []
    for name, told in measured(tmp_path, scenario, language):
        if told.get("narrow"):
            if told["wide"] > NARROW:
                wrong.append((name, "too wide", told["wide"]))
            continue
        if told["wide"] > PHONE[0]:
            wrong.append((name, "too wide", told["wide"]))
        if told["main"] > told["high"] + 1:
            wrong.append((name, "main button", told["main"]))
        if told["act"] > told["floor"] + 1:
            wrong.append((name, "main act", told["act"]))
    assert wrong == [], json.dumps(wrong[:12], indent=1)


def different(room: Class) -> dict[str, str]:
    """Every kind of page of a lesson as HTML, dialogs too: of each that with most to read."""
    found: dict[str, str] = {}
    for stop in played(room):
        if stop in STOPS:
            for name, screen in {**fullest(room), **fullest(room, dialogs=True)}.items():
                page = whole(
                    screen, room.language, key="k", clock=Clock(125), addresses=Addresses(bell="")
                )
                found[f"/{name}"] = max(page, found.get(f"/{name}", ""), key=len)
    return {f"/{n}": page for n, page in enumerate(dict.fromkeys(found.values()))}


@asks_axe
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
def test_axe_finds_nothing_and_all_can_be_read_enlarged(scenario: str, language: str) -> None:
    pages = different(Class(scenario, language))
    wrong: dict[str, dict[str, Any]] = {}
    assert len(pages) > 50
    with browser() as made, served(pages) as address:
        tab = made.tab()
        for path in pages:
            tab.open(address + path)
            tab.run("document.fonts.ready.then(() => 0)")
            screen = tab.run("document.getElementById('page').dataset.screen")
            looks: dict[str, dict[str, Any]] = {}
            for size in (PHONE, LAPTOP):
                tab.size(*size)
                looks[f"{path} {screen} {size}"] = axe_finds(tab, mild=True)
            for size in (ENLARGED, SMALL):
                tab.size(*size)
                looks[f"{path} {screen} {size}"] = dict.fromkeys(laid_out(tab))
            wrong |= {name: found for name, found in looks.items() if found}
    assert wrong == {}


CONTRAST = """(() => {
  const node = document.querySelector('[role=radio][aria-checked=true]'), style = getComputedStyle(node);
  const light = said => { const parts = said.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255)
    .map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4);
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2] };
  const [low, high] = [light(style.color), light(style.backgroundColor)].sort((a, b) => a - b);
  const r = node.getBoundingClientRect();
  return {contrast: (high + .05) / (low + .05), x: r.x + r.width / 2, y: r.y + r.height / 2,
    hovered: node.matches(':hover')};
})()"""
"""Of the setting that is chosen: contrast of its text, where it is, and whether the pointer is on it (WCAG 2.1, 1.4.3)."""


def test_what_is_chosen_stays_readable_under_the_pointer(tmp_path: Path) -> None:
    screen = Class(FLAGSHIP).until("commit").step("seal").screen("us_president")
    with browser() as made:
        tab = made.tab()
        page = written(tmp_path, screen, "en")
        # A browser without a screen has no pointer that hovers, as it says; here it is to have one.
        sheet = tmp_path / "seat.css"
        rules = sheet.read_text(encoding="utf-8")
        assert "@media (hover:hover)" in rules
        sheet.write_text(rules.replace("@media (hover:hover)", "@media all"), encoding="utf-8")
        tab.open(page)
        before = tab.run(CONTRAST)
        tab.ask("Input.dispatchMouseEvent", type="mouseMoved", x=before["x"], y=before["y"])
        tab.until(f"{CONTRAST}.hovered")
        assert before["contrast"] >= 4.5
        assert tab.run(CONTRAST)["contrast"] >= 4.5
