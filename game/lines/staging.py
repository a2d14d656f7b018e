"""Reading who sits where from what a person typed: seats by id or name, and minds for seats."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from game import UserError
from game.scenario.model import Scenario
from game.screens.typed.matching import matches


def seat_named(scenario: Scenario, said: str) -> str:
    """Find the seat that somebody named by id or name, perhaps shortened.

    Raises:
        UserError: if no seat or more than one fits.
    """
    seats = scenario.stakeholders
    found = matches(said, {key: (part.name.text, part.short.text) for key, part in seats.items()})
    if len(found) == 1:
        return found[0]
    close = found or get_close_matches(said, seats, 1, cutoff=0.5)
    if close:
        raise UserError(f"There is no seat '{said}'; did you mean {_quoted(close)}?")
    raise UserError(f"There is no seat '{said}'; there are {_quoted(seats)}.")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def minds_named(scenario: Scenario, given: str) -> dict[str, str]:
    """Read `SEAT=MIND,SEAT=MIND`; `all=MIND` gives every negotiating seat the same.

    Raises:
        UserError: for a part that is not of this form, or a seat that does not exist.
    """
    found: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in _outside_brackets(given))):
        seat, sign, mind = (piece.strip() for piece in part.partition("="))
        if not (seat and sign and mind):
            raise UserError(f"'{part}' does not name a seat and a mind; write SEAT=MIND.")
        if seat == "all":
            seats = scenario.stakeholders.items()
            found |= {key: mind for key, held in seats if held.play != "information"}
        else:
            found[seat_named(scenario, seat)] = mind
    return found


def _outside_brackets(given: str) -> list[str]:
    """Split at the commas that stand in no brackets.

    >>> _outside_brackets("all=noisy(5, grim),alto=random")
    ['all=noisy(5, grim)', 'alto=random']
    """
    parts, depth = [""], 0
    for sign in given:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
