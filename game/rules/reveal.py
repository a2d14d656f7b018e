"""The reveal: settings come into force, hidden ones may be exposed, and everyone sees what she can see."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Mask, Whole, choose, every, some
from game.rules.chance import draw
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Rulebook
from game.rules.writing import Placement


def exposure_chance(book: Rulebook, position: Position) -> Whole:
    """The chance, in basis points, that each lever's hidden setting comes to light: [G, L]."""
    lever = np.arange(len(book.levers))
    chance = book.covert_chance[lever, position.setting]
    if book.raises:
        readings = Readings(book, position)
        chance = chance.copy()
        for item in book.raises:
            stands = position.setting[:, item.lever] == item.setting
            if stands.any():
                chance[:, item.lever] += item.by * (stands & item.condition.holds(readings))
    rules = book.scenario.agreements.verification
    if rules:
        chance = chance + rules.exposes * 100 * position.verified
    hidden = book.covert[lever, position.setting]
    return np.clip(chance, 0, 10_000) * hidden


def exposure(book: Rulebook, position: Position) -> list[Placement]:
    """Draw what comes to light this round (cases exposure-1, exposure-2 and exposure-4).

    What came to light last round is forgotten first, and nobody is told of that (case exposure-6).
    A hidden setting is exposed with its chance. Checking a verified clause succeeds with the chance
    `verification.exposes`, and then shows the truth whether it is good or bad.
    """
    rules = book.scenario.agreements.verification
    if not book.covert.any():
        return []
    chance = exposure_chance(book, position)
    lots = draw(position.seeds, position.round, "exposure", book.salt.lever)
    facts = {"chance": chance, "drawn": lots}
    caught = lots < chance
    placements = []
    if position.exposed.any():
        placements = [Placement("bookkeeping", "exposed", np.zeros_like(caught))]
    placements += [Placement("exposure", "exposed", caught, (("setting", "lever"),), facts)]
    if rules and position.verified.any():
        checked = position.verified & (lots < rules.exposes * 100) & book.covert.any(axis=1)
        placements.append(
            Placement(
                "inspection",
                "exposed",
                caught | checked,
                (("clause", "lever"),),
                facts,
                sight=lambda: position.signer | position.public[:, :, None],
            )
        )
    return placements


def open_archives(book: Rulebook, position: Position) -> list[Placement]:
    """Expose every hidden setting once the game is over (case epilogue-2)."""
    hidden = book.covert[np.arange(len(book.levers)), position.setting]
    return [Placement("archives", "exposed", hidden, (("setting", "lever"),))]


def checked(book: Rulebook, position: Position) -> Mask:
    """Tell for whom a lever that hides something was shown in the open this round: [G, S, hidden].

    Everyone learns of a hidden setting; that an inspection found nothing wrong is told to those who may
    know of the clause.
    """
    levers = book.hidden
    covert = book.covert[levers, position.setting[:, levers]]
    told = position.signer[:, levers].transpose(0, 2, 1)
    told = told | (covert | position.public[:, levers])[:, None, :]
    return told & position.exposed[:, None, levers]


def knows(book: Rulebook, position: Position) -> Mask:
    """Tell who sees the truth about which lever: [G, S, L].

    Who has seen a hidden setting for what it is goes on seeing it while it stands (case exposure-5).
    """
    truth = np.ones(position.seen.shape, dtype=bool)
    levers = book.hidden
    setting = position.setting[:, levers]
    known = book.known[:, levers, setting].transpose(1, 0, 2) | position.exposed[:, None, levers]
    stands = book.covert[levers, setting] & (position.set_round[:, levers] < position.round)
    remembered = (position.seen[:, :, levers] == setting[:, None, :]) & stands[:, None, :]
    truth[:, :, levers] = known | remembered
    return truth


def doubt(book: Rulebook, position: Position) -> Mask:
    """Tell where a seat cannot be sure of the setting it sees: [G, S, L].

    What could be a hidden setting in disguise stays in doubt until somebody has looked.
    """
    doubtful = np.zeros(position.seen.shape, dtype=bool)
    levers = book.hidden
    seats = np.arange(len(book.seats))[:, None]
    could = book.disguise[seats, levers, position.seen[:, :, levers]]
    doubtful[:, :, levers] = could & ~checked(book, position)
    return doubtful


@dataclass(frozen=True, slots=True)
class Sights:
    """What everyone can be sure of after a reveal."""

    checked: Mask
    """[G, S, L] levers that hide something and were shown in the open this round"""
    doubt: Mask
    """[G, S, L] levers of which a seat cannot be sure that it sees the truth"""
    unsure: Mask
    """[G, hidden] levers that hide something, of which not everyone can be sure"""


def sights(book: Rulebook, position: Position) -> Sights:
    """Work out what everyone can be sure of."""
    shown = np.zeros(position.seen.shape, dtype=bool)
    shown[:, :, book.hidden] = checked(book, position)
    doubtful = doubt(book, position)
    unsure = doubtful[:, :, book.hidden] | ~knows(book, position)[:, :, book.hidden]
    return Sights(shown, doubtful, some(unsure, 1))


def outside_view(book: Rulebook, position: Position) -> Whole:
    """The setting that those see who are told nothing, and so all can speak of: [G, L]."""
    levers = book.hidden
    view = position.setting.copy()
    truth = position.setting[:, levers]
    in_the_open = every(position.seen[:, :, levers] == truth[:, None, :], 1)
    view[:, levers] = choose(in_the_open, truth, book.looks_like[levers, truth])
    return view


def what_is_seen(book: Rulebook, position: Position) -> list[Placement]:
    """Let every seat see the settings it can see, and what the others look like (case exposure-3)."""
    levers = book.hidden
    truth = position.setting[:, None, levers]
    looks = book.looks_like[levers, position.setting[:, levers]][:, None, :]
    seen = np.repeat(position.setting[:, None, :], len(book.seats), axis=1)
    seen[:, :, levers] = choose(knows(book, position)[:, :, levers], truth, looks)
    seats = book.itself

    def own() -> Mask:
        return np.broadcast_to(seats[None, :, None, :], (*seen.shape, len(seats)))

    return [Placement("seen", "seen", seen, (("setting", "lever"),), sight=own)]
