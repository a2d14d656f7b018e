"""The two sides of a scenario, and the border between them."""

from __future__ import annotations

from game.rules.rulebook import Rulebook

Sides = dict[str, list[int]]
"""The seats of each side that negotiate and have a score."""


def sides(book: Rulebook) -> Sides:
    """Group the seats that negotiate and have a score by the side that the file gives them."""
    groups: Sides = {}
    for place, (_, part) in enumerate(book.scenario.stakeholders.items()):
        if part.side and book.actors[place] and book.scored[place]:
            groups.setdefault(part.side, []).append(place)
    return groups


def two_sides(book: Rulebook) -> Sides:
    """The two sides with the most seats, in the order of the file; none if no two stand out.

    Two seats that nobody has given a side are a side each, by their own names.
    """
    groups = sides(book)
    if not groups:
        seats = [int(seat) for seat in (book.actors & book.scored).nonzero()[0]]
        return {book.seats[seat]: [seat] for seat in seats} if len(seats) == 2 else {}
    sizes = sorted((len(seats) for seats in groups.values()), reverse=True)
    if len(sizes) < 2 or (len(sizes) > 2 and sizes[2] == sizes[1]):
        return {}
    return {side: seats for side, seats in groups.items() if len(seats) >= sizes[1]}
