"""Nobody is told what it may not know.

What a seat may know is written down here a second time, from the rules of the game and not from the
code that shows positions: `_unknown` lists every element that is a secret from a seat, with other values
that it could have for all the seat knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.arrays import Array, Mask
from game.rules.chance import game_seeds
from game.rules.changes import Change
from game.rules.encoding import decode, encode
from game.rules.ledger import Ledger, Numbered
from game.rules.opening import open_games
from game.rules.orders import Move, Order
from game.rules.position import ARRAYS, Position
from game.rules.resolve import phase_of, resolve
from game.rules.rulebook import Rulebook
from game.rules.sight import Observation, observe
from game.rules.writing import Journal
from tests.properties.worlds import drawn, numbers, rich, worlds

FEW = settings(max_examples=10, derandomize=True)

OPEN = (
    "over", "ending", "shown", "happened", "pending", "chose", "promised", "denied", "denied_round",
    "crossed", "over_line", "step",
)  # fmt: skip
"""What everyone may know: how the game stands, news and answers, public words, red lines."""

OFFER = (
    "offered", "offer", "offer_public", "offer_verified", "offer_pay", "offer_party", "offer_open",
    "offer_rounds", "offer_age", "offer_deal", "signed", "declined", "blocking", "would", "awaiting",
)  # fmt: skip
"""A proposal: its parties may know it, and while it waits the seat that is to approve it."""

CLAUSE = ("clause", "deal", "signer", "public", "verified", "until")
"""A clause: everyone may know a public one, its signatories a secret one."""


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


def _shuffled(book: Rulebook, position: Position, seat: int, rng: np.random.Generator) -> Position:
    """Replace everything that a seat may not know by something else that could be; one game."""
    new = {name: getattr(position, name).copy() for name in ARRAYS}
    own = np.arange(len(book.seats)) == seat

    def random_where(name: str, unknown: Array, low: int, high: int) -> None:
        array = new[name]
        mask = np.broadcast_to(unknown, array.shape)
        other = rng.integers(low, high, array.shape)
        new[name] = np.where(mask, other.astype(array.dtype), array)

    _numbers(book, seat, own, random_where)
    random_where("seen", ~own[:, None], 0, 2)
    random_where("verdict", ~own[:, None], 0, 4)
    random_where("wronged", ~own[:, None], 0, 2)
    random_where("secret_breach", book.hand_seat != seat, 0, 2)
    random_where("marked", (~own[:, None] & ~own[None, :])[:, :, None], 0, 2)
    _clauses(book, position, seat, new, rng)
    _levers(book, position, seat, new, rng)
    _facts(book, position, seat, new, rng)
    _proposals(book, position, seat, new, rng)
    seeds = rng.integers(0, 2**40, position.seeds.shape).astype(np.uint64)
    guesses = any(part.estimate for part in book.scenario.indicators.values())
    return position.changed(seeds=position.seeds if guesses else seeds, **new)


def _numbers(book: Rulebook, seat: int, own: Mask, random_where: Any) -> None:
    name = book.seats[seat]
    blind = []
    for part in book.scenario.indicators.values():
        sees = part.visible == "all" or name in part.visible
        guesses = part.estimate and (
            part.estimate.seen_by == "all" or name in part.estimate.seen_by
        )
        blind.append((not sees, not sees and not guesses))
    random_where("past", np.array([exact for exact, _ in blind]), 0, 10_000)
    random_where("indicator", np.array([entirely for _, entirely in blind]), 0, 10_000)
    for number in ("trust", "ceiling", "withheld"):
        random_where(number, ~own[:, None], 0, 10_000)
    random_where("mandate", ~own, 0, 1_000)


def _levers(
    book: Rulebook, position: Position, seat: int, new: dict[str, Array], rng: np.random.Generator
) -> None:
    """A hidden setting could be any that looks the same, as long as nobody has looked."""
    for lever, settings_ in enumerate(book.settings):
        if not _hides_something(book, seat, lever):
            continue
        rounds = rng.integers(0, 3, new["stood"][:, lever].shape)
        new["stood"][:, lever] = rounds
        new["set_round"][:, lever] = rng.integers(0, position.round + 1)
        seen = int(position.seen[0, seat, lever])
        truth = int(position.setting[0, lever])
        if seen == truth and _looks(book, seat, lever, seen) != seen:
            new["set_round"][:, lever] = position.set_round[:, lever]  # it has come to light
            continue
        told = (
            position.public[0, lever]
            or position.signer[0, lever, seat]
            or book.covert[lever, truth]
        )
        if position.exposed[0, lever] and told:
            continue  # it was exposed, or somebody looked and told the seat
        new["exposed"][:, lever] = False
        could = [k for k in range(len(settings_)) if _looks(book, seat, lever, k) == seen]
        new["setting"][:, lever] = rng.choice(could)


def _facts(
    book: Rulebook, position: Position, seat: int, new: dict[str, Array], rng: np.random.Generator
) -> None:
    """A hidden fact could be any that the seat would have been told the same about."""
    for index, fact in enumerate(book.scenario.facts.values()):
        told = fact.told.get(book.seats[seat], {})
        texts = [told[value].text if value in told else None for value in fact.values]
        heard = texts[int(position.fact[0, index])]
        new["fact"][:, index] = rng.choice([k for k, text in enumerate(texts) if text == heard])


def _clauses(
    book: Rulebook, position: Position, seat: int, new: dict[str, Array], rng: np.random.Generator
) -> None:
    """Where a seat knows of no clause, there may be a secret one between others, or none."""
    others = np.arange(len(book.seats)) != seat
    for lever, settings_ in enumerate(book.settings):
        if position.public[0, lever] or position.signer[0, lever, seat]:
            continue
        if book.binding[lever] and book.owns[seat, lever]:
            continue  # what moves its own lever a seat is told
        new["clause"][:, lever] = rng.integers(-1, len(settings_))
        new["deal"][:, lever] = rng.integers(0, 50)
        new["verified"][:, lever] = rng.integers(0, 2)
        new["until"][:, lever] = rng.integers(0, 50)
        new["signer"][:, lever] = others * rng.integers(0, 2, len(book.seats))


def _proposals(
    book: Rulebook, position: Position, seat: int, new: dict[str, Array], rng: np.random.Generator
) -> None:
    """Of proposals between others a seat knows nothing, not even that there are any."""
    rules = book.scenario.agreements.ratification
    approves = [key for key, rule in rules.items() if rule.by == book.seats[seat]]
    for proposer in range(len(book.seats)):
        open_to_all = position.offered[0, proposer]
        waits = position.awaiting[0, proposer] and any(
            position.signed[0, proposer, book.seats.index(key)] for key in approves
        )
        if open_to_all and (position.offer_party[0, proposer, seat] or waits):
            continue
        for name in OFFER:
            row = new[name][:, proposer]
            new[name][:, proposer] = rng.integers(0, 2, row.shape).astype(row.dtype)
        new["offer_party"][:, proposer, seat] = False
        if approves:
            new["awaiting"][:, proposer] = False


def _same_observation(one: Observation, other: Observation) -> str:
    """Name the first thing in which two observations differ; nothing if they are the same bytes."""
    for name in ("seeds", *ARRAYS):
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


def test_every_array_is_open_or_somebodys() -> None:
    """A new array of the position has to be put on one list or the other."""
    listed = {
        *OPEN, *OFFER, *CLAUSE, "indicator", "past", "trust", "ceiling", "withheld", "mandate", "seen",
        "setting", "exposed", "stood", "set_round", "fact", "verdict", "wronged", "secret_breach",
        "marked",
    }  # fmt: skip
    assert listed == set(ARRAYS)


def _play(
    book: Rulebook, position: Position, number: int, swap: Order | None = None
) -> tuple[list[Position], list[tuple[Change, ...]]]:
    """Play one game to its end with drawn orders, one order of the first commit put in."""
    rng = np.random.default_rng(number)
    ledger = Ledger(book)
    positions, changes = [position], []
    while not position.over.all():
        phase, _ = phase_of(book, position)
        orders: Sequence[Order] = decode(book, drawn(book, position, rng), 0)
        if swap is not None and phase == "commit" and position.round == 1:
            lever = swap.lever if isinstance(swap, Move) else ""
            orders = [o for o in orders if not (isinstance(o, Move) and o.lever == lever)] + [swap]
        journal: Journal = []
        after = resolve(book, position, encode(book, phase, orders), journal)
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
        lever = row.index[0]
        bound = book.binding[lever] and book.owns[seat, lever]
        assert after.public[0, lever] or after.signer[0, lever, seat] or bound, row
    if row.target.startswith("offer") or row.target in ("signed", "declined", "blocking", "would"):
        known = name == row.names["proposal"] or after.offer_party[0, row.index[0], seat]
        assert known or not after.offered[0, row.index[0]], row
    if "lever" not in row.names:
        return
    lever = book.levers.index(row.names["lever"])
    if "setting" in row.names:
        setting = book.settings[lever].index(row.names["setting"])
        seen = int(after.seen[0, seat, lever])
        assert _looks(book, seat, lever, setting) == setting or setting == seen, row
    if row.target == "setting":
        assert _looks(book, seat, lever, row.after) == row.after, row


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
