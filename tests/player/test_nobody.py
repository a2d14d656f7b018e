"""Nobody's seat: what all may see, and nothing else. Nobody decides anything.

Two games that differ in what not all know give nobody the same bytes, as long as some seat whose secret
it is not has observed the same in both: it would read on the wall what it may not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings

from game.player import intents as want
from game.player.game import Game
from game.player.player import Player
from game.player.reading import Unseated
from game.rules.columns import Secrecy
from game.rules.orders import Highlight
from game.rules.position import known_as
from game.rules.rulebook import NOBODY
from game.rules.sight import observe
from game.session.accounts import Accounts
from game.session.session import Session
from tests.player.bytes import rows, written
from tests.player.games import FLAGSHIP, VALLEYS, at, game, passed, reading, settled
from tests.player.test_bytes import (
    DRAWN,
    HIDDEN,
    PRIVATE,
    Case,
    _named,
    _prepared,
    both,
    cases,
    differing,
    digest_of,
    leaks,
    tried,
)

FEW = settings(max_examples=6, derandomize=True, deadline=None, phases=DRAWN)
MANY = settings(max_examples=150, derandomize=True, deadline=None, phases=DRAWN)

WORLDS = (VALLEYS, FLAGSHIP, "rich")
ORDER = Highlight("alto", "release")


def views(player: Player) -> Iterator[tuple[str, Any]]:
    """Every view that nobody has."""
    book = player.book
    yield "about", player.about
    yield "table", player.table
    yield "moods", player.moods
    yield "menu", player.menu
    yield (
        "empty",
        (player.tabled, player.rumours, player.effects, player.to_believe, player.all_hints),
    )
    yield "heard", player.heard
    for round in range(1, player.round + 1):
        yield f"news {round}", player.news(round)
    for name in player.reveals:
        yield name, player.reveal(name)
        yield f"guessed {name}", player.guessed(name)
    for lever in book.levers:
        yield (
            lever,
            (
                player.namable(lever),
                player.stands(lever),
                player.agreed(lever),
                player.owed(lever),
                player.marked(lever),
                player.effect_said(lever, player.stands(lever)),
            ),
        )
    for span in dict.fromkeys((None, player.last_span)):
        yield f"why cooperation {span}", player.why("cooperation", (), span)
        for name in book.indicators:
            yield f"why {name} {span}", player.why("indicator", (name,), span)
        for holder in book.seats:
            yield f"why mandate {holder} {span}", player.why("mandate", (holder,), span)
            for actor in book.seats:
                if holder != actor:
                    yield (
                        f"why {holder} {actor} {span}",
                        player.why("trust", (holder, actor), span),
                    )
    for name, exact in zip(book.indicators, player.seen.exact, strict=True):
        yield f"history {name}", player.history(name) if exact else ()
    yield "front", (player.unread_news, player.dilemmas)
    yield "due", (player.due, player.unread, player.moment, player.version, player.ready)
    yield "left", (player.lost(), player.draft, player.hints_left, player.to_guess, player.asked)
    for intent in intents(player):
        yield str(intent), player.take(intent)


def intents(player: Player) -> Sequence[want.Intent]:
    """One of each kind of what can be wanted."""
    lever = player.book.levers[0]
    return (
        want.Seal(player.moment),
        want.Undo(player.moment),
        want.Settle(player.moment),
        want.TakeOver(player.moment, 1),
        want.HandBack(player.moment),
        want.TakeHint(1),
        want.SetRead("brief"),
        want.SetRead(player.unread),
        want.SetGuess(player.book.indicators[0], "up"),
        want.SetClause(lever, player.book.settings[0][0]),
        want.SetMove(lever, player.book.settings[0][0]),
        want.Say(ORDER),
    )


def everything(game: Game, language: str = "en") -> dict[str, bytes]:
    """All that can reach a client at nobody's seat, as bytes."""
    player = Player(game, "", language)
    return {**{name: written(view) for name, view in views(player)}, "rows": rows(game, "")}


# Secrecy


def check(case: Case) -> None:
    """Play both games side by side; while the eyes have seen the same nobody is given the same."""
    games = both(case)
    if games:
        one, other = games
        assert differing(everything(one.game), everything(other.game)) == []


@FEW
@given(cases(PRIVATE))
def test_what_is_private_to_a_seat_changes_no_byte_for_nobody(case: Case) -> None:
    check(case)


@FEW
@given(cases(HIDDEN))
def test_what_is_hidden_from_a_seat_changes_no_byte_for_nobody(case: Case) -> None:
    check(case)


@pytest.mark.long
@MANY
@given(cases((*PRIVATE, *HIDDEN)))
def test_no_secret_of_any_kind_changes_a_byte_for_nobody(case: Case) -> None:
    check(case)


class OfAll:
    """The account of nobody with every row of the ledger."""

    def __init__(self, session: Session, seat: str) -> None:
        true = Accounts(session._course).of(seat)
        self.orders, self.steps = true.orders, true.steps
        self.changes = session.ledger.changes


