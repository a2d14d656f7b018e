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
from game.screens.places import (
    Answering,
    AtTable,
    BreakWord,
    DeclineText,
    PackageMore,
    Sayings,
)
from game.screens.wants import moves
from tests.player.games import FLAGSHIP, exchange, game, reading
from tests.screens.asked import PUT, Seat, agreed, asked, lying, rich_session, seated, text_of


def making(seat: Seat, lever: str, setting: str) -> Seat:
    """Put a clause on a lever into the text."""
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
    seat.press("broken.gate")
    return seat


def amending() -> Seat:
    seat = lying("south")
    seat.press("lever.gate.open")
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


def promising() -> Seat:
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
    "talk, promised": promising,
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


def trading() -> Seat:
    """Alto writes a text beside a second person, who has not spoken yet."""
    seat = asked(people=("alto", "medio"))
    return making(making(seat, "release", "high"), "payment", "some")


def test_a_text_is_put_with_one_press_that_ends_the_exchange() -> None:
    seat = asked(people=("alto", "medio"))
    assert seat.has("more_words")
    assert not seat.has("send")
    assert seat.node("done").primary
    making(seat, "release", "high")
    assert "needs somebody else" in seat.node("send").disabled
    assert not any(node.primary for node in seat.pressables()), "what cannot be pressed stands back"
    making(seat, "payment", "some")
    assert seat.node("send").primary
    assert not seat.node("done").primary
    put = seat.visit.player.draft.package
    seat.press("send")
    assert seat.game.session.submitted["alto"] == (put,)


def test_a_text_that_is_prepared_is_named_and_can_be_dropped() -> None:
    seat = trading()
    seat.want(want.Say(seat.visit.player.draft.package))
    assert not seat.visit.player.draft.making
    assert "You put a text: Release at" in seat.said
    assert seat.node("done").text == "Say it and go on"
    seat.press("drop.put")
    assert not seat.visit.player.draft.orders


def test_without_the_text_all_else_is_said_and_with_it_as_well() -> None:
    for press, more in (("done", ()), ("send", (trading().visit.player.draft.package,))):
        seat = trading()
        mark = Highlight("alto", "payment")
        seat.want(want.Say(mark))
        seat.press(press)
        assert set(seat.game.session.submitted["alto"]) == {mark, *more}


def test_marks_of_a_clause_are_switched_on_and_off() -> None:
    seat = making(making(agreed("talk", "north"), "patrol", "light"), "gate", "half")
    seat.press("public.gate")
    seat.press("checked.gate")
    assert seat.visit.player.draft.package.clauses == (
        Clause("patrol", "light"),
        Clause("gate", "half", public=False, verified=True),
    )
    seat.press("public.gate")
    seat.press("checked.gate")
    assert seat.visit.player.draft.clause("gate") == Clause("gate", "half")
    assert not seat.has("checked.patrol"), "they are about the clause that was touched last"


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
    assert "Others may join later, for 2 rounds" in seat.said
    assert "Isle pays 2 points of mandate" in seat.said


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


def test_one_press_signs_and_one_thinks_again() -> None:
    seat = lying("south")
    name = text(seat)
    assert seat.node("done").text == "Say no more"
    seat.press(f"sign.{name}")
    assert seat.visit.player.draft.orders == (Sign("south", name),)
    assert not seat.has(f"sign.{name}")
    assert seat.node("done").text == "Sign text 1"
    assert [node.text for node in seat.node("done").children] == ["costs 2 of 19"]
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
    seat.press(f"drop.decline.{name}")
    assert seat.visit.player.draft.answer(name) is None


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
    seat = lying("south")
    name = text(seat)
    seat.press("lever.gate.open")
    assert "Your change of text 1" in seat.said
    assert not seat.has(f"sign.{name}")
    seat.press("lever.gate.half")
    assert (
        seat.node("send").disabled == seat.node("would_sign").disabled == "Change something first."
    )
    seat.press("lever.gate.open")
    put = seat.visit.player.draft.package
    assert (put.parent, put.rounds) == (name, 2)
    assert put.clauses == (Clause("gate", "open", public=False),)
    seat.press("send")
    assert seat.game.session.submitted["south"] == (put,)


def test_what_was_changed_can_be_signed_for_instead_if_it_is_one_or_two_edits() -> None:
    seat = amending()
    name = text(seat)
    seat.press("would_sign")
    change = (Edit("gate", "open", public=False),)
    assert seat.game.session.submitted["south"] == (
        Decline("south", name, "", change, meant=True),
    ), "it ends the exchange"


