"""Nobody is told what it may not know.

Who may know a column is read from its declaration. What that comes to is written down here a second
time, from the rules of the game and not from the code that shows positions: `HIDES` replaces every
element that is a secret from a seat by another value that it could have for all the seat knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.arrays import Array, Mask
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.columns import Secrecy
from game.rules.ledger import Ledger
from game.rules.numbered import Numbered
from game.rules.opening import open_games
from game.rules.orders import Move, Order
from game.rules.position import ARRAYS, COLUMNS, Position, known_as
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.writing import Journal
from tests.properties.worlds import as_arrays, as_objects, drawn, numbers, rich, worlds

FEW = settings(max_examples=10, derandomize=True)

OPEN = (
    "over", "ending", "shown", "happened", "pending", "chose", "promised", "denied", "denied_round",
    "crossed", "over_line", "step", "released",
)  # fmt: skip
"""What everyone may know: how the game stands, news and answers, public words, red lines, the answer at the end."""


def _looks(book: Rulebook, seat: int, lever: int, setting: int) -> int:
    """What a setting that is not exposed looks like to a seat."""
    part = list(book.scenario.levers.values())[lever]
    hidden = list(part.settings.values())[setting].covert
    name = book.seats[seat]
    if hidden is None or name in part.owner or name in hidden.known_to:
        return setting
    return book.settings[lever].index(hidden.looks_like)


def _hides_something(book: Rulebook, seat: int, lever: int) -> bool:
    part = list(book.scenario.levers.values())[lever]
    return book.seats[seat] not in part.owner and any(s.covert for s in part.settings.values())


@dataclass(frozen=True)
class Unseen:
    """What is not a seat's to know of one game, about to be replaced by something else that could be."""

    book: Rulebook
    position: Position
    seat: int
    rng: np.random.Generator
    new: dict[str, Array]

    @property
    def name(self) -> str:
        return self.book.seats[self.seat]

    @property
    def own(self) -> Mask:
        return np.arange(len(self.book.seats)) == self.seat

    def draw(self, name: str, unknown: Array) -> None:
        """Put anything where the seat knows nothing of a column."""
        array, column = self.new[name], COLUMNS[name]
        most = 10_000 if column.kind == "number" else 2 if array.dtype == bool else 4
        other = self.rng.integers(0, most, array.shape).astype(array.dtype)
        self.new[name] = np.where(np.broadcast_to(unknown, array.shape), other, array)

    def draw_rows(self, name: str, unknown: Mask) -> None:
        """Put anything into the rows of a column that the seat knows nothing of."""
        self.draw(name, unknown.reshape(unknown.shape + (1,) * (self.new[name].ndim - 2)))


def _shuffled(book: Rulebook, position: Position, seat: int, rng: np.random.Generator) -> Position:
    """Replace everything that a seat may not know by something else that could be; one game."""
    new = {name: getattr(position, name).copy() for name in ARRAYS}
    unseen = Unseen(book, position, seat, rng, new)
    for secrecy, hide in HIDES.items():
        for name in known_as(secrecy):
            hide(unseen, name)
    seeds = rng.integers(0, 2**40, position.seeds.shape).astype(np.uint64)
    guesses = any(part.estimate for part in book.scenario.indicators.values())
    return position.changed(seeds=position.seeds if guesses else seeds, **new)


def _own(unseen: Unseen, name: str) -> None:
    unseen.draw_rows(name, ~unseen.own)


def _from_all(unseen: Unseen, name: str) -> None:
    unseen.draw(name, np.array(True))


def _hand(unseen: Unseen, name: str) -> None:
    unseen.draw(name, unseen.book.hand_seat != unseen.seat)


def _said(unseen: Unseen, name: str) -> None:
    unseen.draw(name, (~unseen.own[:, None] & ~unseen.own[None, :])[:, :, None])


def _blind(unseen: Unseen, exactly: bool) -> Mask:
    """Which indicators a seat does not see, exactly or at all."""
    blind = []
    for part in unseen.book.scenario.indicators.values():
        sees = part.visible == "all" or unseen.name in part.visible
        guesses = part.estimate and (
            part.estimate.seen_by == "all" or unseen.name in part.estimate.seen_by
        )
        blind.append(not sees and (exactly or not guesses))
    return np.array(blind)


def _seen(unseen: Unseen, name: str) -> None:
    unseen.draw(name, _blind(unseen, exactly=True))


def _guessed(unseen: Unseen, name: str) -> None:
    unseen.draw(name, _blind(unseen, exactly=False))


