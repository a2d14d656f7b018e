"""What signing costs, and how texts close and come into force, in one game."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.benchmarks.reference.book import Book, ceil
from tests.benchmarks.reference.state import Game
from tests.benchmarks.reference.texts import Text, luck_of, text_at

FOREVER = 10**6


@dataclass(slots=True)
class Beat:
    """One beat under way: which exchange it is, what lay when it began, what has closed in it."""

    number: int
    lay: list[bool]
    ratified: bool = False
    """whether those have spoken who approve what others have signed"""
    closed: set[int] = field(default_factory=set)
    covered: set[int] = field(default_factory=set)
    """levers for which a clause has come into force in this beat"""
    touched: set[int] = field(default_factory=set)
    """seats that have signed what has closed, or whose lever it moves"""


# What a signature costs


def purse_of(book: Book, game: Game, seat: int) -> int:
    """What a seat has in points to pay with."""
    purse = book.purse[seat]
    return game.indicator[purse] - book.low[purse] if purse >= 0 else 0


def step_cost(book: Book, game: Game, text: Text, lever: int, seat: int) -> int:
    """Half of the step that the seat sees for the lever's owners, half for the others."""
    price = book.price[lever][game.seen[seat][lever]][text.clause[lever]]
    owners = book.owners[lever]
    others = len(text.parties) - len(owners)
    half = ceil(price, 2)
    if seat in owners:
        return ceil(half if others > 0 else price, len(owners))
    return ceil(half if owners else price, others) if others > 0 else 0


def doubt_cost(book: Book, game: Game, text: Text, lever: int, seat: int) -> int:
    """A check, or worry about an owner that may break its word; nothing where the agreement moves the lever."""
    if book.binding[lever]:
        return 0
    if text.verified[lever]:
        return round(book.rules.verification.cost * 100) if book.rules.verification else 0
    if seat in book.owners[lever]:
        return 0
    most = round(book.rules.worry * 100)
    least = min(game.trust[seat][owner] for owner in book.owners[lever])
    return ceil(most * (10_000 - least), 1_000_000) * 100


def clause_costs(book: Book, game: Game, place: int, seat: int) -> dict[int, int]:
    """What signing a text costs a party for each lever, payments apart; nothing for what it reads as gone."""
    text, deal = text_at(game, place), game.offer_deal[place]
    if not text.party[seat]:
        return {}
    return {
        lever: step_cost(book, game, text, lever, seat) + doubt_cost(book, game, text, lever, seat)
        for lever in text.named
        if game.read_deal[seat][lever] == deal or not entered(book, game, place, lever)
    }


def too_poor(book: Book, game: Game, place: int, seat: int) -> bool:
    """Who cannot pay has not signed: judged for this signature alone, whether or not the others are there."""
    return seat not in paid_before(game, place) and too_dear(book, game, place, seat)


def too_dear(book: Book, game: Game, place: int, seat: int) -> bool:
    """Tell whether a seat cannot pay for its signature."""
    text, mandate, points = text_at(game, place), 0, 0
    if not game.offer_deal[place]:
        mandate, points = (amounts[seat] for amounts in text.pay)
    cost = sum(clause_costs(book, game, place, seat).values()) - mandate
    return cost > game.mandate[seat] or -points > purse_of(book, game, seat)


def paid_before(game: Game, place: int) -> set[int]:
    """List who has signed the agreement that an open text has become, as somebody still reads it."""
    deal = game.offer_deal[place]
    return {
        seat
        for reader, deals in enumerate(game.read_deal)
        for lever, number in enumerate(deals)
        if deal and number == deal
        for seat, has in enumerate(game.read_signer[reader][lever])
        if has
    }


def entered(book: Book, game: Game, place: int, lever: int) -> bool:
    """Tell whether a clause has come into force before: if all who must had signed what is in force."""
    if not game.offer_deal[place] or not book.owners[lever]:
        return False
    return book.must_sign(lever, game.offer[place][lever]) <= paid_before(game, place)


def read_by_somebody(game: Game, lever: int, deal: int) -> bool:
    """Tell whether anybody reads an agreement as in force on a lever."""
    return any(deals[lever] == deal for deals in game.read_deal)


# Whether it can close


def signers(game: Game, place: int) -> set[int]:
    return {seat for seat, has in enumerate(game.signed[place]) if has}


def rule_met(book: Book, text: Text, signed: set[int]) -> bool:
    """Tell whether the signatures meet the signing rule: all, all but some, votes; nobody pays unasked."""
    rule, parties = book.rules.sign, set(text.parties)
    payers = {s for amounts in text.pay for s, amount in enumerate(amounts) if amount < 0}
    if len(signed) < 2 or not payers <= signed:
        return False
    if text.open:
        return len(signed) >= (book.rules.coalition or 2)
    missing = parties - signed
    if any(book.veto[seat] for seat in missing):
        return False
    if rule.rule == "all":
        return not missing
    if rule.rule == "all_but":
        return len(missing) <= rule.missing
    votes = sum(book.votes_of[seat] for seat in signed)
    return votes * 100 > rule.above * sum(book.votes_of[seat] for seat in parties)


