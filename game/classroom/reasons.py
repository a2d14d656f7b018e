"""Why a number moved, in one line that ends at an order, a refused signature, or a lever that nobody moved.

Nothing moves by itself: where the world drifts, somebody could have held it, and the lever that would
have done so is named. What the reader may not know is one cause that is still sealed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
class Because:
    """What did most of a change."""

    text: str
    """A line without a full stop; empty where all that is known is that it is sealed."""
    ends: End
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

    def of(self, why: Why, target: str, index: tuple[int, ...]) -> Because:
        """Say what did most of the change that a why is about."""
        total = sum(row.amount for row in why.rows)
        same = [row for row in why.rows if row.amount * total > 0] or list(why.rows)
        hidden = sum(abs(row.amount) for row in same if not row.known)
        sealed = hidden * 3 >= abs(total) > 0
        known = [row for row in same if row.known]
        for row in known:
            told = self._row(row, target, index, total)
            if told is not None:
                return Because(told[0], told[1], sealed)
        if sealed:
            return Because("", "sealed", True)
        return Because(*self._unmoved(target, index, total), sealed)

    def _row(
        self, row: WhyRow, target: str, index: tuple[int, ...], total: int
    ) -> tuple[str, End] | None:
        """Say one cause; None for what must be told by what follows."""
        words = self.words
        rule = row.key.split(".", 1)[0]
        match row.cause:
            case ("lever", lever, setting):
                return self._lever(rule, lever, setting)
            case (rule, lever) if rule in AT_HOME:
                said = words.say("wall.broke", owner=words.owner(lever), lever=words.lever(lever))
                return said, "order"
            case ("option", event, option):
                choice = words.event(event).choice
                who = words.seat(choice.seat) if choice else ""
                return words.say("wall.answered", seat=who, option=words.option(event, option)), "order"  # fmt: skip
            case ("event", event):
                left, end = self._unmoved(target, index, total)
                return words.say("wall.news_and", event=words.headline(event), left=left), end
            case ("line", line):
                left, end = self._unmoved(target, index, total)
                seat = words.seat(words.red_lines[line][0])
                return words.say("wall.line_and", seat=seat, left=left), end
            case ("reciprocity",):
                return self._step_of(index)
        return self._unmoved(target, index, total)

    def _lever(self, rule: str, lever: str, setting: str) -> tuple[str, End]:
        words = self.words
        owner, name = words.owner(lever), words.lever(lever)
        if rule in WORDS_KEPT:
            return words.say("wall.kept", owner=owner, lever=name), "order"
        if rule in WORDS_BROKEN:
            return words.say("wall.broke", owner=owner, lever=name), "order"
        return self.stands(lever, setting)

    def stands(self, lever: str, setting: str) -> tuple[str, End]:
        """Say that a lever is where it is, since when, or that nobody moved it."""
        words, since = self.words, self.moved.get(lever)
        said = words.setting(lever, setting) if setting else words.lever(lever)
        if since is None:
            return self._left(lever, said)
        values = {"owner": words.owner(lever), "setting": said, "round": since}
        key = "wall.ordered" if since == self.round else "wall.ordered.since"
        return words.say(key, **values), "order"

    def _left(self, lever: str, said: str) -> tuple[str, End]:
        """Say that nobody moved a lever, or who refused to sign what would have moved it."""
        words, who = self.words, self.refused.get(lever)
        if who:
            return words.say("wall.refused", seat=words.seat(who), lever=words.lever(lever)), "refused"  # fmt: skip
        return words.say("wall.unmoved", lever=words.lever(lever), setting=said), "unmoved"

    def _step_of(self, index: tuple[int, ...]) -> tuple[str, End] | None:
        """Say what the seat did that answered another's step, by the lever that it moved in this round."""
        book = self._book
        actor = index[1]
        for lever, since in self.moved.items():
            at = book.levers.index(lever)
            if since == self.round and book.owns[actor, at]:
                return self.stands(lever, book.settings[at][int(self.view.one.setting[at])])
        return None

    def _unmoved(self, target: str, index: tuple[int, ...], total: int) -> tuple[str, End]:
        """Name the lever that nobody moved this round and that could have done most against the change."""
        book = self._book
        best = max(self._against(target, index, total), default=None)
        if best is None:
            return self.words.say("wall.unmoved.none"), "unmoved"
        at = -best[1]
        lever = book.levers[at]
        setting = book.settings[at][int(self.view.one.setting[at])]
        return self._left(lever, self.words.setting(lever, setting))

    def _against(
        self, target: str, index: tuple[int, ...], total: int
    ) -> Iterator[tuple[int, int]]:
        """How much each lever that stood still could have done against the change, with its place below nothing."""
        book = self._book
        for at in np.flatnonzero(book.in_play).tolist():
            lever = book.levers[at]
            if self.moved.get(lever) == self.round:
                continue
            now = int(self.view.one.setting[at])
            others = [r for r in range(len(book.settings[at])) if r != now and not book.covert[at, r]]  # fmt: skip
            if target == "indicator":
                effect = _effects(book, at)
                gain = effect - effect[now]
                way = -1 if total > 0 else 1
                sums = (way * gain[:, index[0]]).tolist()
                most = max((int(sums[rank]) for rank in others), default=0)
                if not most:
                    most = max((int(np.abs(gain[rank]).max()) // 100 for rank in others), default=0)
            else:
                most = int(book.owns[index[1], at]) * max(
                    (
                        abs(int(book.regard[index[0], at, r] - book.regard[index[0], at, now]))
                        for r in others
                    ),  # fmt: skip
                    default=0,
                )
            if most > 0 or others:
                yield max(most, 0), -at


def _effects(book: Rulebook, lever: int) -> Whole:
    """What each setting of a lever adds to each number while it stands, whatever its conditions: [K, I]."""
    sums = np.zeros((len(book.settings[lever]), len(book.indicators)), dtype=np.int64)
    for blocks in (book.once, book.each_round):
        for row in np.flatnonzero(blocks.owner == lever).tolist():
            share = 1 if blocks.rows[row].condition is None else 2
            sums[int(blocks.choice[row])] += blocks.indicator[row] // share
    return sums
