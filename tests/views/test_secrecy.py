"""Nothing that a seat reads during play gives a secret away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from game.rules.encoding import encode
from game.rules.orders import Move, Order
from game.rules.phases import no_orders
from game.rules.resolve import phase_of
from game.views.brief import brief
from game.views.derived import why_cooperation, why_score
from game.views.explain import explain
from game.views.front_page import front_pages
from game.views.menu import menu
from game.views.proposals import proposals
from game.views.reveal import reveal
from game.views.spans import Ends, Span
from game.views.table import table
from game.views.why import why
from game.views.words import Words
from tests.views.games import Game, opened, phases


def texts(value: object) -> Iterator[str]:
    """Every text in a view, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from texts(item)


def everything(game: Game, seat: str) -> Iterator[str]:
    """All that the program would show a seat at this moment."""
    book, seen, changes = game.book, game.seen(seat), game.visible(seat)
    orders = game.orders
    yield from texts(brief(Words(book), seen))
    yield from texts(table(Words(book), seen, ends=Ends(Span(1), seen, seen)))
    yield from texts(proposals(Words(book), seen))
    yield from texts(menu(Words(book), seen))
    yield from texts(why_score(Words(book), game.changes, seen, orders=orders))
    yield from texts(why_cooperation(Words(book), seen))
    for round in range(1, game.position.round + 1):
        yield from texts(reveal(Words(book), seen, game.changes, round, earlier=seen))
        yield from texts(front_pages(Words(book), game.changes, round, seat))
    for change in changes:
        yield explain(Words(book), change)
    for index in range(len(book.indicators)):
        yield from texts(why(Words(book), game.changes, "indicator", (index,), seat, orders=orders))
    for pair in np.ndindex(seen.view.trust.shape[1:]):
        yield from texts(why(Words(book), game.changes, "trust", pair, seat, orders=orders))
    for place in range(len(book.seats)):
        yield from texts(why(Words(book), game.changes, "mandate", (place,), seat, orders=orders))


def hidden_names(game: Game, seat: str, seen_before: set[tuple[int, int]]) -> set[str]:
    """The names of hidden settings that a seat has had no way to hear of."""
    book = game.book
    place = book.seats.index(seat)
    return {
        book.scenario.levers[book.levers[lever]].settings[book.settings[lever][rank]].name.text
        for lever, rank in np.argwhere(book.covert)
        if not book.known[place, lever, rank] and (lever, rank) not in seen_before
    }


@pytest.mark.parametrize(("name", "seed"), [("three-valleys", 1), ("drones-over-mexico", 2)])
def test_no_text_gives_away_a_brief_a_hidden_fact_or_a_hidden_setting(name: str, seed: int) -> None:
    known: dict[str, set[tuple[int, int]]] = {}
    for game in phases(name, seed, named=False):
        scenario, over = game.book.scenario, game.position.over.all()
        for seat in scenario.stakeholders:
            view = game.seen(seat).view
            known.setdefault(seat, set()).update(enumerate(view.setting[0].tolist()))
            if over or phase_of(game.book, game.position)[0] == "talk":
                continue
            read = "\n".join(everything(game, seat))
            for other, holder in scenario.stakeholders.items():
                if other != seat:
                    assert not [text for text in holder.private if text.text in read]
            for fact in scenario.facts.values():
                assert not [value for value in fact.values.values() if value.name.text in read]
                told = [
                    text for who, said in fact.told.items() if who != seat for text in said.values()
                ]
                mine = [text.text for text in fact.told.get(seat, {}).values()]
                assert not [text for text in told if text.text in read and text.text not in mine]
            assert not [x for x in hidden_names(game, seat, known[seat]) if x in read]


def committed(setting: str, seed: int) -> Game:
    """Alto and Medio open the round alike; Medio then sets its canal."""
    game = opened("three-valleys", seed)
    orders: tuple[Order, ...] = (Move("medio", "diversion", setting),)
    while phase_of(game.book, game.position)[0] != "commit":
        game.play(no_orders(game.book, phase_of(game.book, game.position)[0], 1))
    game.play(encode(game.book, "commit", orders), orders)
    return game


def test_what_changes_hands_in_secret_is_told_like_what_it_looks_like() -> None:
    """Pumping by night and taking a fair part read the same to the neighbours, if nothing comes out."""
    quiet, fair = committed("quiet", 7), committed("fair", 7)
    lever = quiet.book.levers.index("diversion")
    assert not quiet.position.exposed[0, lever]
    for seat in ("alto", "delta", "commission"):
        facts = [
            [explain(game.words, c) for c in game.visible(seat) if not c.is_number]
            for game in (quiet, fair)
        ]
        assert facts[0] == facts[1]
        views = [
            list(texts(reveal(game.words, game.seen(seat), game.changes, 1)))
            for game in (quiet, fair)
        ]
        assert views[0] == views[1]
    assert quiet.visible("medio") != fair.visible("medio")


def test_an_open_move_into_a_setting_that_could_be_a_disguise_is_not_told_as_a_fact() -> None:
    """From a large part to a fair part: the neighbours see it, and cannot be sure."""
    game = committed("large", 7)
    orders: tuple[Order, ...] = (Move("medio", "diversion", "fair"),)
    while phase_of(game.book, game.position)[0] != "commit":
        game.play(no_orders(game.book, phase_of(game.book, game.position)[0], 1))
    while phase_of(game.book, game.position)[0] != "commit" or game.position.round < 2:
        game.play(no_orders(game.book, phase_of(game.book, game.position)[0], 1))
    game.play(encode(game.book, "commit", orders), orders)
    (said,) = reveal(game.words, game.seen("alto"), game.changes, 2).moves
    assert (
        said == "Canal (Medio) now looks like “A fair part”; before, it looked like “A large part”."
    )
    (own,) = reveal(game.words, game.seen("medio"), game.changes, 2).moves
    assert own == "Medio moved Canal from “A large part” to “A fair part”."
