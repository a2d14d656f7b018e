"""One exchange of the talk: texts are put, signed, declined and taken back, all on what lay there when it began.

What everybody does is carried out at once, so that nobody is quicker than another; then what has enough
signatures closes (`closing`). Whoever has nothing to add is asked again when something new lies there that it
may know of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.rules.agreeing import read_as_signed, unread
from game.rules.arrays import Array, Mask, Whole, choose, places, some
from game.rules.beats import DECLINE, PUT, SIGN, WITHDRAW, TalkOrders
from game.rules.closing import TalkBeat, ready_now
from game.rules.edits import edited
from game.rules.position import AXES, COLUMNS, Position
from game.rules.rulebook import Rulebook
from game.rules.signing import packages, paid_before, written
from game.rules.texts import Texts, names_of, place_of, secret_texts, texts_at
from game.rules.writing import Placement, Sight

BY_SEAT = (("order", "seat"),)
BY_TEXT = (("put", "text"),)


@dataclass(frozen=True, slots=True)
class Puts:
    """Texts that seats put on the table in this exchange, n of them, in the places where they lie."""

    texts: Texts
    seat: Whole
    slot: Whole
    name: Whole
    fresh: Mask
    """whether it has not lain there in this talk"""

    @property
    def at(self) -> tuple[Whole, Whole]:
        """Games and places."""
        return self.texts.game, self.slot

    def slots(self, position: Position) -> Whole:
        """The place of each seat's text: [G, S]; -1 for who puts none."""
        slots = np.full(position.awake.shape, -1, dtype=np.int64)
        slots[self.texts.game, self.seat] = self.slot
        return slots


def puts(book: Rulebook, position: Position, orders: TalkOrders, exchange: int) -> Puts:
    """Find a place for every text that is put; texts that are alike share one (case text-2)."""
    placed = packages(orders, orders.action == PUT)
    texts = written(book, placed)
    name, seat = names_of(book, texts), placed.proposer
    known = position.offer_name[texts.game] == name[:, None]
    fresh = ~some(known, 1)
    slot = np.where(fresh, place_of(book, exchange, seat), known.argmax(axis=1))
    order = np.lexsort((slot, name, texts.game))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (np.diff(texts.game[order]) != 0) | (np.diff(name[order]) != 0)
    first = np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    slot[order] = slot[order][first]
    return Puts(texts, seat, slot, name, fresh)


@dataclass(frozen=True, slots=True)
class Signatures:
    """What becomes of signatures before anything closes: each [G, T, S]."""

    gone: Mask
    """taken back, given earlier or kept ready: by order, by declining, or with the own text"""
    given: Mask
    """by order, or with the text that is put"""


def signatures(position: Position, orders: TalkOrders, put: Puts) -> Signatures:
    """Read who signs and who takes back; a take-back wins over a signature of the same beat (cases text-3, text-8)."""
    slots = put.slots(position)
    aside = position.proposer & _steps_aside(orders, slots, position.offered.shape[1])
    refused = orders.back | (orders.answer == DECLINE)
    given = orders.answer == SIGN
    given[put.texts.game, put.slot, put.seat] = True
    return Signatures(aside | refused, given & ~refused)


def _steps_aside(orders: TalkOrders, slots: Whole, texts: int) -> Mask:
    """Mark the texts that seats [G, S] stand for no longer, if they did: by withdrawing, or putting another: [G, T, S]."""
    other = slots[:, None, :] != np.arange(texts)[:, None]
    return (orders.action == WITHDRAW)[:, None, :] | ((slots >= 0)[:, None, :] & other)


def lay(position: Position, put: Puts, exchange: int) -> Iterator[Placement]:
    """Put texts on the table (cases text-1, text-2 and talk-1); its parties are told what each says.

    That a text with a public clause lies there, and between whom, is known to all.
    """
    at, said = put.at, put.texts
    if not len(put.seat):
        return
    party = position.offer_party.copy()
    party[at] = said.party
    secret = secret_texts(position)
    secret[at] = said.secret
    parties = _parties(party)

    def who_knows() -> Mask:
        return party | ~secret[:, :, None]

    def written_down(fact: str, rows: Array | int, sight: Sight = parties) -> Placement:
        after = getattr(position, fact).copy()
        after[at] = rows
        return Placement("text", fact, after, BY_TEXT, sight=sight)

    yield written_down("offer_name", put.name)
    yield written_down("offer", said.clause)
    yield written_down("offer_public", said.public & said.named)
    yield written_down("offer_verified", said.verified)
    yield written_down("offer_pay", said.pay)
    yield written_down("offer_open", said.open)
    yield written_down("offer_rounds", said.rounds)
    yield Placement("text", "offer_party", party, BY_TEXT, sight=who_knows)
    yield written_down("offered", 1, who_knows)
    since = position.offer_since.copy()
    since[at] = np.where(position.offered[at], since[at], exchange)
    yield Placement("bookkeeping", "offer_since", since)


