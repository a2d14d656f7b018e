"""The paper in the middle of the table: what it says, where every party stands, what else lies there."""

from __future__ import annotations

from collections.abc import Mapping

from game.player import intents as want
from game.player.loaded import scenario_at
from game.rules.orders import Clause, Decline, Edit, Order, Put, Sign, Wait
from game.rules.texts import texts_known
from game.screens.nodes import Tone, plain, walk
from game.screens.shown import shown
from game.session.session import Session
from tests.screens.asked import PUT, Seat, agreed, asked, lying, seated, text_of
from tests.screens.hands import node, pressing, signed_in_the_lesson
from tests.typed_world import session as rich_session


def given(session: Session, orders: Mapping[str, Order]) -> Session:
    """Let everybody who is asked give this, or nothing."""
    for each in session.waiting:
        assert not session.submit(each, [orders[each]] if each in orders else [])
    session.advance()
    return session


def talking() -> Session:
    """The rich world in the first exchange of its talk."""
    session = rich_session()
    while session.phase[0] != "talk":
        session.advance()
    return session


def cells(seat: Seat) -> dict[str, tuple[str, Tone]]:
    """Where each party of the paper stands, by its name: what is said, and its tone."""
    found = {}
    for cell in seat.node("signatures").children:
        stands, name = cell.children
        assert cell.label == f"{name.text}: {stands.text}" or stands.intent
        found[name.text] = (stands.text, stands.tone)
    return found


def rows(seat: Seat) -> list[tuple[str, ...]]:
    """The lines of the paper."""
    return [
        tuple(plain(child.text) for child in row.children) or (row.text,)
        for row in seat.node("terms").children
    ]


# Signatures


OPEN = (Edit("gate", "open", public=False),)


def answered(change: tuple[Edit, ...]) -> Seat:
    """North's device where south has declined the text, perhaps with a change."""
    session = lying("north").game.session
    no = Decline("south", text_of(session), change=change)
    return seated(given(session, {"south": no, "north": Wait("north")}), "north")


def stands(seat: Seat, name: str) -> str:
    """How it is heard where a party stands."""
    labels = (cell.label for cell in seat.node("signatures").children)
    return next(label for label in labels if label.startswith(f"{name}: ")).removeprefix(
        f"{name}: "
    )


def test_the_paper_shows_who_signed_who_would_who_declined_and_who_is_unsure() -> None:
    north = lying("north")
    assert cells(north) == {"You": ("signed", "good"), "South": ("unsure", "soft")}
    assert cells(answered(()))["South"] == ("no", "bad")
    assert stands(answered(()), "South") == "no"
    assert stands(answered(OPEN), "South") == "with a change"


def test_a_draft_shows_who_will_be_asked_to_sign() -> None:
    seat = asked()
    seat.press("lever.release.high")
    assert cells(seat) == {"You": ("yours", "good")}
    seat.press("lever.payment.some")
    assert cells(seat) == {"You": ("yours", "good"), "Delta": ("asked", "soft")}


def test_what_is_prepared_of_a_text_stands_on_the_own_line_and_is_undone_there() -> None:
    seat = lying("south")
    name = text_of(seat.game.session)
    for how, said in (("sign", "you sign"), ("decline", "you decline")):
        seat.want(want.SetAnswer(name, how))  # type: ignore[arg-type]
        assert seat.node(f"again.{name}").text == said
        assert seat.node("sheet").value == "chosen"
        seat.press(f"again.{name}")
        assert seat.has(f"sign.{name}")
        assert seat.node("sheet").value == ""


def test_exactly_writes_what_another_would_sign_as_the_draft() -> None:
    seat = answered(OPEN)
    name = text_of(seat.game.session)
    seat.press(f"exactly.{name}.south")
    draft = seat.visit.player.draft
    assert draft.orders == (), "nothing is said yet"
    assert (draft.package.parent, draft.package.clauses) == (
        name, (Clause("gate", "open", public=False),)
    )  # fmt: skip
    assert "Your change of text 1" in seat.said


def test_only_of_the_own_text_what_another_wants_can_be_written() -> None:
    session = answered(OPEN).game.session
    assert not any(n.id.startswith("exactly.") for n in walk(lying("south").top))
    assert not any(n.id.startswith("exactly.") for n in walk(answered(()).top))
    assert any(n.id.startswith("exactly.") for n in walk(seated(session, "north").top))


# What it says


def test_the_paper_says_each_clause_with_what_it_brings_by_itself() -> None:
    seat = lying("south")
    assert "Text 1: of North (new)" in seat.said
    effects = seat.visit.player.effects["gate", "half"]
    amount = seat.visit.player.words.signed(effects.score)
    assert rows(seat) == [("The gate", "Half open · secret", amount), ("For 2 rounds",)]


def test_what_a_change_alters_is_marked_and_what_it_leaves_out_is_named() -> None:
    session = talking()
    two = Put("north", (Clause("gate", "half"), Clause("patrol", "light")))
    seat = seated(given(session, {"north": two}), "south")
    seat.press("lever.gate.open")
    marked = [plain(n.text) for n in walk(seat.node("terms")) if n.tone == "accent"]
    assert marked == ["Open"]
    seat.press("lever.patrol.light")
    assert ("The patrol", "left out", "") in rows(seat)


