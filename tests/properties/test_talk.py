"""What holds in every talk, whatever is put, signed, declined and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from game.rules.arrays import Array, Mask
from game.rules.beats import DECLINE, KEEP, NO_ANSWER, SIGN, WITHDRAW, TalkOrders
from game.rules.chance import game_seeds
from game.rules.closing import FADED, SPENT
from game.rules.impossible import never
from game.rules.lawful import lawful_talk
from game.rules.opening import open_games
from game.rules.phases import phases_of_round
from game.rules.position import Position
from game.rules.resolve import phase_of, resolve
from game.rules.reveal import outside_view
from game.rules.rulebook import Rulebook
from game.rules.sight import observe
from game.rules.signing import paid_before
from game.rules.talk import BY_SEAT, puts
from game.rules.texts import secret_texts, texts_at
from game.rules.writing import Journal, Written
from tests.drawn_talk import Streamed, drawn_talk
from tests.properties.test_secrecy import _same_observation
from tests.properties.worlds import drawn, numbers, rich, switched, worlds

FEW = settings(max_examples=10, derandomize=True, deadline=None)


def talks(
    book: Rulebook, games: int, number: int
) -> Iterator[tuple[int, Position, TalkOrders, Position]]:
    """Play games with drawn orders: exchange, before, orders and after of every exchange."""
    rng = np.random.default_rng(number)
    position = open_games(book, game_seeds(number, games))
    while not position.over.all():
        orders, (phase, exchange) = drawn(book, position, rng), phase_of(book, position)
        after = resolve(book, position, orders)
        if phase == "talk":
            assert isinstance(orders, TalkOrders)
            yield exchange, position, orders, after
        position = after


def closings(before: Position, after: Position) -> tuple[Array, ...]:
    """Texts that have closed in an exchange, or that others have joined: games and places.

    Whoever signs an agreement in force while another text takes its lever joins it an exchange later.
    """
    new = after.offer_deal != before.offer_deal
    joined = (before.offer_deal > 0)[:, :, None] & paid_before(after) & ~paid_before(before)
    return np.nonzero(new | joined.any(axis=2))


@FEW
@given(worlds, numbers)
def test_nobody_is_bound_by_what_they_have_not_seen(on: tuple[str, ...], number: int) -> None:
    """What closes lay there before, and every signature on it outlived the orders of the beat."""
    book = rich(*on)
    for exchange, before, orders, after in talks(book, 12, number):
        game, text = at = closings(before, after)
        assert before.offered[at].all()
        assert (before.offer_since[at] < exchange).all()
        signed = after.signed[at]
        assert (signed <= after.offer_party[at]).all()
        new = signed & ~paid_before(before)[at]
        asked = before.awake[game]
        said = lawful_talk(book, before, orders)
        assert not (new & asked & said.back[game, text]).any(), "a take-back wins"
        assert not (new & asked & (said.answer[game, text] == DECLINE)).any()


@FEW
@given(worlds, numbers)
def test_what_closes_is_paid_possible_and_single(on: tuple[str, ...], number: int) -> None:
    """No purse falls below nothing, no lever moves without those who must sign, none is covered twice in a beat."""
    book = rich(*on)
    for _, before, _, after in talks(book, 12, number):
        assert (after.mandate >= 0).all()
        game, text = closings(before, after)
        texts = texts_at(after, (game, text))
        assert not never(book, outside_view(book, before)[game], texts).any()
        entered = texts.named & (after.deal[game] == after.offer_deal[game, text][:, None])
        entered &= before.deal[game] != after.deal[game]
        covered = np.zeros_like(after.clause)
        np.add.at(covered, game, entered)
        assert (covered <= 1).all()
        changed = (after.deal != before.deal) & (after.deal > 0)
        assert (changed == (covered == 1)).all()
        at = np.nonzero(changed)
        must = book.owns.T[at[1]] | book.signed_by[:, at[1], after.clause[at]].T
        assert (after.signer[at] | ~must).all(), (
            "its owners and whom its setting names have all signed"
        )


@FEW
@given(worlds, numbers)
def test_whoever_signs_a_closed_text_was_asked_while_it_lay_there(
    on: tuple[str, ...], number: int
) -> None:
    book = rich(*on)
    asked: dict[tuple[int, int], Mask] = {}
    round_ = 0
    for exchange, before, _, after in talks(book, 8, number):
        if before.round != round_:
            asked, round_ = {}, before.round
        for game, text in zip(*np.nonzero(before.offered), strict=True):
            if before.offer_since[game, text] == exchange - 1:
                asked[game, text] = np.zeros(len(book.seats), dtype=bool)
            met = asked.setdefault((game, text), np.zeros(len(book.seats), dtype=bool))
            asked[game, text] = met | before.awake[game]
        for game, text in zip(*closings(before, after), strict=True):
            party = after.offer_party[game, text]
            assert (asked[game, text] | ~party | ~after.signed[game, text]).all()


def endless(book: Rulebook, exchanges: int) -> Rulebook:
    """The same world with so many exchanges that its talks end by themselves."""
    return replace(book, exchanges=exchanges, phases=phases_of_round(exchanges, False))


@pytest.mark.parametrize("number", range(6))
def test_the_talk_ends_without_any_limit(number: int) -> None:
    """Whoever does the same at the same sight comes to an end: what is new is new once."""
    book = endless(rich(), 100)
    position = open_games(book, game_seeds(number, 1))
    position = resolve(book, position, drawn(book, position, np.random.default_rng(0)))
    plans: dict[tuple[int, bytes], dict[str, Array]] = {}
    rng = np.random.default_rng(number)
    while position.awake.any():
        phase, exchange = phase_of(book, position)
        assert phase == "talk", "it has not come to an end"
        orders = _planned(book, position, plans, rng)
        assert exchange < 100
        position = resolve(book, position, orders)


OF_SEAT = ("action", "clause", "public", "verified", "pay", "invited", "open", "rounds")


def _planned(
    book: Rulebook, position: Position, plans: dict[Any, dict[str, Array]], rng: np.random.Generator
) -> TalkOrders:
    """Let every seat do what it has done at the same sight: texts of the pool, signatures, take-backs."""
    asked = drawn_talk(book, position, Streamed(position, rng))
    pool = asked.parent < 0
    asked.action = np.where(pool, asked.action, KEEP)
    for seat in range(len(book.seats)):
        reads = position.offered[0] & position.offer_party[0, :, seat]
        lies = position.offer_name[0] * reads
        order = np.argsort(lies, kind="stable")
        sight = np.concatenate([lies[order], position.signed[0][order].ravel() * 1]).tobytes()
        mine = {name: getattr(asked, name)[:, seat].copy() for name in OF_SEAT}
        by_name = {
            name: {int(n): getattr(asked, name)[0, t, seat] for t, n in enumerate(lies) if n}
            for name in ("answer", "back")
        }
        plan = plans.setdefault((seat, sight), {"own": mine, "texts": by_name})  # type: ignore[dict-item]
        for name, value in plan["own"].items():  # type: ignore[attr-defined]
            getattr(asked, name)[:, seat] = value
        for name, values in plan["texts"].items():  # type: ignore[attr-defined]
            array = getattr(asked, name)
            array[0, :, seat] = [values.get(int(n), 0) for n in lies]
    asked.parent[:] = -1
    asked.change[:] = 0
    asked.meant[:] = False
    asked.unsay[:] = False
    asked.wait[:] = False
    asked.leave[:] = False
    return asked


# A stranger


@dataclass(frozen=True)
class Twins:
    """The same beat in a game with secrets, and in one that is played without them."""

    book: Rulebook
    watcher: int
    exchange: int
    before: Position
    orders: TalkOrders
    """as far as they are lawful"""
    after: Position
    journal: Journal

    @property
    def unseen(self) -> Mask:
        """Signatures that ended for want of means, or because of what the watcher may not know: [G, T, S]."""
        after, hidden = self.after, self.hidden
        new = self.before.offer_deal != after.offer_deal
        new |= (after.signed & ~self.before.signed).any(axis=2)
        touched = self._touched((after.offer_deal > 0) & new & ~hidden)
        ended = np.zeros_like(after.signed)
        strange = np.zeros(len(hidden), dtype=bool)
        for _, written in self.journal:
            if not isinstance(written, Written):
                continue
            put = written.placement
            if put.fact == "offer_deal":
                game, text = np.nonzero(put.after != written.before)
                strange[game] = hidden[game, text]
            elif put.rule == "signature_ends" and put.because != BY_SEAT:
                gone = written.before & ~put.after
                poor = put.because == SPENT
                faded = put.because == FADED
                ended |= gone & (faded | poor | strange[:, None, None] | ~touched[:, None, :])
        return ended

    def _touched(self, closed: Mask) -> Mask:
        """Who has signed what has closed [G, T], or must sign for a lever that it moves: [G, S]."""
        after = self.after
        moves = (after.offer >= 0) & (after.deal[:, None] == after.offer_deal[:, :, None])
        game, text, lever = np.nonzero(moves & closed[:, :, None])
        must = (
            self.book.owns[:, lever] | self.book.signed_by[:, lever, after.offer[game, text, lever]]
        )
        needed = np.zeros(after.awake.shape, dtype=bool)
        np.logical_or.at(needed, game, must.T)
        signers: Mask = (after.signed & closed[:, :, None]).any(axis=1)
        return signers | needed

    @property
    def hidden(self) -> Mask:
        """Texts that the watcher may not know of: [G, T]."""
        return secret_texts(self.after) & ~self.after.offer_party[:, :, self.watcher]

    def without_secrets(self) -> TalkOrders:
        """What people without secrets would have done, for all that the watcher sees.

        What lapsed for a reason that the watcher may not know they have taken back, or not given; what was kept
        ready they sign.
        """
        asked, hidden = self.orders, self.hidden[:, :, None]
        others = np.arange(len(self.book.seats)) != self.watcher
        put = puts(self.book, self.before, asked, self.exchange)
        secret = put.texts.secret & ~put.texts.party[:, self.watcher]
        action, parent = asked.action.copy(), asked.parent.copy()
        action[put.texts.game[secret], put.seat[secret]] = WITHDRAW
        game, seat = np.nonzero(parent >= 0)
        parent[game, seat] = np.where(self.hidden[game, parent[game, seat]], -1, parent[game, seat])
        closed = (self.after.offer_deal > 0)[:, :, None] & self.after.signed
        stands = (self.after.signed & self.after.offered[:, :, None]) | closed
        lay = self.before.offered[:, :, None] & ~hidden & others
        signs = lay & stands & ~self.before.signed
        fails = lay & self.unseen & ~stands
        answer = np.where(
            signs, SIGN, np.where(fails & (asked.answer == SIGN), NO_ANSWER, asked.answer)
        )
        return replace(
            asked,
            action=action,
            parent=parent,
            answer=answer * ~hidden,
            back=(asked.back | fails) & ~hidden,
            change=asked.change * ~hidden[:, :, :, None],
            meant=asked.meant & ~hidden,
            unsay=asked.unsay | ((self.before.ready >= 0) & (self.after.ready < 0) & others),
            blocking=np.where(hidden, -1, asked.blocking),
        )

    def private(self, twin: Position) -> Position:
        """What the watcher cannot see of others' minds and purses is as it may be."""
        others = np.arange(len(self.book.seats)) != self.watcher
        base = np.maximum(self.after.ready, 0)
        known = ~np.take_along_axis(self.hidden, base, axis=1) | (self.after.ready < 0)
        ready = np.where(known, self.after.ready, -1)
        return twin.changed(
            ready=np.where(others, ready, twin.ready),
            mandate=np.where(others, 10**6, twin.mandate),
        )