def stand_for(position: Position, orders: TalkOrders, put: Puts) -> Iterator[Placement]:
    """Note who stands for which text, and what it amends: a seat has one own text (cases text-4 and text-6)."""
    proposer, parent = position.proposer.copy(), position.parent.copy()
    slots = put.slots(position)
    proposer &= ~_steps_aside(orders, slots, proposer.shape[1])
    cell = put.texts.game, put.slot, put.seat
    proposer[cell] = True
    amended = orders.parent[put.texts.game, put.seat]
    parent[cell] = np.where(amended == put.slot, -1, amended)
    sight = _parties(position.offer_party)
    if not np.array_equal(proposer, position.proposer):
        yield Placement("stands_for", "proposer", proposer, BY_SEAT, sight=sight)

    def both() -> Mask:
        game, reads = np.arange(len(parent))[:, None, None], np.zeros((), dtype=bool)
        for named in (position.parent, parent):
            reads = reads | (position.offer_party[game, named] & (named >= 0)[..., None])
        return position.offer_party[:, :, None, :] & reads

    if not np.array_equal(parent, position.parent):
        yield Placement("amends", "parent", parent, BY_SEAT, sight=both)


def sign(beat: TalkBeat, given: Mask, because: tuple[tuple[str, ...], ...] = BY_SEAT) -> None:
    """Give signatures [G, T, S]; nothing is told of one that does not outlive the beat (case ready-3)."""
    position, book = beat.position, beat.turn.book
    given = given & ~position.signed
    if not given.any():
        return
    itself = book.itself

    def who_is_told() -> Mask:
        giver = np.broadcast_to(itself[None, None], (*given.shape, len(itself)))
        told = beat.fleeting[:, :, :, None]
        return np.where(told, giver, position.offer_party[:, :, None, :])

    signed_at = np.where(given, beat.exchange, position.signed_at)
    beat.turn.place(
        [
            Placement("signature", "signed", position.signed | given, because, sight=who_is_told),
            Placement("bookkeeping", "signed_at", signed_at),
        ]
    )


def refuse(position: Position, orders: TalkOrders, exchange: int) -> Iterator[Placement]:
    """Note who declines, which clause is in the way and what would do (case talk-6)."""
    declines = orders.answer == DECLINE
    if not declines.any():
        return
    sight = _parties(position.offer_party)

    def put(fact: str, after: Array) -> Placement:
        return Placement("answer", fact, after, BY_SEAT, sight=sight)

    yield put("declined", position.declined | declines)
    yield put("blocking", choose(declines, orders.blocking, position.blocking))
    yield put("change", choose(declines[:, :, :, None], orders.change, position.change))
    yield put("meant", choose(declines, orders.meant, position.meant))
    when = choose(declines, np.full_like(position.declined_at, exchange), position.declined_at)
    yield Placement("bookkeeping", "declined_at", when)


def decline_no_longer(position: Position) -> Iterator[Placement]:
    """Let those who have signed a text decline it no longer (case ready-7).

    Only once the beat is over: of a signature that does not outlive it nothing may be told.
    """
    signs = position.signed & position.declined
    if signs.any():
        sight, because = _parties(position.offer_party), (("signed", "text", "seat"),)
        for fact, none in (("declined", 0), ("blocking", -1), ("change", 0), ("meant", 0)):
            old = getattr(position, fact)
            wide = signs.reshape(signs.shape + (1,) * (old.ndim - signs.ndim))
            after = np.where(wide, np.asarray(none, dtype=old.dtype), old)
            yield Placement("answer", fact, after, because, sight=sight)
        yield Placement("bookkeeping", "declined_at", position.declined_at * ~signs)


# Signatures kept ready


@dataclass(frozen=True, slots=True)
class WantedTexts:
    """Texts for which seats keep their signature ready, n of them."""

    game: Whole
    seat: Whole
    name: Whole
    slot: Whole
    """where it lies; -1 nowhere"""


def wanted(book: Rulebook, position: Position, ready: Whole) -> WantedTexts:
    """Find the texts for which seats keep their signature ready: `ready` [G, S] are the texts declined."""
    game, seat = places(ready >= 0)
    of = ready[game, seat]
    texts = edited(book, texts_at(position, (game, of)), position.change[game, of, seat], seat)
    name = names_of(book, texts)
    lies = position.offered[game] & (position.offer_name[game] == name[:, None])
    return WantedTexts(game, seat, name, np.where(some(lies, 1), lies.argmax(axis=1), -1))