def entering(book: Book, game: Game, place: int) -> set[int]:
    """List the levers whose clauses come into force: those that all have signed who must, and the table's.

    An open text moves the table's levers only when everyone has joined it.
    """
    text, signed = text_at(game, place), signers(game, place)
    everyone = {seat for seat in range(book.S) if book.actors[seat]}
    found = set()
    for lever in text.named:
        waits = book.must_sign(lever, text.clause[lever])
        if text.open and not book.owners[lever]:
            waits = everyone
        if waits <= signed and not entered(book, game, place, lever):
            found.add(lever)
    return found


def needs_ratifying(book: Book, game: Game, place: int) -> list[int]:
    """List the new signatories whose ratifier has not signed itself."""
    signed = signers(game, place)
    return [
        seat
        for seat in sorted(signed - paid_before(game, place))
        if (by := book.ratifier[seat]) is not None and not (isinstance(by, int) and by in signed)
    ]


def ready(book: Book, game: Game, beat: Beat, place: int) -> bool:
    """Tell whether a text could close now: enough have signed it, and it would bring something about."""
    text, signed = text_at(game, place), signers(game, place)
    if not rule_met(book, text, signed):
        return False
    if not beat.ratified and needs_ratifying(book, game, place):
        return False
    if game.offer_deal[place]:
        return bool(signed - paid_before(game, place) or entering(book, game, place))
    return bool(entering(book, game, place) or text.pays)


# The tally


def tally(book: Book, game: Game, beat: Beat, may: Iterable[int]) -> None:
    """Close what can close, one after the other, in an order that no seat's place decides."""
    may = sorted(may)
    while True:
        tried = [place for place in may if game.offered[place] and place not in beat.closed]
        poor = [(p, s) for p in tried for s in signers(game, p) if too_poor(book, game, p, s)]
        for place, seat in poor:
            end_signature(game, beat, place, seat)
        closable = [
            place
            for place in tried
            if ready(book, game, beat, place) and not beat.covered & entering(book, game, place)
        ]
        if not closable:
            break
        first = first_of(book, game, closable)
        entered, new = entering(book, game, first), signers(game, first) - paid_before(game, first)
        close(book, game, beat.number, first, entered)
        offer = game.offer[first]
        beat.touched |= new | {s for x in entered for s in book.must_sign(x, offer[x])}
        beat.closed.add(first)
        beat.covered |= entered
        lapse_on_rivals(book, game, beat, new, tried)
    lapse_elsewhere(book, game, beat)


def first_of(book: Book, game: Game, closable: list[int]) -> int:
    """Whose turn it is: rivals over a lever first, then those who share a signer, then luck."""
    for over_a_lever in (True, False):
        closable = [
            place
            for place in closable
            if not any(
                beats(book, game, other, place, over_a_lever)
                for other in closable
                if other != place
            )
        ] or closable
    return min(closable, key=lambda place: luck_of(book, game, text_at(game, place)))


def beats(book: Book, game: Game, one: int, other: int, over_a_lever: bool) -> bool:
    """Tell whether one text closes before another: whoever signed both says so by having signed it last.

    Over a lever only its owners say so; of the table's any signer.
    """
    shared = entering(book, game, one) & entering(book, game, other)
    say = {s for lever in shared for s in book.owners[lever] or range(book.S)}
    judges = signers(game, one) & signers(game, other)
    if shared:
        judges &= say
    if bool(shared) != over_a_lever or not (shared or judges):
        return False
    first, second = game.signed_at[one], game.signed_at[other]
    later = {first[seat] > second[seat] for seat in judges if first[seat] != second[seat]}
    if len(later) == 1:
        return later == {True}
    luck = [luck_of(book, game, text_at(game, place)) for place in (one, other)]
    return luck[0] < luck[1]


def end_signature(game: Game, beat: Beat, place: int, seat: int) -> None:
    """End a signature, if it does not stand on an agreement in force.

    Of one that was given in this very beat nothing is told.
    """
    if not game.signed[place][seat] or seat in paid_before(game, place):
        return
    if game.signed_at[place][seat] != beat.number:
        game.took_back[place][seat] = True
    game.signed[place][seat], game.signed_at[place][seat] = False, 0


def lapse_on_rivals(book: Book, game: Game, beat: Beat, seats: set[int], tried: list[int]) -> None:
    """Who has signed what closes signs nothing else that would take one of the levers."""
    for place in tried:
        if place not in beat.closed and beat.covered & entering(book, game, place):
            for seat in seats:
                end_signature(game, beat, place, seat)


