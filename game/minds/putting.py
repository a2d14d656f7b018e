"""What negotiators put on the table: what others have asked for, amendments, and texts of their own.

Whoever stands for a text holds its pen: it writes the changes that others have named into one text, all that
it can bear (the one-text procedure: Fisher and Ury 1981). Only what nobody takes up others write themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.minds.briefing import Briefing
from game.minds.changes import KEEN, Changes, appeal, best_changes
from game.minds.hopes import READY, guessed, heard_of, hopes, lowered
from game.minds.lying import Lying, Weighed, stacked, weigh_texts
from game.minds.search import best_packages, fit_to_put
from game.minds.singles import Singles
from game.rules.arrays import Mask, Whole, places
from game.rules.beats import PUT, TalkOrders
from game.rules.edits import merged, read
from game.rules.resolve import phase_of
from game.rules.texts import Texts, names_of, ranks, texts_at

ASKED_FOR, AMENDED = 60, 30
"""Hundredths of a point by which what another would sign counts more to put, and what stays near a text."""
MET = 50
"""Percent: whoever is met half-way."""
STOOD_BY = 50
"""Percent: whoever has signed a text will probably sign what becomes of it."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Texts that could be put, m of them: any number for each row."""

    weighed: Weighed
    parent: Whole
    """the text that each amends; -1 none"""
    worth: Whole
    """what each can be expected to bring: its gain if it closes, as likely as it is to close"""
    asked: Mask
    """whether it is what another has said it would sign"""

    def only(self, rows: Whole) -> Offers:
        """Take some of them."""
        return Offers(
            self.weighed.only(rows), self.parent[rows], self.worth[rows], self.asked[rows]
        )


def offers(
    moment: Briefing,
    clauses: Singles,
    table: Lying,
    changes: tuple[Whole, Changes],
    asks: Whole,
    holds: Whole,
    may: Mask,
) -> Offers:
    """Choose what rows put, at most one text each: what is worth more than what they have signed already.

    `changes` are those that rows have just named, and the rows of the table they are named for; `holds` [R]
    is what the best text that a row has signed can be expected to bring it, 0 for none; `may` [R].
    """
    _, exchange = phase_of(moment.book, moment.seen.view)
    late = exchange >= moment.book.exchanges - 1
    leads = moment.lucky("leads", 100 - moment.patience) | late
    opens = moment.lucky("opens", 100 - moment.patience) | (exchange > 1)
    opens |= moment.book.exchanges < 3
    # Who has just named a change waits for an answer, unless it goes first.
    named = np.zeros(len(moment.seen), dtype=bool)
    named[changes[1].after.of] = True
    opens &= leads | ~named
    asked = _asked_for(moment, clauses, asks, may)
    amends = _amendments(moment, table, changes, leads & may)
    reads = np.zeros(len(moment.seen), dtype=bool)
    reads[table.of] = True
    # Where a text lies there, it is that one which is worked on.
    alone = np.flatnonzero(may & opens & ~reads)
    found = best_packages(moment.rows(alone), clauses.rows(alone), asks[alone])
    own = found.moved(alone)
    worth = worth_of(moment, own, hopes(moment, own, guessed(own)))
    none = np.full(len(worth), -1)
    best = _best_of(moment, _joined(asked, amends, Offers(own, none, worth, none > 0)))
    return best.only(np.flatnonzero(best.worth > holds[best.weighed.of]))


