"""Which way a seat seems to want a lever that it names as most important: from what all may know alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from game.locale import LANGUAGES
from game.rules.orders import Highlight
from game.rules.sight import observe
from game.views.leanings import Leanings, leanings, priorities, who_named
from game.views.talked import talked
from game.views.words import Words
from tests import builders

MARKS = Highlight("isle", "gate"), Highlight("isle", "canal")


def isle(**holder: Any) -> dict[str, Any]:
    """A world in which nothing is known of what Isle wants but what is said here."""
    quiet = {"red_lines": None, "support": None, "regard": None}
    return {"stakeholders": {"isle": {**quiet, **holder}}}


def read(changes: dict[str, Any], seat: str = "south") -> Leanings:
    book = builders.book(changes)
    game = builders.Game(book)
    game.until("talk")
    return leanings(Words(book), observe(book, game.position, book.seats.index(seat))).best


def of_isle(found: Leanings) -> dict[str, str]:
    return {lever: setting for (seat, lever), setting in found.items() if seat == "isle"}


def test_what_nobody_may_know_shows_no_way() -> None:
    kept = isle(worth={"gate": {"open": 9}}, interests={"water": 100})
    assert of_isle(read(kept)) == {}


def test_known_worth_shows_the_setting_that_is_worth_most() -> None:
    known = isle(worth={"gate": {"open": {"points": 9, "known": True}, "half": 4}})
    assert of_isle(read(known)) == {"gate": "open"}
    assert of_isle(read(known, "north")) == {"gate": "open"}


@pytest.mark.parametrize(("good", "start"), [("high", "closed"), ("low", "half")])
def test_a_known_interest_shows_which_way_it_goes(good: str, start: str) -> None:
    known = isle(interests={"water": {"weight": 100, "known": True}})
    flow = {"flow": "4 * (gate is open) + (gate is half)"}
    world = {"levers": {"gate": {"start": start}}, "indicators": {"water": {"good": good, **flow}}}
    wanted = {"high": "open", "low": "closed"}[good]
    assert of_isle(read(builders.merged(known, world))) == {"gate": wanted}


def test_what_stands_already_is_no_way() -> None:
    assert of_isle(read(isle(worth={"gate": {"closed": {"points": 9, "known": True}}}))) == {}


def test_a_setting_over_a_red_line_is_not_what_a_seat_wants() -> None:
    worth = {"worth": {"gate": {"open": {"points": 3, "known": True}}}}
    line = {"red_lines": {"open": {"say": "Never open.", "when": "gate is open"}}}
    assert of_isle(read(isle(**worth))) == {"gate": "open"}
    assert of_isle(read(isle(**worth, **line))) == {}


def cares(changes: dict[str, Any]) -> Mapping[str, tuple[str, ...]]:
    book = builders.book(changes)
    game = builders.Game(book)
    game.until("talk")
    return leanings(Words(book), observe(book, game.position, book.seats.index("south"))).cares


def worth(points: int, *, known: bool = True) -> dict[str, Any]:
    return {"worth": {"gate": {"open": {"points": points, "known": known}}}}


def test_those_to_whom_a_lever_makes_a_difference_care_for_it_the_most_first() -> None:
    both = builders.merged(
        isle(**worth(3)), {"stakeholders": {"north": {**worth(9), "support": None}}}
    )
    assert cares(both)["gate"] == ("north", "isle")
    assert cares(both)["canal"] == ()


def test_to_care_takes_a_clear_difference_and_one_that_all_may_know() -> None:
    assert "isle" in cares(isle(**worth(2)))["gate"], "two points are clear"
    assert "isle" not in cares(isle(**worth(1)))["gate"]
    assert "isle" not in cares(isle(**worth(9, known=False)))["gate"]


def test_who_only_watches_is_not_said_to_care() -> None:
    press = {"stakeholders": {"press": worth(9)}}
    assert "press" not in cares(press)["gate"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_is_said_where_it_shows_and_else_the_lever_alone(language: str) -> None:
    book = builders.book(isle(worth={"gate": {"open": {"points": 9, "known": True}}}))
    game, words = builders.Game(book), Words(book, language)
    game.until("talk")
    before = observe(book, game.position, 1)
    changes = game.resolve(MARKS)
    after = observe(book, game.position, 1)
    (said,) = (
        h.sentence for h in talked(words, before, after, changes, MARKS) if h.kind == "marks"
    )
    way = words.say("priority.way", said=words.lever("gate"), setting=words.setting("gate", "open"))
    assert words.listing([way, words.lever("canal")]) in said


def test_seats_that_want_the_same_are_named_together() -> None:
    words = Words(builders.book())
    leaning = {("north", "gate"): "open", ("isle", "gate"): "open"}
    named = who_named(words, leaning, "gate", ["north", "south", "isle"])
    assert named == "North and Isle (probably “Open”); South"
    told = [("isle", "gate"), ("isle", "canal")]
    assert priorities(words, leaning, told) == "The gate (probably “Open”) and The canal"
