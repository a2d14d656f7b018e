"""What minds say aloud beside their answers: when, and who may hear it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from game import locale
from game.minds.mind import Reason
from game.minds.moments import SILENT, SPOKEN
from game.minds.remarks import DEEDS, PLAIN, REMARKS, may_hear, remarks
from game.rules.compliance import BROKEN, KEPT
from game.rules.orders import Clause, Put
from game.rules.phases import TALK
from game.rules.resolve import phase_of
from game.rules.rulebook import NOBODY
from game.rules.sight import Observation, observe
from game.rules.texts import texts_known
from game.views.reasons import sentence
from game.views.talked import talked
from game.views.words import Words
from tests.builders import Game, book, put

NORTH, SOUTH, ISLE = 0, 1, 2
RULES = book()
GATE, PATROL, WATCH = (RULES.levers.index(name) for name in ("gate", "patrol", "watch"))


def begun(round: int) -> Game:
    """The talk of a round, which nobody has spoken in."""
    game = Game(RULES)
    while (game.position.round, phase_of(RULES, game.position)) != (round, (TALK[0], 1)):
        game.resolve()
    return game


def said(
    seen: Observation, *reasons: Reason, deeds: Sequence[tuple[str, str]] = ()
) -> list[tuple[str, dict[str, str | int]]]:
    """What is said besides the reasons."""
    given = remarks(RULES, seen, reasons, deeds)
    assert [each.code for each in given[: len(reasons)]] == [each.code for each in reasons]
    return [(each.code, dict(each.facts)) for each in given[len(reasons) :]]


def judged(seat: int, lever: int, verdict: int) -> Game:
    """The second round, in which a seat has seen what became of a clause."""
    game = begun(2)
    game.position = put(game.position, "verdict", (seat, lever), verdict)
    return game


def hears(game: Game, seat: int, remark: Reason) -> bool:
    seen = observe(RULES, game.position, seat)
    return may_hear(RULES, seen, remark)


def test_every_code_of_a_reason_has_its_row() -> None:
    """A new code of a reason belongs to a moment (`SPOKEN`), or says nothing (`SILENT`)."""
    codes = {key.split(".")[1] for key in locale.texts("en") if key.startswith("reason.")}
    assert codes == set(SPOKEN) | SILENT
    assert not set(SPOKEN) & SILENT


def test_every_remark_belongs_to_a_moment() -> None:
    assert set(REMARKS) <= set(SPOKEN)
    assert set(PLAIN) < set(REMARKS)


def test_all_say_something_as_the_talks_begin_and_everybody_hears_it() -> None:
    game = begun(1)
    seen = observe(RULES, game.position, SOUTH)
    assert said(seen) == [("begins", {})]
    (remark,) = remarks(RULES, seen, (), ())
    assert remark.spoken
    assert (remark.seat, remark.round, remark.exchange) == ("south", 1, 1)
    assert all(hears(game, seat, remark) for seat in (NORTH, ISLE, NOBODY))


def test_the_last_round_is_spoken_of_as_its_talk_begins() -> None:
    assert said(observe(RULES, begun(RULES.rounds).position, ISLE)) == [("last_round", {})]
    assert said(observe(RULES, begun(RULES.rounds - 1).position, ISLE)) == []


def test_outside_the_talk_nothing_is_said() -> None:
    game = begun(2)
    game.position = put(game.position, "verdict", (SOUTH, GATE), BROKEN)
    while phase_of(RULES, game.position)[0] in TALK:
        game.resolve()
    assert said(observe(RULES, game.position, SOUTH)) == []


def test_nothing_of_the_last_round_is_said_twice() -> None:
    game = judged(SOUTH, GATE, BROKEN)
    assert [code for code, _ in said(observe(RULES, game.position, SOUTH))] == ["cheated"]
    game.resolve()
    assert said(observe(RULES, game.position, SOUTH)) == []


@pytest.mark.parametrize(
    ("verdict", "code", "named"), [(BROKEN, "cheated", "culprit"), (KEPT, "keeps_faith", "whom")]
)
def test_what_became_of_anothers_word_is_said_by_who_saw_it(
    verdict: int, code: str, named: str
) -> None:
    game = judged(SOUTH, GATE, verdict)
    assert said(observe(RULES, game.position, SOUTH)) == [(code, {named: "north", "lever": "gate"})]
    assert said(observe(RULES, game.position, ISLE)) == []


def test_nobody_speaks_so_of_its_own_levers() -> None:
    assert said(observe(RULES, judged(NORTH, GATE, KEPT).position, NORTH)) == []


def test_of_levers_that_several_seats_move_nobody_is_named() -> None:
    joint = [n for n in range(len(RULES.levers)) if RULES.owners[n] != 1 or RULES.binding[n]]
    assert joint
    for lever in joint:
        assert said(observe(RULES, judged(SOUTH, lever, BROKEN).position, SOUTH)) == []


@pytest.mark.parametrize(("verdict", "other"), [(BROKEN, KEPT), (KEPT, BROKEN)])
def test_a_breach_or_a_kept_word_is_heard_by_those_alone_who_saw_the_same(
    verdict: int, other: int
) -> None:
    game = judged(SOUTH, GATE, verdict)
    (remark,) = remarks(RULES, observe(RULES, game.position, SOUTH), (), ())
    assert not hears(game, ISLE, remark)
    assert not hears(game, NOBODY, remark)
    game.position = put(game.position, "verdict", (ISLE, GATE), verdict)
    assert hears(game, ISLE, remark)
    game.position = put(game.position, "verdict", (ISLE, GATE), other)
    assert not hears(game, ISLE, remark)


def exposed(light: bool = True) -> Game:
    game = begun(2)
    rank = int(np.flatnonzero(RULES.covert[WATCH])[0])
    game.position = put(game.position, "setting", (WATCH,), rank)
    game.position = put(game.position, "exposed", (WATCH,), light)
    for seat in range(len(RULES.seats)):
        game.position = put(game.position, "seen", (seat, WATCH), rank)
    return game


def test_who_hid_something_owns_to_it_once_it_has_come_to_light() -> None:
    owner = int(RULES.owns[:, WATCH].argmax())
    game = exposed()
    assert said(observe(RULES, game.position, owner)) == [("caught", {"lever": "watch"})]
    assert said(observe(RULES, exposed(light=False).position, owner)) == []
    others = [seat for seat in (NORTH, SOUTH, ISLE) if seat != owner]
    assert all(said(observe(RULES, game.position, seat)) == [] for seat in others)


def test_it_is_heard_by_those_to_whom_it_has_come_to_light() -> None:
    owner = int(RULES.owns[:, WATCH].argmax())
    game = exposed()
    (remark,) = remarks(RULES, observe(RULES, game.position, owner), (), ())
    assert hears(game, ISLE, remark)
    assert not hears(exposed(light=False), ISLE, remark)


@pytest.mark.parametrize("deed", DEEDS)
def test_of_a_deed_nothing_is_said_but_what_all_see(deed: str) -> None:
    seen = observe(RULES, begun(2).position, SOUTH)
    thought = Reason("south", "better_for_us", {"text": "abcd", "gain": 230})
    assert said(seen, thought, deeds=[(deed, "abcd")]) == [(deed, {"text": "abcd"})]


def test_a_deed_of_which_a_reason_is_spoken_is_said_once() -> None:
    seen = observe(RULES, begun(2).position, SOUTH)
    aloud = Reason("south", "signs_to_cooperate", {"text": "abcd"}, spoken=True)
    assert said(seen, aloud, deeds=[("signs", "abcd"), ("puts", "efgh")]) == [
        ("puts", {"text": "efgh"})
    ]


def test_of_the_text_that_is_put_a_mind_speaks_once() -> None:
    """Its own reason for amending a text is about that text; what it puts has another name."""
    seen = observe(RULES, begun(2).position, SOUTH)
    aloud = Reason("south", "amends", {"text": "abcd"}, spoken=True)
    deeds = [("changes", "efgh"), ("signs", "ijkl")]
    assert said(seen, aloud, deeds=deeds) == [("signs", {"text": "ijkl"})]


def test_thoughts_and_answers_are_given_as_they_are() -> None:
    seen = observe(RULES, begun(2).position, SOUTH)
    for code in SILENT:
        assert remarks(RULES, seen, [Reason("south", code)], ()) == (Reason("south", code),)
    for code in SPOKEN:
        told = Reason("south", code, {"text": "abcd"}, spoken=True)
        assert remarks(RULES, seen, [told], ()) == (told,)


def test_an_answer_is_no_remark() -> None:
    """Who may hear an answer is a question of the text that it answers."""
    for code in set(SPOKEN) - set(REMARKS):
        assert not hears(begun(2), SOUTH, Reason("north", code, spoken=True))


# Texts


def lying(*proposers: int, signed: Sequence[tuple[int, int]] = ()) -> tuple[Game, str]:
    """The second exchange, with a text that some stand for and others signed: seat and exchange."""
    game = begun(2)
    put_text = Put("north", (Clause("gate", "open"), Clause("patrol", "light")))
    game.resolve([put_text])
    place = int(np.flatnonzero(game.position.one.offered)[0])
    for seat in range(len(RULES.seats)):
        game.position = put(game.position, "proposer", (place, seat), seat in proposers)
        game.position = put(game.position, "offer_party", (place, seat), 1)
    for seat, exchange in signed:
        game.position = put(game.position, "signed", (place, seat), 1)
        game.position = put(game.position, "signed_at", (place, seat), exchange)
    return game, texts_known(game.position)[place]


def test_an_answer_names_who_stands_for_the_text() -> None:
    game, text = lying(NORTH)
    seen = observe(RULES, game.position, SOUTH)
    no = Reason("south", "not_enough", {"text": text}, spoken=True)
    (told,) = remarks(RULES, seen, [no], ())
    assert told.facts == {"text": text, "whom": "north"}


def test_of_several_who_stand_for_it_one_is_named_whoever_answers() -> None:
    game, text = lying(NORTH, ISLE)
    named = set()
    for seat in (SOUTH, RULES.seats.index("press")):
        no = Reason(RULES.seats[seat], "not_enough", {"text": text}, spoken=True)
        (told,) = remarks(RULES, observe(RULES, game.position, seat), [no], ())
        named.add(told.facts["whom"])
    assert len(named) == 1
    assert named <= {"north", "isle"}


def test_nobody_answers_itself() -> None:
    game, text = lying(SOUTH)
    no = Reason("south", "not_enough", {"text": text}, spoken=True)
    assert remarks(RULES, observe(RULES, game.position, SOUTH), [no], ())[0] == no


def test_a_thought_names_nobody() -> None:
    game, text = lying(NORTH)
    thought = Reason("south", "not_better_for_us", {"text": text, "gain": -3})
    assert remarks(RULES, observe(RULES, game.position, SOUTH), [thought], ()) == (thought,)


def test_a_signature_under_the_own_text_is_thanked_for_in_the_next_exchange() -> None:
    game, text = lying(NORTH, signed=[(SOUTH, 1)])
    assert said(observe(RULES, game.position, NORTH)) == [
        ("signs_ours", {"text": text, "whom": "south"})
    ]
    assert said(observe(RULES, game.position, SOUTH)) == []
    game.resolve()
    assert said(observe(RULES, game.position, NORTH)) == []


def test_whoever_stands_for_the_text_too_is_not_thanked() -> None:
    game, _ = lying(NORTH, ISLE, signed=[(ISLE, 1)])
    assert said(observe(RULES, game.position, NORTH)) == []


def test_a_suspicion_is_heard_by_those_who_see_the_number_that_betrays() -> None:
    facts: dict[str, str | int] = {"culprit": "north", "lever": "watch", "indicator": "water"}
    remark = Reason("south", "suspects", facts, 2, "talk", 1, spoken=True)
    rules = book({"indicators": {"water": {"visible": ["south", "isle"]}}})
    game = Game(rules)
    game.until("talk")
    heard = [
        may_hear(rules, observe(rules, game.position, seat), remark) for seat in (0, 1, 2, NOBODY)
    ]
    assert heard == [False, True, True, False]
    words = Words(rules)
    for seat, hears_it in ((ISLE, True), (NORTH, False)):
        seen = observe(rules, game.position, seat)
        lines = [each.sentence for each in talked(words, seen, seen, (), (), (remark,))]
        told = words.say("talked.says", seat="South", line=sentence(words, remark))
        assert (told in lines) is hears_it