NO_POINTS = {"agreements": {"payments": ["mandate"]}}
"""What is paid in points all see, if they see the purse."""


def strange(book: Rulebook, watcher: int, games: int, number: int) -> Iterator[str]:
    """Play talks twice, with secrets and without, and name what the watcher sees otherwise."""
    rng = np.random.default_rng(number)
    here = open_games(book, game_seeds(number, games))
    here = resolve(book, here, only_words_of_the_world(book, here))
    others = np.arange(len(book.seats)) != watcher
    there = here.changed(mandate=np.where(others, 10**6, here.mandate))
    while phase_of(book, here)[0] == "talk":
        _, exchange = phase_of(book, here)
        asked = drawn_talk(book, here, Streamed(here, rng))
        asked.leave[:], asked.promise[:], asked.deny[:], asked.mark[:] = False, -1, -1, False
        asked.wait[:] = others
        asked = lawful_talk(book, here, asked)
        journal: Journal = []
        after = resolve(book, here, asked, journal)
        twins = Twins(book, watcher, exchange, here, asked, after, journal)
        there = twins.private(resolve(book, there, twins.without_secrets()))
        seen, again = (observe(book, each, watcher) for each in (after, there))
        name = _same_observation(seen, again)
        if name:
            one, two = (getattr(each.view, name) for each in (seen, again))
            yield f"exchange {exchange}: {name} at {np.argwhere(one != two).tolist()[:4]}"
            return
        here = after


def only_words_of_the_world(book: Rulebook, position: Position) -> Any:
    return drawn(book, position, np.random.default_rng(0))


@pytest.mark.parametrize("switch", ["", "weighted", "coalition", "poor"])
@pytest.mark.parametrize("watcher", range(3))
def test_a_stranger_sees_nothing_that_could_not_be_without_the_secret(
    switch: str, watcher: int
) -> None:
    """Whatever others agree on in secret, people without secrets could have done all that a stranger sees."""
    book = switched([NO_POINTS], [switch] if switch else [])
    assert list(strange(book, watcher, 60, watcher)) == []