def _believed(unseen: Unseen, name: str) -> None:
    """What others believe is theirs; a hidden setting could be any that looks the same to the seat."""
    if name in ("seen", "free"):
        _own(unseen, name)
        return
    for lever, seen in _hidden(unseen):
        settings_ = range(len(unseen.book.settings[lever]))
        could = [k for k in settings_ if _looks(unseen.book, unseen.seat, lever, k) == seen]
        unseen.new[name][:, lever] = unseen.rng.choice(could)


def _checked(unseen: Unseen, name: str) -> None:
    for lever, _ in _hidden(unseen):
        unseen.new[name][:, lever] = False


def _plain(unseen: Unseen, name: str) -> None:
    """How long a setting has stood that could be another; of one that has come to light all know when."""
    book, position = unseen.book, unseen.position
    for lever in range(len(book.levers)):
        if not _hides_something(book, unseen.seat, lever):
            continue
        if name == "set_round" and _has_come_to_light(unseen, lever):
            continue
        row = unseen.new[name][:, lever]
        unseen.new[name][:, lever] = unseen.rng.integers(0, position.round + 1, row.shape)


def _has_come_to_light(unseen: Unseen, lever: int) -> bool:
    seen = int(unseen.position.seen[0, unseen.seat, lever])
    truth = int(unseen.position.setting[0, lever])
    return seen == truth and _looks(unseen.book, unseen.seat, lever, seen) != seen


def _hidden(unseen: Unseen) -> Iterator[tuple[int, int]]:
    """Levers of which a seat may not know the setting, as long as nobody has looked; and what it sees."""
    book, position, seat = unseen.book, unseen.position, unseen.seat
    for lever in range(len(book.levers)):
        if not _hides_something(book, seat, lever) or _has_come_to_light(unseen, lever):
            continue
        told = (
            position.public[0, lever]
            or position.signer[0, lever, seat]
            or book.covert[lever, int(position.setting[0, lever])]
        )
        if position.exposed[0, lever] and told:
            continue  # it was exposed, or somebody looked and told the seat
        yield lever, int(position.seen[0, seat, lever])


def _told(unseen: Unseen, name: str) -> None:
    """A hidden fact could be any that the seat would have been told the same about."""
    for index, fact in enumerate(unseen.book.scenario.facts.values()):
        told = fact.told.get(unseen.name, {})
        texts = [told[value].text if value in told else None for value in fact.values]
        heard = texts[int(unseen.position.fact[0, index])]
        could = [k for k, text in enumerate(texts) if text == heard]
        unseen.new[name][:, index] = unseen.rng.choice(could)


def _clause(unseen: Unseen, name: str) -> None:
    """Where a seat does not read what is true, there may be a secret clause between others, or none."""
    book, position = unseen.book, unseen.position
    for lever, settings_ in enumerate(book.settings):
        deal = int(position.deal[0, lever])
        if deal and position.read_deal[0, unseen.seat, lever] == deal:
            continue
        row = unseen.new[name][:, lever]
        match name:
            case "public":
                continue
            case "clause":
                other = unseen.rng.integers(-1, len(settings_), row.shape)
            case "signer":
                other = ~unseen.own * unseen.rng.integers(0, 2, row.shape)
            case _:
                other = unseen.rng.integers(0, 2 if row.dtype == bool else 50, row.shape)
        unseen.new[name][:, lever] = other


def _read(unseen: Unseen, name: str) -> None:
    """What others read as in force is theirs; what nobody reads all may know."""
    unseen.draw_rows(name, np.append(~unseen.own, False))


def _nobody(unseen: Unseen, name: str) -> None:
    unseen.draw(name, np.ones(1, dtype=bool))


def _reads(unseen: Unseen) -> Mask:
    """The texts of this talk that the seat is party to, or is to approve: [T]."""
    position, seat = unseen.position, unseen.seat
    rules = unseen.book.scenario.agreements.ratification
    asks = [unseen.book.seats.index(key) for key, rule in rules.items() if rule.by == unseen.name]
    approves = position.awaiting[0] & position.signed[0][:, asks].any(axis=1)
    reads: Mask = (position.offer_party[0, :, seat] | approves) & (position.offer_name[0] > 0)
    return reads


def _loud(position: Position) -> Mask:
    """The texts that all know to lie there: [T]."""
    public = (position.offer[0] >= 0) & position.offer_public[0]
    loud: Mask = public.any(axis=1) & position.offered[0]
    return loud


def _party(unseen: Unseen, name: str) -> None:
    """Of texts between others a seat knows nothing but that there is one, if a clause of it is public."""
    loud = _loud(unseen.position)
    approver = any(
        rule.by == unseen.name for rule in unseen.book.scenario.agreements.ratification.values()
    )
    for text in np.flatnonzero(~_reads(unseen)):
        row = unseen.new[name][:, text]
        match name:
            case "offer" | "offer_public" if loud[text]:
                continue  # it might say something else in public; what, is not the seat's to know
            case "offer_public":
                other = np.zeros_like(row)
            case "awaiting" if approver:
                other = np.zeros_like(row)
            case "signed_at" | "declined_at" | "offer_since":
                other = unseen.rng.integers(0, 4, row.shape)
            case _:
                other = unseen.rng.integers(0, 2, row.shape)
        unseen.new[name][:, text] = other.astype(row.dtype)


