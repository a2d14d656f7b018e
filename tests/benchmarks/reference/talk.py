"""Proposals, words and answers of one game."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.reference.agreements import close, costs_of, purse_of
from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.conditions import agreed_view
from tests.benchmarks.reference.moves import out_of_reach
from tests.benchmarks.reference.state import Game

PLACE, WITHDRAW = 1, 2
SIGN, DECLINE = 1, 2


def parties(
    book: Book, proposer: int, clause: list[int], pay: Any, invited: list[bool]
) -> list[bool]:
    """Tell whose signature a package concerns."""
    if book.rules.sign.among == "table":
        return list(book.actors)
    found = [seat == proposer or invited[seat] for seat in range(book.S)]
    for lever, setting in enumerate(clause):
        if setting >= 0:
            if not book.owners[lever]:
                return list(book.actors)
            for owner in book.owners[lever]:
                found[owner] = True
    for amounts in pay:
        for seat, amount in enumerate(amounts):
            if amount:
                found[seat] = True
    return [concerned and actor for concerned, actor in zip(found, book.actors, strict=True)]


def propose(book: Book, game: Game, asked: Any, exchange: int) -> None:
    """Carry out a beat of proposals."""
    words = lawful_words(book, game, asked)
    leaving = [
        lever
        for lever in range(book.L)
        if any(asked.leave[seat][lever] and game.signer[lever][seat] for seat in range(book.S))
    ]
    for seat in range(book.S):
        if asked.action[seat] == PLACE:
            place(book, game, asked, seat, exchange)
        elif asked.action[seat] == WITHDRAW:
            take_off(book, game, seat)
        for hearer in range(book.S):
            marked, marks = game.marked[seat][hearer], asked.mark[seat][hearer]
            if any(marks):
                game.marked[seat][hearer] = [a or b for a, b in zip(marked, marks, strict=True)]
    for field, lever, setting in words:
        getattr(game, field)[lever] = setting
        if field == "denied":
            game.denied_round[lever] = game.round
    ended = {game.deal[lever] for lever in leaving} - {0}
    last = game.round + book.rules.notice - 1
    for lever in range(book.L):
        if game.deal[lever] in ended:
            game.until[lever] = min(game.until[lever], last)
    game.end_clauses(
        [x for x in range(book.L) if game.clause[x] >= 0 and game.until[x] < game.round]
    )


def place(book: Book, game: Game, asked: Any, seat: int, exchange: int) -> None:
    """Put a package on the table if it is lawful."""
    clause = [
        setting if setting >= 0 and clause_allowed(book, game, lever, setting) else -1
        for lever, setting in enumerate(asked.clause[seat])
    ]
    named = [lever for lever, setting in enumerate(clause) if setting >= 0]
    pay = asked.pay[seat]
    party = parties(book, seat, clause, pay, asked.invited[seat])
    if faulty(book, game, asked, seat, clause, named, party):
        return
    take_off(book, game, seat)
    game.offered[seat] = True
    game.offer[seat] = clause
    game.offer_party[seat] = party
    for lever in named:
        game.offer_public[seat][lever] = asked.public[seat][lever]
        game.offer_verified[seat][lever] = asked.verified[seat][lever]
    game.offer_pay[seat] = [list(amounts) for amounts in pay]
    game.offer_open[seat] = asked.open[seat]
    game.offer_rounds[seat] = asked.rounds[seat]
    game.offer_age[seat] = game.round * 10 + exchange
    game.signed[seat][seat] = True


def take_off(book: Book, game: Game, seat: int) -> None:
    """Clear a seat's proposal."""
    game.offered[seat] = game.offer_open[seat] = game.awaiting[seat] = False
    game.offer[seat] = [-1] * book.L
    game.offer_public[seat] = [False] * book.L
    game.offer_verified[seat] = [False] * book.L
    game.offer_pay[seat] = [[0] * book.S, [0] * book.S]
    game.offer_party[seat] = [False] * book.S
    game.offer_rounds[seat] = game.offer_age[seat] = game.offer_deal[seat] = 0
    game.signed[seat] = [False] * book.S
    game.declined[seat] = [False] * book.S
    game.blocking[seat] = [-1] * book.S
    game.would[seat] = [-1] * book.S


