"""What is asked of a seat: by node ids and visible words, in both scenarios and in a world that has everything."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.player import intents as want
from game.rules.orders import (
    Clause,
    Decline,
    Edit,
    Highlight,
    Move,
    Payment,
    Promise,
    Put,
    Sign,
    TakeBack,
    Unsay,
    Wait,
    Withdraw,
)
from game.screens.nodes import Node, walk
from game.screens.places import AtTable, BreakWord, DeclineText, PackageMore, Sayings
from game.screens.wants import moves
from tests.player.games import FLAGSHIP, at, exchange, game, reading
from tests.screens.asked import PUT, Seat, agreed, asked, lying, rich_session, seated, text_of


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
        seat = agreed("talk", "south")
        seat.press("more_words")
        seat.press(f"kind.{kind}")
        return seat

    return sit


def text(seat: Seat) -> str:
    """The name of the text of north."""
    return text_of(seat.game.session)


def declining() -> Seat:
    seat = lying("south")
    seat.press(f"decline.{text(seat)}")
    seat.press("blocking.gate")
    return seat


def breaking() -> Seat:
    seat = agreed("commit", "north")
    seat.press("lever.gate.closed")
    seat.press("done")
    return seat


def amending() -> Seat:
    seat = lying("south")
    seat.press(f"amend.{text(seat)}")
    return seat


def goes_on(seat: Seat) -> Seat:
    """Let everybody who is asked give what she has prepared, and sit down again in what follows."""
    session = seat.game.session
    for each in session.waiting:
        assert not session.submit(each, seat.game.draft(each).orders)
    session.advance()
    return seated(session, seat.visit.seat)


def kept_ready(seat: str) -> Seat:
    """South keeps its signature ready for the text of north with the gate open."""
    south = declining()
    south.press("would.open")
    south.press("would_sign")
    south.visit.player._game.prepare("south", south.visit.player.draft)
    session = south.game.session
    for each in session.waiting:
        assert not session.submit(each, south.game.draft(each).orders)
    session.advance()
    return seated(session, seat)


def promised() -> Seat:
    seat = saying("promise")()
    seat.press("promise.patrol.light")
    return seat


def hopeful() -> Seat:
    """A package that can be sent, beside what it would bring."""
    seat = more(agreed("talk", "north"))
    seat.press("guest.south")
    seat.press("pay.mandate.1")
    seat.press("back")
    making(seat, "patrol", "light")
    return seat


def declined() -> Seat:
    seat = declining()
    seat.press("would.open")
    seat.press("would_sign")
    return seat


PLACES: dict[str, Callable[[], Seat]] = {
    "talk": asked,
    "talk, making": lambda: making(asked(), "release", "high"),
    "talk, es": lambda: making(asked(language="es"), "release", "high"),
    "talk, rich": lambda: making(agreed("talk", "north"), "gate", "half"),
    "talk, drones": lambda: asked(seat="mx_president", scenario=FLAGSHIP),
    "talk, theirs": lambda: lying("south"),
    "talk, own": lambda: lying("north"),
    "talk, amending": amending,
    "talk, ready": lambda: kept_ready("south"),
    "talk, wanted of the own": lambda: kept_ready("north"),
    "talk, promised": promised,
    "talk, forecast": hopeful,
    "package more": lambda: more(agreed("talk", "north")),
    "promise": saying("promise"),
    "mark": saying("mark"),
    "deny": saying("deny"),
    "decline": declining,
    "talk, declined": declined,
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
        agreed("talk", "north"),
        asked(),
        asked(seat="mx_president", scenario=FLAGSHIP),
    ):
        player = seat.visit.player
        for offers in player.menu.clauses:
            for offer in offers:
                package = Put(player.seat, (offer.clause,), invited=player.others)
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
    assert done.said.startswith("Prepared: You put a text: Release at")
    assert seat.node("open.release").value == "shut"
    assert not seat.visit.player.draft.making
    assert seat.node("done").text == "Say it and go on"
    seat.press("drop.put")
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
    seat = making(agreed("talk", "north"), "gate", "half")
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
    seat = more(agreed("talk", "north"))
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
    seat = more(agreed("talk", "north"))
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
    seat = more(agreed("talk", "north", more=many))
    assert not seat.has("pay.mandate.17")
    assert seat.enter("pay.mandate.exact", "-17").well
    assert seat.visit.player.draft.paid("south", "mandate") == -1700
    assert seat.node("pay.mandate.exact").value == "−17"
    assert seat.enter("pay.mandate.exact", "41").said == "Type a whole number from −40 to 40."


# The texts on the table


def test_a_text_is_one_card_with_what_it_says_who_has_signed_and_what_it_brings() -> None:
    seat = lying("south")
    name = text(seat)
    assert "Text 1: of North (new)" in seat.said
    assert "The gate: Half open · now “Closed” · secret" in seat.said
    assert "For 2 rounds" in seat.said
    assert "Signed: North. Missing: you." in seat.said
    assert "For you:" in seat.said
    assert not seat.has(f"whole.{name}")
    assert seat.node(f"forecast.{name}").value == "shut"
    seat.press(f"forecast.{name}")
    assert "If nothing new is signed" in seat.said


def test_one_press_signs_and_one_thinks_again() -> None:
    seat = lying("south")
    name = text(seat)
    assert seat.node("done").text == "End my talk"
    seat.press(f"sign.{name}")
    assert seat.visit.player.draft.orders == (Sign("south", name),)
    assert "You sign text 1 (The gate)." in seat.said
    assert seat.node("done").text == "Say it and go on"
    seat.press(f"again.{name}")
    assert seat.visit.player.draft.orders == ()


def test_a_decline_may_name_what_is_in_the_way_and_no_more() -> None:
    seat = lying("south")
    name = text(seat)
    seat.press(f"decline.{name}")
    assert isinstance(seat.visit.places[-1], DeclineText)
    assert not seat.has("would.open")
    assert not seat.has("would_sign")
    seat.press("blocking.gate")
    assert not seat.has("would.half")
    seat.press("decline")
    assert seat.visit.player.draft.answer(name) == Decline("south", name, "gate")
    assert "You decline text 1 (The gate): The gate is in the way." in seat.said


def test_with_a_change_the_signature_is_kept_ready_or_the_change_is_only_named() -> None:
    change = (Edit("gate", "open", public=False),)
    for press, meant in (("would_sign", True), ("decline", False)):
        seat = declining()
        seat.press("would.open")
        assert "my signature is ready until I take it back" in seat.said
        seat.press(press)
        assert seat.visit.player.draft.answer(text(seat)) == Decline(
            "south", text(seat), "gate", change, meant
        )
    assert declining().node("would.as_it_is").value == "chosen"


def test_a_decline_that_is_cancelled_is_no_answer() -> None:
    seat = declining()
    seat.press("cancel")
    assert isinstance(seat.visit.places[-1], AtTable)
    assert seat.visit.player.draft.answer(text(seat)) is None


def test_a_text_is_changed_by_pressing_settings_and_put_with_its_parent() -> None:
    seat = amending()
    name = text(seat)
    assert "You change this: Text 1: of North" in seat.said
    assert (
        seat.node("send").disabled == seat.node("would_sign").disabled == "Change something first."
    )
    assert not seat.has(f"sign.{name}")
    seat.press("open.gate")
    seat.press("lever.gate.open")
    assert "Your change: The gate at “Open” instead of “Half open”" in seat.said
    seat.press("send")
    (put,) = seat.visit.player.draft.orders
    assert isinstance(put, Put)
    assert (put.parent, put.rounds) == (name, 2)
    assert put.clauses == (Clause("gate", "open", public=False),)
    assert "You amend text 1 (The gate): The gate at “Open” instead of “Half open”." in seat.said
    assert seat.has(f"sign.{name}"), "back at the table"


def test_what_was_changed_can_be_signed_for_instead_if_it_is_one_or_two_edits() -> None:
    seat = amending()
    name = text(seat)
    seat.press("open.gate")
    seat.press("lever.gate.open")
    seat.press("would_sign")
    change = (Edit("gate", "open", public=False),)
    assert seat.visit.player.draft.orders == (Decline("south", name, "", change, meant=True),)
    assert not seat.visit.player.draft.making


def test_more_changes_than_two_can_only_be_put() -> None:
    seat = amending()
    seat.everything()
    for lever, setting in (("gate", "open"), ("patrol", "light")):
        seat.press(f"open.{lever}")
        seat.press(f"lever.{lever}.{setting}")
    assert not seat.node("would_sign").disabled
    seat.press("checked.patrol")
    seat.press("open.gate")
    seat.press("public.gate.public")
    assert (
        seat.node("would_sign").disabled == "At most 2 changes. With more, put a text of your own."
    )
    assert not seat.node("send").disabled


def test_from_a_text_that_is_changed_a_press_leads_back_and_nothing_is_kept() -> None:
    seat = amending()
    seat.press("others")
    assert not seat.visit.player.draft.making
    assert seat.has(f"sign.{text(seat)}")


def test_the_own_text_can_be_taken_off_the_table() -> None:
    north = lying("north")
    assert "Text 1: yours" in north.said
    assert "Signed: you. Missing: South." in north.said
    assert not north.has(f"sign.{text(north)}")
    assert not north.has(f"decline.{text(north)}")
    assert north.press(f"withdraw.{text(north)}").well
    assert north.visit.player.draft.orders == (Withdraw("north"),)
    north.press("drop.withdraw")
    assert not north.visit.player.draft.orders


def test_what_another_would_sign_is_offered_with_one_press() -> None:
    north = kept_ready("north")
    name = text(north)
    assert (
        "South said that it will sign with The gate at “Open”. "
        "Its signature was ready; another agreement may have ended that."
    ) in north.said
    north.press(f"exactly.{name}.south")
    (put,) = north.visit.player.draft.orders
    assert isinstance(put, Put)
    assert (put.parent, put.clauses) == (name, (Clause("gate", "open", public=False),))
    assert not north.has(f"exactly.{name}.south")


def wanted() -> Seat:
    """South's device where the text lies that its signature is ready for."""
    north = kept_ready("north")
    north.press(f"exactly.{text(north)}.south")
    return seated(goes_on(north).game.session, "south")


