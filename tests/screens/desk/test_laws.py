"""What holds for every page of a seat in a class, in both scenarios and languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.scenario.texts import ease
from game.screens.nodes import Node, Screen, plain, walk
from game.screens.shown import press, shown
from game.screens.visit import Visit, pressed
from game.screens.wants import Show
from tests.player.games import FLAGSHIP, VALLEYS
from tests.screens.desk.chairs import Class, pages, played
from tests.screens.laws import breaches

LONGEST = 20
"""Words of the sentence that says what to do."""
BRIEF = 170
"""Words of the three pages of reading."""
EASY = 70
"""The ease of what is read and of what to do; see `ease`."""
CASES = [(scenario, language) for scenario in (VALLEYS, FLAGSHIP) for language in ("en", "es")]


def every_page(scenario: str, language: str, *stops: str) -> Iterator[tuple[str, Visit]]:
    """Every page of every seat, at some stops of a lesson or at all of them."""
    room = Class(scenario, language)
    for stop in played(room):
        if not stops or stop in stops:
            for seat in room.seats:
                for name, visit in pages(room.game, seat, language):
                    yield f"{stop} {seat} {name}", visit


def sentence(screen: Screen) -> str:
    """The sentence that says what to do."""
    return next(node.text for node in walk(screen.root) if node.kind == "sentence")


def sentences(node: Node) -> list[str]:
    """All that is said on a page in whole sentences; names of offices, numbers and settings are looked at."""
    said = (plain(each.text) for each in walk(node) if each.kind != "chip")
    return [each for each in said if each.endswith((".", "?", "!"))]


def wrongs(screen: Screen, language: str) -> list[str]:
    """The laws of a page that are not kept, each as a sentence."""
    found = breaches(screen)
    regions = [node.region for node in walk(screen.root) if node.region]
    found += [f"no {region}" for region in ("who", "now") if region not in regions]
    said = sentence(screen)
    if len(said.split()) > LONGEST:
        found.append(f"too long: {said}")
    if said.endswith((".", "?", "!")) and ease(said, language) < EASY:
        found.append(f"too hard: {said}")
    if sum(node.role == "heading" and node.level == 1 for node in walk(screen.root)) != 1:
        found.append("not one main heading")
    return found


@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_pages_keep_the_laws(scenario: str, language: str) -> None:
    stops = ("promising", "on the table", "orders")
    for name, visit in every_page(scenario, language, *stops):
        assert wrongs(shown(visit), language) == [], name


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_pages_keep_the_laws_at_every_stop(scenario: str, language: str) -> None:
    for name, visit in every_page(scenario, language):
        assert wrongs(shown(visit), language) == [], name


def test_laws_see_what_breaks_them() -> None:
    """Two main buttons, a label without the text, a long sentence or a hard one, an id twice."""
    name, visit = next(every_page(VALLEYS, "en", "start"))
    screen = shown(visit)
    whole = screen.root.children

    def with_(*nodes: Node) -> list[str]:
        root = Node("group", children=(*whole, *nodes))
        return wrongs(Screen(screen.id, screen.title, root), "en")

    def doing(said: str) -> list[str]:
        """The laws that a page with this sentence breaks, and no other page."""
        first = Node("heading", text=said, level=1, kind="sentence", region="now")
        kept = tuple(node for node in whole if node.region != "now")
        return wrongs(Screen(screen.id, screen.title, Node("group", children=(first, *kept))), "en")

    def press_(id: str, **more: object) -> Node:
        return Node("button", id=id, text="Go", intent=Show(()), **more)  # type: ignore[arg-type]

    assert with_() == [], name
    assert with_(press_("a", primary=True), press_("b", primary=True))
    assert with_(press_("a", label="Something else"))
    assert with_(press_("a"), press_("a"))
    assert with_(Node("heading", text="Two", level=1))
    assert doing("Look at the wall.") == []
    assert doing("Contemplate institutional responsibilities.")
    assert doing(f"{'Look ' * LONGEST}up.")


@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
def test_looking_changes_nothing(scenario: str) -> None:
    """A page made twice is the same twice, and nobody's version grows."""
    room = Class(scenario)
    for stop in played(room):
        if stop not in ("on the table", "sealed"):
            continue
        before = {seat: room.game.version(seat) for seat in room.seats}
        drafts = {seat: room.game.draft(seat) for seat in room.seats}
        for seat in room.seats:
            for name, visit in pages(room.game, seat):
                assert shown(visit) == shown(visit), name
        assert {seat: room.game.version(seat) for seat in room.seats} == before
        assert {seat: room.game.draft(seat) for seat in room.seats} == drafts


def test_what_is_wanted_twice_comes_to_the_same_as_once() -> None:
    """Every press of every page, wanted again at once: nothing changes any more."""
    room = Class(VALLEYS)
    for stop in played(room):
        if stop not in ("on the table", "orders"):
            continue
        for seat in room.seats[:2]:
            for name, visit in pages(room.game, seat):
                screen = shown(visit)
                for node in walk(screen.top):
                    if node.intent is None or node.disabled or node.role == "entry":
                        continue
                    done = press(visit, node.id)
                    if not done.well:  # an earlier press has been taken for good
                        continue
                    version = room.game.version(seat)
                    again = pressed(done.visit, node.intent)
                    assert again.visit == done.visit, (name, node.id)
                    assert room.game.version(seat) == version, (name, node.id)
                    _restore(room, seat)


def _restore(room: Class, seat: str) -> None:
    """Take back what a press has prepared or given."""
    room.game.session.take_back(seat)
    while room.game.presses(seat):
        room.game.unpress(seat)


def _words(node: Node) -> int:
    """Words to read; names of seats and settings on chips are looked at."""
    words = plain(node.text).split() if node.kind != "chip" else ()
    return sum(any(letter.isalpha() for letter in word) for word in words)


@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_the_reading_is_short(scenario: str, language: str) -> None:
    room = Class(scenario, language).step("read")
    for seat in room.seats:
        count = 0
        for page in (1, 2, 3):
            screen = room.place(seat, page=page).screen(seat)
            act = next(node for node in screen.root.children if node.region == "act")
            count += sum(map(_words, walk(act)))
        assert count <= BRIEF, (seat, count)


@pytest.mark.parametrize(("scenario", "language"), CASES)
def test_the_reading_is_easy(scenario: str, language: str) -> None:
    """Each page with what to do there, and each answer to the question by itself."""
    room = Class(scenario, language).step("read")
    for seat in room.seats:
        for page in (1, 2, 3, 4):
            screen = room.place(seat, page=page).screen(seat)
            said = sentences(screen.root)
            assert ease(" ".join(said), language) >= EASY, (seat, page, said)
        for said in filter(None, (each.text for each in walk(screen.root) if each.role == "radio")):
            assert ease(said, language) >= EASY, (seat, said)
