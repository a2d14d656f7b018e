"""What negotiators say beside texts."""

from __future__ import annotations

from game.rules.beats import TalkOrders
from game.views.reasons import sentence
from game.views.words import Words
from tests.minds.situations import Scene, world

BOTH = {"la": "aye", "lb": "aye"}


def test_whoever_gives_notice_says_who_broke_its_word_and_when() -> None:
    swap = world({"a": {"lb is aye": 12, "la is aye": -2}, "b": {"la is aye": 12, "lb is aye": -2}})
    scene = Scene(swap, "grim").signed(BOTH).until("talk", 2)
    scene.recalls(broken={"a": 1}, last_broken={"a": 1})
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    assert beat.leave[0, scene.at].any()
    (notice,) = (reason for reason in scene.reasons if reason.code == "leaves")
    assert sentence(Words(swap, "en"), notice) == "I give notice: A broke its word in round 1."