def test_a_signature_kept_ready_is_told_and_given_once_the_text_lies_there() -> None:
    south = kept_ready("south")
    assert "Your signature is ready for text 1 (The gate)" in south.node("ready").children[0].text
    assert south.has("unsay")
    south = wanted()
    assert "Text 2: of North (new)" in south.said
    assert "It amends text 1 (The gate): The gate at “Open” instead of “Half open”." in south.said
    assert "You sign it now, unless you take that back." in south.said
    session = goes_on(south).game.session
    assert (session.phase[0], session.waiting) == ("ratify", ("isle",)), "both have signed"


def test_of_an_amendment_of_the_own_text_it_is_said_once_that_the_older_one_is_replaced() -> None:
    heard = wanted().visit.player.heard
    assert [each.kind for each in heard if each.seat == "north"] == ["puts", "puts"]
    assert not [each for each in heard if each.kind in ("takes_back", "gone", "steps_aside")]


def test_a_signature_kept_ready_is_taken_back_with_one_press() -> None:
    south = wanted()
    south.press("unsay")
    assert south.visit.player.draft.orders == (Unsay("south"),)
    assert "You will not sign this after all." in south.said
    session = goes_on(south).game.session
    assert "isle" not in session.waiting, "nothing waits for its approval"


def test_a_text_that_amends_another_is_read_whole_on_request() -> None:
    south = wanted()
    (name,) = (each.text for each in south.visit.player.tabled)
    assert "The gate: Open" not in south.said
    south.press(f"whole.{name}")
    assert "The gate: Open · now “Closed” · secret" in south.said
    south.press(f"whole.{name}")
    assert "The gate: Open" not in south.said


