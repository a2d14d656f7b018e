"""What can never be carried out, from a text and from what stands for good, in one game."""

from __future__ import annotations

from itertools import product
from math import prod

from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.conditions import View
from tests.benchmarks.reference.state import Game
from tests.benchmarks.reference.texts import Text

MOST = 4_096
"""So many combinations of settings are looked through for a need; one that names more can be cured."""


def never(book: Book, game: Game, settings: list[int], text: Text) -> bool:
    """Tell what no order could ever cure; agreements in force are not looked at, since they may be secret."""
    fixed = {x: now for x, now in enumerate(settings) if book.stuck[x][now]}
    asked = {lever: text.clause[lever] for lever in text.named}
    moved = {lever for lever, setting in asked.items() if settings[lever] != setting}
    sure = {**fixed, **asked}
    if moved & set(fixed):
        return True
    if any(not can_be_met(book, game, lever, asked[lever], sure) for lever in moved):
        return True
    return any(
        all(sure.get(lever) == setting for lever, setting in pair)
        and any(lever in moved for lever, _ in pair)
        for pair in book.infeasible
    )


def can_be_met(book: Book, game: Game, lever: int, setting: int, sure: dict[int, int]) -> bool:
    """Look for settings of the levers that a need names with which it holds, those that are sure as they are."""
    need, named = book.needs[lever][setting], book.need_levers[lever][setting]
    if need is None or named is None or prod(book.count[other] for other in named) > MOST:
        return True
    view = View(game)
    for row in product(*(range(book.count[other]) for other in named)):
        if all(sure.get(other, at) == at for other, at in zip(named, row, strict=True)):
            view.setting = list(game.setting)
            for other, at in zip(named, row, strict=True):
                view.setting[other] = at
            if need(view):
                return True
    return False
