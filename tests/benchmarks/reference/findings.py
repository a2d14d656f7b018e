"""What a reveal shows about words given, in one game."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.state import Game

NO_CLAUSE, KEPT, BROKEN, NOT_KNOWN = 0, 1, 2, 3
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
    public: list[bool]
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
    if not game.exposed[lever]:
        return True
    return not (hidden(book, game, lever) or game.public[lever] or game.signer[lever][seat])


def look(book: Book, game: Game) -> None:
    """Let every seat see the settings it can see, and what the others look like."""
    for lever, setting in enumerate(game.setting):
        covert = book.covert[lever][setting]
        for seat in range(book.S):
            if covert is None or knows(book, game, seat, lever):
                game.seen[seat][lever] = setting
            else:
                game.seen[seat][lever] = covert.looks_like


def findings(book: Book, game: Game, archives: bool = False) -> Findings:
    """Compare what stands with what was said."""
    S, M = book.S, len(book.hands)

    def table() -> Table:
        return [[False] * M for _ in range(S)]

    found = Findings(
        table(), table(), table(), table(), table(), [False] * M, [False] * M, [False] * M, set()
    )
    for hand, (owner, lever) in enumerate(book.hands):
        setting, clause = game.setting[lever], game.clause[lever]
        exposed = game.exposed[lever] and hidden(book, game, lever)
        sees = [knows(book, game, seat, lever) for seat in range(S)]
        everyone = all(sees)
        promised = game.promised[lever]
        due = clause >= 0 and not book.binding[lever] and game.signer[lever][owner]
        breaking = due and setting != clause
        found.public[hand] = everyone
        if promised >= 0 and everyone:
            if promised != setting:
                found.backed_down[hand] = True
            else:
                found.fulfilled[hand] = not any(doubts(book, game, s, lever) for s in range(S))
        lied = game.denied[lever] == setting or (promised >= 0 and promised != setting)
        for seat in range(S):
            if seat == owner:
                continue
            party = game.signer[lever][seat]
            past = game.secret_breach[seat][hand]
            fresh = party and breaking and sees[seat]
            found_out = past and (exposed or archives)
            broken = fresh or found_out or game.wronged[seat][hand]
            found.broken[seat][hand] = broken
            found.kept[seat][hand] = (
                party
                and due
                and not breaking
                and sees[seat]
                and not doubts(book, game, seat, lever)
            )
            found.witnessed[seat][hand] = (
                not party and breaking and bool(game.public[lever]) and everyone
            )
            found.deceived[seat][hand] = exposed and (lied or (party and breaking) or found_out)
            found.secret[seat][hand] = not broken and (
                past or (party and breaking and not sees[seat])
            )
            if fresh:
                found.seen_breach.add(lever)
    return found


def note(book: Book, game: Game, found: Findings) -> None:
    """Remember what was seen, and breaches that nobody has seen yet."""
    for lever, clause in enumerate(game.clause):
        due = clause >= 0 and not book.binding[lever]
        for seat in range(book.S):
            verdict = NO_CLAUSE
            if due and game.signer[lever][seat]:
                kept = KEPT if game.seen[seat][lever] == clause else BROKEN
                verdict = NOT_KNOWN if doubts(book, game, seat, lever) else kept
            game.verdict[seat][lever] = verdict
    game.secret_breach = found.secret
    game.wronged = [[False] * len(book.hands) for _ in range(book.S)]
