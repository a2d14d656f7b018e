"""A whole round by the keyboard alone: coming in, reading, an offer put and one signed, sealing, the reveal.

Nothing is clicked and no focus is set; each stop of the Tab key is seen to have a ring, and lies under nothing.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.player.player import Player
from tests.classroom.served import ServedClass, served
from tests.patience import eventually
from tests.web.chromium import CHROMIUM, LAPTOP, PHONE, Tab, browser

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
OWN, OTHER = "A2", "A4"
STOPS = 90
"""Of the Tab key on one page at most."""
FOCUS = """(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return {id: "", radio: "", ring: true, free: true, what: "nothing"};
  const style = getComputedStyle(at), r = at.getBoundingClientRect();
  const over = document.elementFromPoint(r.x + r.width / 2, r.y + Math.min(r.height, innerHeight) / 2);
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {id: at.dataset.id || at.dataset.entry || at.name || "", radio: at.role === "radio" ? at.parentNode.getAttribute("aria-label") : "",
    ring, free: !!over && (at.contains(over) || over.contains(at) && over.nodeName !== "BODY"), what: at.outerHTML.slice(0, 120)};
})()"""
"""What has the focus, whether it is seen to, and whether it lies free."""


class Hands:
    """Somebody with a keyboard and nothing else."""

    def __init__(self, tab: Tab) -> None:
        self.tab = tab

    @property
    def at(self) -> dict[str, Any]:
        found: dict[str, Any] = self.tab.run(FOCUS)
        return found

    def stop(self, key: str) -> dict[str, Any]:
        """Go on by a key; where it leads is seen."""
        self.tab.key(key)
        at = self.at
        assert at["ring"], ("no ring", at["what"])
        assert at["free"], ("covered", at["what"])
        return at

    def reach(self, id: str) -> None:
        """Go to what has this id: by Tab, and by the arrows to one of a choice."""
        self.tab.until(f"!!document.querySelector('[data-id={json.dumps(id)}]')")
        group = self.tab.run(
            f"document.querySelector('[data-id={json.dumps(id)}][role=radio]')?.parentNode.getAttribute('aria-label') ?? ''"
        )
        for _ in range(STOPS):
            at = self.at
            if at["id"] == id:
                return
            self.stop("ArrowDown" if group and at["radio"] == group else "Tab")
        raise AssertionError(f"Tab never came to {id}")

    def press(self, id: str, key: str = "Enter") -> None:
        """Go there and press it, until the host has answered."""
        self.reach(id)
        self.tab.key(key)
        self.tab.until("document.body.dataset.sending === undefined")
        assert self.at["what"] != "nothing", ("focus lost", id)

    def shown(self, id: str) -> bool:
        """Whether what has this id is seen."""
        self.tab.until(f"!!document.querySelector('[data-id={json.dumps(id)}]')")
        found: bool = self.tab.run(
            f"document.querySelector('[data-id={json.dumps(id)}]').checkVisibility()"
        )
        return found

    def until(self, part: str) -> None:
        """Wait for a page with something of an id on it."""
        self.tab.until(f"!!document.querySelector('[data-id^={json.dumps(part)}]')")

    def first(self, part: str) -> str:
        """The id of the first thing whose id begins so."""
        self.until(part)
        found: str = self.tab.run(
            f"document.querySelector('[data-id^={json.dumps(part)}]').dataset.id"
        )
        return found


def come_in(hands: Hands, held: ServedClass) -> None:
    """Type the letters of the room and the digits of a card."""
    hands.tab.open(held.base)
    while hands.at["id"] != "letters":
        hands.stop("Tab")
    hands.tab.type(held.held.letters)
    assert hands.stop("Tab")["id"] == "code"
    hands.tab.type(held.room.chair(OWN).code)
    hands.tab.key("Enter")
    hands.tab.until("!!document.getElementById('page')")


def read(hands: Hands, player: Player) -> None:
    """Three pages, then the question, first answered wrongly."""
    for _ in range(3):
        hands.press("next")
    question = player.question
    assert question is not None
    wrong = next(n for n in range(len(question.answers)) if n != question.right)
    for answer in (wrong, question.right):
        hands.press(f"question.{answer}", " ")


def offer(hands: Hands) -> None:
    """Put a text of two clauses; where there is room the form lies open beside the table."""
    if hands.shown("offer"):
        hands.press("offer")
    for side, lever, setting in (
        ("give", "flights", "on_request"),
        ("ask", "permission", "standing_published"),
    ):
        hands.press(f"add.{side}")
        hands.press(f"clause.{lever}")
        hands.press(f"setting.{lever}.{setting}", " ")
    hands.press("put")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_whole_round_is_played_by_keys_alone(size: tuple[int, int]) -> None:
    with served(students=12) as held, browser() as made:
        held.lead()
        hands = Hands(made.tab(*size))
        come_in(hands, held)
        other = held.join(OTHER)
        player = Player(held.room.tables[0].game, "us_intelligence", "en")
        held.until("read")
        read(hands, player)
        assert player.due != "brief"
        held.until("seal1")
        hands.press("seal")
        eventually(lambda: held.room.sealed(held.room.chair(OWN)))
        held.until("talk2")
        offer(hands)
        held.wait(4)
        eventually(lambda: any("us_intelligence" in text.proposers for text in player.tabled))
        for id in ("add.give", "clause.permission", "setting.permission.case_by_case"):
            assert other.press(id)["how"] == "ok", (id, other.ids())
        for id in ("add.ask", "clause.flights", "setting.flights.on_request", "put"):
            assert other.press(id)["how"] == "ok", (id, other.ids())
        held.wait(4)
        sign = hands.first("sign.")
        if not hands.shown(sign):
            hands.press("tab.to", " ")
        hands.press(sign)
        held.wait(4)
        eventually(lambda: player.table.agreements)
        held.until("seal2")
        for id in ("lever.sharing.fusion", "belief.permission.75", "guess.up"):
            hands.press(id, " ")
        hands.press("why")
        hands.tab.until("!!document.querySelector('dialog:modal')")
        hands.tab.key("Escape")
        hands.tab.until("!document.querySelector('dialog')")
        assert hands.at["id"] == "why", hands.at
        hands.press("seal")
        eventually(lambda: held.room.sealed(held.room.chair(OWN)))
        held.until("reveal2")
        hands.tab.until("document.getElementById('page').dataset.screen.includes('reveal')")
        assert hands.tab.troubles() == []