def _exists(unseen: Unseen, name: str) -> None:
    loud = _loud(unseen.position)
    for text in np.flatnonzero(~_reads(unseen) & ~loud):
        row = unseen.rng.integers(0, 2, unseen.new[name][:, text].shape).astype(bool)
        if name == "offer_party":
            row[:, unseen.seat] = False
        unseen.new[name][:, text] = row


def _parent(unseen: Unseen, name: str) -> None:
    """What a text amends is known to who is party to both."""
    reads, position = _reads(unseen), unseen.position
    strange = np.append(np.flatnonzero(~reads), -1)
    for text, seat in np.ndindex(position.parent.shape[1:]):
        known = reads[text] and reads[max(position.parent[0, text, seat], 0)]
        if not known or position.parent[0, text, seat] < 0:
            unseen.new[name][:, text, seat] = unseen.rng.choice(strange)


HIDES: Mapping[Secrecy, Callable[[Unseen, str], None]] = {
    Secrecy.HIDDEN: _from_all,
    Secrecy.OWN: _own,
    Secrecy.SHOWN: _own,
    Secrecy.HAND: _hand,
    Secrecy.SAID: _said,
    Secrecy.SEEN: _seen,
    Secrecy.GUESSED: _guessed,
    Secrecy.BELIEVED: _believed,
    Secrecy.CHECKED: _checked,
    Secrecy.PLAIN: _plain,
    Secrecy.TOLD: _told,
    Secrecy.PARTY: _party,
    Secrecy.EXISTS: _exists,
    Secrecy.PARENT: _parent,
    Secrecy.CLAUSE: _clause,
    Secrecy.READ: _read,
    Secrecy.NOBODY: _nobody,
}
"""For each kind of secret, what replaces a column of it where the seat may not know it."""


def _same_observation(one: Observation, other: Observation) -> str:
    """Name the first thing in which two observations differ; nothing if they are the same bytes."""
    for name in COLUMNS:
        first, second = getattr(one.view, name), getattr(other.view, name)
        if first.dtype != second.dtype or first.tobytes() != second.tobytes():
            return name
    for field in fields(Observation):
        if field.name == "view":
            continue
        first, second = getattr(one, field.name), getattr(other, field.name)
        if np.asarray(first).tobytes() != np.asarray(second).tobytes():
            return field.name
    return ""


@FEW
@given(worlds, numbers)
def test_an_observation_shows_nothing_that_a_seat_may_not_know(
    on: tuple[str, ...], number: int
) -> None:
    """Whatever else the secrets of others were, a seat would see the same bytes."""
    book = rich(*on)
    rng = np.random.default_rng(number)
    position = open_games(book, game_seeds(number, 1))
    while not position.over.all():
        for seat in range(len(book.seats)):
            seen = observe(book, position, seat)
            for _ in range(3):
                other = observe(book, _shuffled(book, position, seat, rng), seat)
                assert not _same_observation(seen, other), f"{book.seats[seat]} sees a secret"
        position = resolve(book, position, drawn(book, position, rng))


def test_every_kind_of_secret_is_tried() -> None:
    """Seeds are tried by themselves; every other column is open, or of a kind that is replaced."""
    assert set(HIDES) == set(Secrecy) - {Secrecy.OPEN, Secrecy.LUCK}


def test_what_all_may_know_is_said_twice() -> None:
    """A column that is declared open to all has to be put on the list above as well."""
    assert set(OPEN) == set(known_as(Secrecy.OPEN))


def _play(
    book: Rulebook, position: Position, number: int, swap: Order | None = None
) -> tuple[list[Position], list[tuple[Change, ...]]]:
    """Play one game to its end with drawn orders, one order of the first commit put in."""
    rng = np.random.default_rng(number)
    ledger = Ledger(book)
    positions, changes = [position], []
    while not position.over.all():
        phase, _ = phase_of(book, position)
        orders: Sequence[Order] = as_objects(book, position, drawn(book, position, rng))
        if swap is not None and phase == "commit" and position.round == 1:
            lever = swap.lever if isinstance(swap, Move) else ""
            orders = [o for o in orders if not (isinstance(o, Move) and o.lever == lever)] + [swap]
        journal: Journal = []
        after = resolve(book, position, as_arrays(book, position, orders), journal)
        numbered = [Numbered(i, order) for i, order in enumerate(orders)]
        changes.append(ledger.add(position, after, phase, numbered, journal))
        positions.append(after)
        position = after
    return positions, changes


