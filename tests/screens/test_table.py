"""Whole games at a device, pressed through by id: what is due to whom, and when."""

from __future__ import annotations

from functools import cache
from itertools import groupby, pairwise

import pytest

from game.player.game import HINTS, Game
from game.player.intents import Moment, Say, Seal, TakeOver
from game.player.look import Look
from game.player.passing import Passing
from game.player.player import Player
from game.rules.orders import Clause, Put
from game.screens.nodes import Screen, plain, walk
from game.screens.places import (
    AgreementsPage,
    AtTable,
    EndingPage,
    GameMenu,
    Numbers,
    Sayings,
    SeatPage,
    Start,
    TalkLog,
)
from game.screens.shown import Seen, press, shown
from game.screens.visit import Visit, now, pressed
from game.screens.wants import LeaveGame, Quit, Show
from tests.player.games import FLAGSHIP, VALLEYS, game, passed
from tests.player.games import settled as settled_game
from tests.screens.asked import all_read
from tests.screens.hands import (
    ids,
    node,
    onward,
    playing,
    pressing,
    sat_down,
    settled,
    signed_in_the_lesson,
    tried,
)
from tests.typed_world import session as rich_session

TABLES = [
    (VALLEYS, ("alto",)),
    pytest.param(FLAGSHIP, ("mx_president",), marks=pytest.mark.slow),
]
SHARED = [
    (VALLEYS, ("delta", "alto")),
    pytest.param(FLAGSHIP, ("us_president", "mx_president", "health"), marks=pytest.mark.slow),
]
with_one = pytest.mark.parametrize(("scenario", "people"), TABLES)
with_several = pytest.mark.parametrize(("scenario", "people"), SHARED)