def lapse_elsewhere(book: Book, game: Game, beat: Beat) -> None:
    """Let signatures of the signers, and of who must sign what closes, lapse: they were given for another world."""
    fresh = [
        (p, s) for p in range(book.slots) for s in range(book.S) if put_in(game, beat.number, p, s)
    ]
    for seat in beat.touched:
        for place in range(book.slots):
            if game.offered[place] and place not in beat.closed:
                if (place, seat) in fresh:
                    game.fading[seat] = True
                else:
                    end_signature(game, beat, place, seat)
        game.ready[seat] = -1


def put_in(game: Game, number: int, place: int, seat: int) -> bool:
    """Tell whether a signature was given with a text that first lay there in an exchange."""
    given = game.signed[place][seat] and game.signed_at[place][seat] == number
    return given and game.proposer[place][seat] and game.offer_since[place] == number


def fade(book: Book, game: Game, beat: Beat, again: set[tuple[int, int]]) -> None:
    """On a text that was put when another closed, the signature lapses with the next exchange, if not given again."""
    for place in range(book.slots):
        for seat in range(book.S):
            faded = game.fading[seat] and put_in(game, beat.number - 1, place, seat)
            if faded and (place, seat) not in again:
                end_signature(game, beat, place, seat)
    game.fading = [False] * book.S


# What comes into force


def pay(book: Book, game: Game, place: int) -> None:
    """Let new signers pay what signing costs, and carry out what a new agreement pays."""
    text, signed, joined = text_at(game, place), signers(game, place), game.offer_deal[place]
    mandates, indicators = [0] * book.S, [0] * book.I
    for seat in signed - paid_before(game, place):
        for lever, cost in clause_costs(book, game, place, seat).items():
            mandates[seat] -= cost
            if joined and game.read_deal[seat][lever] == joined != game.deal[lever]:
                game.owed[lever][seat] += cost
    if not joined:
        for seat in text.parties:
            mandates[seat] += text.pay[0][seat]
            if text.pay[1][seat]:
                indicators[book.purse[seat]] += text.pay[1][seat]
    game.add(indicators, mandates)


def close(book: Book, game: Game, number: int, place: int, entered: set[int]) -> None:
    """Bring a text into force: who signed pays, its clauses bind."""
    text, signed, joined = text_at(game, place), signers(game, place), game.offer_deal[place]
    pay(book, game, place)
    talks = game.round * (book.exchanges + 2) + number
    deal = joined or talks * book.slots + place + 1
    before = list(game.deal)
    for lever in entered:
        take_over(book, game, lever, signed, before)
        end_promise(game, text, lever)
    for lever in entered:
        put_in_force(book, game, text, lever, deal)
        game.taken[lever] = [False] * book.S
    for lever in range(book.L):
        if game.deal[lever] == deal:
            game.signer[lever] = [seat in signed for seat in range(book.S)]
    for lever in range(book.L):
        if lever in entered:
            read_by(book, game, text, lever)
        for reader in range(book.S + 1):
            if game.read_deal[reader][lever] == deal:
                game.read_signer[reader][lever] = [seat in signed for seat in range(book.S)]
    covers = any(read_by_somebody(game, lever, deal) for lever in range(book.L))
    game.offered[place] = text.open and covers and set(text.parties) > signed
    game.offer_deal[place] = deal
    game.awaiting[place] = False


def take_over(book: Book, game: Game, lever: int, signed: set[int], deals: list[int]) -> None:
    """A clause taken over without an old signatory is a breach of its agreement by owners that signed both."""
    if game.clause[lever] >= 0:
        old = {seat for seat, has in enumerate(game.signer[lever]) if has}
        for hand, (owner, held) in enumerate(book.hands):
            if held == lever and owner in old & signed:
                for seat in old - signed:
                    if seat != owner:
                        game.wronged[seat][hand] = True
        for owner in set(book.owners[lever]) & old & signed:
            if old - signed:
                for other in range(book.L):
                    if deals[other] == deals[lever]:
                        game.taken[other][owner] = True


def end_promise(game: Game, text: Text, lever: int) -> None:
    """Who signs otherwise in public promises no longer: the later word counts."""
    if text.public[lever] and game.promised[lever] not in (-1, text.clause[lever]):
        game.promised[lever] = -1


def put_in_force(book: Book, game: Game, text: Text, lever: int, deal: int) -> None:
    lasts = text.rounds or book.rules.duration or FOREVER
    game.clause[lever], game.deal[lever] = text.clause[lever], deal
    game.public[lever], game.verified[lever] = text.public[lever], text.verified[lever]
    game.until[lever] = game.round + lasts - 1


def read_by(book: Book, game: Game, text: Text, lever: int) -> None:
    """Who may know of a clause reads it; the others go on reading the older one until the reveal."""
    for reader in range(book.S + 1):
        told = text.public[lever] or (reader < book.S and text.party[reader])
        if told:
            game.read_clause[reader][lever] = game.clause[lever]
            game.read_deal[reader][lever] = game.deal[lever]
            game.read_public[reader][lever] = game.public[lever]
            game.read_verified[reader][lever] = game.verified[lever]
            game.read_until[reader][lever] = game.until[lever]
