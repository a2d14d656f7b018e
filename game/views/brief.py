"""What a seat reads before its first order: story, own brief, own levers plus two others, and who sits there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Whole, alone, only
from game.rules.blocks import Blocks
from game.rules.legality import commit_menu
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation
from game.scenario.model import Text
from game.views.words import Words

OTHERS = 2
"""Levers of other seats that a player sees before the first order."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the scenario with its mark and its source."""

    text: str
    status: str = ""
    """documented, disputed or invented, in the reader's language; empty where nothing is claimed"""
    source: str = ""

    @property
    def marked(self) -> str:
        """The text followed by its mark."""
        return f"{self.text} [{self.status}]" if self.status else self.text

    @property
    def cited(self) -> str:
        """The text followed by its mark and its source."""
        return f"{self.marked} ({self.source})" if self.source else self.marked


@dataclass(frozen=True, slots=True)
class SettingCard:
    """One setting of a lever."""

    id: str
    name: str
    say: str
    """What it means, and who must sign for it."""
    stands: bool
    """Whether it is the one in force, as far as the reader can see."""
    price: int | None
    """Mandate in hundredths to move there now; None on levers of others."""


@dataclass(frozen=True, slots=True)
class LeverCard:
    """A lever with the settings that the reader may know of."""

    id: str
    name: str
    ask: str
    icon: str
    owner: str
    own: bool
    settings: tuple[SettingCard, ...]


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A stakeholder as everyone may see it."""

    id: str
    name: str
    short: str
    icon: str
    colour: str
    play: str
    own: bool
    public: tuple[Passage, ...]
    red_lines: tuple[str, ...]
    wants: tuple[str, ...]
    """What everybody knows that it wants, in sentences."""


@dataclass(frozen=True, slots=True)
class Side:
    """Seats that belong together; a side without a name holds those that belong to none."""

    name: str
    seats: tuple[SeatCard, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that one seat reads; history and the other cards are for the asking."""

    title: str
    summary: str
    story: tuple[Passage, ...]
    own: SeatCard
    private: tuple[Passage, ...]
    told: tuple[Passage, ...]
    """What this seat alone knows about what is hidden."""
    interests: tuple[str, ...]
    bonuses: tuple[str, ...]
    """What brings points beside the numbers of the world."""
    sides: tuple[Side, ...]
    levers: tuple[LeverCard, ...]
    """Own levers first, then the others that matter most to this seat."""
    history: tuple[Passage, ...]

    @property
    def count(self) -> int:
        """Words to read before the first order: story and own brief."""
        parts = (*self.story, *self.own.public, *self.private, *self.told)
        return sum(len(part.text.split()) for part in parts)


def passages(words: Words, texts: Iterable[Text], easy: bool = False) -> tuple[Passage, ...]:
    """Turn texts of the scenario into passages, in the easier version where there is one."""
    return tuple(
        Passage(
            text=text.easy if easy and text.easy else text.text,
            status=words.say(f"status.{text.status}") if text.status else "",
            source=words.texts.sources[text.source].cite if text.source else "",
        )
        for text in texts
    )


def brief(words: Words, seen: Observation, *, easy: bool = False) -> Brief:
    """Make the brief of the observing seat; `easy` takes the easier version of every text that has one."""
    book = words.book
    seat = book.seats[seen.seat]
    holder = words.texts.stakeholders[seat]
    own = [int(x) for x in np.flatnonzero(book.owns[seen.seat] & book.in_play)]
    return Brief(
        title=words.texts.title.text,
        summary=words.texts.summary.text,
        story=passages(words, words.texts.story, easy),
        own=seat_card(words, seat, seat, easy),
        private=passages(words, holder.private, easy),
        told=told(words, seen, easy),
        interests=interests(words, seat),
        bonuses=tuple(b.say.text for b in words.texts.stakeholders[seat].bonuses if b.say),
        sides=sides(words, seat, easy),
        levers=tuple(lever_card(words, seen, lever) for lever in (*own, *_others(book, seen))),
        history=passages(words, words.texts.history, easy),
    )


def sides(words: Words, reader: str, easy: bool = False) -> tuple[Side, ...]:
    """Group the seats by their sides, in the order of the scenario."""
    groups: dict[str, list[SeatCard]] = {}
    for seat, holder in words.texts.stakeholders.items():
        card = seat_card(words, seat, reader, easy)
        groups.setdefault(holder.side or "", []).append(card)
    names = words.texts.sides
    return tuple(
        Side(names[side].text if side else "", tuple(cards)) for side, cards in groups.items()
    )


def seat_card(words: Words, seat: str, reader: str, easy: bool = False) -> SeatCard:
    """Show a stakeholder with its public brief and its red lines."""
    holder = words.texts.stakeholders[seat]
    return SeatCard(
        id=seat,
        name=holder.name.text,
        short=holder.short.text,
        icon=holder.icon,
        colour=holder.colour,
        play=holder.play,
        own=seat == reader,
        public=passages(words, holder.public, easy),
        red_lines=tuple(
            line.say.text
            for line in holder.red_lines.values()
            if line.mode == "core" or words.book.length.levers == "full"
        ),
        wants=tuple(wants(words, seat)),
    )