def between_three(signs: str) -> Seat:
    """South's device where a text between three lies that south has signed and isle has not."""
    session = agreed("talk", "north").game.session
    put = Put("north", (Clause("gate", "half"), Clause("patrol", "light")), invited=("isle",))
    for each in session.waiting:
        assert not session.submit(each, [put] if each == "north" else [])
    session.advance()
    name = text_of(session)
    for each in session.waiting:
        assert not session.submit(each, [Sign(signs, name)] if each == signs else [])
    session.advance()
    return seated(session, signs)


def test_a_signature_is_taken_back_with_one_press_until_the_text_closes() -> None:
    south = between_three("south")
    name = text(south)
    assert "Signed: North and you. Missing: Isle." in south.said
    assert not south.has(f"sign.{name}")
    south.press(f"back.{name}")
    assert south.visit.player.draft.orders == (TakeBack("south", name),)
    assert "You take your signature back from text 1" in south.said


def test_a_signature_that_lapsed_says_why_and_is_given_again_with_one_press() -> None:
    playing = reading(game(("alto", "medio", "delta")))
    alto, medio, delta = (Seat(playing, seat) for seat in ("alto", "medio", "delta"))
    trade = Clause("release", "high"), Clause("payment", "some")
    medio.want(want.Say(Put("medio", trade)))
    exchange(playing)
    (first,) = (each.text for each in alto.visit.player.tabled)
    alto.press(f"sign.{first}")
    delta.want(want.Say(Put("delta", trade)))
    exchange(playing)
    second = next(each.text for each in alto.visit.player.tabled if each.text != first)
    alto.press(f"sign.{second}")
    exchange(playing)
    assert "Now in force: Alto and Delta agreed" in alto.said
    assert "has lapsed: a text has closed since" in alto.said
    assert alto.node(f"sign.{first}").text == "Sign again"
    assert alto.visit.player.lapsed(first)
    assert not alto.visit.player.lapsed(second), "that one has closed"
    assert "has lapsed" in medio.said, "medio knows of what has closed"


