"""What texts differ in: a setting, a clause, a mark or a check, each alone."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.edits import changes_fit, code_of, codes_of, difference, differences, edit_of
from game.rules.encoding import texts_of
from game.rules.orders import Clause, Edit, Put
from game.rules.texts import Texts
from tests.builders import book

BOOK = book({"agreements": {"payments": ["mandate"], "verification": {"cost": 1, "exposes": 50}}})
GATE = Clause("gate", "half")
PATROL = Clause("patrol", "light")


def texts(*clauses: Clause) -> Texts:
    """A text of some clauses, put by the North."""
    return texts_of(BOOK, Put("north", clauses, (), ("south", "isle")))


@pytest.mark.parametrize(
    ("after", "levers"),
    [
        ((GATE, PATROL), set()),
        ((Clause("gate", "open"), PATROL), {"gate"}),
        ((Clause("gate", "half", public=False), PATROL), {"gate"}),
        ((Clause("gate", "half", verified=True), PATROL), {"gate"}),
        ((Clause("gate", "half", public=False, verified=True), PATROL), {"gate"}),
        ((GATE,), {"patrol"}),
        ((GATE, PATROL, Clause("canal", "high")), {"canal"}),
    ],
)
def test_texts_differ_in_setting_mark_or_check(after: tuple[Clause, ...], levers: set[str]) -> None:
    found = difference(texts(GATE, PATROL), texts(*after))[0]
    assert {BOOK.levers[at] for at in np.flatnonzero(found)} == levers


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ((Edit("gate", "open"),), 1),
        ((Edit("gate", "half", public=False),), 1),
        ((Edit("gate", "half", verified=True),), 1),
        ((Edit("gate", "half", public=False, verified=True),), 2),
        ((Edit("gate", "open", public=False, verified=True),), 3),
        ((Edit("gate"), Edit("canal", "high", public=False)), 2),
        ((Edit(payer="north", payee="south", amount=1),), 1),
        ((Edit("gate", "half"),), 0),
    ],
)
def test_what_a_change_comes_to_is_counted_and_three_are_too_many(
    change: tuple[Edit, ...], count: int
) -> None:
    """Case talk-7."""
    codes = codes_of(BOOK, change)[None]
    assert differences(BOOK, texts(GATE, PATROL), codes).tolist() == [count]
    south = np.array([BOOK.place("south")])
    assert changes_fit(BOOK, texts(GATE, PATROL), codes, south)[0] == (1 <= count <= 2)


@pytest.mark.parametrize("amount", [1, 2**24 - 1])
def test_an_amount_is_read_as_it_was_written(amount: int) -> None:
    edit = Edit(payer="south", payee="north", amount=amount)
    assert edit_of(BOOK, code_of(BOOK, edit)) == edit
    for wrong in (0, 2**24):
        with pytest.raises(ValueError, match="cannot be named"):
            code_of(BOOK, Edit(payer="south", payee="north", amount=wrong))
