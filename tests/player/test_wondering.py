"""What if, asked of a game: each question is worked out once, and an answer or a reason comes of it."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest

from game.player import wondering as wondering_module
from game.player.wondering import WhatIfQuestion, Wondering
from game.rules.orders import Move
from game.session.alteration import Alteration
from game.session.session import Session
from game.session.whatif import HOLD, RESPOND, Others, WhatIf
from game.views.words import Words
from tests.player.games import game, passed


@lru_cache
def played() -> Session:
    """A game that was played to its end."""
    return passed(game(("alto",)), "never").session


def question(setting: str = "high", *, round: int = 1, others: Others = HOLD) -> WhatIfQuestion:
    return WhatIfQuestion(Alteration(round, "alto", Move, "release", setting), others, "en")


def answered(wondering: Wondering, asked: WhatIfQuestion) -> WhatIf | str | None:
    while wondering.working(asked):
        time.sleep(0.005)
        wondering.arrived()
    return wondering.answer(asked)


def test_a_question_is_answered_with_both_games() -> None:
    wondering, words = Wondering(played()), Words(played().book)
    asked = question()
    assert wondering.answer(asked) is None
    assert not wondering.working(asked)
    wondering.ask(asked, words)
    assert wondering.working(asked)
    answer = answered(wondering, asked)
    assert isinstance(answer, WhatIf)
    assert not answer.same
    assert not wondering.arrived()


def test_the_same_question_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    usual = wondering_module.what_if

    def counted(*args: object) -> WhatIf:
        calls.append(args)
        return usual(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(wondering_module, "what_if", counted)
    wondering, words = Wondering(played()), Words(played().book)
    for _ in range(2):
        wondering.ask(question(), words)
    first = answered(wondering, question())
    wondering.ask(question(), words)
    assert wondering.answer(question()) is first
    assert len(calls) == 1


def test_questions_that_differ_are_kept_apart() -> None:
    wondering, words = Wondering(played()), Words(played().book)
    asked = [question(), question("low"), question(others=RESPOND)]
    for each in asked:
        wondering.ask(each, words)
    answers = [answered(wondering, each) for each in asked]
    assert [a.alterations[0].to for a in answers if isinstance(a, WhatIf)] == [
        "high",
        "low",
        "high",
    ]
    assert [a.others for a in answers if isinstance(a, WhatIf)] == [HOLD, HOLD, RESPOND]


def test_what_cannot_be_asked_is_answered_with_the_reason_in_the_readers_words() -> None:
    wondering, book = Wondering(played()), played().book
    late = question(round=99)
    wondering.ask(late, Words(book, "es"))
    said = answered(wondering, late)
    assert isinstance(said, str)
    last = played().steps[-1].before.round
    assert f"{last}" in said
    assert "partida" in said or "ronda" in said
