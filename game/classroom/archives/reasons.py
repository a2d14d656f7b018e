"""Why a number moved, in one line that ends at an order, a refused signature, or a lever that nobody moved.

Nothing moves by itself: where the world drifts, somebody could have held it, and the lever that would
have done so is named. What the reader may not know is one cause that is still sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Literal

import numpy as np

from game.rules.arrays import Whole
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.views.why import Why, WhyRow
from game.views.words import Words

End = Literal["order", "refused", "unmoved", "sealed"]
WORDS_KEPT: Final = ("kept",)
WORDS_BROKEN: Final = ("broken", "witness", "deception")
AT_HOME: Final = ("backed_down", "denial_exposed")


@dataclass(frozen=True, slots=True)
class ReasonTold:
    """What did most of a change."""

    text: str
    """A line without a full stop; empty where all that is known is that it is sealed."""
    ends: End
    short: str = ""
    """The same in fewer words."""
    sealed: bool = False
    """Whether a cause at least as large as a third of the change is not known to the reader."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons of one round as one reader knows them."""

    words: Words
    view: Position
    """What the reader sees after the round."""
    moved: Mapping[str, int]
    """Levers that were seen to move, to the last round in which they did, up to this one."""
    round: int
    refused: Mapping[str, str] = field(default_factory=dict)
    """Levers on which a text failed in this round, to the seat that did not sign it; known in the debrief alone."""

    @property
    def _book(self) -> Rulebook:
        return self.words.book

    def of(self, why: Why, target: str, index: tuple[int, ...]) -> ReasonTold:
        """Say what did most of the change that a why is about."""
        total = sum(row.amount for row in why.rows)
        same = [row for row in why.rows if row.amount * total > 0] or list(why.rows)
        hidden = sum(abs(row.amount) for row in same if not row.known)
        sealed = hidden * 3 >= abs(total) > 0
        known = [row for row in same if row.known]
        for row in known:
            told = self._row(row, target, index, total)
            if told is not None and not (sealed and told.ends == "unmoved"):
                return replace(told, sealed=sealed)
        if sealed:
            return ReasonTold("", "sealed", sealed=True)
        return self._unmoved(target, index, total)

    def _row(
        self, row: WhyRow, target: str, index: tuple[int, ...], total: int
    ) -> ReasonTold | None:
        """Say one cause; None for what must be told by what follows."""
        words = self.words
        match row.cause:
            case ("lever", lever, setting):
                return self._lever(row.key.split(".", 1)[0], lever, setting, index[-1])
            case (rule, lever) if rule in AT_HOME:
                said = words.say("wall.broke", owner=words.owner(lever), lever=words.lever(lever))
                return ReasonTold(said, "order", said)
            case ("option", event, option):
                choice = words.event(event).choice
                who = words.seat(choice.seat) if choice else ""
                named = words.option(event, option).strip('"')
                said = words.say("wall.answered", seat=who, option=named)
                return ReasonTold(said, "order", said)
            case ("event", event):
                left = self._unmoved(target, index, total)
                said = words.say("wall.news_and", event=words.headline(event).strip("'"), left=left.text)  # fmt: skip
                return replace(left, text=said, short=words.say("wall.news_and.short", left=_small(left)))  # fmt: skip
            case ("line", line):
                left = self._unmoved(target, index, total)
                seat = words.seat(words.red_lines[line][0])
                return replace(left, text=words.say("wall.line_and", seat=seat, left=left.text))
            case ("reciprocity",):
                return self._step_of(index)
        return self._unmoved(target, index, total)

    def _lever(self, rule: str, lever: str, setting: str, actor: int) -> ReasonTold:
        words = self.words
        owner, name = words.owner(lever), words.lever(lever)
        if rule in WORDS_KEPT or rule in WORDS_BROKEN:
            key = "wall.kept" if rule in WORDS_KEPT else "wall.broke"
            said = words.say(key, owner=owner, lever=name)
            return ReasonTold(said, "order", words.say(f"{key}.short", lever=name))
        return self.stands(lever, setting)

    def stands(self, lever: str, setting: str) -> ReasonTold:
        """Say that a lever is where it is, since when, or that nobody moved it."""
        words, since = self.words, self.moved.get(lever)
        said = words.setting(lever, setting) if setting else words.lever(lever)
        if since is None:
            return self._left(lever, said)
        values = {"owner": words.owner(lever), "setting": said, "round": since}
        key = "wall.ordered" if since == self.round else "wall.ordered.since"
        return ReasonTold(words.say(key, **values), "order", said)

    def _left(self, lever: str, said: str) -> ReasonTold:
        """Say that nobody moved a lever, or who refused to sign what would have moved it."""
        words, who = self.words, self.refused.get(lever)
        name = words.lever(lever)
        if who:
            told = words.say("wall.refused", seat=words.seat(who), lever=name)
            return ReasonTold(told, "refused", told)
        told = words.say("wall.unmoved", lever=name, setting=said)
        return ReasonTold(told, "unmoved", words.say("wall.unmoved.short", lever=name))

    def _step_of(self, index: tuple[int, ...]) -> ReasonTold | None:
        """Say what the seat did that answered another's step, by the lever that it moved in this round."""
        book = self._book
        actor = index[1]
        for lever, since in self.moved.items():
            at = book.levers.index(lever)
            if since == self.round and book.owns[actor, at]:
                return self.stands(lever, book.settings[at][int(self.view.one.setting[at])])
        return None

    def _unmoved(self, target: str, index: tuple[int, ...], total: int) -> ReasonTold:
        """Name the lever that nobody moved this round and that could have done most against the change."""
        book = self._book
        best = max(self._against(target, index, total), default=None)
        if best is None:
            said = self.words.say("wall.unmoved.none")
            return ReasonTold(said, "unmoved", said)
        at = -best[1]
        lever = book.levers[at]
        setting = book.settings[at][int(self.view.one.setting[at])]
        return self._left(lever, self.words.setting(lever, setting))

    def _against(
        self, target: str, index: tuple[int, ...], total: int
    ) -> Iterator[tuple[int, int]]:
        """How much each lever that stood still could have done against the change, with its place below nothing.

        By settings that are open and more cooperative alone: it is not told that more force would have helped.
        """
        book = self._book
        for at in np.flatnonzero(book.in_play).tolist():
            if self.moved.get(book.levers[at]) == self.round:
                continue
            now = int(self.view.one.setting[at])
            others = [
                rank
                for rank in range(len(book.settings[at]))
                if book.rating[at, rank] > book.rating[at, now] and not book.covert[at, rank]
            ]
            if not others:
                continue
            if target == "indicator":
                yield self._held_back(at, now, others, index[0], total), -at
            else:
                owns = bool(book.owns[index[1], at])
                liked = book.regard[index[0], at]
                yield owns * max(int(liked[rank] - liked[now]) for rank in others), -at

    def _held_back(self, at: int, now: int, others: list[int], number: int, total: int) -> int:
        """How far a lever could have moved a number against its change, or at least some number."""
        effect = _effects(self._book, at)
        gain = effect[others] - effect[now]
        against = int((-gain if total > 0 else gain)[:, number].max())
        return max(against * 1_000, int(np.abs(gain).sum(axis=1).max()) // 100, 0)


def _small(because: ReasonTold) -> str:
    """Its few words for the middle of a sentence: names keep their capitals."""
    said = because.short
    return said[:1].lower() + said[1:] if because.ends == "unmoved" else said


def _effects(book: Rulebook, lever: int) -> Whole:
    """What each setting of a lever adds to each number while it stands, whatever its conditions: [K, I]."""
    sums = np.zeros((len(book.settings[lever]), len(book.indicators)), dtype=np.int64)
    for blocks in (book.once, book.each_round):
        for row in np.flatnonzero(blocks.owner == lever).tolist():
            share = 1 if blocks.rows[row].condition is None else 2
            sums[int(blocks.choice[row])] += blocks.indicator[row] // share
    return sums
