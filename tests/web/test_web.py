"""A browser can be a mouth: every screen is a page, and a round is pressed through by id from several devices."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from game.locale import LANGUAGES
from game.player.game import Game
from game.screens.shown import Seen
from game.web.mouth import html as page
from tests.player.games import FLAGSHIP, VALLEYS, game, settled
from tests.screens.hands import playing, sat_down
from tests.web.browser import Browser, Command, Elements, pressed_ids

ON = ("sit", "keep", "skip", "on", "done")


@cache
def pages(scenario: str, seat: str, language: str) -> tuple[str, ...]:
    """Every screen of a game that is played without a word, as a page."""
    visit = sat_down(game((seat,), scenario, language=language), language=language, prompts=False)
    return tuple(page(screen, language) for _, screen in playing(visit))


PLAYED = [
    pytest.param(scenario, seat, language, id=f"{scenario}-{language}")
    for scenario, seat in ((VALLEYS, "alto"), (FLAGSHIP, "health"))
    for language in LANGUAGES
]


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "seat", "language"), PLAYED)
def test_every_screen_of_a_game_is_a_page_that_can_be_heard(
    scenario: str, seat: str, language: str
) -> None:
    for html in pages(scenario, seat, language):
        faults = list(faults_of(html))
        assert faults == []


def test_the_first_screens_are_pages_that_can_be_heard() -> None:
    for html in pages(VALLEYS, "alto", "en")[:4]:
        assert list(faults_of(html)) == []


def faults_of(html: str) -> Iterator[str]:
    """What a person who hears a page, or a strict browser, would stumble over."""
    elements = Elements(html)
    if elements.open:
        yield f"{elements.open} never ends"
    named = [e.attributes["id"] for e in elements.all if "id" in e.attributes]
    yield from (f"two are called {name}" for name in {n for n in named if named.count(n) > 1})
    headings = [int(e.tag[1]) for e in elements.all if re.fullmatch("h[1-6]", e.tag)]
    if headings.count(1) != 1 or headings[0] != 1:
        yield f"headings {headings} do not begin with one first"
    yield from (f"h{a} is followed by h{b}" for a, b in pairwise(headings) if b > a + 1)
    for element in elements.all:
        if "style" in element.attributes:
            yield f"{element.tag} has a style of its own"
        yield from (
            f"{key} stands in {element.tag}" for key in element.attributes if key[:2] == "on"
        )
        if element.tag in ("script", "style", "link"):
            yield f"{element.tag} stands in the page itself"
        if element.tag == "button":
            yield from faults_of_name(element.attributes.get("aria-label", ""), element.text)


def faults_of_name(label: str, text: str) -> Iterator[str]:
    """Who speaks to a browser says what she reads: it stands within the name that is heard."""
    read = " ".join(text.split())
    if not (label or read):
        yield "a button without a name"
    if label and read.casefold() not in " ".join(label.casefold().split()):
        yield f"'{read}' is heard as '{label}'"


def test_what_can_be_pressed_on_a_page_is_what_can_be_pressed_on_the_screen() -> None:
    one = Browser(settled(game()), "alto")
    assert pressed_ids(one.page()) == ["history", *(f"question.{at}" for at in range(3)), "sit"]


# Pressing


def begun(*seats: str) -> tuple[Game, list[Browser]]:
    """A game that several browsers sit at; all have read their briefs."""
    running = settled(game(tuple(dict.fromkeys(seats))))
    browsers = [Browser(running, seat) for seat in seats]
    for browser in browsers:
        if "sit" in pressed_ids(browser.page()):
            assert browser.press("sit") == "ok"
        settled(running)
    for browser in browsers:
        if "on" in pressed_ids(browser.page()):
            assert browser.press("on") == "ok"
    return running, browsers


def test_two_seats_press_their_way_through_a_round_on_two_devices() -> None:
    running, (alto, medio) = begun("alto", "medio")
    for _ in range(40):
        for browser in (alto, medio):
            settled(running)
            there = pressed_ids(browser.page())
            onward = next((id for id in ON if id in there), None)
            if onward:
                assert browser.press(onward) == "ok"
        if running.session.round == 2:
            break
    assert running.session.round == 2


def test_a_repeated_press_is_done_once_and_a_late_one_not_at_all() -> None:
    running, (alto, medio) = begun("alto", "medio")
    done = alto.command("done")
    assert alto.post(done) == "ok"
    assert alto.post(done) == "repeated"
    assert medio.press("done") == "ok"
    settled(running)
    moment = running.moment("alto")
    again = Command(done.number + 100, done.seen, "done")
    assert alto.post(again) in ("late", "refused")
    assert running.moment("alto") == moment
    assert alto.said


def test_two_devices_of_a_seat_share_what_is_prepared_and_not_what_lies_open() -> None:
    running, (phone, laptop) = begun("alto", "alto")
    assert phone.press("package_more") == "refused"
    assert phone.press("lever.release.high") == "ok"
    assert laptop.screen.version == phone.screen.version
    assert "send" in pressed_ids(laptop.page())
    assert running.draft("alto").making
    assert phone.press("package_more") == "ok"
    assert phone.screen.dialog is not None
    assert laptop.screen.dialog is None


def test_what_was_prepared_on_one_device_is_not_sealed_by_another_that_has_not_seen_it() -> None:
    running, (phone, laptop) = begun("alto", "alto")
    seal = laptop.command("done")
    for id in ("lever.release.high", "lever.payment.some"):
        assert phone.press(id) == "ok"
    moment = running.moment("alto")
    assert laptop.post(seal) == "late"
    assert running.moment("alto") == moment
    assert laptop.press("send") == "ok"


def test_a_dialog_that_is_gone_is_not_pressed_again() -> None:
    _, (alto,) = begun("alto")
    alto.press("menu")
    alto.press("settings")
    close = alto.command("close")
    assert alto.post(close) == "ok"
    again = Command(close.number + 100, close.seen, "close")
    assert alto.post(again) == "late"
    assert alto.screen.id == "menu"


def test_a_press_on_what_is_not_there_and_typing_where_nothing_is_typed_do_nothing() -> None:
    _, (alto,) = begun("alto")
    before = alto.page()
    assert alto.press("no.such.thing") == "refused"
    assert alto.press("done", "typed") == "refused"
    assert alto.post(Command(999, Seen("elsewhere", 0), "done")) == "late"
    assert alto.page() == before


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_or_leaked_whatever_is_pressed_late_twice_or_at_once(seed: int) -> None:
    """Three devices of two seats press at random, and everything they ever posted comes again at times."""
    rng = random.Random(seed)
    running, browsers = begun("alto", "alto", "medio")
    posted: list[tuple[Browser, Command]] = []
    for _ in range(60):
        settled(running)
        if running.session.over:
            break
        browser = rng.choice(browsers)
        others = [each for each in browsers if each.seat != browser.seat]
        pages_ = [each.page() for each in others]
        drafts = {seat: running.draft(seat) for seat in ("alto", "medio")}
        moment = running.moment("alto")
        if posted and rng.random() < 0.3:
            browser, command = rng.choice(posted)
            others = [each for each in browsers if each.seat != browser.seat]
            pages_ = [each.page() for each in others]
            assert browser.post(command) == "repeated"
        elif posted and rng.random() < 0.2:
            browser, old = rng.choice(posted)
            others = [each for each in browsers if each.seat != browser.seat]
            pages_ = [each.page() for each in others]
            browser.number += 1
            browser.post(Command(browser.number, old.seen, old.id, old.typed))
        else:
            there = [id for id in pressed_ids(browser.page()) if id not in ("leave", "settle")]
            command = browser.command(rng.choice(there))
            posted.append((browser, command))
            browser.post(command)
        if running.moment("alto") == moment and not running.busy:
            given = running.session.submitted
            for other, was in zip(others, pages_, strict=True):
                if browser.seat not in given:
                    assert other.page() == was, "what one prepares changes the page of another"
                assert running.draft(other.seat) == drafts[other.seat], (
                    "what another prepared is lost"
                )
