"""Whole games by people who order anything the menu allows, with their ledgers and orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random

import numpy as np

from game.rules.beats import DECLINE, PUT, SIGN, BeatOrders, CommitOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.compiling import compile_rulebook
from game.rules.edits import clause_codes
from game.rules.encoding import decode
from game.rules.lawful import lawful_talk
from game.rules.ledger import Ledger
from game.rules.legality import commit_menu, talk_menu
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import Order
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.views.words import Words


@cache
def scenario(name: str) -> Scenario:
    loaded = load(find_scenario(name)).scenario
    assert loaded is not None
    return loaded


@cache
def rulebook(name: str, minutes: int | None = None) -> Rulebook:
    return compile_rulebook(scenario(name), minutes)


@dataclass
class Game:
    """A game so far, with a position for every phase."""

    book: Rulebook
    position: Position
    ledger: Ledger
    orders: dict[int, Order] = field(default_factory=dict)
    history: list[Position] = field(default_factory=list)

    @property
    def words(self) -> Words:
        return Words(self.book)

    @property
    def changes(self) -> list[Change]:
        return self.ledger.changes

    def seen(self, seat: str) -> Observation:
        return observe(self.book, self.position, self.book.seats.index(seat))

    def visible(self, seat: str) -> list[Change]:
        return [change for change in self.changes if change.visible_to(seat)]

    def play(self, beat: BeatOrders, asked: tuple[Order, ...] | None = None) -> None:
        """Resolve one phase; `asked` are its orders as objects, read from the beat if not given."""
        phase, _ = phase_of(self.book, self.position)
        said = lawful_talk(self.book, self.position, beat) if isinstance(beat, TalkOrders) else beat
        texts = texts_known(self.position)
        objects = decode(self.book, said, 0, texts) if asked is None else asked
        numbered = [Numbered(len(self.orders) + i, order) for i, order in enumerate(objects)]
        self.orders |= {item.number: item.order for item in numbered}
        before, journal = self.position, []
        self.history.append(before)
        self.position = resolve(self.book, before, beat, journal)
        self.ledger.add(before, self.position, phase, numbered, journal)


def opened(name: str, seed: int = 7, minutes: int | None = None) -> Game:
    book = rulebook(name, minutes)
    return Game(book, open_games(book, game_seeds(seed, 1)), Ledger(book))


def random_game(name: str, seed: int, until: Callable[[Game], bool] | None = None) -> Game:
    """Play a game of random orders to its end, or until something holds before a phase."""
    game, luck = opened(name, seed), Random(seed)
    while not game.position.over.all() and not (until and until(game)):
        game.play(_anything(game.book, game.position, luck))
    return game


def phases(name: str, seed: int, named: bool = True) -> Iterator[Game]:
    """Show a random game before each of its phases and at its end.

    If not `named`, nobody speaks of a hidden setting: none is proposed, promised or denied.
    """
    game, luck = opened(name, seed), Random(seed)
    while not game.position.over.all():
        yield game
        beat = _anything(game.book, game.position, luck)
        if isinstance(beat, TalkOrders) and not named:
            _hush(game.book, beat)
        game.play(beat)
    yield game


def _hush(book: Rulebook, beat: TalkOrders) -> None:
    beat.deny[:] = -1
    levers = np.arange(len(book.levers))
    covert = book.covert[levers, np.maximum(beat.clause, 0)]
    beat.clause[:] = np.where(covert, -1, beat.clause)
    beat.change[:] = 0
    spoken = book.covert[book.hand_lever, np.maximum(beat.promise, 0)]
    beat.promise[:] = np.where(spoken, -1, beat.promise)


def _free(reasons: np.ndarray) -> list[int]:
    return [int(rank) for rank in np.flatnonzero(reasons == 0)]


def _anything(book: Rulebook, position: Position, luck: Random) -> BeatOrders:
    phase, _ = phase_of(book, position)
    beat = no_orders(book, phase, 1)
    match beat:
        case TalkOrders():
            _say_anything(book, position, luck, beat)
            _answer_anything(book, position, luck, beat)
        case CommitOrders():
            menu = commit_menu(book, position)
            for hand in range(len(book.hand_lever)):
                free = _free(menu.setting[0, hand])
                if free and luck.random() < 0.6:
                    beat.setting[0, hand] = luck.choice(free)
            for event in range(len(book.events)):
                free = _free(menu.option[0, event])
                if free:
                    beat.option[0, event] = luck.choice(free)
    return beat


def _say_anything(book: Rulebook, position: Position, luck: Random, beat: TalkOrders) -> None:
    menu = talk_menu(book, position)
    beat.wait[:] = True
    for seat in np.flatnonzero(book.actors):
        if luck.random() < (0.7 if not position.offered.any() else 0.2):
            beat.action[0, seat] = PUT
            for lever in luck.sample(range(len(book.levers)), 2):
                free = _free(menu.clause[0, lever])
                beat.clause[0, seat, lever] = luck.choice(free)
                beat.verified[0, seat, lever] = luck.random() < 0.3
                if book.scenario.agreements.secret:
                    beat.public[0, seat, lever] = luck.random() < 0.6
    for hand in range(len(book.hand_lever)):
        for reasons, asked in ((menu.promise, beat.promise), (menu.deny, beat.deny)):
            free = _free(reasons[0, hand])
            if free and luck.random() < 0.3:
                asked[0, hand] = luck.choice(free)
    for wish in (beat.mark, beat.leave):
        for place in np.ndindex(*wish.shape[1:]):
            wish[(0, *place)] = luck.random() < 0.05


def _answer_anything(book: Rulebook, position: Position, luck: Random, beat: TalkOrders) -> None:
    free = talk_menu(book, position).sign == 0
    for text, seat in np.argwhere(free[0]):
        beat.answer[0, text, seat] = luck.choice([SIGN, SIGN, SIGN, DECLINE])
        named = np.flatnonzero(position.offer[0, text] >= 0)
        if beat.answer[0, text, seat] == DECLINE and len(named):
            beat.blocking[0, text, seat] = lever = int(named[0])
            wish = [np.array([x]) for x in (lever, 0)]
            marks = (
                position.offer_public[0, text, named[:1]],
                position.offer_verified[0, text, named[:1]],
            )
            beat.change[0, text, seat, 0] = clause_codes(book, *wish, *marks)[0]
            beat.meant[0, text, seat] = luck.random() < 0.3
