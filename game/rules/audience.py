"""Stage 7: what the public at home makes of it, and red lines."""

from __future__ import annotations

import numpy as np

from game.rules.arrays import Mask, places
from game.rules.compliance import Findings
from game.rules.indicators import effects
from game.rules.position import Position
from game.rules.readings import as_seen
from game.rules.rulebook import Rulebook
from game.rules.trust import Act, block_acts
from game.rules.writing import Entry, Placement, Reference


def _support(
    book: Rulebook, rule: str, hands: Mask, points: float, because: tuple[Reference, ...]
) -> list[Entry]:
    """Move the support of the seats whose hands are marked [G, M]."""
    carries = book.support[book.hand_seat] >= 0
    game, hand = places(hands & carries)
    return [
        Entry(
            rule,
            "indicator",
            ("hand", "indicator"),
            np.full(len(game), round(points * 100)),
            at=(game, hand, book.support[book.hand_seat[hand]]),
            because=because,
        )
    ]


def backing_down(book: Rulebook, findings: Findings) -> list[Entry]:
    """Backing down from a public promise costs support at home (Fearon 1994; cases audience-1, audience-5)."""
    cost = -book.scenario.agreements.broken_promise
    return _support(book, "backed_down", findings.backed_down, cost, (("promised", "lever"),))


def denials(book: Rulebook, position: Position, archives: bool) -> list[Entry]:
    """Denying pays at home at once, and costs if the truth comes out (cases audience-2 to audience-4).

    When the archives open, the denials of the last round have paid already.
    """
    rules = book.scenario.agreements.denial
    if rules is None:
        return []
    lever = book.hand_lever
    denied = position.denied[:, lever]
    new = (denied >= 0) & (position.denied_round[:, lever] == position.round) & (not archives)
    exposed = position.exposed[:, lever] & (denied >= 0) & (denied == position.setting[:, lever])
    because = (("denied", "lever"),)
    return [
        *_support(book, "denial_pays", new, rules.pays, because),
        *_support(book, "denial_exposed", exposed, -rules.costs, (("exposed", "lever"), *because)),
    ]


def words_done(book: Rulebook, position: Position) -> list[Placement]:
    """Promises are judged once; a denial ends with its exposure."""
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    exposed = position.exposed & hidden & (position.denied == position.setting)
    placements = []
    if (position.promised >= 0).any():
        none = np.full_like(position.promised, -1)
        placements.append(Placement("promise_judged", "promised", none, (("setting", "lever"),)))
    if exposed.any():
        ended = (position.denied + 1) * ~exposed - 1
        placements.append(Placement("denial_ends", "denied", ended, (("exposed", "lever"),)))
    return placements


def lines_crossed(book: Rulebook, position: Position) -> tuple[Mask, Mask]:
    """Tell which red lines stand crossed, and which were crossed just now: each [G, R].

    A stakeholder judges by what it sees: a secret crosses its line on the day it comes out (case line-5).
    All conditions read the same values, so one crossing cannot set off another in the same round (case
    line-6).
    """
    stands = np.zeros_like(position.over_line)
    for index, condition in book.line_when:
        readings = as_seen(book, position, int(book.line_seat[index]))
        stands[:, index] = condition.holds(readings)
    return stands, stands & ~position.over_line


def red_lines(book: Rulebook, position: Position, stands: Mask, now: Mask) -> list[Placement]:
    """Note crossings (cases line-1 and line-2)."""
    return [
        Placement("red_line", "crossed", position.crossed + now),
        Placement("red_line_stands", "over_line", stands),
    ]


def line_effects(book: Rulebook, now: Mask) -> list[Entry]:
    """What crossing a red line does to indicators and mandates (case line-3)."""
    blocks = book.red_line_blocks
    return effects("line_effect", "line_block", blocks, now[:, blocks.owner])


def line_acts(book: Rulebook, now: Mask) -> list[Act]:
    """What crossing a red line does to trust (case line-4)."""
    blocks = book.red_line_blocks
    return block_acts(book, "line_trust", "line", blocks, now[:, blocks.owner])
