"""What the outline adds: the lines of a new thing, with what the file already knows filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.scenario.model.kinds import INDICATOR, LEVER, SEAT
from game.scenario.outline import outlined
from game.workshop.page.looked import Looked


def snippet(seen: Looked, section: str) -> tuple[str, str]:
    """The id and the lines of a new thing of a section. Raises KeyError for another section."""
    assert seen.tree is not None
    made = outlined(seen.tree)
    seat = next(iter(made.known(SEAT)), "seat")
    number = next(iter(made.known(INDICATOR)), "number")
    lever = next(iter(made.known(LEVER)), "lever")
    return _SNIPPETS[section](seat, number, lever)


def _lever(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_lever",
        f"""\
new_lever:
  name: New lever
  ask: What is to be decided here?
  icon: sliders-horizontal
  owner: {seat}
  start: as_now
  settings:
    as_now:
      name: As it is now
      cooperation: 0
      say: Nothing changes.
    changed:
      name: Something else
      cooperation: 50
      say: This is done instead.
      each_round:
        - effects:
            {number}: 1
""",
    )


def _seat(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_seat",
        f"""\
new_seat:
  name: The new office
  short: New office
  icon: landmark
  colour: teal
  public: What all know of this office.
  private: What only this office knows.
  interests:
    {number}: 100
  reservation: 40
  temperament: [tit_for_tat]
""",
    )


def _number(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_number",
        """\
new_number:
  name: New number
  about: What this number counts.
  start: 50
  good: high
""",
    )


def _event(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_event",
        f"""\
new_event:
  title: What happens
  text: What people read in the news about it.
  when: round >= 2
  chance: 30
  effects:
    {number}: -3
""",
    )


def _ending(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_ending",
        f"""\
new_ending:
  title: How it ends
  text: What is told when the game ends like this.
  when: {number} >= 60
""",
    )


def _fact(seat: str, number: str, lever: str) -> tuple[str, str]:
    return (
        "new_secret",
        f"""\
new_secret:
  name: What is drawn for each game?
  values:
    one_way:
      name: It is like this.
      weight: 1
    other_way:
      name: It is like that.
      weight: 1
  told:
    {seat}:
      one_way: You know that it is like this.
      other_way: You know that it is like that.
""",
    )


_SNIPPETS: Final[Mapping[str, Callable[[str, str, str], tuple[str, str]]]] = {
    "levers": _lever,
    "stakeholders": _seat,
    "indicators": _number,
    "events": _event,
    "endings": _ending,
    "facts": _fact,
}
"""For each section what a new thing of it looks like."""
