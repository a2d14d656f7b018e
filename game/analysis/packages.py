"""Every package that could be agreed, who would accept it, and how sure that is.

A package settles all levers that are open at this length. Up to 200,000 are listed exactly; of more a
sample is drawn by key and then searched from its best packages on, and the survey says so. The shares
of a sampled survey count what was drawn only, never what the search has added.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from game.analysis.utilities import (
    How,
    Progress,
    imagined,
    is_static,
    only_settings,
    open_levers,
    utilities,
)
from game.rules.arrays import Mask, Whole, among, distinct, every, only
from game.rules.chance import SHARES, draw, game_seeds
from game.rules.compiling.outline import millionths
from game.rules.opening import open_games
from game.rules.position import Position
from game.rules.readings import Readings
from game.rules.rulebook import Need, Rulebook
from game.rules.salts import paired
from game.rules.signers import must_sign
from game.rules.signing import concerned, rule_met

MOST = 200_000
"""Packages listed exactly."""
DRAWN = 10_000
"""Packages drawn where there are more."""
TRIES = 4
"""Times as many are drawn at most, where many are impossible or alike."""
COUNTED = 4_000_000
"""Combinations looked through one by one for those that are possible."""
PART = 16_384
"""How many of them at once: so many that their settings stay in a processor's cache."""


@dataclass(frozen=True, eq=False)
class PackageSpace:
    """All combinations of settings of the open levers, numbered with the last lever running fastest."""

    book: Rulebook

    @cached_property
    def levers(self) -> Whole:
        """[O] the levers that a package settles."""
        return np.flatnonzero(open_levers(self.book))

    @cached_property
    def sizes(self) -> Whole:
        """[O] how many settings each has."""
        return self.book.real[self.levers].sum(axis=1)

    @cached_property
    def size(self) -> int:
        """How many combinations there are."""
        return prod(int(size) for size in self.sizes)

    @cached_property
    def strides(self) -> Whole:
        """[O] by how much one more setting raises the number."""
        ahead = [
            prod(int(size) for size in self.sizes[place + 1 :]) for place in range(len(self.sizes))
        ]
        return np.array(ahead, dtype=np.int64)

    def settings(self, numbers: Whole) -> Whole:
        """Return the settings [N, L] of combinations [N]; levers that are not open stand as at the start."""
        setting = np.tile(self.book.start, (len(numbers), 1))
        # One lever after the other: dividing by one number is several times quicker than by many.
        for lever, size, stride in zip(self.levers, self.sizes, self.strides, strict=True):
            setting[:, lever] = numbers // int(stride) % int(size)
        return setting

    def numbers(self, setting: Whole) -> Whole:
        """Return the numbers [N] of settings [N, L]."""
        return setting[:, self.levers] @ self.strides


@dataclass(frozen=True, eq=False)
class Survey:
    """Packages with what they are worth and who accepts them. N packages, S seats, L levers.

    Points are in millionths. Packages stand in the order of the file: the last lever runs fastest.
    """

    book: Rulebook
    view: Position
    """The one game in which the packages would come into force: the start, unless another was given."""
    space: PackageSpace
    how: How
    """`exact`, or `forecast`: what the rules foresee if all keep the package from now on."""
    complete: bool
    """Whether these are all packages; else a sample with what a search from it has found."""
    setting: Whole
    """[N, L]"""
    number: Whole
    """[N] rising; see `PackageSpace`"""
    drawn: Mask
    """[N] packages that shares may be counted of: all, or those of the sample"""
    utility: Whole
    """[N, S]"""
    reservation: Whole
    """[S] what each seat compares with; the scenario's reservation values unless others were given"""
    counts: Mask
    """[S] seats that negotiate and have a score; the others neither accept nor refuse"""

    @cached_property
    def accepts(self) -> Mask:
        """[N, S] seats to which a package is worth at least its reservation value."""
        accepts: Mask = (self.utility >= self.reservation) | ~self.counts
        return accepts

    @cached_property
    def unanimous(self) -> Mask:
        """[N] packages that every seat accepts."""
        return every(self.accepts, 1)

    @cached_property
    def acceptable(self) -> Mask:
        """[N] packages that would be signed under the scenario's own signing rule, vetoes and all."""
        return signable(self.book, self.accepts, self.setting)

    @cached_property
    def party(self) -> Mask:
        """[S] whose signatures a package that settles every open lever asks for, whatever it says."""
        return whole_table(self.book)

    @cached_property
    def standing(self) -> Whole:
        """[S] what things as they are lead to if nobody agrees on anything.

        A package that leaves all as it is would be an agreement, and may be worth something else.
        """
        utility: Whole = only(utilities(self.book, self.view, self.view.setting[:1], agreed=False))
        return utility

    def find(self, setting: Whole) -> int:
        """Return the row of settings [L]; -1 if they are not in the survey."""
        number = int(only(self.space.numbers(setting[None])))
        row = int(np.searchsorted(self.number, number))
        return row if row < len(self.number) and self.number[row] == number else -1

    def share(self, mask: Mask) -> float:
        """The share of packages that a mask [N] holds for, 0 to 1; of what was drawn, if drawn."""
        return float(mask[self.drawn].mean())


