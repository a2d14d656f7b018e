"""Rules of thumb: what becomes of a seat that never signs, breaks its word, or keeps it whatever comes.

A rule of thumb is no mind. The mind of the seat's temperament decides first; then the rule alters what
the seat signs, and what it orders on levers under a clause that it has signed. So whoever follows one
bargains, puts texts and plays its other levers as its temperament does, and two rules played from the
same seeds differ by the rule alone. Letters: G games, H the seat's hands under discussion, K settings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, Literal

import numpy as np

from game.minds.conduct import deeds
from game.minds.hands import own_hands
from game.rules.arrays import Mask, Whole, some
from game.rules.beats import KEEP, NO_ANSWER, PUT, SIGN, BeatOrders, CommitOrders, TalkOrders
from game.rules.compliance import BROKEN, KEPT
from game.rules.legality import commit_menu
from game.rules.position import Position, pick
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe, some_games

NONE = -(10**9)
"""Less than any gain: it stands where there is no way to break."""


@dataclass(frozen=True, slots=True)
class Follower:
    """A seat that follows a rule of thumb in some games of a batch."""

    seat: int
    rule: str
    """see `RULES`"""
    games: Whole
    """[n] indexes of games"""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What a seat has signed of its own levers, and what each way to break it would bring."""

    book: Rulebook
    seen: Observation
    hand: Whole
    """[H]"""
    clause: Whole
    """[G, H] the setting it has signed; -1 for none"""
    let_down: Mask
    """[G, S] whose last word to it was seen broken"""
    gains: Callable[[], Whole]
    """What its own forecast makes of every setting it could order: [G, H, K]; `NONE` for none."""

    @property
    def lever(self) -> Whole:
        """The lever of each hand: [H]."""
        return self.book.hand_lever[self.hand]

    @property
    def given(self) -> Mask:
        """Where it has given its word: [G, H]."""
        return self.clause >= 0


def _gains(book: Rulebook, seen: Observation, hand: Whole) -> Whole:
    done = deeds(book, seen.rows)
    return np.where(done.legal, done.gain, NONE)[:, : len(hand)]


Breaks = Callable[[Word], Mask]
"""Which clauses are broken: [G, H]; it may say so of more than there are."""


@dataclass(frozen=True, slots=True)
class RuleOfThumb:
    """What a seat signs, and which of its clauses it breaks."""

    signs: Literal["as_it_likes", "nothing", "everything"]
    breaks: Breaks


def _never(word: Word) -> Mask:
    return np.zeros_like(word.given)


def _always(word: Word) -> Mask:
    return word.given


def _in_the_last_round(word: Word) -> Mask:
    return word.given & (word.seen.view.round == word.book.rounds)


def _if_it_pays(word: Word) -> Mask:
    """Where some breach looks better to the seat than its word, the risk of being found out counted."""
    gains = word.gains()
    kept = np.take_along_axis(gains, np.maximum(word.clause, 0)[:, :, None], axis=2)[:, :, 0]
    pays: Mask = word.given & (gains.max(axis=2) > kept)
    return pays


def _as_they_did(word: Word) -> Mask:
    """Where somebody who signed the clause broke the last word it owed the seat (Axelrod 1984)."""
    signer = word.seen.view.signer[:, word.lever]
    return some(signer & word.let_down[:, None, :], 2)


RULES: Final[Mapping[str, RuleOfThumb]] = {
    "keep": RuleOfThumb("as_it_likes", _never),
    "never_sign": RuleOfThumb("nothing", _never),
    "break_last": RuleOfThumb("as_it_likes", _in_the_last_round),
    "break_if_it_pays": RuleOfThumb("as_it_likes", _if_it_pays),
    "sign_all_break_all": RuleOfThumb("everything", _always),
    "copy": RuleOfThumb("as_it_likes", _as_they_did),
    "break_all": RuleOfThumb("as_it_likes", _always),
}
"""Every rule of thumb. All but `keep` are compared with it: the seat bargains as its temperament does
and keeps every clause it can."""


class Following:
    """Alters the orders of a batch of games phase by phase, as the rules of its followers ask."""

    def __init__(self, book: Rulebook, followers: Sequence[Follower]) -> None:
        self.book, self.followers = book, followers
        seats = len(book.seats)
        self.let_down = [np.zeros((len(each.games), seats), dtype=bool) for each in followers]

    def __call__(self, position: Position, orders: BeatOrders) -> None:
        """Alter the orders of a phase, in the games of each follower."""
        for place, each in enumerate(self.followers):
            signs = RULES[each.rule].signs
            if isinstance(orders, CommitOrders):
                seen = observe(self.book, pick(position, each.games), each.seat)
                self.let_down[place] = _let_down(self.book, self.let_down[place], seen)
                _commit(self.book, each, seen, self.let_down[place], orders)
            elif signs == "nothing":
                _unsign(each, orders)
            elif signs == "everything":
                _sign_all(each, position, orders)


