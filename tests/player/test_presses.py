"""A press is taken back before a decision is, and a decision that is taken back is prepared again as it was."""

from __future__ import annotations

from dataclasses import replace

from game.player import intents as want
from game.player.look import Look
from game.player.passing import Passing
from game.rules.orders import Clause, Highlight, Move, Put
from game.screens.places import AtTable, GuessAsked, Start
from game.screens.visit import Visit, now, pressed
from game.screens.wants import Finish
from tests.player.games import at, exchange, game, passed, reading, settled

HIGH = want.SetClause("release", "high")
SOME = want.SetClause("payment", "some")


def test_the_last_press_is_taken_back_and_the_one_before_stays() -> None:
    alto = at(reading(game()), "alto")
    assert alto.presses == 0
    alto.take(HIGH)
    before = alto.draft
    alto.take(SOME)
    assert alto.presses == 2
    assert alto.take(want.Unpress(2)).how == "ok"
    assert (alto.draft, alto.presses) == (before, 1)


def test_the_same_press_taken_back_twice_is_taken_back_once() -> None:
    """The key that is held, or pressed on two devices at once, takes one press back."""
    alto = at(reading(game()), "alto")
    alto.take(HIGH)
    alto.take(SOME)
    alto.take(want.Unpress(2))
    once = alto.draft
    assert alto.take(want.Unpress(2)).how == "repeated"
    assert (alto.draft, alto.presses) == (once, 1)


def test_a_press_that_changed_nothing_is_none_to_take_back() -> None:
    alto = at(reading(game()), "alto")
    alto.take(HIGH)
    assert alto.take(HIGH).how == "repeated"
    assert alto.presses == 1


def test_presses_are_of_their_phase_and_of_their_seat() -> None:
    one = reading(game(("alto", "medio")))
    alto, medio = at(one, "alto"), at(one, "medio")
    alto.take(HIGH)
    assert (alto.presses, medio.presses) == (1, 0)
    assert medio.take(want.Unpress(1)).how == "repeated"
    assert alto.draft.making
    exchange(one)
    assert alto.presses == 0


def test_no_press_is_taken_back_after_the_seal() -> None:
    one = passed(game(("alto", "medio")), "commit")
    alto = at(one, "alto")
    other = next(s for s in alto.namable("release") if s != alto.stands("release"))
    alto.take(want.SetMove("release", other))
    alto.take(want.Seal(alto.moment))
    taken = alto.take(want.Unpress(1))
    assert (taken.how, bool(taken.said)) == ("stale", True)
    assert one.session.submitted["alto"] == (Move("alto", "release", other),)


def test_undo_brings_the_sealed_draft_back_with_its_text_in_the_making() -> None:
    one = reading(game())
    alto = at(one, "alto")
    package = Put("alto", (Clause("release", "high"), Clause("payment", "some", verified=True)))
    beside = Highlight("alto", "payment")
    for intent in (want.Say(beside), want.SetPackage(package), want.Say(package)):
        assert alto.take(intent).how == "ok"
    asked = alto.moment
    exchange(one)
    assert alto.moment != asked
    assert alto.take(want.Undo(alto.moment)).how == "ok"
    assert alto.moment == asked
    assert alto.draft.package == package, "ten presses are not lost"
    assert alto.draft.orders == (beside,), "it is put again only when it is said again"


def test_undo_brings_the_orders_and_the_word_to_be_broken_back() -> None:
    one = passed(game(), "commit")
    alto = at(one, "alto")
    other = next(s for s in alto.namable("release") if s != alto.stands("release"))
    alto.take(want.SetMove("release", other))
    alto.take(want.SetBroken("release", True))
    sealed = alto.draft
    alto.take(want.Seal(alto.moment))
    reading(one)
    assert alto.take(want.Undo(alto.moment)).how == "ok"
    assert alto.draft == sealed
    assert alto.presses == 0, "presses before the seal are gone with it"


def test_what_is_written_beside_a_text_that_was_put_stays_as_it_is_after_an_undo() -> None:
    """A draft that has both has the newer one in the making; the other is still said."""
    one = reading(game())
    alto = at(one, "alto")
    put = Put("alto", (Clause("release", "high"), Clause("payment", "some")))
    assert alto.take(want.Say(put)).how == "ok"
    alto.take(SOME)
    sealed = alto.draft
    exchange(one)
    alto.take(want.Undo(alto.moment))
    assert alto.draft == sealed


def _device(prompts: bool) -> Visit:
    one = passed(game(), "commit")
    return now(
        Visit(Look("en", prompts=prompts), (Start(), AtTable()), Passing(one, "alto"), "alto")
    )


def _next_orders(visit: Visit) -> Visit:
    """Guess nothing, seal, and come to the orders of the next round."""
    player = visit.player
    pressed(visit, want.SetGuess(player.to_guess, ""))
    pressed(visit, Finish(player.moment))
    assert visit.game is not None
    return now(visit.shows(Start(), AtTable()) if passed(settled(visit.game), "commit") else visit)


def test_a_guess_is_asked_for_once_a_game_unless_it_is_wanted_every_round() -> None:
    for prompts, again in ((False, False), (True, True)):
        visit = _device(prompts)
        first = pressed(visit, Finish(visit.player.moment)).visit
        assert isinstance(first.places[-1], GuessAsked), "the first time it is asked"
        visit = _next_orders(visit)
        assert (visit.player.round, visit.player.has_guessed) == (2, True)
        then = pressed(visit, Finish(visit.player.moment)).visit
        assert isinstance(then.places[-1], GuessAsked) is again


def test_who_would_not_guess_was_asked_all_the_same_and_others_were_not() -> None:
    one = passed(game(("alto", "medio")), "commit")
    alto, medio = at(one, "alto"), at(one, "medio")
    alto.take(want.SetGuess(alto.to_guess, ""))
    assert (alto.has_guessed, medio.has_guessed) == (True, False)
    assert replace(alto.guess(1), before=0).way == ""  # type: ignore[type-var]
