"""Who must sign for a setting is said where it is shown, and where it is asked for in vain."""

from __future__ import annotations

import pytest

from game.rules.orders import Clause, Move, Promise, Put
from game.rules.refusals import refusals
from game.rules.sight import observe
from game.views.brief import lever_card
from game.views.menu import menu
from game.views.packages import signers
from game.views.refusing import sentence
from game.views.reveal import reveal
from game.views.words import Words
from tests import builders

SIGNED = {
    "levers": {
        "gate": {
            "settings": {
                "half": {"say": "Small boats pass.", "signed_by": "isle"},
                "open": {"signed_by": ["south", "isle"]},
            }
        }
    }
}
WHY = "The gate goes to “Half open” only in an agreement signed by Isle."


def at(phase: str) -> builders.Game:
    game = builders.Game(builders.book(SIGNED))
    game.until(phase)
    return game


@pytest.mark.parametrize(
    ("language", "phase", "order", "said"),
    [
        ("en", "commit", Move("north", "gate", "half"), WHY),
        ("en", "talk", Promise("north", "gate", "half"), WHY),
        ("es", "commit", Move("north", "gate", "open"),
         "The gate solo pasa a “Open” en un acuerdo firmado por South e Isle."),
    ],
)  # fmt: skip
def test_an_order_without_the_signature_is_told_who_must_sign(
    language: str, phase: str, order: Move | Promise, said: str
) -> None:
    game = at(phase)
    seen = observe(game.book, game.position, game.book.seats.index("north"))
    (refusal,) = refusals(game.book, seen, (order,))
    assert sentence(Words(game.book, language), refusal).startswith(said)


@pytest.mark.parametrize(("phase", "kind"), [("commit", "move"), ("talk", "promise")])
def test_a_menu_says_it_before_anybody_asks(phase: str, kind: str) -> None:
    game = at(phase)
    found = menu(Words(game.book), observe(game.book, game.position, 0))
    (gate,) = (group for group in found.groups if (group.kind, group.about) == (kind, "gate"))
    reasons = {
        choice.order.setting: choice.why_not
        for choice in gate.choices
        if isinstance(choice.order, Move | Promise)
    }
    assert reasons["half"] == WHY
    assert not reasons["closed"]


def test_a_lever_says_of_its_settings_what_they_mean_and_who_must_sign() -> None:
    game = at("talk")
    words, lever = Words(game.book), game.book.levers.index("gate")
    for seat in (0, 1):
        card = lever_card(words, observe(game.book, game.position, seat), lever)
        assert [setting.say for setting in card.settings] == [
            "",
            "Small boats pass. Only in an agreement signed by Isle.",
            "Only in an agreement signed by South and Isle.",
        ]
    assert Words(game.book, "es").meaning("gate", "open") == (
        "Solo en un acuerdo firmado por South e Isle."
    )


def test_a_text_in_the_making_needs_the_signature_of_whom_its_setting_names() -> None:
    book = at("talk").book
    for setting, seats in (("half", ("isle",)), ("open", ("south", "isle")), ("closed", ())):
        assert signers(book, Put("north", (Clause("gate", setting),))) == seats


def test_an_order_that_came_to_nothing_without_the_signature_says_why() -> None:
    game = at("commit")
    before, orders = game.position, (Move("north", "gate", "half"),)
    changes = game.resolve(orders)
    seen, earlier = (observe(game.book, one, 0) for one in (game.position, before))
    found = reveal(Words(game.book), seen, changes, 1, earlier=earlier, orders=orders)
    (said,) = found.lapsed
    assert said.endswith(WHY)