def _told_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told what any seat is told."""

    def account(session: Session, seat: str) -> OfAll:
        return OfAll(session, seat)

    monkeypatch.setattr(Session, "account", account)


MUTANTS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "a version of all": (_prepared, ("prepared",)),
    "rows of all seats": (_told_all, ("priority", "secret")),
    "a mind that is named": (_named, ("mind",)),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_leak_to_nobody_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    leak, kinds = MUTANTS[name]
    leak(monkeypatch)
    assert any(leaks(case, check) for case in tried(kinds)), name


@pytest.mark.slow
@pytest.mark.parametrize("scenario", [VALLEYS, FLAGSHIP])
@pytest.mark.parametrize("language", ["en", "es"])
def test_nobody_reads_a_whole_game(scenario: str, language: str) -> None:
    """Every view can be asked for after every phase, and each of them is the same for two who ask."""
    seat = "alto" if scenario == VALLEYS else "mx_president"
    running = reading(game((seat,), scenario))
    while not running.session.over:
        assert everything(running, language) == everything(running, language)
        for who in running.waiting:
            assert at(running, who).take(want.Seal(running.moment(who))).well
        reading(running)
    assert everything(running, language)


def test_nobody_sees_what_each_seat_sees_as_well() -> None:
    running = passed(game(scenario=FLAGSHIP, people=("mx_president",)), "commit")
    wall = at(running, "")
    shown = {row.id: row.value for row in wall.table.indicators if row.kind == "exact"}
    assert shown
    assert len(shown) < len(wall.book.indicators)
    for seat in wall.seats:
        table = at(running, seat).table
        rows = {row.id: row.value for row in table.indicators}
        assert shown.items() <= rows.items()
        theirs = {(r.holder, r.actor): r.value for r in table.trust if r.holder != seat}
        mine = {(r.holder, r.actor): r.value for r in wall.table.trust}
        assert theirs.items() <= mine.items()
        assert {r.number for r in wall.table.agreements} <= {r.number for r in table.agreements}


# What nobody is shown


def test_nobody_has_no_number_of_its_own() -> None:
    wall = at(game(), "")
    assert not any(row.own for row in wall.table.levers)
    assert "estimate" not in {row.kind for row in wall.table.indicators}
    for ask in (lambda: wall.stakes, lambda: wall.brief, lambda: wall.why("score", ())):
        with pytest.raises(Unseated):
            ask()


def test_of_what_counts_as_trust_all_can_work_out_what_nobody_sees() -> None:
    running = passed(game(), "commit")
    wall, position = at(running, ""), running.session.position.one
    for row in wall.table.trust:
        pair = tuple(map(wall.seats.index, (row.holder, row.actor)))
        assert row.value == position.shown[pair]
        told = wall.why("trust", (row.holder, row.actor))
        assert told.now == row.value


def test_of_public_clauses_nobody_sees_whether_they_were_kept() -> None:
    """What all have seen of each public clause that was due, and of no other."""
    verdicts = set()
    for number in range(3):
        running = game((), seed=number)
        while not running.session.over:
            running.advance()
            settled(running)
            wall, step = at(running, ""), running.session.steps[-1]
            clauses = wall.reveal(wall.reveals[-1]).clauses
            if step.phase == "commit":
                view = wall.observed(step.before).view.one
                due = (view.clause >= 0) & view.public & ~wall.book.binding
                assert {x.lever for x in clauses} == {
                    x for x, on in zip(wall.levers, due, strict=True) if on
                }
            else:
                assert clauses == ()
            verdicts |= {clause.verdict for clause in clauses}
    assert "kept" in verdicts


# What is due


def test_nobody_is_shown_a_reveal_until_the_game_goes_on_then_the_table_then_the_end() -> None:
    running = passed(game(), "commit")
    wall = at(running, "")
    assert wall.due == "wait"
    alto = at(running, "alto")
    assert alto.take(want.Seal(running.moment("alto"))).well
    settled(running)
    assert (wall.due, wall.unread) == ("reveal", alto.unread)
    assert alto.take(want.SetRead(alto.unread)).well
    reading(running)
    assert (wall.due, wall.unread) == ("wait", "")
    passed(running, "never")
    assert wall.due == "end"


@pytest.mark.parametrize("phase", ["talk", "commit"])
def test_nobody_decides_anything(phase: str) -> None:
    running = passed(game(), phase)
    wall = at(running, "")
    before = running.turn, running.session.submitted, wall.version, everything(running)
    for intent in intents(wall):
        taken = wall.take(intent)
        assert (taken.how, bool(taken.said)) == ("refused", True)
    assert (running.turn, running.session.submitted, wall.version, everything(running)) == before
    assert not wall.asked
    assert wall.draft.prepared == ()
    assert wall.menu.groups == ()


def test_nobody_is_told_how_many_are_ready_and_never_who() -> None:
    running = passed(game(("alto", "medio")), "commit")
    wall = at(running, "")
    ready, asked = wall.ready
    first = running.waiting[0]
    assert at(running, first).take(want.Seal(running.moment(first))).well
    assert wall.ready == (ready + 1, asked)
    assert wall.lost() == ()


def test_nobody_hears_what_is_said_to_all_and_no_more() -> None:
    lever = game().session.book.levers[0]
    for to, hears in (("", True), ("medio", False)):
        running = passed(game(("alto",), minds={"medio": "tit_for_tat"}), "talk")
        alto = at(running, "alto")
        assert alto.take(want.Say(Highlight("alto", lever, to))).well
        assert alto.take(want.Seal(running.moment("alto"))).well
        settled(running)
        marks = [x for x in at(running, "").heard if x.kind == "marks" and "alto" in x.sentence.lower()]  # fmt: skip
        assert bool(marks) is hears


def test_what_nobody_observes_is_the_observation_of_nobody() -> None:
    running = passed(game(), "commit")
    wall, session = at(running, ""), running.session
    assert wall.place == NOBODY
    assert digest_of(wall.seen) == digest_of(observe(session.book, session.position, NOBODY))
    private = {row.target for row in session.account("").changes}
    assert not private & {*known_as(Secrecy.PARTY), "trust", "seen"}
