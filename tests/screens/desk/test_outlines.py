"""Three pages as lines: an offer to a seat, a word that is about to be broken, and a page of reading.

Kept in `tests/goldens/screens/desk/`; run with PARLEY_ACCEPT=1 to keep new ones, and read the differences.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.player.games import VALLEYS
from tests.screens.desk.chairs import Class, first_text
from tests.screens.outline import outline

GOLDENS = Path(__file__).parents[2] / "goldens" / "screens" / "desk"


def reading() -> Class:
    return Class(VALLEYS).step("read").place("delta", page=2)


def offered() -> Class:
    room = Class(VALLEYS).until("commit").beat().until("talk").step("talk")
    room.give("alto", first_text(room, "alto", "delta"))
    return room.beat()


def breaking() -> Class:
    room = offered()
    room.press("delta", f"sign.{room.player('delta').tabled[0].text}")
    room.beat().until("commit").step("seal")
    return room.press("delta", f"lever.payment.{room.player('delta').stands('payment')}")


PAGES = {"reading": reading, "offered": offered, "breaking": breaking}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_was(name: str) -> None:
    lines = "\n".join(outline(PAGES[name]().screen("delta"))) + "\n"
    kept = GOLDENS / f"{name}.txt"
    if os.environ.get("PARLEY_ACCEPT"):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(lines, encoding="utf-8")
    assert lines == kept.read_text(encoding="utf-8")
