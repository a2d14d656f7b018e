"""Rules of thumb, played beside honest keeping from the same seeds, where the truth is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from game.minds.casting import cast
from game.minds.matches import play
from game.minds.thumb import Follower, Following
from game.rules.arrays import Whole
from game.rules.beats import DECLINE, SIGN, BeatOrders, CommitOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compliance import BROKEN
from game.rules.encoding import hand_of
from game.rules.phases import no_orders
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import exact_scores
from tests.minds.situations import ROUNDS, Scene, world

GAMES = 6
AYE = 1
"""The rank of the setting that the other seat wants."""


def wanted_by(other: str, **further: Any) -> dict[str, Any]:
    """Settings of a lever of which the other seat wants `aye`."""
    return {
        "settings": {
            "nay": {"name": "No", "cooperation": 0},
            "aye": {"name": "Yes", "cooperation": 100, "regard": {other: 80}},
            **further,
        },
        "step_cost": 0,
    }


def dilemma(word: float = 0, mind: str = "hardliner", **further: Any) -> Rulebook:
    """A dilemma: helping costs 4 and brings the other 10; besides, having one's word given is worth `word`.

    The minds of both seats help only under an agreement, and keep it.
    """
    own = {"a": "la", "b": "lb"}
    points = {
        seat: {f"{own[seat]} is aye": -4.0, f"{own[other]} is aye": 10.0,
               f"agreed({own[seat]})": word}
        for seat, other in ("ab", "ba")
    }  # fmt: skip
    if not word:
        points = {seat: {when: worth for when, worth in said.items() if worth}
                  for seat, said in points.items()}  # fmt: skip
    levers = {"la": wanted_by("b"), "lb": wanted_by("a")}
    parts: Mapping[str, Mapping[str, Any]] = {seat: {"temperament": [mind]} for seat in "ab"}
    return world(points, part=parts, **{"levers": levers, **further})


class Watch:
    """Keeps the settings and clauses of every round."""

    def __init__(self) -> None:
        self.clause: list[Whole] = []
        self.setting: list[Whole] = []

    def __call__(self, before: Position, orders: BeatOrders, after: Position) -> None:
        if isinstance(orders, CommitOrders):
            self.clause.append(before.clause)
            self.setting.append(after.setting)


def played(book: Rulebook, *arms: Mapping[int, str]) -> tuple[Whole, Watch]:
    """Play every arm, seat to rule, from the same seeds, in one batch: scores [arm, G, S], settings."""
    rows = np.tile(game_seeds(1, GAMES), len(arms))
    followers = [
        Follower(seat, rule, np.arange(at * GAMES, (at + 1) * GAMES))
        for at, arm in enumerate(arms)
        for seat, rule in arm.items()
    ]
    watch = Watch()
    end = play(book, cast(book, rows), rows, alter=Following(book, followers), watch=watch)
    return exact_scores(book, end).reshape(len(arms), GAMES, -1) // 10_000, watch


def test_breaking_last_pays_in_a_dilemma_and_costs_where_the_word_is_worth_more() -> None:
    """Without a word's worth the breach brings the 4 that helping costs; else it loses 6 and gains 4."""
    for word, gain in ((0, 400), (6, -200)):
        scores, _ = played(dilemma(word), {0: "keep"}, {0: "break_last"})
        assert (scores[1, :, 0] - scores[0, :, 0] == gain).all()
        assert (scores[1, :, 1] - scores[0, :, 1] == -1_000 - 100 * word).all()


def test_breaking_last_keeps_every_word_until_then() -> None:
    _, watch = played(dilemma(), {0: "break_last"})
    assert watch.clause
    for round_, (clause, setting) in enumerate(zip(watch.clause, watch.setting, strict=True), 1):
        bound = clause[:, 0] >= 0
        last = round_ == len(watch.clause)
        assert bound.all() or not last
        assert ((setting[:, 0] == clause[:, 0])[bound] != last).all()


def test_who_never_signs_has_no_agreement_and_helps_nobody() -> None:
    scores, watch = played(dilemma(), {0: "keep"}, {0: "never_sign"})
    signed = np.array([(clause >= 0).any(axis=1) for clause in watch.clause]).any(axis=0)
    assert signed[:GAMES].all()
    assert not signed[GAMES:].any()
    assert (scores[0] > scores[1]).all()


def test_a_rule_alters_its_own_games_and_seats_alone() -> None:
    """Beside it the same seeds play the same games as without any rule."""
    book = dilemma()
    alone, _ = played(book, {}, {})
    beside, _ = played(book, {0: "never_sign"}, {})
    assert (beside[1] == alone[1]).all()
    assert (beside[0] != alone[0]).any()


def test_keeping_holds_a_mind_to_its_word() -> None:
    """An opportunist breaks its word in the last round; held to it, it scores what helping leaves."""
    book = dilemma(mind="opportunist")
    free, _ = played(book, {})
    held, watch = played(book, {0: "keep", 1: "keep"})
    last = watch.clause[-1] >= 0
    assert last.any()
    assert (watch.setting[-1] == watch.clause[-1])[last].all()
    assert free.sum() < held.sum()


def test_breaking_if_it_pays_keeps_what_pays_to_keep() -> None:
    """Where helping costs its owner it breaks at once; where it brings the owner something, never."""
    costs = dilemma()
    gains = world(
        {"a": {"la is aye": 4, "lb is aye": 10}, "b": {"la is aye": 10, "lb is aye": -4}},
        part={seat: {"temperament": ["hardliner"]} for seat in "ab"},
        levers={"la": wanted_by("b"), "lb": wanted_by("a")},
    )
    for book, broken in ((costs, True), (gains, False)):
        _, watch = played(book, {0: "break_if_it_pays"})
        clause, setting = np.array(watch.clause)[:, :, 0], np.array(watch.setting)[:, :, 0]
        assert (clause >= 0).any()
        assert (setting != clause)[clause >= 0].any() == broken