@cache
def met(scenario: str, people: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Whose screens were shown in a game that is played without a word, and their ids."""
    seen = ((there.seat, screen.id) for there, screen in playing(sat_down(game(people, scenario))))
    return tuple(screen for screen, _ in groupby(seen))  # a reveal has several beats


def words(screen: Screen) -> str:
    """Everything to be read on a screen."""
    return " ".join(plain(each.text) for each in walk(screen.top) if each.text)


def at(visit: Visit, name: str, of: int = 1) -> Visit:
    """Play on without a word up to the first (or a later) screen of a name."""
    there = (v for v, screen in playing(visit) if screen.id.startswith(name))
    return [next(there) for _ in range(of)][-1]


def phase_of(visit: Visit) -> Moment:
    """The phase that the game is in."""
    return visit.player.moment


def said(visit: Visit, key: str) -> str:
    """A text of the screens in the language of a device."""
    return visit.say(key)


# One person


@with_one
def test_one_person_reads_her_brief_plays_each_phase_and_reads_each_reveal_once(
    scenario: str, people: tuple[str, ...]
) -> None:
    seen_ids = [id for _, id in met(scenario, people) if not id.startswith("guess")]
    assert len(set(seen_ids)) == len(seen_ids)
    assert seen_ids[0] == f"brief.{people[0]}"
    rounds = sat_down(game(people, scenario)).player.book.rounds
    reveals = [id for id in seen_ids if id.startswith("reveal")]
    assert reveals == [
        *(f"reveal.{n + 1}.commit.{people[0]}" for n in range(rounds)),
        f"reveal.{rounds}.epilogue.{people[0]}",
    ]
    assert not [id for id in seen_ids if id.startswith("cover")]


@with_one
def test_the_end_takes_the_place_of_the_table(scenario: str, people: tuple[str, ...]) -> None:
    visit = sat_down(game(people, scenario))
    visit = at(visit, f"reveal.{visit.player.book.rounds}.epilogue")
    visit = pressing(visit, "skip", "on")
    assert isinstance(visit.places[-1], EndingPage)


# Several at one device


@with_several
def test_several_persons_each_read_their_brief_and_every_reveal_once(
    scenario: str, people: tuple[str, ...]
) -> None:
    own = [id for _, id in met(scenario, people) if not id.startswith(("cover", "guess"))]
    assert len(set(own)) == len(own)
    for seat in people:
        assert f"brief.{seat}" in own
        assert {id for id in own if id.startswith("reveal") and id.endswith(f"commit.{seat}")} >= {
            f"reveal.{n}.commit.{seat}" for n in (1, 2)
        }


@with_several
def test_between_two_persons_there_is_a_cover(scenario: str, people: tuple[str, ...]) -> None:
    played = met(scenario, people)
    assert played[0][1].startswith("cover")
    changes = [(a, b) for a, b in pairwise(played) if a[0] != b[0]]
    assert changes
    for _, (seat, id) in changes:
        assert id == f"cover.{seat}"


@with_several
def test_while_it_is_covered_nothing_of_a_seat_is_shown_and_nothing_can_be_done(
    scenario: str, people: tuple[str, ...]
) -> None:
    last = None
    for visit, screen in playing(sat_down(game(people, scenario), still=True)):
        late, last = last, node(visit, onward(visit)).intent
        if not screen.id.startswith("cover"):
            continue
        if late:
            assert shown(pressed(visit, late).visit) == screen
        assert ids(visit) == ["ready"]
        assert screen.keys == {}
        assert screen.escape is None
        assert (screen.version, screen.seat) == (0, "")
        brief = visit.player.brief
        private = [p.text for p in (*brief.private, *brief.told)] + list(brief.interests)
        assert not [text for text in private if text in words(screen)]


def test_what_lay_open_is_another_persons_after_the_cover() -> None:
    visit = at(sat_down(game(("alto", "delta"))), "table.alto")
    visit = pressing(visit, "seat.medio")
    assert visit.places[-1] == AtTable(chosen="medio")
    visit = pressing(visit, "done")
    assert visit.places[-1] == AtTable()


def test_a_dialog_of_a_seat_is_not_seen_through_the_cover() -> None:
    visit = at(sat_down(game(("alto", "delta"))), "table.alto")
    numbers = pressing(visit, "numbers")
    covered = pressing(visit, "done")
    late = covered.shows(*numbers.places)
    assert shown(late) == shown(covered)


def test_only_the_person_who_is_due_can_say_that_she_is_there() -> None:
    visit = sat_down(game(("alto", "delta")))
    ready = node(visit, "ready").intent
    assert ready is not None
    there = at(visit, "cover.delta")
    done = pressed(there, ready)
    assert not done.well
    assert done.visit == there


def test_who_has_a_reveal_to_read_reads_it_before_another_comes() -> None:
    visit = at(sat_down(game(("alto", "delta")), still=True), "reveal.1")
    reader = visit.seat
    assert not visit.covered
    assert shown(visit).id == f"reveal.1.commit.{reader}"


# Undo


def test_a_decision_that_is_taken_back_is_asked_again() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    first = phase_of(visit)
    visit = at(visit, "table.alto.1.commit")
    done = tried(visit, "undo")
    assert done.well
    assert done.said == said(visit, "undo.done")
    again = done.visit
    assert (phase_of(again).round, phase_of(again).phase != "commit") == (1, True)
    while phase_of(again) != first:
        again = pressing(again, "undo")
    assert shown(again).id.startswith("table.alto.1.talk")


def test_at_the_first_decision_there_is_nothing_to_take_back() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    done = tried(visit, "undo")
    assert (done.well, done.said) == (False, said(visit, "undo.nothing"))
    assert done.visit == visit


def test_a_reveal_that_was_taken_back_is_shown_again() -> None:
    visit = at(sat_down(game(("alto",)), still=True), "table.alto.2")
    visit = pressing(visit, "undo")
    assert shown(visit).id.startswith("table.alto.1.commit")
    assert shown(pressing(visit, "done", "skip")).id == "reveal.1.commit.alto"


def test_what_several_decided_is_taken_back_for_all_of_them() -> None:
    visit = at(sat_down(game(("alto", "delta"))), "table.delta.1.commit")
    done = tried(visit, "undo")
    assert done.well
    assert shown(done.visit).id.startswith("table.delta.1.") or done.visit.covered
    assert done.visit.game is not None
    assert set(done.visit.game.waiting) == {"alto", "delta"}


def test_after_a_reveal_nothing_is_taken_back_where_several_play() -> None:
    visit = at(sat_down(game(("alto", "delta")), still=True), "table.", of=5)
    visit = at(visit, "reveal.1")
    done = tried(visit, "undo")
    assert (done.well, done.said) == (False, said(visit, "undo.revealed"))


# What lies at hand


def test_a_seat_is_first_told_apart_then_opened_and_escape_lets_go_of_it() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on", "seat.delta")
    assert node(visit, "seat.delta").value == "chosen"
    escape = shown(visit).escape
    assert escape is not None
    assert pressed(visit, escape).visit.places[-1] == AtTable()
    assert pressing(visit, "seat.delta").places[-1] == SeatPage("delta")


def test_escape_opens_the_menu_when_nothing_is_chosen() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    escape = shown(visit).escape
    assert escape is not None
    assert pressed(visit, escape).visit.places[-1] == GameMenu()


def test_keys_stand_for_what_can_be_pressed() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    keys = shown(visit).keys
    for key, id in (("n", "news"), ("i", "numbers"), ("m", "menu"), ("u", "undo"), ("h", "hint")):  # fmt: skip
        assert keys[key] == node(visit, id).intent
    assert keys["a"] == Show((*visit.places, AgreementsPage()))
    assert keys["l"] == Show((*visit.places, TalkLog()))


def test_hints_are_counted_and_told_again_for_nothing() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on")
    told = []
    for left in reversed(range(HINTS)):
        wanted = node(visit, "hint").intent
        assert wanted is not None
        visit = pressing(visit, "hint")
        told.append(words(shown(visit)))
        assert visit.say("hint.left", count=left) in told[-1]
        assert pressed(visit, wanted).visit == visit
        visit = pressing(visit, "close")
    assert node(visit, "hint").disabled == said(visit, "hint.none")


def test_a_hint_is_for_somebody_who_has_something_to_decide() -> None:
    visit = at(sat_down(game(("alto",))), "reveal.1")
    assert node(visit, "hint").disabled == said(visit, "hint.not_now")


def test_a_guess_is_answered_by_the_reveal() -> None:
    visit = at(sat_down(game(("alto",))), "guess")
    visit = pressing(visit, "up")
    assert shown(visit).id == "reveal.1.commit.alto"
    guess = visit.player.guessed("reveal.1.commit")
    assert guess is not None
    assert guess.way == "up"
    after = visit.player.after("reveal.1.commit", guess.indicator)
    key = "guess.right" if guess.right(after) else "guess.wrong"
    number = visit.player.words.number
    told = visit.say(
        key, name=visit.player.words.indicator(guess.indicator), way=visit.say("guess.up"),
        before=number(guess.before), after=number(after),
    )  # fmt: skip
    assert told in words(shown(pressing(visit, "skip")))


def test_who_does_not_guess_goes_on_all_the_same() -> None:
    visit = pressing(at(sat_down(game(("alto",)), still=True), "guess"), "skip")
    assert shown(visit).id == "reveal.1.commit.alto"
    assert visit.player.guessed("reveal.1.commit") is None


def test_escape_leads_from_the_guess_back_to_the_orders_and_seals_nothing() -> None:
    visit = at(sat_down(game(("alto",)), still=True), "guess")
    escape = shown(visit).escape
    assert escape is not None
    visit = settled(pressed(visit, escape).visit)
    assert visit.player.moment.phase == "commit"
    assert visit.player.asked


def test_the_guess_of_a_round_that_was_taken_back_is_asked_again() -> None:
    visit = pressing(at(sat_down(game(("alto",)), still=True), "guess"), "up")
    visit = pressing(visit, "undo", "done")
    assert shown(visit).id.startswith("guess")
    assert visit.player.guess(1) is None


@pytest.mark.parametrize(("prompts", "times"), [(False, 1), (True, 4)])
def test_a_guess_is_asked_for_once_a_game_and_every_round_where_that_is_wanted(
    prompts: bool, times: int
) -> None:
    played = [screen.id for _, screen in playing(sat_down(game(("alto",)), prompts=prompts))]
    assert len([id for id in played if id.startswith("guess")]) == times


def test_every_number_of_a_reveal_is_asked_about_for_its_round() -> None:
    visit = pressing(at(sat_down(game(("alto",))), "reveal.2"), "skip")
    asked = [id for id in ids(visit) if id.startswith("why.")]
    assert "why.score" in asked
    for id in asked:
        assert shown(pressing(visit, id)).id == id


# Leaving


def test_what_is_prepared_is_named_before_it_is_lost() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on", "lever.payment.some")
    asked = pressing(visit, "menu", "leave")
    assert shown(asked).id == "leaving"
    for sentence in visit.lost():
        assert sentence in words(shown(asked))
    assert pressing(asked, "stay").places == visit.places
    assert pressing(asked, "leave").passing is None


def test_what_is_being_asked_about_leaving_is_not_asked_again() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "on", "lever.release.high")
    for first, other in ((Quit(), LeaveGame()), (LeaveGame(), Quit())):
        asked = pressed(visit, first).visit
        assert shown(asked).id == "leaving"
        assert pressed(asked, other).visit == pressed(asked, first).visit == asked


def test_with_nothing_to_lose_one_leaves_at_once() -> None:
    visit = pressing(sat_down(game(("alto",))), "sit", "menu", "leave")
    assert visit.passing is None


# Several devices


def test_two_devices_of_one_seat_share_what_is_prepared_and_nothing_that_lies_open() -> None:
    playing_ = game(("alto",))
    one = pressing(sat_down(playing_), "sit", "on")
    other = settled(now(Visit(one.look, one.places, one.passing, one.seat)))
    one = pressing(one, "lever.release.high")
    assert [c.setting for c in other.player.draft.package.clauses] == ["high"]
    one = pressing(one, "numbers")
    assert one.places[-1] == Numbers()
    assert other.places[-1] == AtTable()


def test_what_was_asked_in_another_phase_is_closed_and_a_late_press_does_nothing() -> None:
    playing_ = game(("alto",))
    one = pressing(sat_down(playing_), "sit", "on")
    other = pressing(now(Visit(one.look, one.places, one.passing, one.seat)), "more_words")
    assert isinstance(other.places[-1], Sayings)
    drawn = Seen.of(shown(now(other.shows(*other.places[:-1]))))
    one = pressing(one, "done")
    late = press(other.shows(*other.places[:-1]), "done", drawn)
    assert (late.well, late.said) == (False, said(one, "late"))
    other = now(other)
    assert other.places[-1] == AtTable()
    assert phase_of(one) == phase_of(other)


def test_a_device_of_ones_own_is_never_covered_and_shows_no_other_seat() -> None:
    playing_ = game(("alto", "delta"))
    one = Visit(sat_down(playing_).look, (*sat_down(playing_).places,), Passing(playing_, own="alto"), "alto")  # fmt: skip
    other = now(Visit(one.look, one.places, Passing(playing_, own="delta"), "delta"))
    one = pressing(now(one), "sit", "on", "done")
    assert shown(one).seat == "alto"
    assert shown(other).id == "brief.delta"
    other = pressing(other, "sit", "on")
    assert shown(other).seat == "delta"
    assert shown(one).id == "table.alto.wait"
    assert (one.player.due, other.player.due) == ("wait", "ask")


# Exchanges


def test_a_window_that_is_passed_around_calls_who_is_asked_in_an_exchange_and_nobody_else() -> None:
    """A secret text between two wakes these two: the third is not called again before its orders."""
    shared = Game(rich_session(), "rich")
    all_read(shared)
    shared.advance()
    visit = pressing(sat_down(settled_game(shared)), "ready")
    secret = Put("north", (Clause("gate", "half", public=False),), invited=("south",))
    assert visit.player.take(Say(secret)).well
    called = [visit.seat]
    while visit.player.moment.phase == "talk":
        visit = pressing(visit, "done")
        if visit.covered:
            called.append(visit.player.seat)
            visit = pressing(visit, "ready")
    assert called[:3] == ["north", "south", "isle"]
    assert called[3:] == ["north", "south"] or called[3:] == ["north", "south", "north"], called


# Without the person


def test_the_rest_plays_by_itself_once_there_is_an_agreement_to_leave_it_at() -> None:
    visit = pressing(signed_in_the_lesson(), "menu", "settle")
    asked = shown(visit).id == "leaving"
    visit = pressing(visit, "leave") if asked else visit
    assert shown(visit).id == "reveal.4.epilogue.alto"
    assert isinstance(pressing(visit, "skip", "on").places[-1], EndingPage)


def test_without_an_agreement_there_is_nothing_to_leave_it_at() -> None:
    assert "settle" not in ids(pressing(sat_down(game(("alto",))), "sit", "menu"))


def test_a_seat_is_handed_over_for_a_round_and_asked_again_after_its_reveal() -> None:
    visit = pressing(sat_down(game(("alto",)), still=True), "sit")
    visit = settled(pressed(visit, TakeOver(phase_of(visit), 1)).visit)
    assert shown(visit).id == "reveal.1.commit.alto"
    assert shown(pressing(visit, "skip", "on", "on")).id == "table.alto.2.talk.1"


def test_a_seat_that_a_mind_has_can_be_taken_back() -> None:
    visit = at(sat_down(game(("alto", "delta")), still=True), "table.alto.1")
    visit = settled(pressed(visit, TakeOver(phase_of(visit), 4)).visit)
    assert visit.seat == "delta"
    alto = now(Visit(visit.look, (Start(), AtTable()), Passing(visit.game, own="alto"), "alto"))  # type: ignore[arg-type]
    assert shown(alto).id == "table.alto.wait"
    alto = pressing(alto, "take_back")
    assert shown(alto).id == "table.alto.1.talk.1"


def test_a_device_of_ones_own_does_not_tell_who_else_has_given_orders() -> None:
    shared = passed(game(("alto", "medio", "delta")), "commit")
    shared.note_read("alto", "brief")
    assert Player(shared, "medio", "en").take(Seal(shared.moment("medio"))).well
    own = now(Visit(Look(), (Start(), AtTable()), Passing(shared, own="alto"), "alto"))
    passed_on = Visit(Look(), (Start(), AtTable()), Passing(shared, present="alto"), "alto")
    assert (own.player.ready, own.lost()) == ((1, 3), ())
    assert passed_on.lost() == ("what Medio has ordered in this phase",)