def clause_allowed(book: Book, game: Game, lever: int, setting: int) -> bool:
    now = game.setting[lever]
    if setting >= book.count[lever]:
        return False
    if not book.in_play[lever] and setting != book.start[lever]:
        return False
    return setting == now or book.hides[lever] or not book.stuck[lever][now]


def faulty(
    book: Book,
    game: Game,
    asked: Any,
    seat: int,
    clause: list[int],
    named: list[int],
    party: list[bool],
) -> bool:
    """Tell whether a package as a whole may not be placed."""
    rules, pay = book.rules, asked.pay[seat]
    paid = any(map(any, pay))
    if not book.actors[seat] or not (named or paid) or sum(party) < 2:
        return True
    if paid:
        most = round(rules.largest_payment * 100)
        for kind, amounts in zip(("mandate", "points"), pay, strict=True):
            if not any(amounts):
                continue
            if kind not in rules.payments or sum(amounts) or min(amounts) < -most:
                return True
            if kind == "points" and any(a and book.purse[s] < 0 for s, a in enumerate(amounts)):
                return True
    if not rules.secret and not all(asked.public[seat][lever] for lever in named):
        return True
    if rules.verification is None and any(asked.verified[seat][lever] for lever in named):
        return True
    seen = game.seen[seat]
    after = [setting if setting >= 0 else seen[x] for x, setting in enumerate(clause)]
    return any(
        all(after[x] == k for x, k in pair) and any(clause[x] >= 0 for x, _ in pair)
        for pair in book.infeasible
    )


def lawful_words(book: Book, game: Game, asked: Any) -> list[tuple[str, int, int]]:
    """Find the promises and denials that may be given."""
    found = []
    promised = [
        any(game.promised[lever] >= 0 for s, lever in book.hands if s == seat)
        for seat in range(book.S)
    ]
    for hand, (seat, lever) in enumerate(book.hands):
        setting = asked.promise[hand]
        if setting >= 0 and len(book.owners[lever]) == 1 and not promised[seat]:
            may, clash = move_allowed(book, game, lever, setting)
            if may and not clash:
                promised[seat] = True
                found.append(("promised", lever, setting))
        setting = asked.deny[hand]
        if (
            setting >= 0
            and book.rules.denial is not None
            and setting < book.count[lever]
            and book.covert[lever][setting] is not None
            and game.denied[lever] < 0
        ):
            found.append(("denied", lever, setting))
    return found


def move_allowed(book: Book, game: Game, lever: int, setting: int) -> tuple[bool, bool]:
    """Tell whether an owner may order a setting, and whether that clashes with what is in force."""
    if setting >= book.count[lever]:
        return False, False
    now = game.setting[lever]
    if setting == now:
        return True, False
    if not book.in_play[lever] or book.stuck[lever][now]:
        return False, False
    if out_of_reach(book, game, lever, setting):
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


def answer(book: Book, game: Game, asked: Any, exchange: int) -> None:
    """Carry out a beat of answers and close what has enough signatures."""
    costs: dict[int, list[tuple[int, int, int]]] = {}
    before = [list(row) for row in game.signed]
    for p in range(book.S):
        if game.offered[p] and any(asked.answer[p]):
            costs[p] = costs_of(book, game, p)
            for seat in range(book.S):
                if lawful_answer(book, game, asked.answer[p][seat], p, seat, costs[p]):
                    note_answer(game, asked, p, seat)
    ready: list[int] = []
    waits: list[int] = []
    newly: dict[int, list[bool]] = {}
    for p in range(book.S):
        if not enough(book, game, p):
            continue
        joined = game.offer_deal[p] > 0
        newly[p] = [
            has and not (joined and had)
            for has, had in zip(game.signed[p], before[p], strict=True)
        ]  # fmt: skip
        if joined and not any(newly[p]):
            continue
        (waits if needs_ratifying(book, game, p) else ready).append(p)
    for p in ready:
        if p not in costs:
            costs[p] = costs_of(book, game, p)
    close(book, game, ready, newly, exchange, costs)
    for p in waits:
        game.awaiting[p] = True