QUIET = {"name": "Quietly not", "cooperation": 0, "covert": {"looks_like": "aye", "chance": 10}}
"""A setting that looks like the one that is promised."""


def test_a_breach_is_hidden_where_it_can_be() -> None:
    """It orders the hidden setting, though the open breach costs its owner less."""
    book = world(
        {"b": {"lb is aye": -4, "lb is quiet": -3}}, levers={"lb": wanted_by("a", quiet=QUIET)}
    )
    scene = Scene(book, "status_quo").signed({"lb": "aye"}, ROUNDS)
    beat = no_orders(book, "commit", 1)
    assert isinstance(beat, CommitOrders)
    Following(book, [Follower(scene.at, "break_last", np.array([0]))])(scene.position, beat)
    lever = book.levers.index("lb")
    assert book.settings[lever][beat.setting[0, hand_of(book, "b", "lb")]] == "quiet"


def test_copying_answers_a_breach_once_it_was_let_down_and_never_before() -> None:
    """Against a seat that keeps its word it keeps its own; against one that breaks it breaks the next."""
    book = dilemma(mind="satisficer")
    _, watch = played(book, {0: "copy", 1: "keep"}, {0: "copy", 1: "break_all"})
    clause, setting = np.array(watch.clause), np.array(watch.setting)
    kept = (setting == clause) | (clause < 0)
    assert kept[:, :GAMES, 0].all()
    other = ~kept[:, GAMES:, 1]
    assert other.any(axis=0).all()
    first = other.argmax(axis=0)
    for game, round_ in enumerate(first):
        own, words = kept[:, GAMES + game, 0], clause[:, GAMES + game, 0] >= 0
        assert own[: round_ + 1].all()
        later = words[round_ + 1 :]
        assert later.any()
        assert not own[round_ + 1 :][later].any()


def test_copying_blames_whoever_broke_a_word_and_nobody_else() -> None:
    """A clause with the culprit is broken, one with an innocent third seat kept."""
    book = world({}, seats=("a", "b", "c"))
    hand = hand_of(book, "b", "lb")
    for culprit, kept in (("a", False), ("c", True), ("b", True)):
        scene = Scene(book, "status_quo").signed({"lb": "aye"})
        verdict = scene.position.verdict.copy()
        verdict[0, scene.at, book.levers.index(f"l{culprit}")] = BROKEN
        scene.stands(verdict=verdict)
        beat = no_orders(book, "commit", 1)
        assert isinstance(beat, CommitOrders)
        Following(book, [Follower(scene.at, "copy", np.array([0]))])(scene.position, beat)
        assert bool(beat.setting[0, hand] == AYE) is kept, culprit


def test_who_signs_all_and_breaks_all_never_carries_out_a_word() -> None:
    _, watch = played(dilemma(), {0: "sign_all_break_all"})
    clause, setting = np.array(watch.clause)[:, :, 0], np.array(watch.setting)[:, :, 0]
    assert (clause >= 0).any(axis=0).all()
    assert (setting != clause)[clause >= 0].all()


def test_who_signs_all_signs_what_it_would_refuse_and_nothing_that_is_not_there() -> None:
    """Its refusal of a text becomes a signature; what others answer stays as it is."""
    book = world({"b": {"lb is aye": -9}}, seats=("a", "b", "c"))
    scene = Scene(book, "hardliner").offered({"a": {"lb": "aye", "lc": "aye"}})
    beat = scene.orders()
    assert isinstance(beat, TalkOrders)
    text, _, b, c = scene.text("a"), *range(3)
    assert beat.answer[0, text, b] == DECLINE
    beat.answer[0, text, c] = DECLINE
    beat.blocking[0, text, c] = 2
    Following(book, [Follower(b, "sign_all_break_all", np.array([0]))])(scene.position, beat)
    assert np.flatnonzero(beat.answer[0, :, b]).tolist() == [text]
    assert beat.answer[0, text, b] == SIGN
    assert (beat.blocking[0, :, b] == -1).all()
    assert not beat.change[0, :, b].any()
    assert not beat.meant[0, :, b].any()
    assert (beat.answer[0, text, c], beat.blocking[0, text, c]) == (DECLINE, 2)


def test_a_word_goes_before_a_move_that_nobody_was_promised() -> None:
    """A breach that costs mandate is carried out, and the free lever moves only if both can be paid."""
    book = world(
        {},
        seats=("a", "b", "c"),
        levers={"lb": {**wanted_by("a", quiet=QUIET), "step_cost": 3},
                "lc": {"owner": "b", "step_cost": 3}},
    )  # fmt: skip
    word, other = hand_of(book, "b", "lb"), hand_of(book, "b", "lc")
    for mandate, free in ((800, -1), (900, AYE)):
        scene = Scene(book, "status_quo").signed({"lb": "aye"})
        scene.stands(mandate=np.full_like(scene.position.mandate, mandate))
        beat = no_orders(book, "commit", 1)
        assert isinstance(beat, CommitOrders)
        beat.setting[0, other] = AYE
        Following(book, [Follower(scene.at, "break_all", np.array([0]))])(scene.position, beat)
        assert beat.setting[0, word] == 2
        assert beat.setting[0, other] == free