@FEW
@given(worlds, numbers)
def test_no_row_names_a_secret(on: tuple[str, ...], number: int) -> None:
    """A change that a seat may see names no hidden setting, clause or number that it may not know."""
    book = rich(*on)
    start = open_games(book, game_seeds(number, 1))
    positions, changes = _play(book, start, number)
    for after, rows in zip(positions[1:-1], changes[:-1], strict=True):
        for row in rows:
            for seat, name in enumerate(book.seats):
                if row.visible_to(name):
                    _names_no_secret(book, after, row, seat)


def _names_no_secret(book: Rulebook, after: Position, row: Change, seat: int) -> None:
    name = book.seats[seat]
    if row.target == "mandate" and row.index[0] != seat:
        public = ("event_effect", "line_effect", "option", "payment", "once", "each_round")
        assert row.rule in public, row
    if row.target in ("ceiling", "withheld") and row.rule != "came_to_light":
        assert row.index[0] == seat, row
    if row.target == "verdict" or row.target == "seen":
        assert row.index[0] == seat, row
    if row.target in ("indicator", "past"):
        assert book.visible[seat, row.index[-1]], row
    if row.target == "clause" and row.rule == "agreement":
        assert after.read_clause[0, seat, row.index[0]] == row.after, row
    if row.target.startswith("offer") or row.target in ("signed", "declined", "blocking", "change"):
        text = row.index[0]
        loud = row.target in ("offered", "offer_party") and _public(after, text)
        party = bool(after.offer_party[0, text, seat])
        approves = row.target in ("offered",) and name in _ratifiers(book)
        assert loud or party or approves or not after.offer_name[0, text], row
    if "lever" not in row.names:
        return
    lever = book.levers.index(row.names["lever"])
    if "setting" in row.names:
        setting = book.settings[lever].index(row.names["setting"])
        seen = int(after.seen[0, seat, lever])
        assert _looks(book, seat, lever, setting) == setting or setting == seen, row
    if row.target == "setting":
        assert _looks(book, seat, lever, row.after) == row.after, row


def _public(position: Position, text: int) -> bool:
    return bool(((position.offer[0, text] >= 0) & position.offer_public[0, text]).any())


def _ratifiers(book: Rulebook) -> set[str]:
    return {rule.by for rule in book.scenario.agreements.ratification.values()}


COVER = {
    # A world in which a hidden setting and what it looks like differ in nothing but regard: no effects,
    # no chance of exposure, mandate enough, and nobody who is told. So nobody but the owner may be able
    # to tell one from the other. (Those who are told react in private; but what they do in public later
    # springs from a trust that is coloured by it, as among people.)
    "watch": ("secret", "idle"),
    "tower": ("radar", "radio"),
}


@settings(max_examples=20, derandomize=True)
@given(st.sampled_from(sorted(COVER)), numbers, st.booleans())
def test_a_secret_looks_like_its_cover(lever: str, number: int, other: bool) -> None:
    """Games that differ in a hidden setting and its cover are the same to outsiders, to the last byte."""
    book = _level(other)
    owner = book.scenario.levers[lever].owner[0]
    secret, cover = COVER[lever]
    start = open_games(book, game_seeds(number, 1))
    hidden = _play(book, start, number, Move(owner, lever, secret))
    plain = _play(book, start, number, Move(owner, lever, cover))
    at = book.levers.index(lever)
    for seat, name in enumerate(book.seats):
        if name == owner:
            continue
        for index, (one, two) in enumerate(zip(hidden[0], plain[0], strict=True)):
            if (
                one.over.all()
                or (one.setting != two.setting)[0, np.arange(len(book.levers)) != at].any()
            ):
                break
            difference = _same_observation(observe(book, one, seat), observe(book, two, seat))
            assert not difference, (name, index, difference)
            if index:
                rows = [_told(part[1][index - 1], name) for part in (hidden, plain)]
                assert rows[0] == rows[1], (name, index)


def _told(changes: Sequence[Change], seat: str) -> list[dict[str, Any]]:
    """The rows that a seat may see, without their numbers in the record."""
    return [
        {
            "rule": row.rule, "target": row.target, "index": row.index, "names": dict(row.names),
            "amount": row.amount, "after": row.after, "facts": dict(row.facts),
        }
        for row in changes
        if row.visible_to(seat)
    ]  # fmt: skip


def _level(other: bool) -> Rulebook:
    """The rich world, with effects and chances of hidden settings taken out and prices made even."""
    return rich("level", *(["all_but"] if other else []))