def survey(
    book: Rulebook,
    view: Position | None = None,
    reservation: Whole | None = None,
    most: int = MOST,
    drawn: int = DRAWN,
    progress: Progress | None = None,
) -> Survey:
    """Survey the packages of a scenario at one length.

    Args:
        book: the scenario, compiled for that length.
        view: a position of one game; the start of the first seed if not given.
        reservation: what each seat compares with [S], in millionths; the scenario's if not given.
        most: how many packages are listed; of more, `drawn` are drawn.
        drawn: how many.
        progress: told how far a long forecast has come.
    """
    view = open_games(book, game_seeds(0, 1)) if view is None else view
    space = PackageSpace(book)
    every_one = listed(space, view, most)
    lots = sample(space, view, drawn) if every_one is None else every_one
    numbers = lots
    if every_one is None:
        numbers = distinct(np.append(lots, space.numbers(view.setting[:1])))
    setting = space.settings(numbers)
    worth = utilities(book, view, setting, progress)
    floor = reservations(book) if reservation is None else reservation
    return Survey(
        book=book,
        view=view,
        space=space,
        how="exact" if is_static(book) else "forecast",
        complete=every_one is not None,
        setting=setting,
        number=numbers,
        drawn=among(numbers, lots),
        utility=worth,
        reservation=floor,
        counts=book.scored & book.actors,
    )


def reservations(book: Rulebook) -> Whole:
    """The reservation values as written: [S] millionths of a point."""
    parts = book.scenario.stakeholders.values()
    return np.array([millionths(part.reservation) for part in parts], dtype=np.int64)


def listed(space: PackageSpace, view: Position, most: int) -> Whole | None:
    """List the possible combinations [N]; None if they are more than `most`."""
    if space.size > COUNTED or (space.size > most and not restricted(space.book, view)):
        return None
    parts = []
    total = 0
    for start in range(0, space.size, PART):
        numbers = np.arange(start, min(start + PART, space.size), dtype=np.int64)
        fine = numbers[possible(space.book, view, space.settings(numbers))]
        parts.append(fine)
        total += len(fine)
        if total > most:
            return None
    return np.concatenate(parts)


def sample(space: PackageSpace, view: Position, drawn: int) -> Whole:
    """Draw possible combinations by key: up to `drawn` different ones [N], rising."""
    drawn_numbers = np.zeros(0, dtype=np.int64)
    for start in range(0, drawn * TRIES, drawn):
        lots = _lots(space, np.arange(start, start + drawn))
        fine = lots[possible(space.book, view, space.settings(lots))]
        both = np.concatenate([drawn_numbers, fine])
        first = np.unique(both, return_index=True)[1]
        drawn_numbers = both[np.sort(first)[:drawn]]
        if len(drawn_numbers) == drawn:
            break
    return np.sort(drawn_numbers)


def _lots(space: PackageSpace, subjects: Whole) -> Whole:
    """Draw one combination for each subject [N], possible or not: [N] numbers."""
    seeds, numbers = game_seeds(0, 1), np.zeros(len(subjects), dtype=np.int64)
    for lever, size, stride in zip(space.levers, space.sizes, space.strides, strict=True):
        lots = draw(seeds, 0, "package", paired(space.book.salt.lever[[lever]], subjects))[0]
        numbers += lots * size // SHARES * stride
    return numbers


def possible(book: Rulebook, view: Position, setting: Whole) -> Mask:
    """Tell which packages [N, L] can be agreed: [N].

    They are compatible, and what a setting needs of other settings is in the package. Needs that read
    more than settings and clauses are taken as met.
    """
    can = compatible(book, view, setting)
    asked = settled_needs(book)
    if asked:
        readings = Readings(book, imagined(book, view, setting, open_levers(book)))
        for need in asked:
            can &= met(need, view, setting, readings)
    return can


def restricted(book: Rulebook, view: Position) -> bool:
    """Tell whether there may be combinations that are not possible."""
    stuck = book.irreversible[np.arange(len(book.levers)), view.one.setting]
    return bool(book.infeasible or settled_needs(book) or stuck.any())


def compatible(book: Rulebook, view: Position, setting: Whole) -> Mask:
    """Tell which settings [N, L] exclude each other nowhere and leave nothing irreversible: [N]."""
    fits = np.ones(len(setting), dtype=bool)
    for pair in book.infeasible:
        fits &= ~np.logical_and.reduce([setting[:, lever] == rank for lever, rank in pair])
    now = view.one.setting
    stuck = book.irreversible[np.arange(len(now)), now]
    return fits & every(setting[:, stuck] == now[stuck], 1)


def settled_needs(book: Rulebook) -> list[Need]:
    """The needs that settings and clauses alone meet or leave unmet."""
    return [need for need in book.needs if only_settings(need.condition)]


def met(need: Need, view: Position, setting: Whole, readings: Readings) -> Mask:
    """Tell where a setting that needs something is not moved to, or has what it needs: [N]."""
    moved = setting[:, need.lever] == need.setting
    if view.one.setting[need.lever] == need.setting:
        moved = np.zeros_like(moved)
    return ~moved | need.condition.holds(readings)


def whole_table(book: Rulebook) -> Mask:
    """Tell whose signatures a package that settles every open lever asks for, whatever it says: [S]."""
    named = open_levers(book)
    # One beyond the last setting, which asks for nobody beside the owners.
    clause = np.where(named, book.real.shape[1], -1)
    owners = np.flatnonzero(book.owns[:, named].any(axis=1) & book.actors)
    first = int(owners[0]) if len(owners) else int(np.argmax(book.actors))
    party = concerned(book, clause[None], np.zeros((1, 2, len(book.seats)), dtype=np.int64))
    party[0, first] = True
    return only(party & book.actors)


def signable(book: Rulebook, accepts: Mask, setting: Whole) -> Mask:
    """Tell which packages [N, L] are signed if exactly those sign who accept, [N, S] (at least two): [N]."""
    party = np.broadcast_to(whole_table(book), accepts.shape)
    if book.pledged:
        clause = np.where(open_levers(book), setting, -1)
        party = party | (must_sign(book, clause) & book.actors)
    signed = accepts & party
    met: Mask = rule_met(book, party[:, None], signed[:, None])[:, 0]
    return met & (signed.sum(axis=1) >= 2)
