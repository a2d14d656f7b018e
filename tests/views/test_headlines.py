"""The front page of a reveal: what came to light, what it had looked like, and what the most hurt seat says."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from game.minds.moments import Speaker
from game.rules.changes import Change
from game.rules.orders import Clause, Move, Order, Promise, Put
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation, observe
from game.scenario.model import LONGEST_HEADLINE
from game.scenario.shelf import scenario_names
from game.views.headlines import Headline, headlines
from game.views.words import Words
from tests.builders import Game, book
from tests.talks import signed
from tests.views.games import rulebook

GRIM = Speaker("grim", np.array([5], dtype=np.uint64))


def hidden(chance: int, **covert: Any) -> dict[str, Any]:
    """The night watch, whose hidden setting comes to light with a chance."""
    covert = {"chance": chance, **covert}
    return {"levers": {"watch": {"settings": {"secret": {"covert": covert}}}}}


class Told:
    """A game with what one seat saw at the start and after each reveal."""

    def __init__(self, changes: dict[str, Any]) -> None:
        self.game = Game(book(changes))
        self.places = [self.game.position]

    def agree(self) -> Told:
        """North and South agree that nobody listens at night and that the gate is half open."""
        self.game.until("talk")
        put = Put("south", (Clause("watch", "idle"), Clause("gate", "half")))
        for orders in signed(self.game.book, put, "north"):
            self.game.resolve(orders)
        return self

    def reveal(self, *orders: Order) -> tuple[Change, ...]:
        self.game.until("commit")
        self.before = self.game.position
        changes = self.game.resolve(orders)
        self.past, self.places = self.places, [*self.places, self.game.position]
        self.changes = changes
        return changes

    def page(self, seat: str, language: str = "en") -> tuple[Headline, ...]:
        rules = self.game.book
        place = rules.place(seat)

        def see(position: Any) -> Observation:
            return observe(rules, position, place)

        told = [c for c in self.changes if c.visible_to(seat)]
        return headlines(
            Words(rules, language),
            see(self.game.position),
            see(self.before),
            [see(position) for position in self.past],
            told,
            lambda seat: GRIM if seat == "north" else None,
        )


@pytest.mark.parametrize("seat", ["north", "south", "isle", ""])
def test_a_secret_that_comes_to_light_is_everybodys_front_page(seat: str) -> None:
    told = Told(hidden(100, headline="Boats in the dark"))
    told.reveal(Move("south", "watch", "secret"))
    (found,) = told.page(seat)
    assert (found.kind, found.lever, found.seat) == ("secret", "watch", "south")
    assert found.title == "Boats in the dark"
    assert "Nobody" in found.body
    assert "Listening in secret" in found.body


def test_what_has_no_headline_of_its_own_gets_one_that_fits() -> None:
    told = Told(hidden(100))
    told.reveal(Move("south", "watch", "secret"))
    assert told.page("north")[0].title == "The night watch: a secret comes out"
    long = hidden(100)
    long["levers"]["watch"]["name"] = "The very long watch of the long night"
    told = Told(long)
    told.reveal(Move("south", "watch", "secret"))
    assert told.page("north")[0].title == "A secret comes out"


def test_what_stays_hidden_is_on_no_front_page() -> None:
    told = Told(hidden(0)).agree()
    told.reveal(Move("south", "watch", "secret"))
    assert [told.page(seat) for seat in ("north", "south", "isle", "")] == [()] * 4


def test_a_secret_is_news_once() -> None:
    told = Told(hidden(100))
    told.reveal(Move("south", "watch", "secret"))
    assert told.page("north")
    told.reveal()
    assert told.game.position.one.exposed.any()
    assert told.page("north") == told.page("isle") == ()


def test_it_says_for_how_many_rounds_it_looked_otherwise() -> None:
    """Who saw through it is told for how long it was hidden; others only what they saw."""
    raised = {"raised": [{"when": "gate is open", "by": 100}]}
    told = Told(hidden(0, **raised))
    told.reveal(Move("south", "watch", "secret"))
    told.reveal()
    told.reveal(Move("north", "gate", "open"))
    assert told.page("south")[0].body.startswith("For 2 rounds it was hidden behind “Nobody”.")
    assert told.page("isle")[0].body.startswith("For 2 rounds it looked like “Nobody”.")


def test_who_was_cheated_most_says_so_with_its_loss() -> None:
    told = Told(hidden(100)).agree()
    told.reveal(Move("south", "watch", "secret"))
    (found,) = told.page("north")
    assert "agreed" in found.body
    assert found.hurt == "north"
    moved = sum(
        c.amount
        for c in told.changes
        if c.target == "trust" and c.index == (0, 1) and c.names.get("lever") == "watch"
    )
    assert found.lost == 10 * round(moved / 10) < 0
    assert "North" in found.loss
    assert found.voice


def test_a_person_is_given_no_line_and_nor_is_who_was_told_nothing_false() -> None:
    told = Told(hidden(100, known_to=["isle"]))
    told.game.book.regard[0, 2, 1] = -80  # North minds, though nobody had said anything
    told.reveal(Move("south", "watch", "secret"))
    (found,) = told.page("north")
    assert found.hurt == "north"
    assert not found.voice


def test_a_clause_that_is_seen_broken_is_one_too() -> None:
    told = Told(hidden(0)).agree()
    told.reveal(Move("north", "gate", "open"))
    (found,) = told.page("south")
    assert (found.kind, found.lever, found.seat) == ("broken", "gate", "north")
    assert "“Half open”" in found.body
    assert "“Open”" in found.body
    assert found.hurt == "south"
    assert not found.voice  # a person sits there


def test_so_is_a_public_promise_that_was_not_kept() -> None:
    told = Told(hidden(0))
    told.game.until("talk")
    told.game.resolve([Promise("south", "patrol", "heavy")])
    told.reveal(Move("south", "patrol", "none"))
    (found,) = told.page("isle")
    assert (found.kind, found.lever, found.seat) == ("promise", "patrol", "south")


def test_a_breach_that_nobody_saw_is_told_to_nobody() -> None:
    told = Told(hidden(0)).agree()
    told.reveal(Move("south", "watch", "secret"))
    assert told.page("south") == ()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_front_page_is_said_in_both_languages(language: str) -> None:
    told = Told(hidden(100)).agree()
    told.reveal(Move("south", "watch", "secret"), Move("north", "gate", "open"))
    found = told.page("north", language)
    assert [each.kind for each in found] == ["secret", "broken"]
    for each in found:
        assert 0 < len(each.title) <= LONGEST_HEADLINE
        assert each.body
        assert "{" not in each.title + each.body + each.loss + each.voice


@pytest.mark.parametrize("name", scenario_names())
def test_every_hidden_setting_that_is_shipped_has_its_headline(name: str) -> None:
    for lever in rulebook(name).scenario.levers.values():
        for setting in lever.settings.values():
            if setting.covert:
                assert setting.covert.headline
                assert len(setting.covert.headline.text) <= LONGEST_HEADLINE


def test_nobody_reads_no_verdict() -> None:
    assert book().place("") == NOBODY
    told = Told(hidden(0)).agree()
    told.reveal(Move("north", "gate", "open"))
    assert [each.lever for each in told.page("")] == ["gate"]