def test_nothing_to_add_and_wait_are_one_press_each() -> None:
    for press, orders in (("done", ()), ("wait", (Wait("south"),))):
        seat = lying("south")
        seat.press(press)
        assert seat.game.session.submitted.get("south", orders) == orders


def test_in_the_last_exchange_it_is_said_that_a_text_put_now_cannot_close() -> None:
    seat = lying("south")
    last = seat.visit.player.book.exchanges
    session = seat.game.session
    while session.phase != ("talk", last):
        for each in session.waiting:
            assert not session.submit(each, [Wait(each)])
        session.advance()
    seat = seated(session, "south")
    assert "A text put now cannot." in seat.said
    assert not seat.has("wait")
    assert "A text put now cannot." not in lying("south").said


def test_the_own_text_of_the_last_talk_is_put_again_with_one_press() -> None:
    seat = lying("north")
    session = seat.game.session
    while session.round == 1:
        for each in session.waiting:
            assert not session.submit(each, [])
        session.advance()
    while session.phase[0] != "talk":
        session.advance()
    seat = seated(session, "north")
    seat.press("put_again")
    assert seat.visit.player.draft.orders == (PUT,)
    assert not seated(session, "south").has("put_again")


# Other words


def test_other_words_are_said_from_a_dialog_that_closes() -> None:
    seat = agreed("talk", "south")
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


# Approval


def test_approval_is_given_only_when_everything_is_answered() -> None:
    seat = agreed("ratify", "isle")
    assert seat.node("done").disabled == "Answer each of them first."
    assert "The gate: Half open (secret)" in seat.said
    name = seat.visit.player.menu.groups[0].about
    seat.press(f"{name}.no")
    assert not seat.node("done").disabled
    seat.press(f"{name}.yes")
    assert seat.node(name).value == "yes"
    assert seat.visit.player.draft.approval(name) is True


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
    seat.press("answer.flood")
    seat.press("choice.flood.help")
    seat.press("close")
    assert (
        seat.visit.player.words.option("flood", "help")
        in seat.node("answered.flood").children[0].text
    )
    assert seat.visit.player.draft.move("patrol") == "light"
    assert seat.visit.player.draft.choice("flood") == "help"
    left = seat.node("left").text
    seat.press("lever.patrol.none")
    assert seat.visit.player.draft.move("patrol") == ""
    assert seat.node("left").text != left


