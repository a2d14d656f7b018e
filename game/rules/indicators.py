"""Stage 5: what settings, drift, flows and answers to events do to the numbers of the world."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.rules.arrays import Mask, Whole, every
from game.rules.blocks import Blocks
from game.rules.grounds import agreements_known, certain, grounds
from game.rules.imagined import Situation
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.reveal import Sights, doubt, knows
from game.rules.rulebook import Rulebook
from game.rules.trust import Act, block_acts
from game.rules.writing import Entry, Sight
from game.scenario.expression.program import Program, compile_program

BY_SETTING = (("setting", "lever"),)


def gates(position: Situation, blocks: Blocks, open_: Mask, readings: Readings) -> Mask:
    """Close the gates [G, B] of blocks whose rounds are over or whose condition does not hold."""
    for index, row in enumerate(blocks.rows):
        if row.rounds:
            # What stands at the start acts from the first round on.
            first = np.maximum(position.set_round[:, row.owner], 1)
            open_[:, index] &= position.round - first < row.rounds
        if row.condition is not None and open_[:, index].any():
            open_[:, index] &= row.condition.holds(readings)
    return open_


def each_round_gate(
    book: Rulebook, position: Situation, readings: Readings, blocks: Blocks | None = None
) -> Mask:
    """Tell which `each_round` blocks apply: [G, B]; of all, or of some of them."""
    blocks = book.each_round if blocks is None else blocks
    return gates(position, blocks, standing_blocks(position, blocks), readings)


def standing_blocks(position: Situation, blocks: Blocks) -> Mask:
    """Tell which blocks belong to settings that stand: [G, B], whatever their conditions say."""
    # Settings are few; small numbers are quicker to spread over the blocks.
    setting = position.setting.astype(np.int8)
    stands: Mask = setting[:, blocks.owner] == blocks.choice.astype(np.int8)
    return stands


def once_gate(book: Rulebook, position: Situation, moved: Mask, readings: Readings) -> Mask:
    """Tell which `once` blocks apply: those of levers that have moved this round, `moved` [G, L]."""
    blocks = book.once
    stands = position.setting[:, blocks.owner] == blocks.choice
    return gates(position, blocks, stands & moved[:, blocks.owner], readings)


def effects(
    rule: str, axis: str, blocks: Blocks, gate: Mask, sight: Sight | None = None
) -> list[Entry]:
    """Turn open blocks into entries for indicators and mandates."""
    because = {
        "event_block": (("happened", "event"),),
        "option_block": (("chose", "event"),),
        "line_block": (("crossed", "red_line"),),
    }.get(axis, BY_SETTING)
    tables = {"indicator": blocks.indicator, "seat": blocks.mandate}
    return [
        Entry(
            rule,
            "mandate" if target == "seat" else target,
            (axis, target),
            gate=gate,
            table=table,
            because=because,
            sight=sight,
        )
        for target, table in tables.items()
        if target == "indicator" or blocks.paying
    ]


def once_effects(book: Rulebook, position: Position, gate: Mask) -> list[Entry]:
    """What moving a lever does at once (case indicator-1)."""
    sight = certain(book, position, book.once)
    return effects("once", "once_block", book.once, gate, sight)


def each_round_effects(book: Rulebook, position: Position, gate: Mask) -> list[Entry]:
    """What a setting does in every round it is in force (cases indicator-2, indicator-3 and indicator-10)."""
    sight = certain(book, position, book.each_round)
    return effects("each_round", "round_block", book.each_round, gate, sight)


def drift(book: Rulebook, position: Position) -> list[Entry]:
    """What happens to an indicator whatever anyone does (case indicator-4)."""
    if not book.drift.any():
        return []
    amount = np.broadcast_to(book.drift, position.indicator.shape)
    return [Entry("drift", "indicator", ("indicator",), amount)]


def flowing(book: Rulebook, readings: Readings) -> Whole:
    """What formulas add this round: [G, I], computed exactly and rounded once."""
    targets = [index for index, _ in book.flows]
    amounts = _program(book).amounts(readings)
    if targets == list(range(len(book.indicators))):
        return amounts
    flow = np.zeros(readings.indicator.shape, dtype=np.int64, order="F")
    flow[:, targets] = amounts
    return flow


@lru_cache(maxsize=64)
def _program(book: Rulebook) -> Program:
    return compile_program([flow.root for _, flow in book.flows], book.flows[0][1].names)


def flows(book: Rulebook, position: Position, readings: Readings) -> list[Entry]:
    """Stocks and flows: what a formula adds this round, rounded once.

    Cases indicator-5, indicator-7 and indicator-9.
    """
    if not book.flows:
        return []
    amount = flowing(book, readings)
    sight = _sure(book, position) if len(_reads_hidden(book)) else None
    return [Entry("flow", "indicator", ("indicator",), amount, sight=sight)]


@lru_cache(maxsize=64)
def _reads_hidden(book: Rulebook) -> dict[int, list[int]]:
    """Which indicators have a flow that reads levers with hidden settings, and which levers."""
    reads = {
        index: [int(at) for at in book.hidden if book.levers[at] in flow.mentions.levers]
        for index, flow in book.flows
    }
    return {index: levers for index, levers in reads.items() if levers}


def _sure(book: Rulebook, position: Position) -> Sight:
    """Who may read what a flow adds: those sure of every lever with hidden settings that it reads."""

    def who() -> Mask:
        sure = np.ones((*position.indicator.shape, len(book.seats)), dtype=bool)
        unsure = ~knows(book, position) | doubt(book, position)
        for index, levers in _reads_hidden(book).items():
            sure[:, index] = ~unsure[:, :, levers].any(axis=2)
        return sure

    return who


def option_gate(book: Rulebook, options: Whole, answered: Mask) -> Mask:
    """Tell which blocks of event options apply: `options` [G, E] are the answers, `answered` which count."""
    blocks = book.option_blocks
    return (options[:, blocks.owner] == blocks.choice) & answered[:, blocks.owner]


def option_effects(book: Rulebook, gate: Mask) -> list[Entry]:
    """What the answer to an event does (case indicator-6)."""
    return effects("option", "option_block", book.option_blocks, gate)


def setting_acts(
    book: Rulebook,
    position: Position,
    seeing: Sights,
    once: Mask,
    each_round: Mask,
    options: Mask,
) -> list[Act]:
    """What settings and answers do to trust by themselves, as acts (cases trust-9 and trust-12)."""
    return [
        *_open_acts(book, position, seeing, "once_trust", "once", book.once, once),
        *_open_acts(book, position, seeing, "setting_trust", "round", book.each_round, each_round),
        *block_acts(book, "option_trust", "option", book.option_blocks, options),
    ]


def _open_acts(
    book: Rulebook,
    position: Position,
    seeing: Sights,
    rule: str,
    source: str,
    blocks: Blocks,
    gate: Mask,
) -> list[Act]:
    """Make acts of what settings do to the trust of those who see them.

    All are told of an act if all can be sure of it.
    """
    bonds = blocks.bonds
    if not len(bonds.block):
        return []
    lever, setting = blocks.owner[bonds.block], blocks.choice[bonds.block]
    sees = position.seen[:, bonds.holder, lever] == setting
    needed = grounds(book, blocks)
    doubts = seeing.unsure.astype(np.float64) @ needed.levers[:, bonds.block].astype(np.float64)
    told = (doubts == 0) & needed.open_to[bonds.block].all(axis=1)
    told = told & every(agreements_known(book, position, needed), 2)[:, bonds.block]
    return block_acts(book, rule, source, blocks, gate, sees, told)