def lawful_answer(
    book: Book, game: Game, said: int, p: int, seat: int, costs: list[tuple[int, int, int]]
) -> bool:
    if not said or not game.offer_party[p][seat] or seat == p:
        return False
    joined = game.offer_deal[p] > 0
    if said == DECLINE:
        return not (game.signed[p][seat] and joined)
    if game.signed[p][seat]:
        return False
    pay = game.offer_pay[p]
    gives = [0, 0] if joined else [max(-amounts[seat], 0) for amounts in pay]
    dear = sum(costs[seat]) + gives[0] > game.mandate[seat]
    return not dear and gives[1] <= purse_of(book, game, seat)


def note_answer(game: Game, asked: Any, p: int, seat: int) -> None:
    signs = asked.answer[p][seat] == SIGN
    if game.signed[p][seat] and not signs:
        game.awaiting[p] = False
    game.signed[p][seat], game.declined[p][seat] = signs, not signs
    game.blocking[p][seat] = -1 if signs else asked.blocking[p][seat]
    game.would[p][seat] = -1 if signs else asked.would[p][seat]


def enough(book: Book, game: Game, p: int) -> bool:
    """Tell whether a proposal has met its signing rule."""
    if not game.offered[p]:
        return False
    rule, party = book.rules.sign, game.offer_party[p]
    signed = [a and b for a, b in zip(game.signed[p], party, strict=True)]
    missing = [b and not a for a, b in zip(game.signed[p], party, strict=True)]
    count = sum(signed)
    if count < 2:
        return False
    if any(
        game.offer_pay[p][kind][s] < 0 and not signed[s] for kind in (0, 1) for s in range(book.S)
    ):
        return False
    if game.offer_open[p]:
        return count >= (book.rules.coalition or 2)
    if any(out and veto for out, veto in zip(missing, book.veto, strict=True)):
        return False
    if rule.rule == "all":
        return not any(missing)
    if rule.rule == "all_but":
        return sum(missing) <= rule.missing
    votes = sum(v for v, has in zip(book.votes_of, signed, strict=True) if has)
    return votes * 100 > rule.above * sum(
        v for v, has in zip(book.votes_of, party, strict=True) if has
    )


def paid_before(book: Book, game: Game, p: int) -> list[bool]:
    """Tell who has signed the agreement that an open proposal has become."""
    deal = game.offer_deal[p]
    covered = [lever for lever in range(book.L) if deal and game.deal[lever] == deal]
    return [any(game.signer[lever][seat] for lever in covered) for seat in range(book.S)]


def needs_ratifying(book: Book, game: Game, p: int) -> list[int]:
    """List the new signatories whose ratifier has not signed itself."""
    signed, paid = game.signed[p], paid_before(book, game, p)
    return [
        seat
        for seat in range(book.S)
        if signed[seat]
        and not paid[seat]
        and (by := book.ratifier[seat]) is not None
        and not (isinstance(by, int) and signed[by])
    ]


def ratify(book: Book, game: Game, asked: Any) -> None:
    """Let ratifiers decide on the proposals that wait for them."""
    waiting = [p for p in range(book.S) if game.awaiting[p]]
    if not waiting:
        return
    fine, newly, costs = [], {}, {}
    for p in waiting:
        if all(approves(book, game, asked, p, seat) for seat in needs_ratifying(book, game, p)):
            fine.append(p)
            paid = paid_before(book, game, p)
            newly[p] = [a and not b for a, b in zip(game.signed[p], paid, strict=True)]
            costs[p] = costs_of(book, game, p)
    close(book, game, fine, newly, book.exchanges + 1, costs)
    for p in waiting:
        if game.awaiting[p]:
            game.offered[p] = game.awaiting[p] = False


def approves(book: Book, game: Game, asked: Any, p: int, seat: int) -> bool:
    by = book.ratifier[seat]
    if isinstance(by, int):
        return bool(asked.approve[p][by] == SIGN)
    view = agreed_view(game, seat, p)
    yes, total = 0, 0
    for weight, veto, accepts in book.groups[seat]:
        total += weight
        if accepts is None or accepts(view):
            yes += weight
        elif veto:
            return False
    return yes * 100 > book.above[seat] * total
