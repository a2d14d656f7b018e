"""Keep or break: what each way brings a seat that has given its word, and what it risks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.aftermath import answers, expected_back
from game.rules.arrays import Mask, Whole, alone
from game.rules.asking import word_given
from game.rules.discovery import Discovery, discovery
from game.rules.forecast import forecast
from game.rules.legality import commit_menu
from game.rules.rulebook import NOBODY, Rulebook
from game.rules.scores import scores
from game.rules.sight import Observation
from game.views.effects import expected
from game.views.losses import Loss, loss_of, losses_said
from game.views.words import TENTH, Words, tenths

SURE, CERTAIN = 10_000, 100
"""Certainty, in basis points and in percent."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go with a lever on which a word was given; scores and changes as shown, in hundredths."""

    setting: str
    score: int
    """Where the reader's score would be at the end with it, nobody moving anything else."""
    gain: int
    """How much more that is than by keeping."""
    chance: int
    """Percent that somebody sees in this round that the word was broken; 0 for keeping it."""
    comes_out: int
    """Percent that a hidden setting comes to light in this round, or that a check shows it; 0 for one in the open."""
    hidden: bool
    """Whether the setting is a hidden one; what is not may still be checked."""
    sees: tuple[str, ...]
    """Seats that see it for certain, whether it comes to light or not."""
    sure: Loss
    """What comes of it for certain."""
    loss: Loss
    """What comes of it if it is seen by all who can; the same as `sure` for what is in the open."""
    deceived: tuple[str, ...]
    """Seats that will never trust the reader fully again if it comes to light."""
    undone: int | None
    """The reader's score at the end if it is seen and the others then take back what they had given; None where
    no agreement ends, and in the last round, whose answer is in `score`."""
    sentence: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """A lever of the reader's own on which she has given her word, and the ways to go with it."""

    lever: str
    setting: str
    """What she has given her word for."""
    how: str
    """signed or promised"""
    keep: Way
    breaks: tuple[Way, ...]
    """What she could order instead now, the best for her score first; never empty."""


@dataclass(frozen=True, slots=True)
class _Order:
    """A setting of a lever that could be ordered."""

    lever: int
    word: int
    rank: int


def keeping(words: Words, seen: Observation) -> tuple[Keeping, ...]:
    """Show what keeping and breaking each word would bring the observing seat in this round.

    A lever is left out on which no other order would break anything, such as a joint one that stands where
    its clause asks it to.
    """
    book = words.book
    ways = [] if seen.seat == NOBODY else list(_ways(book, seen))
    if not ways:
        return ()
    lever, rank = np.array([(way.lever, way.rank) for way in ways]).T
    twice = np.repeat(np.arange(len(ways)), 2)
    out = np.arange(len(twice)) % 2 == 1
    found = discovery(book, seen, lever[twice], rank[twice], out)
    after = found.after[::2]
    end = scores(book, expected(book, seen, list(zip(lever.tolist(), after.tolist(), strict=True))))
    worth = end[:-1, seen.seat]
    undone = _undone(book, seen, lever, after, found.ended[1::2])
    kept = {way.lever: row for row, way in enumerate(ways) if way.rank == way.word}
    shown = []
    for at, first in kept.items():
        rows = [row for row, way in enumerate(ways) if way.lever == at and row != first]
        rows = [row for row in rows if after[row] == rank[row] != after[first]]
        rows.sort(key=lambda row: -int(worth[row]))
        made = [
            _choice(
                *(words, seen, found, row, at, int(after[row])),
                *(worth[[row, first]], undone[row], row == first),
            )
            for row in (first, *rows)
        ]
        if rows:
            name = book.levers[at]
            setting, how = word_given(book, seen, name)
            shown.append(Keeping(name, setting, how, made[0], tuple(made[1:])))
    return tuple(shown)


def _ways(book: Rulebook, seen: Observation) -> Iterator[_Order]:
    """List what could be ordered on levers with a word given: the word itself, then all that is lawful."""
    menu = alone(commit_menu(book, seen.view))
    for hand in np.flatnonzero(book.hand_seat == seen.seat):
        lever = int(book.hand_lever[hand])
        setting, _ = word_given(book, seen, book.levers[lever])
        if setting and book.in_play[lever]:
            word = book.settings[lever].index(setting)
            yield _Order(lever, word, word)
            for rank in np.flatnonzero(menu.setting[hand] == 0):
                if rank != word:
                    yield _Order(lever, word, int(rank))


