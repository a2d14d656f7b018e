"""Promises, denials, marks and notices of one game: words that are not about texts on the table."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.moves import agreed_enough, out_of_reach
from tests.benchmarks.reference.state import Game


def say_words(book: Book, game: Game, asked: Any) -> None:
    """Carry out what seats that are asked promise, deny, mark and give notice on."""
    words = lawful_words(book, game, asked)
    left = {
        game.read_deal[seat][lever]
        for lever in range(book.L)
        for seat in range(book.S)
        if game.awake[seat] and asked.leave[seat][lever] and game.read_signer[seat][lever][seat]
    }
    for field, lever, setting in words:
        getattr(game, field)[lever] = setting
        if field == "denied":
            game.denied_round[lever] = game.round
    for seat in range(book.S):
        for hearer in range(book.S):
            marks = asked.mark[seat][hearer]
            if game.awake[seat] and any(marks):
                marked = game.marked[seat][hearer]
                game.marked[seat][hearer] = [a or b for a, b in zip(marked, marks, strict=True)]
    give_notice(book, game, left)


def give_notice(book: Book, game: Game, left: set[int]) -> None:
    """Shorten the agreements that seats leave, as they read them; without a round of notice they end at once."""
    last = game.round + book.rules.notice - 1
    for lever in range(book.L):
        if game.deal[lever] in left:
            game.until[lever] = min(game.until[lever], last)
        for reader in range(book.S + 1):
            if game.read_deal[reader][lever] in left:
                game.read_until[reader][lever] = min(game.read_until[reader][lever], last)
                past = game.read_until[reader][lever] < game.round
                if past and game.read_deal[reader][lever] != game.deal[lever]:
                    game.read_no_longer(reader, lever)
    game.end_clauses(
        [x for x in range(book.L) if game.clause[x] >= 0 and game.until[x] < game.round]
    )


def lawful_words(book: Book, game: Game, asked: Any) -> list[tuple[str, int, int]]:
    """Find the promises and denials that may be given."""
    found = []
    promised = [
        any(game.promised[lever] >= 0 for s, lever in book.hands if s == seat)
        for seat in range(book.S)
    ]
    given: dict[int, list[tuple[int, int]]] = {}
    for hand, (seat, lever) in enumerate(book.hands):
        setting = asked.promise[hand]
        if setting < 0 or not game.awake[seat] or len(book.owners[lever]) > 1 or promised[seat]:
            continue
        may, clash = move_allowed(book, game, seat, lever, setting)
        if may and not clash:
            given.setdefault(seat, []).append((lever, setting))
    found += [("promised", *each[0]) for each in given.values() if len(each) == 1]
    return found + lawful_denials(book, game, asked)


def lawful_denials(book: Book, game: Game, asked: Any) -> list[tuple[str, int, int]]:
    """Find what is denied; owners of a lever who deny different things of it at once deny nothing."""
    said: dict[int, set[int]] = {}
    for hand, (seat, lever) in enumerate(book.hands):
        setting = asked.deny[hand]
        if (
            setting >= 0
            and game.awake[seat]
            and book.rules.denial is not None
            and setting < book.count[lever]
            and book.covert[lever][setting] is not None
            and game.denied[lever] < 0
        ):
            said.setdefault(lever, set()).add(setting)
    return [("denied", lever, next(iter(each))) for lever, each in said.items() if len(each) == 1]


def move_allowed(book: Book, game: Game, seat: int, lever: int, setting: int) -> tuple[bool, bool]:
    """Tell whether an owner may order a setting, and whether that clashes with what is in force."""
    if setting >= book.count[lever]:
        return False, False
    now = game.setting[lever]
    if setting == now:
        return True, False
    if not book.in_play[lever] or book.stuck[lever][now]:
        return False, False
    if not agreed_enough(book, game, lever, setting):
        return False, False
    if out_of_reach(book, game, seat, lever, setting):
        return False, False
    if book.binding[lever] and game.clause[lever] >= 0:
        return False, False
    clash = any(
        (lever, setting) in pair
        and all(game.setting[x] == k for x, k in pair if x != lever)
        and not any(
            book.in_play[x] and not book.stuck[x][game.setting[x]] for x, _ in pair if x != lever
        )
        for pair in book.infeasible
    )
    return True, clash
