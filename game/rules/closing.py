"""From enough signatures to an agreement in force.

Texts that close in one beat are taken one after the other in every game, in an order that no seat's place
decides: of two over one lever the one counts that the lever's owner signed last; texts without a common lever
take turns by those who signed both, so that a purse too small for two pays for the one signed last; else luck
decides that is keyed on what the texts say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.rules.agreeing import bring_into_force, entering, too_dear
from game.rules.arrays import Array, Mask, Whole, places, some
from game.rules.impossible import never
from game.rules.position import Position
from game.rules.ratification import ratification_needed
from game.rules.reveal import outside_view
from game.rules.rulebook import Rulebook
from game.rules.signers import must_sign
from game.rules.signing import enough_signatures, paid_before, sign_costs
from game.rules.texts import luck_of, texts_at
from game.rules.writing import Placement, Turn

SPENT: Final = (("mandate", "seat"),)
FADED: Final = (("closed_before", "seat"),)


@dataclass(slots=True)
class TalkBeat:
    """One beat of the talk under way: what signatures there are that nobody has heard of yet."""

    turn: Turn
    exchange: int
    """after the last exchange one more than there are"""
    fleeting: Mask
    """[G, T, S] signatures that do not outlive the beat in which they were given; nobody else is told of them"""
    closed: Mask
    """[G, T] texts that have closed in this beat"""
    ratified: bool = False
    """Whether those have spoken who approve what others have signed."""

    @property
    def position(self) -> Position:
        """Where the games stand by now."""
        return self.turn.position

    def given_now(self) -> Mask:
        """Tell which signatures were given in this beat: [G, T, S]."""
        position = self.position
        return position.signed & (position.signed_at == self.exchange)


def beat_of(turn: Turn, exchange: int, ratified: bool = False) -> TalkBeat:
    """Begin a beat."""
    position = turn.position
    none = np.zeros_like(position.signed)
    return TalkBeat(turn, exchange, none, np.zeros_like(position.offered), ratified)


# Signatures that end


def end_signatures(beat: TalkBeat, ends: Mask, because: tuple[tuple[str, ...], ...]) -> None:
    """Let signatures end [G, T, S]: taken back, or lapsed; those on an agreement in force stand.

    Whoever may not know why reads what it would read had the giver taken it back.
    """
    position, book = beat.position, beat.turn.book
    ends = ends & position.signed & ~paid_before(position)
    if not ends.any():
        return
    sudden = ends & beat.given_now()
    beat.fleeting |= sudden
    itself = book.itself

    def who_is_told() -> Mask:
        giver = np.broadcast_to(itself[None, None], (*ends.shape, len(itself)))
        parties = position.offer_party[:, :, None, :]
        return np.where(sudden[:, :, :, None], giver, parties)

    took_back = position.took_back | (ends & ~sudden)
    beat.turn.place(
        [
            Placement(
                "signature_ends", "signed", position.signed & ~ends, because, sight=who_is_told
            ),
            Placement("bookkeeping", "signed_at", position.signed_at * ~ends),
            Placement("bookkeeping", "took_back", took_back),
        ]
    )


def _end_readiness(beat: TalkBeat, ends: Mask, because: tuple[tuple[str, ...], ...]) -> None:
    """Let signatures that seats [G, S] keep ready for a change lapse."""
    position = beat.position
    ends = ends & (position.ready >= 0)
    if ends.any():
        beat.turn.place(
            [ready_now(beat, "ready_ends", np.where(ends, -1, position.ready), because)]
        )


def ready_now(
    beat: TalkBeat, rule: str, ready: Whole, because: tuple[tuple[str, ...], ...]
) -> Placement:
    """Write down for which texts seats keep a signature ready, [G, S]; each knows of its own alone."""
    own = beat.turn.book.itself
    sight = np.broadcast_to(own[None], (*ready.shape, len(own)))
    return Placement(rule, "ready", ready, because, sight=lambda: sight)


# The tally


def tally(beat: TalkBeat, may: Mask) -> None:
    """Close what can close of the texts [G, T] that may (cases closing-4 and closing-6).

    Who cannot pay has not signed: asked of every signature alone, whether or not the others are there, else
    a signature that ends would tell of another's purse. What closes takes its levers, and its signers'
    signatures end on other texts that would take one of them; so those may still close without.
    """
    book = beat.turn.book
    covered = np.zeros(beat.position.clause.shape, dtype=bool)
    touched = np.zeros(beat.position.awake.shape, dtype=bool)
    may = may & ~beat.position.over[:, None]
    while True:
        position = beat.position
        tried = may & position.offered & ~beat.closed
        if not (tried & some(position.signed, 2)).any():
            break
        poor = _too_poor(book, position, tried)
        end_signatures(beat, poor, SPENT)
        ready = _ready(book, beat.position, tried, beat.ratified)
        enters = entering(book, beat.position, ready)
        free = ~some(enters & covered[ready[0]], 1)
        ready, enters = (ready[0][free], ready[1][free]), enters[free]
        if not len(ready[0]):
            break
        first = _first(book, beat.position, ready, enters)
        at = ready[0][first], ready[1][first]
        signers = np.zeros_like(touched)
        signers[at[0]] = beat.position.signed[at] & ~paid_before(beat.position)[at]
        touched |= signers
        touched[at[0]] |= must_sign(book, np.where(enters[first], beat.position.offer[at], -1))
        bring_into_force(beat.turn, at, enters[first], beat.exchange)
        beat.closed[at] = True
        covered[at[0]] |= enters[first]
        _lapse_rivals(beat, signers, covered, may)
    _lapse_elsewhere(beat, touched)


def _too_poor(book: Rulebook, position: Position, tried: Mask) -> Mask:
    """Tell whose signature on which text could not be paid: [G, T, S]."""
    new = position.signed & tried[:, :, None]
    new &= ~paid_before(position) if position.offer_deal.any() else True
    return new & too_dear(book, position, sign_costs(book, position, new).all)


def _ready(book: Rulebook, position: Position, tried: Mask, ratified: bool) -> tuple[Whole, Whole]:
    """List texts with enough signatures that still bring something about: games and places.

    What has to be approved by others waits until they have spoken.
    """
    game, text = places(tried & some(position.signed, 2))
    met = enough_signatures(book, texts_at(position, (game, text)), position.signed[game, text])
    game, text = at = game[met], text[met]
    joined = position.offer_deal[at] > 0
    enters = some(entering(book, position, at), 1)
    pays = some(some(position.offer_pay[at] != 0, 2), 1) & ~joined
    newly = some(position.signed[at] & ~paid_before(position)[at], 1) & joined
    brings = enters | pays | newly
    if not ratified and len(game):
        brings &= ~some(ratification_needed(book, position), 2)[at]
    return game[brings], text[brings]


def _first(book: Rulebook, position: Position, ready: tuple[Whole, Whole], enters: Mask) -> Whole:
    """Find in each game the text that closes first: rows of `ready`, one a game."""
    game, _ = ready
    rows = np.arange(len(game))
    starts = np.flatnonzero(np.diff(game, prepend=-1))
    if len(starts) == len(game):
        return rows
    luck = luck_of(position, ready)
    left = np.ones(len(game), dtype=bool)
    for over_a_lever in (
        True,
        False,
    ):  # rivals first; whose turn it is then matters to a purse alone
        one, other = _pairs(game, left)
        beats = _beats(book, position, ready, enters, luck, (one, other), over_a_lever)
        beaten = np.zeros(len(game), dtype=bool)
        beaten[other[beats]] = True
        stand = left & ~beaten
        any_left = np.add.reduceat(stand, starts) > 0
        of_game = np.repeat(any_left, np.diff(np.append(starts, len(game))))
        left = np.where(of_game, stand, left)
    order = np.lexsort((luck, ~left, game))
    return np.sort(order[np.flatnonzero(np.diff(game[order], prepend=-1))])


def _pairs(game: Whole, left: Mask) -> tuple[Whole, Whole]:
    """List the pairs of rows of one game, both ways round."""
    row = np.flatnonzero(left)
    sizes = np.bincount(game[row])
    ends = np.cumsum(sizes)[game[row]]
    many = sizes[game[row]]
    one = np.repeat(row, many)
    step = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
    other = row[np.repeat(ends - many, many) + step]
    return one[one != other], other[one != other]


def _beats(
    book: Rulebook,
    position: Position,
    ready: tuple[Whole, Whole],
    enters: Mask,
    luck: Array,
    pair: tuple[Whole, Whole],
    over_a_lever: bool,
) -> Mask:
    """Tell of pairs of texts whether the one closes before the other: [n] (cases closing-4 and closing-20).

    If they want one lever the other then cannot close, and the lever's owner (the table's: any signer) who
    signed both says which by having signed it last; no order is needed for it. Whether a purse is too small
    for two is not asked, else the turn would tell of it.
    """
    one, other = pair
    shared = enters[one] & enters[other]
    rivals = some(shared, 1)
    owners = shared.astype(np.float64) @ book.owns.T > 0
    owners |= some(shared & (book.owners == 0), 1)[:, None] | ~rivals[:, None]
    signed, when = position.signed[ready], position.signed_at[ready]
    judges = signed[one] & signed[other] & owners
    meets = rivals if over_a_lever else ~rivals & some(judges, 1)
    later = some(judges & (when[one] > when[other]), 1)
    sooner = some(judges & (when[one] < when[other]), 1)
    by_luck = (later == sooner) & (luck[one] < luck[other])
    return meets & ((later & ~sooner) | by_luck)


def _lapse_rivals(beat: TalkBeat, signers: Mask, covered: Mask, may: Mask) -> None:
    """Let the signers [G, S] of what has just closed sign nothing else that would take one of its levers.

    Case closing-4.
    """
    book, position = beat.turn.book, beat.position
    rival = may & position.offered & ~beat.closed & some(signers, 1)[:, None]
    game, text = places(rival)
    takes = some(entering(book, position, (game, text)) & covered[game], 1)
    ends = np.zeros_like(position.signed)
    ends[game[takes], text[takes]] = signers[game[takes]]
    end_signatures(beat, ends, (("closings", "seat"),))


def _lapse_elsewhere(beat: TalkBeat, seats: Mask) -> None:
    """Let the signatures of seats [G, S] lapse that were given for another world (cases closing-16, closing-17).

    Those of who has signed what has closed and of those without whom its clauses cannot do (case signed-14), not of every party: else two
    seats could wipe a third's signatures by inviting it to a text that closes without it. Texts that close
    together were signed in sight of each other and do not undo one another (case closing-19). What is kept
    ready lapses, too (case ready-6). On a text put in this very beat the signature fades only with the next
    exchange, before which it cannot close (case closing-22): a text that its proposer has not signed would
    tell of a closing.
    """
    if not beat.closed.any():
        return
    position, because = beat.position, (("closings", "seat"),)
    open_ = (position.offered & ~beat.closed)[:, :, None] & seats[:, None, :]
    fresh = _put_in(position, beat.exchange)
    end_signatures(beat, open_ & ~fresh, because)
    _end_readiness(beat, seats, because)
    fading = position.fading | some(open_ & fresh, 1)
    beat.turn.place([Placement("bookkeeping", "fading", fading, because)])


def _put_in(position: Position, exchange: int) -> Mask:
    """Mark the signatures that were given with a text that first lay there in an exchange: [G, T, S]."""
    with_it = position.signed & position.proposer & (position.signed_at == exchange)
    return with_it & (position.offer_since == exchange)[:, :, None]


def fade(beat: TalkBeat, again: Mask) -> None:
    """End signatures that have faded since the last exchange and are not given `again` [G, T, S] (cases closing-22, closing-23)."""
    position = beat.position
    if position.fading.any():
        faded = _put_in(position, beat.exchange - 1) & position.fading[:, None, :]
        end_signatures(beat, faded & ~again, FADED)
        beat.turn.place([Placement("bookkeeping", "fading", np.zeros_like(position.fading), FADED)])


def may_close(book: Rulebook, position: Position, exchange: int) -> Mask:
    """Tell which texts could close in this exchange, if enough have signed: [G, T] (cases text-5 and never-1).

    None that has appeared in it, so nobody is bound by what they have not seen; none that can never be
    carried out as far as all can see, or what does not close would tell of a hidden setting (case never-4).
    """
    may = position.offered & (position.offer_since < exchange)
    game, text = places(may & some(position.signed, 2))
    may[game, text] = ~never(
        book, outside_view(book, position)[game], texts_at(position, (game, text))
    )
    return may
