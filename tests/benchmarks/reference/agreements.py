"""What signing costs, and how proposals come into force, in one game."""

from __future__ import annotations

from tests.benchmarks.reference.book import Book, ceil
from tests.benchmarks.reference.state import Game

FOREVER = 10**6


def purse_of(book: Book, game: Game, seat: int) -> int:
    purse = book.purse[seat]
    return game.indicator[purse] - book.low[purse] if purse >= 0 else 0


def costs_of(book: Book, game: Game, p: int) -> list[tuple[int, int, int]]:
    """What closing a proposal costs each seat: for steps, for worry and for checks."""
    offer, party = game.offer[p], game.offer_party[p]
    named = [lever for lever in range(book.L) if offer[lever] >= 0]
    check = round(book.rules.verification.cost * 100) if book.rules.verification else 0
    most = round(book.rules.worry * 100)
    number = sum(party)
    found = []
    for seat in range(book.S):
        if not party[seat]:
            found.append((0, 0, 0))
            continue
        step = worry = checks = 0
        for lever in named:
            owners = book.owners[lever]
            others = number - len(owners)
            price = book.price[lever][game.seen[seat][lever]][offer[lever]]
            half = ceil(price, 2)
            if seat in owners:
                step += ceil(half if others > 0 else price, len(owners))
            elif others > 0:
                step += ceil(half if owners else price, others)
            if book.binding[lever]:
                continue
            if game.offer_verified[p][lever]:
                checks += check
            elif seat not in owners:
                least = min(game.trust[seat][owner] for owner in owners)
                worry += ceil(most * (10_000 - least), 1_000_000) * 100
        found.append((step, worry, checks))
    return found


def close(
    book: Book,
    game: Game,
    ready: list[int],
    newly: dict[int, list[bool]],
    exchange: int,
    costs: dict[int, list[tuple[int, int, int]]],
) -> None:
    """Bring ready proposals into force, the older first, at equal age by seats rotated by the round."""
    if not ready:
        return
    everyone = [seat for seat in range(book.S) if book.actors[seat]]
    turn = sorted(ready, key=lambda p: (game.offer_age[p], (p - game.round) % book.S))
    claimed: set[int] = set()
    mandate = list(game.mandate)
    points = [purse_of(book, game, seat) for seat in range(book.S)]
    signer = [list(row) for row in game.signer]
    paid, received = [0] * book.S, [0] * book.I
    old_clause, old_deal = list(game.clause), list(game.deal)
    for p in turn:
        signed, joined = game.signed[p], game.offer_deal[p]
        enters = [
            lever
            for lever, setting in enumerate(game.offer[p])
            if setting >= 0
            and (
                (book.binding[lever] and not game.offer_open[p])
                or all(signed[seat] for seat in book.owners[lever] or everyone)
            )
            and not (joined and old_deal[lever] == joined)
        ]
        due = [sum(costs[p][s]) if newly[p][s] else 0 for s in range(book.S)]
        pay = [[0] * book.S] * 2 if joined else game.offer_pay[p]
        left = [m - d + x for m, d, x in zip(mandate, due, pay[0], strict=True)]
        held = [have + x for have, x in zip(points, pay[1], strict=True)]
        if claimed.intersection(enters) or min(left) < 0 or min(held) < 0:
            continue
        mandate, points = left, held
        for s in range(book.S):
            paid[s] += pay[0][s] - due[s]
            if pay[1][s]:
                received[book.purse[s]] += pay[1][s]
        number = joined or (game.round * 8 + exchange) * book.S + p + 1
        lasts = game.offer_rounds[p] or book.rules.duration or FOREVER
        for lever in enters:
            claimed.add(lever)
            if old_clause[lever] >= 0:
                wrong(book, game, lever, signer[lever], signed)
                take_over(book, game, lever, signer[lever], signed, old_deal)
            otherwise = game.promised[lever] >= 0 and game.promised[lever] != game.offer[p][lever]
            if otherwise and game.offer_public[p][lever] and signed[book.owners[lever][0]]:
                game.promised[lever] = -1
            game.clause[lever] = game.offer[p][lever]
            game.deal[lever] = number
            game.public[lever] = game.offer_public[p][lever]
            game.verified[lever] = game.offer_verified[p][lever]
            game.until[lever] = game.round + lasts - 1
        for lever in range(book.L):
            if game.deal[lever] == number:
                game.signer[lever] = list(signed)
        game.offered[p] = game.offer_open[p]
        game.offer_deal[p] = number if game.offer_open[p] else 0
        game.awaiting[p] = False
    for lever in claimed:
        game.taken[lever] = [False] * book.S
    game.add(received, paid)


def take_over(
    book: Book, game: Game, lever: int, signers: list[bool], signed: list[bool], deals: list[int]
) -> None:
    """Owners who sign away a clause without its other signers have broken that agreement."""
    if any(old and not new for old, new in zip(signers, signed, strict=True)):
        for owner in book.owners[lever]:
            if signed[owner] and signers[owner]:
                for other in range(book.L):
                    if deals[other] == deals[lever]:
                        game.taken[other][owner] = True


def wrong(book: Book, game: Game, lever: int, signers: list[bool], signed: list[bool]) -> None:
    """A clause taken over without an old signatory is a breach by the lever's owners."""
    for hand, (owner, held) in enumerate(book.hands):
        if held == lever:
            for seat in range(book.S):
                if signers[seat] and not signed[seat] and seat != owner:
                    game.wronged[seat][hand] = True
