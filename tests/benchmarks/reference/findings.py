"""What a reveal shows about words given, in one game."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.state import Game

NO_CLAUSE, KEPT, BROKEN, NOT_KNOWN, NOT_POSSIBLE = 0, 1, 2, 3, 4
Table = list[list[bool]]


@dataclass(slots=True)
class Findings:
    """By seat and hand, or by hand alone."""

    kept: Table
    broken: Table
    witnessed: Table
    deceived: Table
    secret: Table
    fulfilled: list[bool]
    backed_down: list[bool]
    public: Table
    """reactions of a seat to a hand that everyone can work out"""
    step: list[int]
    """by how much a hand's lever looks more cooperative to everyone"""
    surfaced: list[bool]
    seen_breach: set[int]
    """levers"""


def hidden(book: Book, game: Game, lever: int) -> bool:
    return book.covert[lever][game.setting[lever]] is not None


def knows(book: Book, game: Game, seat: int, lever: int) -> bool:
    """Whether a seat sees the truth about a lever; seen once, it stays seen while it stands."""
    setting = game.setting[lever]
    if game.exposed[lever] or book.known[lever][setting][seat]:
        return True
    return game.set_round[lever] < game.round and game.seen[seat][lever] == setting


def doubts(book: Book, game: Game, seat: int, lever: int) -> bool:
    """Whether what a seat sees could be a hidden setting in disguise."""
    if not book.masked[lever][game.seen[seat][lever]][seat]:
        return False
    return not checked(book, game, seat, lever)


def checked(book: Book, game: Game, seat: int, lever: int) -> bool:
    """Whether a seat has been shown a lever in the open this round."""
    if not game.exposed[lever]:
        return False
    return hidden(book, game, lever) or game.public[lever] or game.signer[lever][seat]


def could_be_kept(book: Book, game: Game, seat: int, lever: int) -> bool:
    """Whether what a seat sees is the clause's setting, or may be it in disguise."""
    clause, seen = game.clause[lever], game.seen[seat][lever]
    if seen == clause:
        return True
    if clause < 0 or book.known[lever][clause][seat] or checked(book, game, seat, lever):
        return False
    return seen == book.looks[lever][clause]


def outside_view(book: Book, game: Game) -> list[int]:
    """What those see who are told nothing."""
    return [
        setting
        if all(game.seen[seat][lever] == setting for seat in range(book.S))
        else book.looks[lever][setting]
        for lever, setting in enumerate(game.setting)
    ]


def look(book: Book, game: Game) -> None:
    """Let every seat see the settings it can see, and what the others look like."""
    for lever, setting in enumerate(game.setting):
        covert = book.covert[lever][setting]
        for seat in range(book.S):
            if covert is None or knows(book, game, seat, lever):
                game.seen[seat][lever] = setting
            else:
                game.seen[seat][lever] = covert.looks_like


def findings(
    book: Book, game: Game, before: list[int], broke: list[bool], archives: bool = False
) -> Findings:
    """Compare what is seen with what was said; `before` is what outsiders saw until now.

    `broke` are the hands that have broken the clause on their lever.
    """
    S, M = book.S, len(book.hands)
    now = outside_view(book, game)
    tables = [[[False] * M for _ in range(S)] for _ in range(6)]
    kept, broken, witnessed, deceived, secret, public = tables
    found = Findings(
        kept, broken, witnessed, deceived, secret, [False] * M, [False] * M, public, [0] * M,
        [False] * M, set(),
    )  # fmt: skip
    for hand, (owner, lever) in enumerate(book.hands):
        setting, clause, view = game.setting[lever], game.clause[lever], now[lever]
        insider = book.insider[lever]
        found.step[hand] = book.rating[lever][view] - book.rating[lever][before[lever]]
        surfaced = found.surfaced[hand] = game.exposed[lever] and hidden(book, game, lever)
        promised = game.promised[lever]
        if promised >= 0:
            if promised == view:
                found.fulfilled[hand] = not any(doubts(book, game, s, lever) for s in range(S))
            else:
                found.backed_down[hand] = book.looks[lever][promised] != view
        lied = game.denied[lever] == setting or (promised >= 0 and promised != setting)
        due = clause >= 0 and not book.binding[lever] and game.signer[lever][owner]
        for seat in range(S):
            public[seat][hand] = not (insider[before[lever]][seat] or insider[view][seat])
            if seat == owner:
                continue
            party = game.signer[lever][seat]
            past = game.secret_breach[seat][hand]
            seen_broken = broke[hand] and not could_be_kept(book, game, seat, lever)
            fresh = party and seen_broken
            found_out = past and (surfaced or archives)
            broken[seat][hand] = fresh or found_out or game.wronged[seat][hand]
            kept[seat][hand] = (
                party
                and due
                and game.seen[seat][lever] == clause
                and not doubts(book, game, seat, lever)
            )
            witnessed[seat][hand] = not party and seen_broken and bool(game.public[lever])
            deceived[seat][hand] = surfaced and (lied or (party and broke[hand]) or found_out)
            secret[seat][hand] = (past or (party and broke[hand])) and not broken[seat][hand]
            if fresh:
                found.seen_breach.add(lever)
    return found


def note(book: Book, game: Game, found: Findings, broke: list[bool]) -> None:
    """Remember what was seen, and breaches that nobody has seen yet."""
    broken = {lever for hand, (_, lever) in enumerate(book.hands) if broke[hand]}
    for lever, clause in enumerate(game.clause):
        due = clause >= 0 and not book.binding[lever]
        for seat in range(book.S):
            verdict = NO_CLAUSE
            if due and game.signer[lever][seat]:
                if not could_be_kept(book, game, seat, lever):
                    verdict = BROKEN if lever in broken else NOT_POSSIBLE
                elif game.seen[seat][lever] != clause or doubts(book, game, seat, lever):
                    verdict = NOT_KNOWN
                else:
                    verdict = KEPT
            game.verdict[seat][lever] = verdict
    game.secret_breach = found.secret
    game.taken = [[False] * book.S for _ in range(book.L)]
    game.wronged = [[False] * len(book.hands) for _ in range(book.S)]
