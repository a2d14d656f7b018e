"""What is typed becomes intents: every command, shortened, without accents, in both languages, or one sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.locale import texts
from game.player import intents as want
from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.rules.orders import (
    Clause,
    Decline,
    Deny,
    Edit,
    Highlight,
    Payment,
    Promise,
    Put,
    Ratify,
    Sign,
    Unsay,
    Wait,
    Withdraw,
)
from game.screens import places, wants
from game.screens.typed.grammar import obeyed, read
from game.screens.visit import Visit
from tests.screens.asked import all_read, lying, seated, text_of
from tests.typed_world import session


def at(seat: str = "north", language: str = "en", upto: str = "talk") -> Visit:
    """A device at the table of the rich world, where a seat is asked in a phase."""
    game = session()
    while not (game.phase[0] == upto and seat in game.waiting):
        for each in game.waiting:
            assert not game.submit(each, ())
        game.advance()
    playing = Game(game, "rich")
    playing._texts["es"] = game.scenario  # it has no file of its own
    all_read(playing)
    passing = Passing(playing, seat)
    return Visit(Look(language=language), (places.Start(), places.AtTable()), passing, passing.seat)


@pytest.fixture(scope="module")
def talk() -> Visit:
    return at()


def package(visit: Visit, line: str) -> Put:
    intents = read(visit, line).intents
    assert isinstance(intents[-1], want.SetPackage), read(visit, line)
    return intents[-1].package


def test_a_package_in_one_line(talk: Visit) -> None:
    made = package(talk, "put gate half secret checked, patrol light; pay south 3")
    assert made.clauses == (
        Clause("gate", "half", public=False, verified=True),
        Clause("patrol", "light"),
    )
    assert set(made.payments) == {
        Payment("north", "mandate", -300),
        Payment("south", "mandate", 300),
    }
    more = package(talk, "p gate half, invite isle, rounds 2, others may join")
    assert (more.invited, more.rounds, more.open) == (("isle",), 2, True)


@pytest.mark.parametrize(
    ("line", "amount"),
    [("pay south 1", 100), ("pay south -3", -300), ("pay south −3", -300), ("pay south +2", 200)],
)
def test_the_sign_says_who_pays(talk: Visit, line: str, amount: int) -> None:
    paid = {p.seat: p.amount for p in package(talk, f"put gate half, {line}").payments}
    assert paid == {"south": amount, "north": -amount}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("put gate open, pay south", "is not a payment"),
        ("put gate open, pay south 2.5", "is not a payment"),
        ("put gate open, pay south 3 fish", "is not a payment"),
        ("put gate open, pay north 3", "cannot pay yourself"),
        ("put gate sideways", "can be set to: "),
        ("put dance", "is not a clause"),
        ("put", "Write the levers with their settings"),
        ("promise moon", "names none of these levers"),
        ("mark moon", "names none of these levers"),
        ("mark gate moon", "is none of these"),
        ("amend", "There is no text here for that"),
        ("drop", "Nothing is prepared"),
        ("sign", "There is no text here for that"),
        ("decline 1", "There is no text here for that"),
        ("would gate open", "There is no text here for that"),
        ("unsign", "You have signed no text"),
        ("unsay", "You keep no signature ready"),
        ("exactly", "Nobody has named a change"),
        ("renew", "There is no text of the last talk"),
        ("set", "belongs to the secret orders"),
        ("keep", "belongs to the secret orders"),
        ("auto maybe", "is not understood"),
        ("retake", "You decide for yourself"),
        ("why moon", "I know no number called"),
        ("more", "Ask why something first"),
        ("ammend gate", "Did you mean amend?"),
        ("happened", "belongs to the end"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(talk: Visit, line: str, said: str) -> None:
    understood = read(talk, line)
    assert said in understood.said
    assert not understood.intents
    assert "\n" not in understood.said


def test_to_drop_or_leave_what_is_not_there_is_answered(talk: Visit) -> None:
    visit = obeyed(talk, "gate half").visit
    assert obeyed(visit, "drop patrol").said == "Nothing is prepared."
    assert visit.player.draft.making
    obeyed(visit, "drop")


def test_only_what_nobody_could_mean_is_unknown(talk: Visit) -> None:
    assert not read(talk, "xyzzy").known
    assert read(talk, "sign").known


def test_other_words(talk: Visit) -> None:
    assert read(talk, "promise gate half").intents == (want.Say(Promise("north", "gate", "half")),)
    assert read(talk, "mark patrol").intents == (want.Say(Highlight("north", "patrol")),)
    assert read(talk, "mark gate isle").intents == (want.Say(Highlight("north", "gate", "isle")),)
    assert read(talk, "withdraw").intents == (want.Say(Withdraw("north")),)
    (shown,) = read(talk, "promise").intents
    assert shown.places[-1] == places.Sayings("promise")  # type: ignore[attr-defined]


def test_parts_are_put_into_the_package_in_the_making(talk: Visit) -> None:
    visit = talk
    for line in ("gate half secret", "patrol light", "pay isle 1", "patrol out"):
        done = obeyed(visit, line)
        assert done.well, done.said
        visit = done.visit
    made = visit.player.draft.package
    assert made.clauses == (Clause("gate", "half", public=False),)
    assert {p.seat: p.amount for p in made.payments} == {"north": -100, "isle": 100}
    assert not obeyed(visit, "drop").visit.player.draft.prepared


def test_to_go_on_with_a_package_in_the_making_puts_it_first() -> None:
    """Nobody who has typed a package means to say nothing."""
    visit = obeyed(at(), "put gate half, patrol light").visit
    put = obeyed(visit, "go").visit
    assert [type(o) for o in put.player._game.session.submitted["north"]] == [Put]


def test_orders_need_no_word_before_them() -> None:
    visit = at(upto="commit")
    assert read(visit, "gate open").intents == (want.SetMove("gate", "open"),)
    assert read(visit, "set gate open").intents == (want.SetMove("gate", "open"),)
    assert "can be set to" in read(visit, "gate").said
    assert "You owe nobody" in read(visit, "keep").said
    assert "belongs to the talk" in read(visit, "put gate open").said


def test_a_word_that_is_owed_is_kept_and_a_chance_is_one_of_five() -> None:
    visit = at()
    game = visit.game
    assert game is not None
    game = game.session
    put = Put("north", (Clause("gate", "half"),), invited=("south",))
    given = {
        ("talk", 1, "north"): lambda: put,
        ("talk", 2, "south"): lambda: Sign("south", text_of(game)),
        ("ratify", 0, "isle"): lambda: Ratify("isle", text_of(game), approve=True),
    }
    while game.phase[0] != "commit":
        for seat in game.waiting:
            make = given.get((*game.phase, seat))
            assert not game.submit(seat, [make()] if make else [])
        game.advance()
    playing = Game(game, "rich")
    all_read(playing)
    owed = Visit(Look(), visit.places, Passing(playing, "north"), "north")
    assert read(owed, "keep").intents == (want.SetMove("gate", "half"),)
    others = Visit(Look(), visit.places, Passing(playing, "south"), "south")
    (lever,) = others.player.to_believe
    for line in (f"{lever} 75", f"{lever} 75 %", "75%", "75", f"believe {lever} 75"):
        assert read(others, line).intents == (want.SetBelief(lever, 75),), line
    for chance in (37, 101):
        assert "one of these: 0, 25, 50, 75, 100" in read(others, f"{lever} {chance}").said


# The texts on the table


def wants_of(visit: Visit, line: str) -> tuple[want.Intent, ...]:
    understood = read(visit, line)
    assert not understood.said, understood.said
    return understood.intents


def test_a_text_is_named_by_its_number_by_a_seat_or_not_at_all_if_it_is_the_only_one() -> None:
    seat = lying("south")
    name = text_of(seat.game.session)
    signs = (want.SetAnswer(name, "sign"),)
    for line in ("sign", "sign 1", "sign north", "s 1"):
        assert wants_of(seat.visit, line) == signs, line
    assert "No such text here: “2”. There are: 1 (North)." in read(seat.visit, "sign 2").said
    assert "No such text here: “gate”" in read(seat.visit, "sign gate").said
    seat.want(signs[0])
    assert wants_of(seat.visit, "drop 1") == (want.SetAnswer(name, ""),)
    assert wants_of(seat.visit, "nothing 1") == (want.SetAnswer(name, ""),)


def test_a_decline_names_the_clause_in_the_way_and_what_is_wanted_instead() -> None:
    visit = lying("south").visit
    name = text_of(visit.player._game.session)
    (shown,) = wants_of(visit, "decline")
    assert shown.places[-1] == places.DeclineText(name)  # type: ignore[attr-defined]
    assert wants_of(visit, "decline gate") == (want.SetAnswer(name, "decline", "gate"),)
    change = (Edit("gate", "open", public=False),)
    assert wants_of(visit, "decline 1 gate open") == (
        want.SetAnswer(name, "decline", "gate", change),
    )
    because = wants_of(visit, "decline 1 because the gate is too low")
    assert because == (want.SetAnswer(name, "decline", "gate"),)
    assert "is no clause of this text" in read(visit, "decline 1 patrol").said


def test_with_would_the_signature_is_kept_ready_for_at_most_two_changes() -> None:
    seat = lying("south")
    name = text_of(seat.game.session)
    change = (Edit("gate", "open", public=False), Edit("patrol", "light"))
    for line in ("would gate open, patrol light", "would 1 gate open; patrol light"):
        assert wants_of(seat.visit, line) == (
            want.SetAnswer(name, "decline", "", change, meant=True),
        ), line
    assert "That changes nothing" in read(seat.visit, "would 1 gate half").said
    assert "At most 2 changes" in read(seat.visit, "would 1 gate open public, patrol light").said
    assert "Add one or two changes: would 1" in read(seat.visit, "would 1").said


def test_a_payment_can_be_named_as_a_change() -> None:
    visit = lying("south").visit
    (answer,) = wants_of(visit, "would 1 pay north -2")
    assert isinstance(answer, want.SetAnswer)
    assert answer.change == (Edit(payer="north", payee="south", amount=200),)


def test_to_amend_begins_from_the_text_with_what_is_changed_and_go_puts_it() -> None:
    seat = lying("south")
    name = text_of(seat.game.session)
    assert wants_of(seat.visit, "amend 1") == (want.BeginPackage(name),)
    visit = obeyed(seat.visit, "amend 1 gate open").visit
    assert visit.player.draft.package.parent == name
    assert visit.player.draft.clause("gate") == Clause("gate", "open", public=False)
    put = obeyed(visit, "go").visit
    (order,) = put.player._game.session.submitted["south"]
    assert isinstance(order, Put)
    assert order.parent == name


def test_exactly_writes_the_change_that_another_wants_of_the_own_text() -> None:
    south = lying("south")
    name = text_of(south.game.session)
    session = south.game.session
    change = (Edit("gate", "open", public=False),)
    decline = Decline("south", name, change=change, meant=True)
    for each in session.waiting:
        assert not session.submit(each, [decline] if each == "south" else [])
    session.advance()
    north, south = seated(session, "north"), seated(session, "south")
    for line in ("exactly", "exactly south"):
        (said,) = wants_of(north.visit, line)
        assert isinstance(said, want.SetPackage)
        assert (said.package.parent, said.package.clauses) == (
            name, (Clause("gate", "open", public=False),)
        )  # fmt: skip
    assert wants_of(south.visit, "unsay") == (want.Say(Unsay("south")),)


def test_the_own_text_is_taken_off_by_withdraw_and_by_taking_the_signature_back() -> None:
    visit = lying("north").visit
    for line in ("withdraw", "unsign", "unsign 1"):
        assert wants_of(visit, line) == (want.Say(Withdraw("north")),), line


def test_nothing_and_wait_go_on() -> None:
    visit = at()
    moment = visit.player.moment
    assert wants_of(visit, "nothing") == (wants.Finish(moment),)
    assert wants_of(visit, "wait") == (want.Say(Wait("north")), wants.Finish(moment))
    prepared = obeyed(visit, "mark gate").visit
    assert "You have prepared something" in read(prepared, "nothing").said


LOOKS = {
    "about": places.AboutPage(),
    "brief": places.BriefAgain(),
    "history": places.BriefAgain(history=True),
    "news": places.News(1),
    "news 3": places.News(3),
    "numbers": places.Numbers(),
    "levers": places.Levers(),
    "lever gate": places.Levers("gate"),
    "trust": places.Trusts(),
    "trust south": places.SeatPage("south"),
    "agreements": places.AgreementsPage(),
    "texts": places.TextsPlace(),
    "scores": places.Scores(),
    "help": places.Commands(),
    "?": places.Commands(),
    "why water": places.WhyCard("indicator", ("water",)),
    "why trust south": places.WhyCard("trust", ("north", "south")),
    "why trust isle north": places.WhyCard("trust", ("isle", "north")),
    "why score": places.WhyCard("score", ()),
    "why water start": places.WhyCard("indicator", ("water",), whole=True),
    "why cooperation": places.WhyCard("cooperation", ()),
    "why mandate": places.WhyCard("mandate", ("north",)),
}


@pytest.mark.parametrize(("line", "place"), LOOKS.items())
def test_looks_lie_over_what_is_asked(talk: Visit, line: str, place: places.Place) -> None:
    (intent,) = read(talk, line).intents
    assert intent == wants.Show((*talk.places, place))


def test_a_look_takes_the_place_of_the_one_before(talk: Visit) -> None:
    looking = obeyed(talk, "why water").visit
    (intent,) = read(looking, "more").intents
    assert intent == wants.Show((*talk.places, places.WhyCard("indicator", ("water",), all=True)))
    assert read(looking, "table").intents == (wants.Show(talk.places),)


def test_controls(talk: Visit) -> None:
    moment = talk.player.moment
    for line, intent in {
        "undo": want.Undo(moment),
        "auto": want.TakeOver(moment, 1),
        "auto game": want.TakeOver(moment, talk.player.book.rounds),
        "hint": want.TakeHint(1),
        "quit": wants.Quit(),
        "save": wants.SaveAs(""),
        "save here.parley": wants.SaveAs("here.parley"),
    }.items():
        assert read(talk, line).intents == (intent,), line


SPANISH = {
    "poner gate half secreta, pagar south 3": "put gate half secret, pay south 3",
    "proponer gate half": "propose gate half",
    "esperar": "wait",
    "nada": "nothing",
    "textos": "texts",
    "enmendar": "amend",
    "firmar": "sign",
    "desfirmar": "unsign",
    "desdecir": "unsay",
    "renovar": "renew",
    "prometer gate half": "promise gate half",
    "importa gate isle": "mark gate isle",
    "retirar": "withdraw",
    "deshacer": "undo",
    "auto partida": "auto game",
    "porque score": "why score",
    "por qué water": "why water",
    "¿por que water?": "why water",
    "más": "more",
    "mas": "more",
    "confianza": "trust",
    "números": "numbers",
    "facil": "easy",
    "ayuda": "help",
    "salir": "quit",
    "pista": "hint",
}


@pytest.mark.parametrize(("spanish", "english"), SPANISH.items())
def test_the_same_in_spanish(talk: Visit, spanish: str, english: str) -> None:
    visit = Visit(Look(language="es"), talk.places, talk.passing, talk.seat)
    said, as_in_english = read(visit, spanish), read(visit, english)
    assert said == as_in_english
    assert said.known


def test_nothing_is_prepared_while_something_else_is_to_be_read() -> None:
    visit = at()
    assert visit.game is not None
    reading = replace(visit, passing=Passing(Game(visit.game.session, "rich"), "north"))
    understood = read(reading, "put gate half, patrol light")
    assert "belongs to the talk" in understood.said
    assert not understood.intents


def test_no_command_stands_for_two_things_at_once() -> None:
    """Within one phase no word may mean two commands."""
    from game.screens.typed.controls import ANYWHERE, CONTROLS
    from game.screens.typed.grammar import PHASES
    from game.screens.typed.looks import LOOKS as KNOWN
    from game.screens.typed.words import forms

    for language in ("en", "es"):
        for phase in PHASES.values():
            words = [w for key in {**KNOWN, **CONTROLS, **ANYWHERE} for w in forms(language, key)]
            words += [w for key in phase for w in forms(language, key)]
            approvals = {"yes", "no"} & set(phase)
            assert approvals or len(words) == len(set(words)), sorted(words)


def test_every_text_of_the_grammar_is_there_in_every_language() -> None:
    for language in ("en", "es"):
        assert [key for key in texts(language) if key.startswith("typed.")]


def test_a_denial_is_of_a_hidden_setting() -> None:
    visit = at("south")
    said = read(visit, "deny watch")
    assert said.known
    assert not said.intents or isinstance(said.intents[0].order, Deny)  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", [key for key in texts("en") if key.startswith("typed.words.")])
def test_whatever_is_typed_before_a_game_is_done_or_answered(key: str) -> None:
    visit = Visit(Look(), searched=True)
    for word in texts("en")[key].split(","):
        read(visit, word)
        read(visit, f"{word} alto 2")