def test_a_clause_that_asks_for_what_stands_says_that_it_stays() -> None:
    seat = asked()
    now = seat.visit.player.stands("release")
    seat.press(f"lever.release.{now}")
    assert rows(seat)[0][1].endswith("as it is")
    assert rows(seat)[0][2] == ""


# Which paper lies in front


def two_texts() -> Seat:
    """South's device where a text of north and one of isle lie."""
    session = talking()
    isle = Put("isle", (Clause("tower", "radio"), Clause("patrol", "light")))
    return seated(given(session, {"north": PUT, "isle": isle}), "south")


def test_a_slip_takes_its_text_in_front() -> None:
    seat = two_texts()
    slips = [n for n in walk(seat.node("slips")) if n.id.startswith("text.")]
    assert len(slips) == 2
    for slip in slips:
        seat.press(slip.id)
        assert seat.node(slip.id).value == "chosen"
        number = seat.visit.player.text_of(slip.id.removeprefix("text."))
        assert number is not None
        assert seat.node("sheet").label.startswith(f"Text {number.number}:")
        assert sum(n.value == "chosen" for n in walk(seat.node("slips"))) == 1


def test_what_is_not_answered_yet_lies_in_front_first() -> None:
    seat = two_texts()
    first = seat.node("sheet").label
    name = next(t.text for t in seat.visit.player.tabled if first.startswith(f"Text {t.number}:"))
    seat.want(want.SetAnswer(name, "sign"))
    assert seat.node("sheet").label != first


def test_of_two_texts_the_one_that_is_worth_more_lies_in_front() -> None:
    seat = two_texts()
    best = max(seat.visit.player.tabled, key=lambda t: t.kept - t.now)
    assert seat.node("sheet").label.startswith(f"Text {best.number}:")


# What else lies there


def between_south_and_isle(*, public: bool) -> Seat:
    """North's device where a text of two others lies."""
    clauses = Clause("patrol", "light", public=public), Clause("tower", "radio", public=public)
    awake = Wait("north")
    return seated(given(talking(), {"south": Put("south", clauses), "north": awake}), "north")


def test_a_secret_text_of_others_is_no_slip_and_a_public_one_a_rumour_without_contents() -> None:
    assert not between_south_and_isle(public=False).has("slips")
    told = between_south_and_isle(public=True)
    (rumour,) = told.node("slips").children
    assert (rumour.id, rumour.intent) == ("rumour.0", None)
    assert rumour.about == ("seat.south", "seat.isle")
    words = told.visit.player.words
    heard = f"{rumour.text} {rumour.hint} {rumour.label}"
    for lever, setting in (("patrol", "light"), ("tower", "radio")):
        assert words.lever(lever) not in heard
        assert words.setting(lever, setting) not in heard
    assert told.said.count(told.visit.say("sheet.empty")) == 1, "nothing of it lies in front"


def test_an_agreement_in_force_lies_there_as_a_signed_paper() -> None:
    seat = agreed("commit", "north")
    (slip,) = seat.node("slips").children
    assert (slip.id.split(".")[0], slip.icon, slip.tone) == ("deal", "handshake", "good")
    assert slip.about == ("seat.north", "seat.south")
    assert cells(seat) == {"You": ("signed", "good"), "South": ("signed", "good")}
    assert rows(seat) == [("The gate", "Half open · secret", "")]


def test_who_has_not_signed_an_agreement_has_no_paper_of_it() -> None:
    assert not agreed("commit", "isle").has("sheet")


def test_what_was_seen_broken_lies_torn_in_the_beat_of_words() -> None:
    visit = pressing(signed_in_the_lesson(), "done")
    visit = pressing(visit, "skip") if shown(visit).id.startswith("guess") else visit
    sheet = node(pressing(visit, "next"), "sheet")
    assert (sheet.tone, sheet.label) == ("bad", "Torn: a clause was seen broken")
    (terms,) = (n for n in walk(sheet) if n.id == "terms")
    told = {
        row.children[0].text: [plain(c.text) for c in row.children[1:]] for row in terms.children
    }
    assert told["Payment"] == ["A part", "seen broken"]
    assert told["Release"] == ["Open the gate", "seen kept"]


def test_what_has_just_come_into_force_lies_in_front_until_something_else_is_taken() -> None:
    session = Session.start(
        scenario_at("three-valleys", "en"),
        seed=1,
        people=["alto", "medio", "delta"],
        autosave=False,
    )
    while session.phase[0] != "talk":
        session.advance()
    trade = (Clause("release", "high"), Clause("payment", "some"))
    given(session, {"alto": Put("alto", trade), "medio": Wait("medio")})
    (name,) = filter(None, texts_known(session.observation("delta").view))
    given(session, {"delta": Sign("delta", name), "medio": Wait("medio")})
    assert session.phase[0] == "talk"
    alto, medio = seated(session, "alto"), seated(session, "medio")
    assert alto.node("sheet").label == "In force"
    assert not medio.visit.player.just_agreed, "it has not signed"
    alto.want(want.SetClause("gauges", "shared"))
    assert alto.node("sheet").label == "Your draft"