def _let_down(book: Rulebook, before: Mask, seen: Observation) -> Mask:
    """Who broke the last word it owed the seat, as the last reveal showed it: [G, S].

    Of a joint lever nobody can tell who held it back.
    """
    alone = (book.owns & (book.owners == 1)).T
    verdict = seen.view.verdict[:, seen.seat]
    broke = (verdict == BROKEN).astype(np.int64) @ alone > 0
    kept = (verdict == KEPT).astype(np.int64) @ alone > 0
    after: Mask = broke | (before & ~kept)
    after[:, seen.seat] = False
    return after


# The talk


def _unsign(each: Follower, orders: BeatOrders) -> None:
    """Put nothing, sign nothing and keep no signature ready; to put a text is to sign it."""
    if not isinstance(orders, TalkOrders):
        return
    games, seat = each.games, each.seat
    said = orders.action[games, seat]
    orders.action[games, seat] = np.where(said == PUT, KEEP, said)
    answers = orders.answer[games, :, seat]
    orders.answer[games, :, seat] = np.where(answers == SIGN, NO_ANSWER, answers)
    orders.meant[games, :, seat] = False


def _sign_all(each: Follower, position: Position, orders: BeatOrders) -> None:
    """Sign whatever lies there; what it may not sign the rules drop."""
    if not isinstance(orders, TalkOrders):
        return
    games, seat = each.games, each.seat
    lies = position.offered[games] & position.offer_party[games, :, seat]
    lies &= ~position.signed[games, :, seat]
    for array, value in ((orders.answer, SIGN), (orders.blocking, -1), (orders.meant, False)):
        array[games, :, seat] = np.where(lies, value, array[games, :, seat])
    orders.change[games, :, seat] *= ~lies[:, :, None]
    orders.back[games, :, seat] &= ~lies


# Orders


def _commit(
    book: Rulebook, each: Follower, seen: Observation, let_down: Mask, orders: CommitOrders
) -> None:
    """Keep or break every word given; levers without one move as the mind has ordered."""
    hand = own_hands(book, each.seat)
    lever = book.hand_lever[hand]
    signed = seen.view.signer[:, lever, each.seat] & ~book.binding[lever]
    clause = np.where(signed, seen.view.clause[:, lever], -1)
    bound = np.flatnonzero(some(clause >= 0, 1))
    if not len(bound):
        return
    games = each.games[bound]
    seen = some_games(seen, bound)
    gains = cache(partial(_gains, book, seen, hand))
    word = Word(book, seen, hand, clause[bound], let_down[bound], gains)
    breaks = RULES[each.rule].breaks(word) & word.given
    wanted = np.where(word.given, word.clause, orders.setting[games][:, hand])
    wanted = np.where(breaks, _best_breach(word, wanted, breaks), wanted)
    orders.setting[games[:, None], hand] = _paid(word, wanted, orders.option[games])


def _best_breach(word: Word, wanted: Whole, breaks: Mask) -> Whole:
    """The setting other than the clause that its own forecast likes best, hidden where it has one."""
    if not breaks.any():
        return wanted
    gains = word.gains()
    setting = np.arange(gains.shape[2])
    gains = np.where(setting == word.clause[:, :, None], NONE, gains)
    hidden = np.where(word.book.covert[word.lever], gains, NONE)
    gains = np.where(hidden.max(axis=2, keepdims=True) > NONE, hidden, gains)
    return np.where(gains.max(axis=2) > NONE, gains.argmax(axis=2), wanted)


def _paid(word: Word, wanted: Whole, option: Whole) -> Whole:
    """Leave out the moves that nobody has its word for, where there is not mandate for everything."""
    book, seen = word.book, word.seen
    price = commit_menu(book, seen.view).price[:, word.hand]
    cost = np.take_along_axis(price, np.maximum(wanted, 0)[:, :, None], axis=2)[:, :, 0]
    spent = (cost * (wanted >= 0)).sum(axis=1)
    for event in np.flatnonzero(book.choice_seat == seen.seat):
        chosen = option[:, event]
        spent += book.option_cost[event].take(np.maximum(chosen, 0)) * (chosen >= 0)
    dear = spent > seen.view.mandate[:, seen.seat]
    return np.where(dear[:, None] & ~word.given, -1, wanted)