def readied(
    book: Rulebook, position: Position, orders: TalkOrders, signs: Mask, gone: Mask
) -> Whole:
    """Work out which signatures seats keep ready: [G, S] texts declined, -1 none (cases ready-1, ready-2).

    One stands for a seat at a time. It ends when the seat says so, keeps another ready, answers the same
    text anew (`signs` [G, T, S], or declining), or takes its signature back from the very text that it
    wanted (`gone`). `position` is before the answers of this beat.
    """
    declines = orders.answer == DECLINE
    ready = np.where(orders.unsay, -1, position.ready)
    game, seat = places(ready >= 0)
    anew = (signs | declines)[game, ready[game, seat], seat]
    ready[game[anew], seat[anew]] = -1
    old = wanted(book, position, ready)
    taken = (old.slot >= 0) & gone[old.game, np.maximum(old.slot, 0), old.seat]
    ready[old.game[taken], old.seat[taken]] = -1
    game, text, seat = places(orders.meant & declines)
    ready[game, seat] = text
    return ready


def give_what_is_ready(beat: TalkBeat, ready: Whole, lying: Mask, refused: Mask) -> None:
    """Give what was kept ready for a text that lay there when the beat began: `lying` [G, T].

    Cases ready-1 and ready-5.

    So who did not hear the change named cannot tell that the signature was promised before. Whoever refuses
    or leaves the text at that moment (`refused` [G, T, S]) does not give it, and no longer keeps it ready.
    """
    book, position = beat.turn.book, beat.position
    kept = wanted(book, position, ready)
    due = np.flatnonzero((kept.slot >= 0) & lying[kept.game, np.maximum(kept.slot, 0)])
    game, slot, seat = kept.game[due], kept.slot[due], kept.seat[due]
    left = ready.copy()
    left[game, seat] = -1
    given = np.zeros_like(position.signed)
    given[game, slot, seat] = ~refused[game, slot, seat]
    if not np.array_equal(left, position.ready):
        beat.turn.place([ready_now(beat, "ready", left, (("readied", "seat"),))])
    sign(beat, given, (("kept_ready", "seat"),))


# Who is asked again


def asked_again(
    book: Rulebook,
    before: Position,
    position: Position,
    orders: TalkOrders,
    beat: TalkBeat,
    going: Mask,
) -> Iterator[Placement]:
    """Say who is asked in the next exchange: [G, S] (cases wake-1 to wake-6 and talk-11).

    Whoever asked to be, and whoever may know of something new: a text that has not lain there in this talk,
    a signature given or ended for the first time, a change not named before, a closing. A stranger to a
    public text is woken by its appearing and its closing, and by nothing that happens to it in between. Before
    the first round with texts there is one exchange.
    """
    party = position.offer_party
    signed = position.signed & position.offered[:, :, None]
    appeared = (position.offer_name > 0) & (before.offer_name == 0)
    named = some((orders.change != before.change) & (orders.change != 0), 3)
    first = (signed & ~before.had_signed) | (position.took_back & ~before.took_back) | named
    stirred = appeared | beat.closed | some(first, 2)
    awake = (before.awake & orders.wait) | some(party & stirred[:, :, None], 1)
    loud = (appeared | beat.closed) & ~secret_texts(position)
    awake |= some(loud, 1)[:, None]
    more = beat.exchange < book.exchanges and position.round >= book.talk_from
    awake &= going[:, None] & book.actors & more
    yield Placement("bookkeeping", "had_signed", position.had_signed | signed)
    yield Placement("bookkeeping", "awake", awake)


def off_the_table(position: Position) -> Iterator[Placement]:
    """Take away texts that nobody stands for and nobody has signed (case text-4).

    Of open agreements those of which nobody reads a clause as in force any more (case open-3).
    """
    held = some(position.proposer | position.signed, 2)
    game, _ = at = places(position.offer_deal > 0)
    held[at] = some(some(position.read_deal[game] == position.offer_deal[at][:, None, None], 2), 1)
    lies = position.offered & held
    if not np.array_equal(lies, position.offered):
        sight = _parties(position.offer_party | ~secret_texts(position)[:, :, None])
        because = (("signature_ended", "text"), ("taken_from", "text"))
        yield Placement("off_the_table", "offered", lies, because, sight=sight)


def past(book: Rulebook, position: Position) -> Iterator[Placement]:
    """Clear the table when the talk is past: all signatures end, and everybody is asked in the next one.

    Open agreements in force stay, so that others can join them in later talks: the newest, as many as there
    are seats (cases text-7 and open-1).
    """
    if (position.offer_name > 0).any():
        at, to = _joinable(position)
        for name in TEXT_FACTS:
            old = paid_before(position) if name == "signed" else getattr(position, name)
            after = np.empty_like(old)
            after[:] = COLUMNS[name].opening(book, 1)
            if name in KEPT:
                after[to] = old[at]
            yield Placement("bookkeeping", name, after)
    yield Placement("bookkeeping", "ready", np.full_like(position.ready, -1))
    yield Placement("bookkeeping", "fading", np.zeros_like(position.fading))
    yield Placement("bookkeeping", "awake", np.repeat(book.actors[None], position.games, axis=0))


