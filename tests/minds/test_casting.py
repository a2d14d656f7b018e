"""Who plays which seat hangs on names."""

from __future__ import annotations

from game.minds.casting import drawn, mind_seeds
from game.rules.arrays import distinct
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.scenario.model import Scenario
from tests.builders import BASE, read_yaml


def test_the_cast_of_a_seat_is_drawn_by_its_name() -> None:
    """Temperaments and the luck of minds stay with their seats, wherever those are listed."""
    file = read_yaml(BASE)
    kinds = {"temperament": ["grim", "generous", "hardliner"]}
    holders = {name: seat | kinds for name, seat in file["stakeholders"].items()}
    anew = dict(reversed(holders.items()))
    one, other = (Scenario.model_validate(file | {"stakeholders": s}) for s in (holders, anew))
    seeds = game_seeds(3, 50)
    mine, theirs = drawn(one, seeds), drawn(other, seeds)
    assert set(mine) == set(theirs) == {"north", "south", "isle"}
    rules, turned = compile_rulebook(one), compile_rulebook(other)
    for seat, lots in mine.items():
        assert (lots == theirs[seat]).all()
        assert (mind_seeds(rules, seeds, seat) == mind_seeds(turned, seeds, seat)).all()
        assert len(distinct(lots)) == 3
