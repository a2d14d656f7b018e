"""One exchange of the talk in one game: everything on what lay there when it began, then the tally."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.reference.agreements import (
    Beat,
    end_signature,
    fade,
    needs_ratifying,
    paid_before,
    read_by_somebody,
    rule_met,
    signers,
    tally,
)
from tests.benchmarks.reference.book import Book
from tests.benchmarks.reference.conditions import agreed_view
from tests.benchmarks.reference.findings import outside_view
from tests.benchmarks.reference.impossible import never
from tests.benchmarks.reference.lawful import Says, what_it_says
from tests.benchmarks.reference.state import Game
from tests.benchmarks.reference.texts import Text, edited, edits_of, name_of, text_at
from tests.benchmarks.reference.words import say_words

SIGN = 1


def exchange(book: Book, game: Game, asked: Any, number: int) -> None:
    """Play one beat, if anybody is left to be asked."""
    going = any(game.awake)
    if going:
        beat = Beat(number, list(game.offered))
        news = News(book, game)
        says = {s: what_it_says(book, game, asked, s) for s in range(book.S) if game.awake[s]}
        say_words(book, game, asked)
        for seat, one in says.items():
            step_aside(book, game, beat, seat, one)
        lay_all(book, game, number, says)
        fade(book, game, beat, {(place, seat) for seat, one in says.items() for place in one.gives})
        for seat, one in says.items():
            take_back(book, game, beat, seat, one)
        for seat, one in says.items():
            answer(game, beat, seat, one)
        give_what_is_ready(book, game, beat, says)
        tally(book, game, beat, could_close(book, game, number))
        decline_no_longer(book, game)
        clear(book, game)
        ask_again(book, game, beat, news, says)
    if number == book.exchanges and book.ratified:
        await_ratification(book, game, number)


def step_aside(book: Book, game: Game, beat: Beat, seat: int, says: Says) -> None:
    """A seat has one own text: putting another, or withdrawing, takes its name and signature off it."""
    for place in range(book.slots):
        kept = says.put is not None and text_at(game, place) == says.put
        if game.proposer[place][seat] and (says.withdraw or (says.put and not kept)):
            game.proposer[place][seat] = False
            says.aside.add(place)


def lay_all(book: Book, game: Game, number: int, says: dict[int, Says]) -> None:
    """Put texts on the table; alike they are one text with several proposers, wherever it has lain before.

    A new one lies in the place of its first proposer, by the seats' ids.
    """
    for seat in sorted(says, key=lambda seat: book.seats[seat]):
        text = says[seat].put
        if text:
            says[seat].place = lay(book, game, number, seat, text)
    for seat, one in says.items():
        if one.put:
            game.proposer[one.place][seat] = True
            game.parent[one.place][seat] = one.parent if one.parent != one.place else -1


def lay(book: Book, game: Game, number: int, seat: int, text: Text) -> int:
    known = [p for p in range(book.slots) if game.offer_name[p] == name_of(book, text)]
    place = known[0] if known else number * book.S + book.rank[seat]
    if not known:
        game.offer_name[place] = name_of(book, text)
        game.offer[place] = list(text.clause)
        game.offer_public[place] = list(text.public)
        game.offer_verified[place] = list(text.verified)
        game.offer_pay[place] = [list(amounts) for amounts in text.pay]
        game.offer_party[place] = list(text.party)
        game.offer_open[place], game.offer_rounds[place] = text.open, text.rounds
    if not game.offered[place]:
        game.offered[place], game.offer_since[place] = True, number
    return place


def take_back(book: Book, game: Game, beat: Beat, seat: int, says: Says) -> None:
    """Take signatures back, given or kept ready."""
    if says.unsay or game.ready[seat] in says.gives | set(says.decline):
        game.ready[
            seat
        ] = -1  # whoever answers the same text anew no longer means what it said before
    wanted = wanted_by(book, game, seat)
    for place in says.refuses | says.aside:
        end_signature(game, beat, place, seat)
        if wanted == place:
            game.ready[seat] = -1


def answer(game: Game, beat: Beat, seat: int, says: Says) -> None:
    """Sign and decline; a change named keeps a signature ready, one at a time."""
    for place in says.gives:
        sign(game, beat, place, seat)
    for place, (blocking, change, meant) in says.decline.items():
        game.declined[place][seat], game.meant[place][seat] = True, meant
        game.declined_at[place][seat] = beat.number
        game.blocking[place][seat], game.change[place][seat] = blocking, list(change)
        if meant:
            game.ready[seat] = place


def sign(game: Game, beat: Beat, place: int, seat: int) -> None:
    if not game.signed[place][seat]:
        game.signed[place][seat], game.signed_at[place][seat] = True, beat.number


def decline_no_longer(book: Book, game: Game) -> None:
    """Whoever has signed when the beat is over declines no longer; a fleeting signature is not told."""
    for place in range(book.slots):
        for seat in signers(game, place):
            game.declined[place][seat], game.meant[place][seat] = False, False
            game.declined_at[place][seat] = 0
            game.blocking[place][seat], game.change[place][seat] = -1, [0, 0]


def wanted_by(book: Book, game: Game, seat: int) -> int:
    """Find where the text lies for which a seat keeps its signature ready; -1 nowhere."""
    base = game.ready[seat]
    if base < 0:
        return -1
    text = edited(book, text_at(game, base), edits_of(book, game.change[base][seat]), seat)
    lying = (
        p
        for p in range(book.slots)
        if game.offered[p] and game.offer_name[p] == name_of(book, text)
    )
    return next(lying, -1)


def give_what_is_ready(book: Book, game: Game, beat: Beat, says: dict[int, Says]) -> None:
    """Give what was kept ready in the exchange after its text has appeared, at once if it lay there already.

    So who did not hear the change named cannot tell that the signature was promised before.
    """
    for seat in range(book.S):
        place = wanted_by(book, game, seat)
        if place >= 0 and beat.lay[place]:
            game.ready[seat] = -1
            if seat not in says or place not in says[seat].refuses | says[seat].aside:
                sign(game, beat, place, seat)


def could_close(book: Book, game: Game, number: int) -> list[int]:
    """List texts that did not appear in this very exchange, and can be carried out as far as all can see."""
    outside = outside_view(book, game)
    return [
        place
        for place in range(book.slots)
        if game.offered[place]
        and game.offer_since[place] < number
        and not never(book, game, outside, text_at(game, place))
    ]


def clear(book: Book, game: Game) -> None:
    """A text lies while a proposer stands for it or a signature is on it."""
    for place in range(book.slots):
        deal = game.offer_deal[place]
        if deal:
            stands = any(read_by_somebody(game, lever, deal) for lever in range(book.L))
        else:
            stands = any(game.proposer[place]) or any(game.signed[place])
        game.offered[place] &= stands


class News:
    """What was so before a beat, so that what is new can be told."""

    def __init__(self, book: Book, game: Game) -> None:
        self.names = list(game.offer_name)
        self.ended = [list(row) for row in game.took_back]
        self.changes = [[list(codes) for codes in row] for row in game.change]


def ask_again(book: Book, game: Game, beat: Beat, news: News, says: dict[int, Says]) -> None:
    """Ask who says "wait", and those who may know of what happens for the first time in this talk.

    A stranger to a public text is woken by its appearing and its closing, and by nothing in between.
    """
    awake = [seat in says and says[seat].wait for seat in range(book.S)]
    for place in range(book.slots):
        text = text_at(game, place)
        signed = [has and game.offered[place] for has in game.signed[place]]
        loud = (game.offer_name[place] and not news.names[place]) or place in beat.closed
        first = any(
            (signed[s] and not game.had_signed[place][s])
            or (game.took_back[place][s] and not news.ended[place][s])
            or names_another(game.change[place][s], news.changes[place][s])
            for s in range(book.S)
        )
        for seat in range(book.S):
            if loud and not text.secret:
                awake[seat] = True
            if (loud or first) and text.party[seat]:
                awake[seat] = True
            game.had_signed[place][seat] |= signed[seat]
    last = beat.number >= book.exchanges or game.round < book.talk_from
    game.awake = [book.actors[s] and awake[s] and not last for s in range(book.S)]


def names_another(change: list[int], before: list[int]) -> bool:
    return any(code and code != old for code, old in zip(change, before, strict=True))


# Ratification


def await_ratification(book: Book, game: Game, number: int) -> None:
    """Set texts with enough signatures aside until those have spoken who approve what others have signed."""
    for place in could_close(book, game, number):
        met = rule_met(book, text_at(game, place), signers(game, place))
        if met and needs_ratifying(book, game, place):
            game.awaiting[place] = True


def ratify(book: Book, game: Game, asked: Any) -> None:
    """Let ratifiers decide on the texts that wait for them."""
    waiting = [place for place in range(book.slots) if game.awaiting[place]]
    fine = [
        place
        for place in waiting
        if all(approves(book, game, asked, place, s) for s in needs_ratifying(book, game, place))
    ]
    beat = Beat(book.exchanges + 1, list(game.offered), ratified=True)
    tally(book, game, beat, fine)
    for place in waiting:
        if game.awaiting[place]:
            game.awaiting[place] = False
            game.offered[place] = game.offer_deal[place] > 0


def approves(book: Book, game: Game, asked: Any, place: int, seat: int) -> bool:
    by = book.ratifier[seat]
    if isinstance(by, int):
        return bool(asked.approve[place][by] == SIGN)
    view = agreed_view(game, seat, place)
    yes, total = 0, 0
    for weight, veto, accepts in book.groups[seat]:
        total += weight
        if accepts is None or accepts(view):
            yes += weight
        elif veto:
            return False
    return yes * 100 > book.above[seat] * total


# When the talk is past


def past(book: Book, game: Game) -> None:
    """Clear the table: all signatures end with the talk; open agreements in force stay to be joined."""
    blank = Game(book, game.seed)
    open_deals = [
        place
        for place in range(book.slots)
        if game.offered[place] and game.offer_deal[place] and game.offer_deal[place] in game.deal
    ]
    newest = sorted(open_deals, key=lambda place: -game.offer_deal[place])[: book.S]
    for place in newest:
        paid = paid_before(game, place)
        game.signed[place] = [seat in paid for seat in range(book.S)]
    for name in TEXT_FACTS:
        old, new = getattr(game, name), getattr(blank, name)
        if name in KEPT:
            for later, place in enumerate(newest):
                new[later] = old[place]
        setattr(game, name, new)
    game.ready, game.awake, game.fading = blank.ready, blank.awake, blank.fading


TEXT_FACTS = (
    "offered", "offer_name", "offer", "offer_public", "offer_verified", "offer_pay", "offer_party",
    "offer_open", "offer_rounds", "offer_since", "offer_deal", "proposer", "parent", "signed", "signed_at",
    "declined", "declined_at", "blocking", "change", "meant", "had_signed", "took_back", "awaiting",
)  # fmt: skip
KEPT = (
    "offered", "offer_name", "offer", "offer_public", "offer_verified", "offer_pay", "offer_party",
    "offer_open", "offer_rounds", "offer_deal", "proposer", "signed",
)  # fmt: skip