def _joinable(position: Position) -> tuple[tuple[Whole, Whole], tuple[Whole, Whole]]:
    """Find open agreements in force, and where they lie in the next talk: games and places."""
    game, text = at = places(position.offered & (position.offer_deal > 0))
    stands = some(position.deal[game] == position.offer_deal[at][:, None], 1)
    game, text = game[stands], text[stands]
    newest = np.lexsort((-position.offer_deal[game, text], game))
    game, text = game[newest], text[newest]
    place = np.arange(len(game)) - np.searchsorted(game, game)
    kept = place < position.awake.shape[1]
    return (game[kept], text[kept]), (game[kept], place[kept])


TEXT_FACTS: Final = tuple(name for name, axes in AXES.items() if axes[:1] == ("text",))
"""Everything about texts."""
KEPT: Final = (
    "offered",
    "offer_name",
    "offer",
    "offer_public",
    "offer_verified",
    "offer_pay",
    "offer_party",
    "offer_open",
    "offer_rounds",
    "offer_deal",
    "proposer",
    "signed",
)
"""What is kept of an open agreement in force, until the next talk."""


# Words


def promises(book: Rulebook, position: Position, orders: TalkOrders) -> Iterator[Placement]:
    """Note what a seat announces in public for this round's reveal (case talk-2)."""
    if (orders.promise >= 0).any():
        after = position.promised.copy()
        game, hand = at = places(orders.promise >= 0)
        after[game, book.hand_lever[hand]] = orders.promise[at]
        yield Placement("promise", "promised", after, (("owner_order", "lever"),))


def denials(book: Rulebook, position: Position, orders: TalkOrders) -> Iterator[Placement]:
    """Note which hidden setting a seat denies in public (cases talk-3 and talk-9); of one lever one is denied."""
    if (orders.deny >= 0).any():
        after, when = position.denied.copy(), position.denied_round.copy()
        game, hand = at = places(orders.deny >= 0)
        after[game, book.hand_lever[hand]] = orders.deny[at]
        when[game, book.hand_lever[hand]] = position.round
        yield Placement("denial", "denied", after, (("owner_order", "lever"),))
        yield Placement("denial", "denied_round", when, (("owner_order", "lever"),))


def marks(book: Rulebook, position: Position, orders: TalkOrders) -> Iterator[Placement]:
    """Tell others what matters most; it moves no number (cheap talk: Kydd 2005; case talk-4)."""
    if orders.mark.any():
        seats = book.itself

        def giver_and_hearer() -> Mask:
            both = seats[:, None, None, :] | seats[None, :, None, :]
            return np.broadcast_to(both, (position.games, *orders.mark.shape[1:], len(seats)))

        after = position.marked | orders.mark
        yield Placement("mark", "marked", after, (("order", "seat"),), sight=giver_and_hearer)


def notices(book: Rulebook, position: Position, orders: TalkOrders) -> Iterator[Placement]:
    """Shorten an agreement on which a signatory has given notice (case talk-5).

    It is the agreement that the seat reads as in force. Where a secret text has taken it over, only what is
    read of it is shorter, or the notice would tell (case read-3).
    """
    game, seat, lever = places(orders.leave & read_as_signed(position))
    if not len(game):
        return
    left = position.read_deal[game, seat, lever]
    ended, read = np.zeros_like(position.public), np.zeros_like(position.read_public)
    np.logical_or.at(ended, game, position.deal[game] == left[:, None])
    np.logical_or.at(read, game, position.read_deal[game] == left[:, None, None])
    last = position.round + book.scenario.agreements.notice - 1
    until = np.where(ended, np.minimum(position.until, last), position.until)
    yield Placement("notice", "until", until, (("notice", "lever"),), sight=_signers(position))
    shorter = np.where(read, np.minimum(position.read_until, last), position.read_until)
    yield Placement("bookkeeping", "read_until", shorter)
    past = read & (shorter < position.round) & (position.read_deal != position.deal[:, None, :])
    yield from unread(position, past)


def free_at_once(position: Position) -> Mask:
    """Tell which clauses end now because a notice takes no time: [G, L] (case talk-8)."""
    return (position.clause >= 0) & (position.until < position.round)


def _signers(position: Position) -> Sight:
    def who() -> Mask:
        return position.signer | position.public[:, :, None]

    return who


def _parties(party: Mask) -> Sight:
    """Those who are party to a text [G, T, S] may see what happens to it, whatever the fact."""

    def who() -> Mask:
        return party

    return who
