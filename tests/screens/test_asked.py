"""What is asked of a seat: by node ids and visible words, in both scenarios and in a world that has everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.player import intents as want
from game.player.game import Game
from game.rules.orders import Clause, Highlight, Move, Payment, Promise, Propose, Withdraw
from game.screens.nodes import Node, walk
from game.screens.places import AtTable, BreakWord, Decline, PackageMore, Sayings
from game.screens.wants import moves
from tests.player.games import FLAGSHIP, at
from tests.screens.asked import Seat, agreed, asked


def making(seat: Seat, lever: str, setting: str) -> Seat:
    """Open a lever and put a clause on it into the package."""
    seat.everything()
    seat.press(f"open.{lever}")
    seat.press(f"lever.{lever}.{setting}")
    return seat


def more(seat: Seat) -> Seat:
    making(seat, "gate", "half").press("package_more")
    return seat


def saying(kind: str) -> Callable[[], Seat]:
    def sit() -> Seat:
        seat = agreed("propose", "south")
        seat.press("more_words")
        seat.press(f"kind.{kind}")
        return seat

    return sit


def declining() -> Seat:
    seat = agreed("answer", "south")
    seat.press("decline.north")
    seat.press("blocking.gate")
    return seat


def breaking() -> Seat:
    seat = agreed("commit", "north")
    seat.press("lever.gate.closed")
    seat.press("done")
    return seat


def unanswered(seat: str) -> Seat:
    """Sit down at the second talk of a round in which nobody has answered north."""
    session = agreed("answer", "south").game.session
    for each in session.waiting:
        assert not session.submit(each, ())
    session.advance()
    assert session.phase == ("propose", 2)
    return Seat(Game(session, "rich"), seat)


def begun() -> Seat:
    seat = unanswered("south")
    seat.press("counter.north")
    return seat


def promised() -> Seat:
    seat = saying("promise")()
    seat.press("promise.patrol.light")
    return seat


def hopeful() -> Seat:
    """A package that can be sent, beside what it would bring."""
    seat = more(agreed("propose", "north"))
    seat.press("guest.south")
    seat.press("pay.mandate.1")
    seat.press("back")
    making(seat, "patrol", "light")
    return seat


def declined() -> Seat:
    seat = declining()
    seat.press("would.open")
    seat.press("decline")
    return seat


PLACES: dict[str, Callable[[], Seat]] = {
    "talk": asked,
    "talk, making": lambda: making(asked(), "release", "high"),
    "talk, es": lambda: making(asked(language="es"), "release", "high"),
    "talk, rich": lambda: making(agreed("propose", "north"), "gate", "half"),
    "talk, drones": lambda: asked(seat="mx_president", scenario=FLAGSHIP),
    "talk, theirs": lambda: unanswered("south"),
    "talk, own": lambda: unanswered("north"),
    "talk, begun": begun,
    "talk, promised": promised,
    "talk, forecast": hopeful,
    "package more": lambda: more(agreed("propose", "north")),
    "promise": saying("promise"),
    "mark": saying("mark"),
    "deny": saying("deny"),
    "answers": lambda: asked("answer"),
    "answers, rich": lambda: agreed("answer", "south"),
    "answers, drones": lambda: asked("answer", "mx_president", FLAGSHIP),
    "decline": declining,
    "answers, declined": declined,
    "approval": lambda: agreed("ratify", "isle"),
    "orders": lambda: asked("commit"),
    "orders, rich": lambda: agreed("commit", "north"),
    "orders, beliefs": lambda: agreed("commit", "south"),
    "orders, drones": lambda: asked("commit", "us_president", FLAGSHIP),
    "break word": breaking,
}


@pytest.fixture(params=PLACES, scope="module")
def place(request: pytest.FixtureRequest) -> Seat:
    return PLACES[request.param]()


def free(seat: Seat) -> Iterator[Node]:
    """What can be pressed now and does not move the game."""
    for node in seat.pressables():
        if node.role != "entry" and not node.disabled:
            assert node.intent is not None
            if not moves(node.intent):
                yield node


def test_the_same_intent_twice_equals_once(place: Seat) -> None:
    visit, draft = place.visit, place.visit.player.draft
    for node in free(place):
        assert node.intent is not None
        once = place.want(node.intent)
        drafted = place.visit.player.draft
        twice = place.want(node.intent)
        assert (twice.visit, twice.well) == (once.visit, once.well), node.id
        assert place.visit.player.draft == drafted, node.id
        place.visit = visit
        place.game.prepare(visit.seat, draft)


def test_viewing_changes_nothing_and_ids_are_all_different(place: Seat) -> None:
    draft = place.visit.player.draft
    once = place.top
    assert place.top == once
    assert place.visit.player.draft == draft
    ids = [node.id for node in walk(once) if node.id]
    assert len(ids) == len(set(ids))
    assert all(
        node.id and (node.text or node.label or node.children) for node in place.pressables()
    )
    assert sum(node.primary for node in walk(once)) <= 1


def test_what_can_be_pressed_is_not_refused_when_it_is_sealed(place: Seat) -> None:
    visit, draft = place.visit, place.visit.player.draft
    for node in free(place):
        assert node.intent is not None
        done = place.want(node.intent)
        assert done.well or node.id == "send", (node.id, done.said)
        assert not place.visit.player.refused(place.visit.player.draft.orders), node.id
        place.visit = visit
        place.game.prepare(visit.seat, draft)


def test_what_cannot_be_pressed_says_why_in_a_sentence(place: Seat) -> None:
    for node in place.pressables():
        if node.disabled:
            assert node.disabled[0].isupper(), node.disabled
            assert node.disabled[-1] in ".!", node.disabled


def test_clauses_that_are_offered_may_be_proposed_and_the_others_not() -> None:
    for seat in (
        agreed("propose", "north"),
        asked(),
        asked(seat="mx_president", scenario=FLAGSHIP),
    ):
        player = seat.visit.player
        for offers in player.menu.clauses:
            for offer in offers:
                package = Propose(player.seat, (offer.clause,), invited=player.others)
                refused = player.refused([package])
                if offer.allowed:
                    assert not refused or refused[0].startswith("Not together with"), refused
                else:
                    assert refused == (offer.why_not,)


# The talk


def test_a_package_is_put_together_sent_and_dropped() -> None:
    seat = asked()
    assert seat.has("more_words")
    assert not seat.has("send")
    assert seat.node("done").primary
    making(seat, "release", "high")
    assert seat.node("open.release").value == "open"
    assert seat.node("send").primary
    assert not seat.node("done").primary
    assert "What it would mean for you" in seat.said or "needs somebody else" in seat.said
    done = seat.press("send")
    if not done.well:
        seat.press("package_more")
        seat.press("guest.medio")
        seat.press("back")
        done = seat.press("send")
    assert done.said.startswith("Prepared: You propose: Release at")
    assert seat.node("open.release").value == "shut"
    assert not seat.visit.player.draft.making
    assert seat.node("done").text == "Say it"
    seat.press("drop.propose")
    assert not seat.visit.player.draft.orders


def test_only_one_lever_is_open_and_pressing_it_again_shuts_it() -> None:
    seat = asked()
    seat.press("open.release")
    seat.press("open.payment")
    assert (seat.node("open.release").value, seat.node("open.payment").value) == ("shut", "open")
    seat.press("open.payment")
    assert seat.node("open.payment").value == "shut"


def test_the_first_round_shows_few_levers_until_all_are_wanted() -> None:
    seat = asked(seat="mx_president", scenario=FLAGSHIP)
    few = sum(node.role == "disclosure" for node in walk(seat.top))
    seat.press("all_levers")
    assert sum(node.role == "disclosure" for node in walk(seat.top)) > few
    assert not seat.has("all_levers")


def test_marks_of_a_clause() -> None:
    seat = making(agreed("propose", "north"), "gate", "half")
    seat.press("public.gate.secret")
    seat.press("checked.gate")
    assert seat.visit.player.draft.package.clauses == (
        Clause("gate", "half", public=False, verified=True),
    )
    assert seat.node("public.gate").value == "secret"
    assert seat.node("checked.gate").value == "on"
    seat.press("out.gate")
    assert not seat.visit.player.draft.making
    assert not seat.has("out.gate")


def test_a_payment_of_one_point_guests_and_rounds() -> None:
    seat = more(agreed("propose", "north"))
    seat.press("pay.mandate.1")
    seat.press("whom.isle")
    seat.press("pay.mandate.minus2")
    seat.press("guest.south")
    seat.press("open")
    seat.press("rounds.2")
    package = seat.visit.player.draft.package
    assert set(package.payments) == {
        Payment("south", "mandate", 100),
        Payment("isle", "mandate", -200),
        Payment("north", "mandate", 100),
    }
    assert (package.invited, package.open, package.rounds) == (("south",), True, 2)
    assert seat.node("pay.mandate").value == "minus2"
    seat.press("back")
    assert isinstance(seat.visit.places[-1], AtTable)
    seat.press("send")
    assert "others may join later; for 2 rounds" in seat.said


def test_every_payment_that_is_offered_is_taken() -> None:
    seat = more(agreed("propose", "north"))
    for whom in ("south", "isle"):
        if seat.has(f"whom.{whom}"):
            seat.press(f"whom.{whom}")
            seat.press(f"guest.{whom}")
            payments = [node for node in seat.pressables() if node.id.startswith("pay.")]
            for node in [node for node in payments if not node.disabled]:
                seat.press(node.id)
                player = seat.visit.player
                assert not player.refused([player.draft.package]), node.id
    assert seat.node("pay.mandate.1").disabled == "Nobody may pay more than 5 points."


def test_of_many_payments_any_can_be_typed() -> None:
    many = {"agreements": {"largest_payment": 40}}
    seat = more(agreed("propose", "north", more=many))
    assert not seat.has("pay.mandate.17")
    assert seat.enter("pay.mandate.exact", "-17").well
    assert seat.visit.player.draft.paid("south", "mandate") == -1700
    assert seat.node("pay.mandate.exact").value == "−17"
    assert seat.enter("pay.mandate.exact", "41").said == "Type a whole number from −40 to 40."


def test_begin_from_what_another_proposes_and_go_back() -> None:
    seat = unanswered("south")
    assert "The gate: Half open (secret)" in seat.said
    seat.press("counter.north")
    assert seat.visit.player.draft.package.clauses == (Clause("gate", "half", public=False),)
    assert "You begin from what North proposes." in seat.said
    assert not seat.has("counter.north")
    seat.press("others")
    assert not seat.visit.player.draft.making
    assert seat.has("counter.north")


def test_the_own_proposal_can_be_taken_back() -> None:
    north = unanswered("north")
    assert "Your proposal is on the table" in north.said
    assert north.press("withdraw").well
    assert north.visit.player.draft.orders == (Withdraw("north"),)
    north.press("drop.withdraw")
    assert not north.visit.player.draft.orders


# Other words


def test_other_words_are_said_from_a_dialog_that_closes() -> None:
    seat = agreed("propose", "south")
    seat.press("more_words")
    assert isinstance(seat.visit.places[-1], Sayings)
    assert seat.press("promise.patrol.light").said.startswith("Prepared: You promise in public")
    assert isinstance(seat.visit.places[-1], AtTable)
    seat.press("more_words")
    seat.press("kind.mark")
    seat.press("whom.north")
    seat.press("mark.gate")
    assert seat.visit.player.draft.orders == (
        Promise("south", "patrol", "light"),
        Highlight("south", "gate", "north"),
    )
    seat.press("drop.promise.patrol.light")
    assert seat.visit.player.draft.orders == (Highlight("south", "gate", "north"),)


# Answers and approval


def test_sign_think_again_and_decline_with_a_reason() -> None:
    seat = agreed("answer", "south")
    assert "The gate: Half open now “Closed” · secret" in seat.said
    assert "For 2 rounds" in seat.said
    assert not seat.node("done").primary
    seat.press("sign.north")
    assert "You will sign what North proposes." in seat.said
    assert seat.node("done").primary
    seat.press("again.north")
    assert seat.visit.player.draft.answer("north") is None
    seat.press("decline.north")
    assert isinstance(seat.visit.places[-1], Decline)
    assert not seat.has("would.open")
    seat.press("blocking.gate")
    assert not seat.has("would.half")
    seat.press("would.open")
    seat.press("decline")
    answer = seat.visit.player.draft.answer("north")
    assert answer is not None
    assert (answer.sign, answer.blocking, answer.would) == (False, "gate", "open")
    assert "You will decline what North proposes. In the way: The gate" in seat.said


def test_a_decline_that_is_cancelled_is_no_answer() -> None:
    seat = declining()
    seat.press("cancel")
    assert isinstance(seat.visit.places[-1], AtTable)
    assert seat.visit.player.draft.answer("north") is None


def test_approval_is_given_only_when_everything_is_answered() -> None:
    seat = agreed("ratify", "isle")
    assert seat.node("done").disabled == "Answer each of them first."
    assert "The gate: Half open (secret)" in seat.said
    seat.press("north.no")
    assert not seat.node("done").disabled
    seat.press("north.yes")
    assert seat.node("north").value == "yes"
    assert seat.visit.player.draft.approval("north") is True


# Orders


def test_any_whole_percent_can_be_believed_and_taken_back() -> None:
    seat = agreed("commit", "south")
    seat.press("belief.gate.0")
    assert seat.visit.player.draft.belief("gate") == 0
    assert seat.node("belief.gate").value == "0"
    assert seat.enter("belief.gate.exact", "37").well
    assert seat.visit.player.draft.belief("gate") == 37
    assert seat.node("belief.gate.exact").value == "37"
    assert seat.enter("belief.gate.exact", "101").said == "Type a whole number from 0 to 100."
    seat.press("belief.gate.")
    assert seat.visit.player.draft.belief("gate") is None


def test_orders_are_priced_and_what_is_left_is_said() -> None:
    seat = agreed("commit", "south")
    assert seat.node("lever.patrol").value == "none"
    assert seat.node("lever.patrol.light").text == "One boat (2)"
    assert not seat.has("left")
    seat.press("lever.patrol.light")
    seat.press("event.flood.help")
    assert seat.visit.player.draft.move("patrol") == "light"
    assert seat.visit.player.draft.choice("flood") == "help"
    left = seat.node("left").text
    seat.press("lever.patrol.none")
    assert seat.visit.player.draft.move("patrol") == ""
    assert seat.node("left").text != left


def test_a_word_that_would_be_broken_is_asked_about_and_kept() -> None:
    seat = agreed("commit", "north")
    assert "You signed: “Half open”." in seat.said
    assert "If you order nothing, you keep your word." in seat.said
    assert "This breaks your word." not in seat.said
    seat.press("lever.gate.closed")
    assert "This breaks your word." in seat.said
    moment = seat.game.moment
    seat.press("done")
    assert isinstance(seat.visit.places[-1], BreakWord)
    assert seat.game.moment == moment
    seat.press("keep")
    assert "north" not in seat.game.session.submitted, (
        "back to the orders, with nothing against the word"
    )
    assert seat.visit.player.draft.move("gate") == ""
    assert "This breaks your word." not in seat.said
    seat.press("done")
    assert "north" in seat.game.session.submitted
    session = seat.game.session
    for each in session.waiting:
        session.submit(each, ())
    session.advance()
    assert at(seat.game, "north").stands("gate") == "half"
    assert isinstance(seat.visit.places[-1], AtTable)


def test_a_word_can_be_broken_knowingly() -> None:
    seat = breaking()
    seat.press("break")
    assert "north" in seat.game.session.submitted
    assert isinstance(seat.visit.places[-1], AtTable)


def test_package_more_is_reached_where_a_package_is_refused() -> None:
    seat = making(agreed("propose", "north"), "gate", "half")
    assert "A proposal needs somebody else." in seat.said
    assert not seat.has("in_short")
    seat.press("package_more")
    assert isinstance(seat.visit.places[-1], PackageMore)
    seat.press("guest.south")
    seat.press("back")
    assert seat.has("in_short")
    assert "Must be signed by: South" in seat.said
    assert "If only" not in seat.node("in_short").text
    assert seat.want(want.Say(seat.visit.player.draft.package)).well


def test_a_promise_against_what_was_signed_is_warned_of_and_remembered() -> None:
    seat = agreed("commit", "north")
    session = seat.game.session
    while session.phase[0] != "propose":
        for each in session.waiting:
            kept = session.phase[0] == "commit" and each == "north"
            session.submit(each, [Move("north", "gate", "half")] if kept else ())
        session.advance()
    seat.game.turn += 1
    promise = Promise("north", "gate", "closed")
    said = seat.want(want.Say(promise)).said
    assert "You have signed The gate at “Half open”" in said
    assert "You have signed" not in seat.want(want.Say(Promise("north", "gate", "half"))).said
    assert not session.submit("north", (promise,))
    while session.phase[0] != "commit":
        for each in session.waiting:
            session.submit(each, ())
        session.advance()
    seat.game.turn += 1
    assert "You promised in public: “Closed”." in seat.said
    assert "You signed: “Half open”." in seat.said
    seat.press("lever.gate.half")
    assert "This breaks your promise." in seat.said
    assert "This breaks your word." not in seat.said
