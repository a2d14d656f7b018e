"""Scenarios that leave much out are played to their end like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.loading import loads
from game.session.session import Session
from tests.session.conftest import finish

GUIDE = Path("scenarios/README.md").read_text("utf-8")
SMALLEST = next(part for part in GUIDE.split("```yaml\n") if part.startswith("format:"))
SMALLEST = SMALLEST.split("```")[0]

GUEST = """\
  guest:
    name: The guest
    short: Guest
    icon: cake
    colour: green
    public: I only eat here.
    private: You own no lever, but you may propose.
    interests:
      oven: 100
"""


def play(text: str, **minds: str) -> Session:
    scenario = loads(text).scenario
    assert scenario is not None
    session = Session.start(scenario, people=(), minds=minds, seed=3, autosave=False)
    finish(session)
    return session


def test_conditions_count_where_no_setting_can_be_hidden() -> None:
    """Nobody can doubt what nobody can hide: the low fire keeps the oven where repairs are paid."""
    assert "covert" not in SMALLEST
    hot = SMALLEST.replace("start: hot", "start: low").replace("start: none", "start: yearly")
    session = play(hot, north="status_quo", south="status_quo")
    rules = [change.rule for change in session.ledger.changes]
    assert "each_round" in rules


@pytest.mark.parametrize("mind", ["self_interested", "tit_for_tat", "status_quo", "random"])
def test_every_mind_plays_a_seat_that_owns_no_lever(mind: str) -> None:
    text = SMALLEST.replace("\nindicators:", f"{GUEST}\nindicators:", 1)
    assert play(text, guest=mind).over
