"""What stands on the screens before, beside and after a game, line by line, in its order.

The lines are kept in `tests/goldens/screens/`; run with PARLEY_ACCEPT=1 to keep new ones, and read the
difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from game.player.loaded import scenario_at
from game.player.plan import Plan
from game.screens import places
from game.screens.places import Chooser, Gallery, Setup, Start, WhyCard
from game.screens.shown import press, shown
from game.screens.start import start
from game.screens.visit import Visit
from game.session.gallery import note_ending
from tests.screens.outline import outline
from tests.screens.test_after import after, altered, ended, told, wondered
from tests.screens.test_lookups import FLAGSHIP, VALLEYS, shows
from tests.screens.test_start import LEFT, Look

GOLDENS = Path(__file__).parents[1] / "goldens" / "screens"


def before() -> Iterator[Visit]:
    """Everything before a game but the first screen, which needs no visit."""
    visit = Visit(Look("en"))
    yield visit.shows(Start(), Chooser())
    plan = Plan(VALLEYS, 45, ("alto",), mind="grim", seed="12", clock=True)
    yield visit.shows(Start(), Setup(plan))
    yield visit.shows(Start(), Setup(plan, more=True))
    yield visit.shows(Start(), Setup(Plan(FLAGSHIP, 45)))
    for ending in list(scenario_at(VALLEYS, "en").endings)[:2]:
        note_ending(VALLEYS, ending)
    yield visit.shows(Start(), Gallery())


def lookups() -> Iterator[Visit]:
    """Everything that can be looked up."""
    for place in (places.News(), places.Numbers(), places.AgreementsPage()):
        yield shows(place)
    yield shows(places.AgreementsPage(), FLAGSHIP)
    yield shows(places.Glossary())
    yield shows(places.TermPage("trust"))
    yield shows(places.SeatPage("alto"))
    yield shows(places.SeatPage("medio"))
    asked = press(shows(places.Numbers()), "n.harvest").visit
    yield asked
    yield press(asked, "whole").visit
    card = WhyCard("indicator", ("harvest",), whole=True, all=True)
    rows = shows(card).player.why("indicator", ("harvest",)).rows
    yield shows(replace(card, open=frozenset(row.key for row in rows)))
    yield press(shows(places.Numbers()), "n.score").visit
    yield press(shows(places.Numbers()), "n.cooperation").visit


def afterwards() -> Iterator[Visit]:
    """Everything after a game."""
    yield after()
    yield replace(after(), new_ending=True)
    asked = press(after(), "guess").visit
    yield asked
    yield press(asked, f"kind.{ended().session.minds['medio']}").visit
    visit = told(after())
    for part in ("story", "world", "value", "questions"):
        yield press(visit, f"to.{part}").visit
    yield altered()
    yield wondered(press(altered(), "try"))
    yield wondered(press(altered("normal", how="respond"), "try"))


SHOWN: Mapping[str, Callable[[], Iterator[Visit]]] = {
    "before": before,
    "lookups": lookups,
    "after": afterwards,
}


@pytest.mark.parametrize("name", SHOWN)
def test_screens_stand_as_they_were_read(name: str) -> None:
    screens = [start(Look("en")), start(Look("en"), LEFT)] if name == "before" else []
    screens += [shown(visit) for visit in SHOWN[name]()]
    lines = "\n".join(line for screen in screens for line in outline(screen)) + "\n"
    file = GOLDENS / f"{name}.txt"
    if os.environ.get("PARLEY_ACCEPT"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(lines, encoding="utf-8")
    assert lines == file.read_text(encoding="utf-8")