def wants(words: Words, seat: str) -> Iterator[str]:
    """Say what everybody knows that a seat wants, of what plays a part; never how much it counts."""
    book, at = words.book, words.book.seats.index(seat)
    for indicator in np.flatnonzero(book.known_interest[at]):
        text = words.texts.indicators[book.indicators[indicator]]
        yield words.say(f"seat.wants.{text.good}", indicator=text.name)
    for lever, rank in np.argwhere(book.known_worth[at] & book.in_play[:, None]):
        name = book.levers[lever]
        yield words.say(
            "seat.wants.setting",
            lever=words.lever(name),
            setting=words.setting(name, int(rank)),
            points=words.score(int(book.worth[at, lever, rank]) // 10_000),
        )


def told(words: Words, seen: Observation, easy: bool = False) -> tuple[Passage, ...]:
    """Say what the seat has been told about what is hidden."""
    book, seat = words.book, words.book.seats[seen.seat]
    heard = []
    for index, name in enumerate(book.facts):
        rank = int(only(seen.told)[index])
        hearer = words.texts.facts[name].told.get(seat)
        if rank and hearer:
            number = book.told[index][seen.seat]
            value = book.values[index][int(np.flatnonzero(number == rank)[0])]
            if value in hearer:
                heard.append(hearer[value])
    return passages(words, heard, easy)


def interests(words: Words, seat: str) -> tuple[str, ...]:
    """List what a seat values and below which score it would rather walk away, for that seat only."""
    holder, valued = words.texts.stakeholders[seat], []
    for name, wanted in sorted(holder.interests.items(), key=lambda item: -item[1].weight):
        indicator = words.texts.indicators[name]
        key = f"interest.{indicator.good}"
        said = words.say(key, indicator=indicator.name, weight=wanted.weight)
        valued.append(words.say("interest.known", interest=said) if wanted.known else said)
    valued += [bonus.say.text for bonus in holder.bonuses if bonus.say]
    if holder.interests or holder.worth or holder.bonuses:
        reservation = int(words.book.reservation[words.book.seats.index(seat)])
        valued.append(words.say("interest.reservation", points=words.score(reservation)))
    return tuple(valued)


def may_name(book: Rulebook, seen: Observation, lever: int) -> Sequence[int]:
    """List the settings of a lever that the seat, or everybody, may know of: hidden ones of others stay hidden."""
    return [
        rank
        for rank in range(len(book.settings[lever]))
        if book.recognises(seen.seat)[lever, rank] or seen.view.one.setting[lever] == rank
    ]


def lever_card(words: Words, seen: Observation, lever: int) -> LeverCard:
    """Show a lever with its settings as the seat may know them, own ones with their prices now."""
    book, name = words.book, words.book.levers[lever]
    text = words.texts.levers[name]
    own = bool(book.owned(seen.seat)[lever])
    cards = []
    for rank in may_name(book, seen, lever):
        setting = text.settings[book.settings[lever][rank]]
        cards.append(
            SettingCard(
                id=book.settings[lever][rank],
                name=setting.name.text,
                say=words.meaning(name, book.settings[lever][rank]),
                stands=int(seen.view.one.setting[lever]) == rank,
                price=_price(book, seen, lever, rank) if own else None,
            )
        )
    return LeverCard(
        name, text.name.text, text.ask.text, text.icon, words.owner(name), own, tuple(cards)
    )


def _price(book: Rulebook, seen: Observation, lever: int, rank: int) -> int:
    (hand,) = np.flatnonzero((book.hand_lever == lever) & (book.hand_seat == seen.seat))
    return int(alone(commit_menu(book, seen.view)).price[hand, rank])


def most_wanted(book: Rulebook, seen: Observation) -> int | None:
    """Choose the lever of others that this seat would most like to see moved; None where there is none.

    It is the one of which it regards some setting it may know of most above the one at the start; where
    nothing is said of that, the one that moves most of what it values.
    """
    pull = _pull(book, seen)
    known = book.real & book.recognises(seen.seat)
    liked = np.where(known, book.regard[seen.seat], -100).max(axis=1)
    gain = liked - book.regard[seen.seat][np.arange(len(book.levers)), book.start]
    order = np.lexsort((-pull, -gain, pull < 0))
    first = int(order[0])
    return first if pull[first] >= 0 else None


def _others(book: Rulebook, seen: Observation) -> list[int]:
    """Choose the levers of others that move most of what this seat values."""
    pull = _pull(book, seen)
    order = np.argsort(-pull, kind="stable")[:OTHERS]
    return sorted(int(lever) for lever in order if pull[lever] >= 0)


def _pull(book: Rulebook, seen: Observation) -> Whole:
    """How much of what this seat values each lever of others moves: [L], below nothing for all that are no such lever."""
    weight = book.interest[seen.seat]
    pull = np.zeros(len(book.levers), dtype=np.int64)
    for blocks in (book.once, book.each_round):
        _add_pull(pull, blocks, weight)
    pull += np.ptp(book.worth[seen.seat], axis=1) // 10_000
    return np.where(book.owns[seen.seat] | ~book.in_play, -1, pull)


def _add_pull(
    pull: Whole,
    blocks: Blocks,
    weight: Whole,
) -> None:
    if len(blocks.rows):
        np.add.at(pull, blocks.owner, np.abs(blocks.indicator) @ weight // 100)
