"""The rule of each phase: its stages, one after the other.

Each takes the turn under way, the orders of the phase and the exchange of the talk (0 outside it). Each
stage reads the values from its start (case indicator-8).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.rules import (
    aftermath,
    agreeing,
    audience,
    closing,
    compliance,
    happenings,
    indicators,
    moves,
    ratification,
    reputation,
    reveal,
    talk,
    trust,
    upkeep,
)
from game.rules.arrays import Mask, Whole, some
from game.rules.beats import BriefOrders, CommitOrders, RatifyOrders, TalkOrders
from game.rules.lawful import lawful_approvals, lawful_commitments, lawful_talk
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.writing import Placement, Turn


def brief(turn: Turn, orders: BriefOrders, exchange: int) -> None:
    """Let events happen, and tell the news (stage 1)."""
    book, position = turn.book, turn.position
    if not book.events:
        return
    turn.stage = "brief"
    now = happenings.events(book, position, orders)
    turn.place(happenings.news(book, position, now))
    acts = happenings.event_acts(book, now)
    turn.post(happenings.event_effects(book, now) + trust.settle(book, position, acts))


def converse(turn: Turn, orders: TalkOrders, exchange: int) -> None:
    """Play one exchange of the talk, where somebody is left to be asked (stage 2)."""
    book, before = turn.book, turn.position
    going = some(before.awake, 1) & ~before.over
    turn.stage = "talk"
    if going.any():
        _exchange(turn, orders, exchange, going)
    if exchange == book.exchanges and (book.ratifier != -1).any():
        may = closing.may_close(book, turn.position, exchange)
        turn.place(ratification.await_ratification(book, turn.position, may))


def _exchange(turn: Turn, orders: TalkOrders, exchange: int, going: Mask) -> None:
    """Carry out what is said in an exchange, all on what lay there when it began."""
    book, before = turn.book, turn.position
    orders = lawful_talk(book, before, orders)
    turn.place(talk.promises(book, before, orders))
    turn.place(talk.denials(book, before, orders))
    turn.place(talk.marks(book, before, orders))
    turn.place(talk.notices(book, before, orders))
    turn.close(talk.free_at_once(turn.position), "run_out", (("until", "lever"),))
    beat = closing.beat_of(turn, exchange)
    put = talk.puts(book, turn.position, orders, exchange)
    said = talk.signatures(turn.position, orders, put)
    closing.fade(beat, said.given)
    turn.place(talk.lay(turn.position, put, exchange))
    turn.place(talk.stand_for(turn.position, orders, put))
    closing.end_signatures(beat, said.gone, talk.BY_SEAT)
    ready = talk.readied(book, turn.position, orders, said.given, said.gone)
    turn.place(talk.refuse(turn.position, orders, exchange))
    talk.sign(beat, said.given)
    talk.give_what_is_ready(beat, ready, before.offered, said.gone)
    may = closing.may_close(book, turn.position, exchange)
    closing.tally(beat, may & going[:, None])
    turn.place(talk.decline_no_longer(turn.position))
    turn.place(talk.off_the_table(turn.position))
    turn.place(talk.asked_again(book, before, turn.position, orders, beat, going))


def ratify(turn: Turn, orders: RatifyOrders, exchange: int) -> None:
    """Bring what is approved into force, and drop the rest."""
    book, position = turn.book, turn.position
    if not position.awaiting.any():
        return
    turn.stage = "talk"
    orders = lawful_approvals(book, position, orders)
    fine = ratification.approved(book, position, orders.approve == 1)
    beat = closing.beat_of(turn, book.exchanges + 1, ratified=True)
    closing.tally(beat, position.awaiting & fine)
    turn.place(ratification.not_ratified(book, turn.position))


@dataclass(frozen=True, slots=True)
class Revealed:
    """What the reveal of a round has shown, and what later stages need of how it came about."""

    start: Position
    """the position before anything was revealed"""
    moved: Mask
    """[G, L]"""
    paid: Whole
    """[G, M] mandate that each hand paid for its step"""
    seeing: reveal.Sights
    findings: compliance.Findings


@dataclass(frozen=True, slots=True)
class Gates:
    """Which blocks of effects apply this round: each [G, B]."""

    once: Mask
    each_round: Mask
    option: Mask


def commit(turn: Turn, orders: CommitOrders, exchange: int) -> None:
    """Stages 3 to 9: from secret orders to the end of the round; what was said in the talk is past."""
    turn.stage = "commit"
    turn.place(talk.past(turn.book, turn.position))
    moved = carry_out(turn, lawful_commitments(turn.book, turn.position, orders))
    _upkeep(turn, moved)


Exposure = Callable[[Rulebook, Position], list[Placement]]
"""Tells what comes to light, once levers have moved."""


def carry_out(turn: Turn, orders: CommitOrders, exposure: Exposure = reveal.exposure) -> Mask:
    """Stages 3 to 7: what orders do, and what is seen of it; returns which levers have moved: [G, L].

    Luck draws what comes to light, unless somebody only thinks of a reveal and says what would.
    """
    revealed = _reveal(turn, orders, exposure)
    gates = _change_world(turn, orders, revealed.moved)
    _change_trust(turn, revealed, gates)
    turn.stage = "audience"
    _audience(turn, revealed.findings)
    return revealed.moved


def _reveal(turn: Turn, orders: CommitOrders, exposure: Exposure) -> Revealed:
    book, start = turn.book, turn.position
    turn.stage = "commit"
    going = moves.find_moves(book, start, orders)
    paid = moves.pay_steps(book, start, going)
    turn.post(paid)
    turn.post(happenings.pay_options(book, start, orders.option))
    turn.stage = "reveal"
    before = reveal.outside_view(book, start)
    turn.place(moves.settings_in_force(book, start, going))
    turn.place(exposure(book, turn.position))
    turn.place(reveal.what_is_seen(book, turn.position))
    seeing = reveal.sights(book, turn.position)
    broke = moves.broken_by(book, start, orders, going)
    findings = compliance.findings(book, turn.position, before, seeing, broke)
    turn.place(agreeing.found_out(turn.position))
    turn.post(agreeing.given_back(book, turn.position))
    turn.place(agreeing.nothing_owed(turn.position))
    turn.place([aftermath.free_settings(book, turn.position)])
    turn.place(aftermath.guilty(book, turn.position, broke))
    turn.place(compliance.note_findings(book, turn.position, findings))
    turn.post(trust.lower_ceilings(book, turn.position, findings.deceived))
    moved = turn.position.setting != start.setting
    return Revealed(
        start, moved, -np.sum([entry.full() for entry in paid], axis=0), seeing, findings
    )


def _change_world(turn: Turn, orders: CommitOrders, moved: Mask) -> Gates:
    turn.stage = "indicators"
    book, position = turn.book, turn.position
    readings = Readings(book, position)
    answered = position.pending
    options = np.where(orders.option >= 0, orders.option, book.choice_default)
    gates = Gates(
        indicators.once_gate(book, position, moved, readings),
        indicators.each_round_gate(book, position, readings),
        indicators.option_gate(book, options, answered),
    )
    turn.place(happenings.choices(position, options, answered))
    turn.post(
        [
            *indicators.once_effects(book, position, gates.once),
            *indicators.each_round_effects(book, position, gates.each_round),
            *indicators.drift(book, position),
            *indicators.flows(book, position, readings),
            *indicators.option_effects(book, gates.option),
        ]
    )
    return gates


def _change_trust(turn: Turn, revealed: Revealed, gates: Gates) -> None:
    turn.stage = "trust"
    book, position = turn.book, turn.position
    start, findings, seeing = revealed.start, revealed.findings, revealed.seeing
    steps = reputation.steps(book, start.seen, position, findings)
    now = reputation.direction(book, findings)
    acts = [
        reputation.policy(book, steps),
        *reputation.word(book, position, findings),
        reputation.deception(book, findings),
        reputation.signal(book, start, position, revealed.paid, steps),
        reputation.initiative(book, steps, findings),
        reputation.reciprocity(book, position, now),
        *indicators.setting_acts(
            book, position, seeing, gates.once, gates.each_round, gates.option
        ),
    ]
    turn.post(trust.settle(book, position, acts))
    turn.post(trust.came_to_light(book, turn.position, findings.surfaced))
    turn.place(reputation.remember(now))
    ended = compliance.ended_by_breach(position, findings)
    turn.close(ended, "ended_by_breach", (("setting", "lever"),))


def _upkeep(turn: Turn, moved: Mask) -> None:
    turn.stage = "upkeep"
    book = turn.book
    turn.post(upkeep.income(book, turn.position))
    turn.close(upkeep.run_out(turn.position), "run_out", (("until", "lever"),))
    turn.place(upkeep.counts(book, turn.position))
    _end(turn, upkeep.finished(book, turn.position, moved))


def _audience(turn: Turn, findings: compliance.Findings, archives: bool = False) -> None:
    book, position = turn.book, turn.position
    stands, now = audience.lines_crossed(book, position)
    turn.place(audience.red_lines(book, position, stands, now))
    turn.post(
        [
            *audience.backing_down(book, findings),
            *audience.denials(book, position, archives),
            *audience.line_effects(book, now),
            *trust.settle(book, position, audience.line_acts(book, now)),
        ]
    )
    turn.place(audience.words_done(book, turn.position))


def epilogue(turn: Turn, orders: BriefOrders, exchange: int) -> None:
    """Open the archives, then let the world go on for the aftermath (cases epilogue-1 to epilogue-5)."""
    _archives(turn)
    last = turn.position.round
    for step in range(turn.book.aftermath):
        _after(turn, first=step == 0)
    turn.position = turn.position.changed(round=last)
    _end(turn, np.ones(turn.position.games, dtype=bool))


def _after(turn: Turn, first: bool) -> None:
    """Let a round go by after the last; in the first of them the cheated take back what they had given."""
    book = turn.book
    turn.stage = "aftermath"
    turn.position = turn.position.changed(round=turn.position.round + 1)
    stood = turn.position.setting
    if first and turn.position.guilty.any():
        turn.place(aftermath.take_back(book, turn.position))
        turn.place(reveal.open_archives(book, turn.position))
        turn.place(reveal.what_is_seen(book, turn.position))
    position = turn.position
    readings = Readings(book, position)
    moved = position.setting != stood
    at_once = indicators.once_gate(book, position, moved, readings)
    gate = indicators.each_round_gate(book, position, readings)
    turn.post(
        [
            *indicators.once_effects(book, position, at_once),
            *indicators.each_round_effects(book, position, gate),
            *indicators.drift(book, position),
            *indicators.flows(book, position, readings),
        ]
    )
    turn.place(upkeep.counts_past(book, turn.position))


def _archives(turn: Turn) -> None:
    """Show everybody what was hidden, and what it does to trust, red lines and support."""
    book = turn.book
    turn.stage = "archives"
    before_seen, before = turn.position.seen, reveal.outside_view(book, turn.position)
    turn.place(reveal.open_archives(book, turn.position))
    turn.place(reveal.what_is_seen(book, turn.position))
    seeing = reveal.sights(book, turn.position)
    # What was seen broken has ended its agreement; a clause that stands broken is known to its owner alone.
    broke = compliance.still_broken(book, turn.position)
    findings = compliance.findings(book, turn.position, before, seeing, broke, archives=True)
    position = turn.position
    turn.place(compliance.note_findings(book, position, findings))
    turn.post(trust.lower_ceilings(book, position, findings.deceived))
    acts = [
        reputation.policy(book, reputation.steps(book, before_seen, turn.position, findings)),
        *reputation.word(book, turn.position, findings),
        reputation.deception(book, findings),
    ]
    turn.post(trust.settle(book, turn.position, acts))
    everything = np.ones((position.games, len(book.hand_lever)), dtype=bool)
    turn.post(trust.came_to_light(book, turn.position, everything))
    turn.stage = "audience"
    _audience(turn, findings, archives=True)


def _end(turn: Turn, done: Mask) -> None:
    """End the games that are done, each with the first ending that fits."""
    position = turn.position
    done = done & ~position.over
    if done.any():
        ending = np.where(done, upkeep.which_ending(turn.book, position), position.ending)
        turn.position = position.changed(over=position.over | done, ending=ending)