def test_a_word_that_would_be_broken_is_asked_about_and_kept() -> None:
    seat = agreed("commit", "north")
    assert "You signed: “Half open”." in seat.said
    assert "This breaks your word." not in seat.said, "silence keeps it"
    moment = seat.game.moment("north")
    seat.press("lever.gate.closed")
    assert "This breaks your word." in seat.said
    seat.press("done")
    assert isinstance(seat.visit.places[-1], BreakWord)
    assert seat.game.moment("north") == moment
    seat.press("keep")
    assert "north" not in seat.game.session.submitted, "back to the orders, with the lever set"
    assert seat.visit.player.draft.orders == ()
    assert "This breaks your word." not in seat.said
    seat.press("done")
    assert "north" in seat.game.session.submitted
    session = seat.game.session
    for each in session.waiting:
        session.submit(each, ())
    session.advance()
    assert at(seat.game, "north").stands("gate") == "half"
    assert isinstance(seat.visit.places[-1], AtTable)


def promised(mandate: int) -> Seat:
    """North has promised in public to open the gate, for 4 points; it gives its orders with so many."""
    start = {"mandate": {"start": mandate, "income": 0, "cap": 20}}
    session = rich_session({"stakeholders": {"north": start}})
    while session.phase[0] != "commit":
        for each in session.waiting:
            said = each == "north" and session.phase == ("talk", 1)
            assert not session.submit(each, [Promise("north", "gate", "open")] if said else [])
        session.advance()
    return seated(session, "north")


def test_a_word_is_kept_by_giving_up_what_leaves_too_little_for_it() -> None:
    seat = promised(mandate=5)
    seat.press("lever.canal.high")
    seat.press("done")
    assert isinstance(seat.visit.places[-1], BreakWord)
    assert "what you have ordered of The canal is given up" in seat.said
    seat.press("keep")
    assert seat.visit.player.draft.orders == ()
    seat.press("done")
    assert "north" in seat.game.session.submitted, "kept by silence"


def test_nothing_is_given_up_for_a_word_that_was_only_ordered_against() -> None:
    seat = promised(mandate=20)
    seat.press("lever.canal.high")
    seat.press("lever.gate.closed")
    seat.press("done")
    assert isinstance(seat.visit.places[-1], BreakWord)
    assert "is given up" not in seat.said
    seat.press("keep")
    assert seat.visit.player.draft.orders == (Move("north", "canal", "high"),)


@pytest.mark.parametrize(("mandate", "asked"), [(20, True), (3, False)])
def test_staying_where_one_stands_breaks_a_promise_that_could_be_paid(
    mandate: int, asked: bool
) -> None:
    player = promised(mandate).visit.player
    player.take(want.SetMove("gate", player.stands("gate")))
    assert player.unkept == ((("gate", "open"),) if asked else ())


def test_a_promise_that_no_orders_can_pay_for_is_not_asked_about() -> None:
    """Else going on would ask for ever."""
    seat = promised(mandate=3)
    assert seat.visit.player.owed("gate")[0] == "open"
    seat.press("done")
    assert "north" in seat.game.session.submitted


def test_a_word_can_be_broken_knowingly() -> None:
    seat = breaking()
    seat.press("break")
    assert "north" in seat.game.session.submitted
    assert isinstance(seat.visit.places[-1], AtTable)


def test_package_more_is_reached_where_a_package_is_refused() -> None:
    seat = making(agreed("talk", "north"), "gate", "half")
    assert "A text needs somebody else." in seat.said
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
    while session.phase[0] != "talk":
        for each in session.waiting:
            kept = session.phase[0] == "commit" and each == "north"
            session.submit(each, [Move("north", "gate", "half")] if kept else ())
        session.advance()
    seat.game.turned()
    promise = Promise("north", "gate", "closed")
    said = seat.want(want.Say(promise)).said
    assert "You have signed The gate at “Half open”" in said
    assert "You have signed" not in seat.want(want.Say(Promise("north", "gate", "half"))).said
    assert not session.submit("north", (promise,))
    while session.phase[0] != "commit":
        for each in session.waiting:
            session.submit(each, ())
        session.advance()
    seat.game.turned()
    assert "You promised in public: “Closed”." in seat.said
    assert "You signed: “Half open”." in seat.said
    seat.press("lever.gate.half")
    assert "This breaks your promise." in seat.said
    assert "This breaks your word." not in seat.said