def worth_of(moment: Briefing, weighed: Weighed, hope: Whole) -> Whole:
    """What texts can be expected to bring: [n] hundredths; to who takes the first that is good, all alike."""
    gain = np.clip(weighed.gain, 0, KEEN)
    gain = np.where(moment.character.first_good[weighed.of], KEEN // 4, gain)
    worth: Whole = gain * hope // 100
    return worth


def _asked_for(moment: Briefing, clauses: Singles, asks: Whole, may: Mask) -> Offers:
    """List what others have said they would sign, where it is worth what the row asks of what may close.

    What lacks something for that is met half-way: with a change of the row's own.
    """
    book = moment.book
    found = _with_changes(moment, may)
    texts = found.texts
    row = texts.game
    lies = (moment.seen.view.offer_name[row] == names_of(book, texts)[:, None]).any(axis=1)
    own = texts.party[np.arange(len(row)), moment.seen.seat[row]]
    keep = np.flatnonzero(~lies & own)
    weighed = weigh_texts(moment, texts.only(keep))
    parent, ready = found.parent[keep], found.ready[keep]
    hope = hopes(moment, weighed, _chance(moment, weighed, parent, ready, READY))
    enough = lowered(asks[weighed.of], moment.least[weighed.of], hope)
    lacks = np.flatnonzero((weighed.gain < enough) & (weighed.shunned < 0))
    nothing = np.zeros((len(moment.seen), len(book.levers)), dtype=np.int64)
    met = best_changes(moment, clauses, weighed.only(lacks), enough[lacks], nothing)
    half = met.after, parent[lacks[met.text]], ready[lacks[met.text]]
    fine = np.flatnonzero(weighed.gain >= enough)
    whole = weighed.only(fine), parent[fine], ready[fine]
    return _joined(_to_put(moment, *whole, READY), _to_put(moment, *half, MET))


def _to_put(moment: Briefing, weighed: Weighed, parent: Whole, ready: Mask, percent: int) -> Offers:
    """Say what texts are worth to put that amend others as those who are ready have asked."""
    # Who has said yes to the text before may say it again.
    willing = ready | moment.seen.view.signed[weighed.of, parent]
    fine = np.flatnonzero(fit_to_put(moment, weighed, willing))
    weighed, parent, ready = weighed.only(fine), parent[fine], ready[fine]
    hope = hopes(moment, weighed, _chance(moment, weighed, parent, ready, percent))
    lies = moment.seen.view.offered[weighed.of, parent]
    worth = worth_of(moment, weighed, hope) + ASKED_FOR
    return Offers(weighed, np.where(lies, parent, -1), worth, np.ones(len(worth), dtype=bool))


def _chance(moment: Briefing, weighed: Weighed, parent: Whole, ready: Mask, percent: int) -> Whole:
    """Guess who signs texts that amend others, by what they said of those: [n, S] percent."""
    chance = heard_of(moment, weighed, (weighed.of, parent), STOOD_BY)
    return np.where(ready, percent, chance)


def _joined(first: Offers, *others: Offers) -> Offers:
    """Put offers one behind the other."""
    weighed, all_ = first.weighed, (first, *others)
    for each in others:
        weighed = stacked(weighed, each.weighed)
    columns = (
        np.concatenate([getattr(each, name) for each in all_])
        for name in ("parent", "worth", "asked")
    )
    return Offers(weighed, *columns)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Texts with changes that were named: n of them."""

    texts: Texts
    parent: Whole
    ready: Mask
    """[n, S] who has said that with this it would sign"""


def _with_changes(moment: Briefing, may: Mask) -> _Asked:
    """Write the changes named into texts: each alone, all together, and all but one.

    Where two would change the same line, the one that comes first by the names of the seats counts: somebody
    has to hold the pen of the one text (Fisher and Ury 1981).
    """
    book, view = moment.book, moment.seen.view
    _, exchange = phase_of(book, view)
    party = moment.seen.own(view.offer_party.transpose(0, 2, 1))
    row, text, who = entry = places(view.declined & (party & may[:, None])[:, :, None])
    proposer = view.proposer[row, text]
    holds = proposer[np.arange(len(row)), moment.seen.seat[row]] | ~proposer.any(axis=1)
    late = (view.declined_at[entry] < exchange - 1) | (exchange >= book.exchanges - 1)
    named = np.flatnonzero((view.change[entry] != 0).any(axis=1) & (holds | late))
    order = named[np.lexsort((ranks(book)[who[named]], text[named], row[named]))]
    row, text, who = row[order], text[order], who[order]
    codes = view.change[row, text, who]
    first = np.flatnonzero((np.diff(row, prepend=-1) != 0) | (np.diff(text, prepend=-1) != 0))
    many = np.diff(np.append(first, len(row)))
    group, said = _choices(many)
    begun = texts_at(view, (row[first], text[first])).only(group)
    whole, ready = begun, np.zeros((len(group), len(book.seats)), dtype=bool)
    for turn in range(said.shape[1]):
        at = np.flatnonzero(said[:, turn])
        whole = merged(book, begun, whole, at, codes[first[group[at]] + turn])
    for turn in range(said.shape[1]):
        at = np.flatnonzero(said[:, turn])
        which = first[group[at]] + turn
        # Who asks to be spared a clause stays party to the text (case ready-4).
        whole.party[at, who[which]] = True
        ready[at, who[which]] = _carries(moment, whole.only(at), codes[which])
    return _Asked(whole, text[first][group], ready)


def _choices(many: Whole) -> tuple[Whole, Mask]:
    """Choose of so many changes each alone, all, and all but one: which group [n], and which of its changes."""
    group, said = [], []
    most = int(many.max(initial=0))
    for number in range(1, most + 1):
        rows = np.flatnonzero(many == number)
        all_ = np.arange(most) < number
        each = np.eye(most, dtype=bool)[:number]
        sets = each if number == 1 else np.concatenate([each, all_[None]])
        if number > 2:
            sets = np.concatenate([sets, all_ & ~each])
        group.append(np.repeat(rows, len(sets)))
        said.append(np.tile(sets, (len(rows), 1)))
    if not group:
        return np.zeros(0, dtype=np.int64), np.zeros((0, 0), dtype=bool)
    return np.concatenate(group), np.concatenate(said)


def _carries(moment: Briefing, texts: Texts, codes: Whole) -> Mask:
    """Tell which texts carry all lines of changes [n, edits]; payments always."""
    row, carried = np.arange(len(codes)), np.ones(len(codes), dtype=bool)
    for edit in range(codes.shape[1]):
        lines = read(moment.book, codes[:, edit])
        lever = np.maximum(lines.lever, 0)
        same = texts.clause[row, lever] == lines.setting
        carried &= same | (lines.lever < 0)
    return carried


def _amendments(
    moment: Briefing, table: Lying, named: tuple[Whole, Changes], leads: Mask
) -> Offers:
    """List the changes that rows have just named, where they would rather put them than wait for another."""
    asked, changes = named
    fine = leads[changes.after.of] & fit_to_put(moment, changes.after)
    rows = np.flatnonzero(fine)
    slot = table.slot[asked[changes.text[rows]]]
    after = changes.after.only(rows)
    nobody = np.zeros((len(rows), len(moment.book.seats)), dtype=bool)
    hope = hopes(moment, after, _chance(moment, after, slot, nobody, 0))
    worth = worth_of(moment, after, hope) + AMENDED
    return Offers(after, slot, worth, np.zeros(len(rows), dtype=bool))


def _best_of(moment: Briefing, could: Offers) -> Offers:
    """Take the best for each row of what could be put."""
    weighed = could.weighed
    names = names_of(moment.book, weighed.texts)
    order = np.lexsort((names, -appeal(moment, weighed), -could.worth, weighed.of))
    return could.only(order[np.flatnonzero(np.diff(weighed.of[order], prepend=-1))])


def write(moment: Briefing, beat: TalkOrders, best: Offers) -> None:
    """Write the texts that rows put."""
    texts, row = best.weighed.texts, best.weighed.of
    own = row, moment.seen.seat[row]
    beat.action[own] = PUT
    beat.clause[own] = texts.clause
    beat.public[own], beat.verified[own] = texts.public, texts.verified
    beat.pay[own] = texts.pay
    beat.invited[own] = texts.party & moment.others[row]
    beat.open[own], beat.rounds[own] = texts.open, texts.rounds
    beat.parent[own] = best.parent