def test_more_changes_than_two_can_only_be_put() -> None:
    seat = amending()
    making(seat, "patrol", "light")
    assert not seat.node("would_sign").disabled
    seat.press("checked.patrol")
    making(seat, "market", "free")
    assert (
        seat.node("would_sign").disabled == "At most 2 changes. With more, put a text of your own."
    )
    assert not seat.node("send").disabled


def test_from_a_text_that_is_changed_a_press_leads_back_and_nothing_is_kept() -> None:
    seat = amending()
    seat.press("clear")
    assert not seat.visit.player.draft.making
    assert seat.has(f"sign.{text(seat)}")


def test_the_own_text_can_be_taken_off_the_table() -> None:
    north = lying("north")
    assert "Text 1: yours" in north.said
    assert not north.has(f"sign.{text(north)}")
    assert not north.has(f"decline.{text(north)}")
    assert north.press(f"withdraw.{text(north)}").well
    assert north.visit.player.draft.orders == (Withdraw("north"),)
    assert not north.has(f"withdraw.{text(north)}")
    north.press("drop.withdraw")
    assert not north.visit.player.draft.orders


def wanted() -> Seat:
    """South's device where the text lies that its signature is ready for."""
    north = kept_ready("north")
    north.press(f"exactly.{text(north)}.south")
    north.want(want.Say(north.visit.player.draft.package))
    return seated(goes_on(north).game.session, "south")


def test_a_signature_kept_ready_is_told_and_given_once_the_text_lies_there() -> None:
    south = kept_ready("south")
    assert "Your signature is ready for text 1 (The gate)" in south.node("ready").children[0].text
    assert south.has("unsay")
    south = wanted()
    assert "Text 2: of North (new)" in south.said
    assert "It amends text 1 (The gate): The gate at “Open” instead of “Half open”." in south.said
    assert "Open · secret" in south.said, "whole as well"
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
    assert not south.has(f"sign.{name}")
    south.press(f"back.{name}")
    assert south.visit.player.draft.orders == (TakeBack("south", name),)
    assert not south.has(f"back.{name}")
    south.press(f"again.{name}")
    assert south.visit.player.draft.orders == ()


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
    alto.press(f"text.{second}")
    alto.press(f"sign.{second}")
    exchange(playing)
    assert "Now in force: Alto and Delta agreed" in alto.said
    assert "has lapsed: a text has closed since" in alto.said
    assert alto.node(f"sign.{first}").text == "Sign again"
    assert alto.visit.player.lapsed(first)
    assert not alto.visit.player.lapsed(second), "that one has closed"
    assert any("has lapsed" in each.sentence for each in medio.visit.player.heard)


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
    assert seat.visit.player.draft.package == PUT
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


def test_five_chances_can_be_believed_and_taken_back() -> None:
    seat = agreed("commit", "south")
    offered = [node.id for node in seat.pressables() if node.id.startswith("belief.gate.")]
    assert offered == [f"belief.gate.{chance}" for chance in (0, 25, 50, 75, 100)]
    seat.press("belief.gate.0")
    assert seat.visit.player.draft.belief("gate") == 0
    assert seat.node("belief.gate").value == "0"
    seat.press("belief.gate.75")
    assert seat.visit.player.draft.belief("gate") == 75
    seat.press("belief.gate.75")
    assert seat.visit.player.draft.belief("gate") is None


def test_orders_are_priced_and_what_they_cost_of_what_there_is_is_said() -> None:
    seat = agreed("commit", "south")
    have = seat.visit.player.words.number(seat.visit.player.menu.mandate)
    assert seat.node("lever.patrol").value == "none"
    assert seat.node("lever.patrol.light").text == "One boat (2)"
    assert not seat.has("left")
    seat.press("lever.patrol.light")
    assert seat.visit.player.draft.move("patrol") == "light"
    assert seat.node("left").text == f"costs 2 of {have}"
    seat.press("lever.patrol.none")
    assert seat.visit.player.draft.move("patrol") == ""
    assert not seat.has("left")


def test_what_the_orders_bring_stands_beside_ordering_nothing() -> None:
    seat = agreed("commit", "south")
    assert "ordering nothing" in seat.said
    assert "with these orders" not in seat.said
    seat.press("lever.patrol.heavy")
    player = seat.visit.player
    outlook = player.outlook({"patrol": "heavy"})
    assert f"with these orders {player.words.number(outlook.then)}" in seat.said


def test_an_answer_to_the_news_is_told_in_the_orders_and_changed_there() -> None:
    seat = agreed("commit", "south")
    assert "Help? As usual: Wait" in seat.said
    seat.press("answer.flood")
    assert seat.visit.places[-1] == Answering("flood")
    seat.press("choice.flood.help")
    seat.press("close")
    assert seat.visit.player.draft.choice("flood") == "help"
    assert "As usual" not in seat.said