def _undone(
    book: Rulebook, seen: Observation, lever: Whole, after: Whole, ended: Mask
) -> list[int | None]:
    """Forecast by way the score if the agreement that has ended is undone by the others; None where none ends."""
    view = seen.view
    rows = np.flatnonzero(ended.any(axis=1))
    if answers(book, view) or not len(rows):
        return [None] * len(lever)
    stands = np.where(view.one.clause >= 0, view.one.clause, view.one.setting)
    setting = np.repeat(stands[None], len(rows), axis=0)
    setting[np.arange(len(rows)), lever[rows]] = after[rows]
    back = expected_back(book, view.one.free[seen.seat], setting, lever[rows], ended[rows])
    end = forecast(book, view, np.zeros(len(rows), dtype=np.int64), back)
    worth = dict(zip(rows.tolist(), scores(book, end)[:, seen.seat].tolist(), strict=True))
    return [TENTH * tenths(worth[row]) if row in worth else None for row in range(len(lever))]


def _choice(
    words: Words,
    seen: Observation,
    found: Discovery,
    row: int,
    lever: int,
    rank: int,
    worth: Whole,
    undone: int | None,
    keeps: bool,
) -> Way:
    """Put one way together; `worth` is what it and keeping bring."""
    book, hidden, open_ = words.book, 2 * row, 2 * row + 1
    score, kept = (TENTH * tenths(int(each)) for each in worth)
    comes_out = int(found.chance[hidden])
    in_the_dark, at_most = found.sees[hidden], found.sees[open_]
    # An agreement ends as soon as one of its signers sees the breach.
    seen_then = comes_out if at_most.any() else 0
    chance = SURE if in_the_dark.any() else seen_then
    sure = loss_of(words, found, hidden)
    loss = loss_of(words, found, open_) if comes_out else sure
    choice = Way(
        setting=book.settings[lever][rank],
        score=score,
        gain=score - kept,
        chance=_percent(chance),
        comes_out=_percent(comes_out),
        hidden=bool(book.covert[lever, rank]),
        sees=tuple(book.seats[at] for at in np.flatnonzero(in_the_dark)),
        sure=sure,
        loss=loss,
        deceived=tuple(book.seats[at] for at in np.flatnonzero(found.deceived[open_])),
        undone=undone,
        sentence="",
    )
    said = _kept(words, seen, choice) if keeps else _broken(words, seen, choice)
    return replace(choice, sentence=" ".join(said))


def _kept(words: Words, seen: Observation, choice: Way) -> Iterator[str]:
    """Say what keeping brings."""
    yield words.say("keep.keep", score=words.number(choice.score))
    if choice.sure.any:
        yield words.say("keep.expect", losses=losses_said(words, seen, choice.sure))
    if choice.loss.any and choice.loss != choice.sure:
        key = "keep.comes_out" if choice.hidden else "keep.checked"
        losses = losses_said(words, seen, choice.loss)
        yield words.say(key, percent=choice.comes_out, losses=losses)


def _broken(words: Words, seen: Observation, choice: Way) -> Iterator[str]:
    """Say what breaking brings, how likely it is seen, and what then."""
    key = "keep.break" if choice.gain else "keep.break.same"
    yield words.say(key, score=words.number(choice.score), gain=words.signed(choice.gain))
    sure, loss = (losses_said(words, seen, each) for each in (choice.sure, choice.loss))
    if choice.chance < CERTAIN and sure:
        yield words.say("keep.in_any_case", losses=sure)
    if choice.chance == CERTAIN:
        everybody = len(choice.sees) == len(words.book.seats) - 1
        key = "keep.seen.all" if everybody else "keep.seen.sure"
        yield words.say(key, seats=_named(words, choice.sees))
        if sure:
            yield words.say("keep.then", losses=sure)
    elif choice.chance:
        yield words.say("keep.seen.chance", percent=choice.chance)
    else:
        yield words.say("keep.seen.never")
    if choice.loss != choice.sure:
        if choice.chance in (0, CERTAIN):
            yield words.say("keep.comes_out", percent=choice.comes_out, losses=loss)
        elif loss:
            yield words.say("keep.then", losses=loss)
    if choice.deceived:
        yield words.say("keep.deceived")
    if choice.undone not in (None, choice.score):
        yield words.say("keep.undone", score=words.number(choice.undone or 0))
    if seen.view.round == words.book.rounds and choice.chance < CERTAIN:
        yield words.say("keep.archives")


def _named(words: Words, seats: Sequence[str]) -> str:
    return words.listing([words.seat(seat) for seat in seats])


def _percent(chance: int) -> int:
    """Basis points as percent, rounded up, so that what can happen is never said to be impossible."""
    return -(-chance // 100)