def chosen(seat: Seat, lever: str) -> str:
    """Which of the two cards of a word is chosen."""
    cards = {card: seat.node(f"{card}.{lever}").value for card in ("keep", "broken")}
    return " ".join(card for card, value in cards.items() if value == "chosen")


def test_to_keep_a_word_is_chosen_and_silence_keeps_it() -> None:
    seat = agreed("commit", "north")
    assert "You signed: “Half open”." in seat.said
    assert chosen(seat, "gate") == "keep"
    seat.press("done")
    assert seat.game.session.submitted["north"] == ()


def test_to_break_a_word_is_asked_about_at_once_and_not_again() -> None:
    seat = agreed("commit", "north")
    moment = seat.game.moment("north")
    seat.press("broken.gate")
    assert seat.visit.places[-1] == BreakWord("gate", "half", "closed")
    assert seat.visit.player.draft.orders == (), "nothing is ordered by asking"
    assert seat.node("keep").primary
    seat.press("break")
    assert isinstance(seat.visit.places[-1], AtTable)
    assert seat.game.moment("north") == moment
    assert seat.visit.player.draft.orders == (Move("north", "gate", "closed"),)
    assert chosen(seat, "gate") == "broken"
    seat.press("done")
    assert seat.game.session.submitted["north"] == (Move("north", "gate", "closed"),)


def test_whoever_is_asked_whether_to_break_a_word_can_keep_it() -> None:
    seat = breaking()
    seat.press("keep")
    assert isinstance(seat.visit.places[-1], AtTable)
    assert seat.visit.player.draft.orders == ()
    assert chosen(seat, "gate") == "keep"


def test_a_word_that_is_to_be_broken_is_kept_after_all_with_one_press() -> None:
    seat = breaking()
    seat.press("break")
    seat.press("keep.gate")
    assert seat.visit.player.draft.orders == ()
    assert chosen(seat, "gate") == "keep"
    seat.want(want.SetMove("gate", "closed"))
    seat.press("done")
    assert isinstance(seat.visit.places[-1], BreakWord), "it is asked about once more"


def test_orders_that_break_a_word_unasked_are_asked_about_before_they_are_sealed() -> None:
    """Orders that were typed, or prepared elsewhere."""
    seat = agreed("commit", "north")
    moment = seat.game.moment("north")
    seat.want(want.SetMove("gate", "closed"))
    seat.press("done")
    assert seat.visit.places[-1] == BreakWord("gate", "half")
    assert seat.game.moment("north") == moment
    seat.press("break")
    assert seat.game.session.submitted["north"] == (Move("north", "gate", "closed"),)


def promised(mandate: int, seat: str = "north", lever: str = "gate", setting: str = "open") -> Seat:
    """A seat has given its word in public, north for 4 points; it gives its orders with so many."""
    start = {"mandate": {"start": mandate, "income": 0, "cap": 20}}
    session = rich_session({"stakeholders": {seat: start}})
    promise = Promise(seat, lever, setting)
    while session.phase[0] != "commit":
        for each in session.waiting:
            said = each == seat and session.phase == ("talk", 1)
            assert not session.submit(each, [promise] if said else [])
        session.advance()
    return seated(session, seat)


def test_of_several_ways_to_break_a_word_any_can_be_chosen() -> None:
    seat = promised(mandate=20, seat="south", lever="patrol", setting="light")
    assert [n.id for n in seat.pressables() if n.id.startswith("instead.")] == [
        "instead.patrol.heavy"
    ]
    assert seat.node("broken.patrol").text == "**Break: No patrol**"
    seat.press("instead.patrol.heavy")
    seat.press("break")
    assert seat.visit.player.draft.orders == (Move("south", "patrol", "heavy"),)
    assert seat.node("broken.patrol").text == "**Break: A fleet**"
    assert seat.has("instead.patrol.none")


def test_the_card_that_keeps_a_word_names_it_even_where_it_cannot_come_about_yet() -> None:
    seat = promised(mandate=20)
    assert seat.node("keep.gate").text == "**Keep: Open**"


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
    seat.want(want.SetMove("gate", "closed"))
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


def test_package_more_is_reached_where_a_package_is_refused() -> None:
    seat = making(agreed("talk", "north"), "gate", "half")
    assert "A text needs somebody else." in seat.said
    assert not seat.has("hangs_on")
    seat.press("package_more")
    assert isinstance(seat.visit.places[-1], PackageMore)
    seat.press("guest.south")
    seat.press("back")
    assert seat.has("hangs_on")
    assert not seat.node("send").disabled


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
    assert "This breaks your promise." in seat.said, "keeping what was signed breaks it"
    seat.press("broken.gate")
    seat.press("break")
    assert seat.node("broken.gate").text == "**Break: Closed**"
    assert "This breaks your promise." not in seat.said
