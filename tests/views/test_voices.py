"""Lines of speech: which are heard, whose they are, and that luck alone tells them apart."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from game.locale import LANGUAGES
from game.minds.mind import Reason
from game.minds.moments import SPOKEN, WEIGHT, Speaker
from game.rules.chance import game_seeds
from game.rules.rulebook import Rulebook
from game.scenario.model import MOMENTS
from game.views.voices import (
    MOST,
    Spoken,
    line_beside,
    temperament_lines,
    voice_of,
    voices,
)
from game.views.words import Words
from tests.builders import book

RULES = book()
FACTS: dict[str, tuple[str, str | int]] = {
    "other": ("whom", "north"),
    "lever": ("lever", "gate"),
}


def given(
    code: str, seat: str = "south", round: int = 1, spoken: bool = True, **facts: str
) -> Reason:
    """A reason with all the facts that its code names."""
    named = dict(map(FACTS.__getitem__, SPOKEN[code].places))
    return Reason(seat, code, named | facts, round, "talk", 1, spoken)


def speaker(mind: str = "grim", seed: int = 7) -> Speaker:
    return Speaker(mind, game_seeds(seed, 1))


def heard(
    *reasons: Reason, hearer: str = "isle", seed: int = 7, words: Words | None = None
) -> tuple[Spoken, ...]:
    minds = {"north": "grim", "south": "generous", "isle": "grit"}
    return voices(words or Words(RULES), lambda seat: speaker(minds[seat], seed), reasons, hearer)


def told(voice: Mapping[str, object], seat: str = "south") -> Rulebook:
    """A world in which a seat has a voice of its own."""
    return book({"stakeholders": {seat: {"voice": voice}}})


def said(rules: Rulebook, code: str, mind: str = "grim", seed: int = 7, round: int = 1) -> str:
    return line_beside(Words(rules), speaker(mind, seed), given(code, round=round))


# Which are heard


def test_of_many_reasons_two_lines_are_heard_of_two_seats() -> None:
    reasons = [given("not_enough", seat) for seat in ("south", "isle")] * 3
    lines = heard(*reasons)
    assert len(lines) == MOST == 2
    assert {line.seat for line in lines} == {"south", "isle"}


def test_one_seat_is_heard_twice_where_nobody_else_speaks() -> None:
    of_two_moments = heard(given("not_enough"), given("begins"))
    assert [line.reason.code for line in of_two_moments] == ["not_enough", "begins"]
    texts = [given("not_enough", text=text, whom="north") for text in ("aa", "bb", "cc", "dd")]
    assert len(heard(*texts)) == MOST


@pytest.mark.parametrize("seed", range(8))
def test_another_seat_and_another_moment_come_before_more_of_the_same(seed: int) -> None:
    def found(*said: tuple[str, str]) -> list[tuple[str, str]]:
        reasons = [
            given(code, seat, text=f"{n}", whom="north") for n, (code, seat) in enumerate(said)
        ]
        return [
            (line.reason.code, line.seat) for line in heard(*reasons, hearer="press", seed=seed)
        ]

    no, hello = "not_enough", "begins"
    whole = found((no, "south"), (no, "isle"), (hello, "south"), (hello, "isle"))
    assert [code for code, _ in whole] == [no, hello]
    assert {seat for _, seat in whole} == {"south", "isle"}
    other_seat = found((no, "south"), (hello, "south"), (no, "isle"))
    assert {seat for _, seat in other_seat} == {"south", "isle"}
    several = found((no, "south"), (no, "south"), (no, "south"), (no, "isle"))
    assert {seat for _, seat in several} == {"south", "isle"}


def test_what_is_not_spoken_gives_no_line() -> None:
    assert heard(given("not_enough", spoken=False)) == ()
    assert heard(Reason("south", "moves_gain", {"lever": "gate"}, spoken=True)) == ()


def test_a_person_says_no_line_of_a_mind() -> None:
    assert voices(Words(RULES), lambda seat: None, [given("not_enough")]) == ()


@pytest.mark.parametrize("seed", range(5))
def test_what_weighs_more_is_heard_first(seed: int) -> None:
    reasons = [given(code, seat) for code in SPOKEN for seat in ("south", "isle")]
    first, second = (SPOKEN[line.reason.code].moment for line in heard(*reasons, seed=seed))
    assert [first, second] == sorted(WEIGHT, key=WEIGHT.__getitem__)[:2]


@pytest.mark.parametrize("seed", range(5))
def test_what_is_said_to_the_hearer_is_heard_before_what_is_said_to_others(seed: int) -> None:
    reasons = [given("not_enough", whom=seat) for seat in ("north", "isle")]
    for hearer in ("north", "isle"):
        first = heard(*reasons, hearer=hearer, seed=seed)[0]
        assert first.reason.facts["whom"] == hearer


def test_which_of_equals_are_heard_is_luck_and_not_their_order() -> None:
    reasons = [given("begins", seat) for seat in ("north", "south", "isle")]
    drawn = [heard(*reasons, seed=seed) for seed in range(20)]
    turned = [heard(*reasons[::-1], seed=seed) for seed in range(20)]
    assert {frozenset(line.seat for line in lines) for lines in drawn} == {
        frozenset(pair) for pair in (("north", "south"), ("north", "isle"), ("south", "isle"))
    }
    assert drawn == turned


def test_a_line_is_the_same_whoever_else_is_heard() -> None:
    """A hearer that hears less hears nothing else of what it hears."""
    reasons = [
        given("rival", "south"),
        given("never_again", "isle"),
        given("blocks", "north"),
    ]
    everything = {line.reason.seat: line.line for line in heard(*reasons[:2])}
    for one in reasons[:2]:
        (alone,) = heard(one)
        assert alone.line == everything[one.seat]


def test_two_seats_are_not_heard_in_the_same_words() -> None:
    rules = book(
        {"stakeholders": {seat: {"voice": {"opens": "Hello."}} for seat in ("north", "south")}}
    )
    reasons = [given("begins", seat) for seat in ("north", "south")]
    (line,) = heard(*reasons, words=Words(rules))
    assert line.line == "Hello."
    two = heard(*reasons, given("begins", "isle"), words=Words(rules))
    assert len({line.line for line in two}) == 2


def test_the_same_words_are_not_heard_twice_with_another_name_in_them() -> None:
    rules = told({"declines": "No, {other}."})
    reasons = [given("not_enough", whom=seat) for seat in ("north", "isle")]
    (line,) = heard(*reasons, words=Words(rules), hearer="north")
    assert line.line == "No, North."


# Which line it is


def test_the_same_luck_says_the_same_line_and_other_luck_another() -> None:
    lines = [said(RULES, "begins", seed=seed) for seed in range(12)]
    assert lines == [said(RULES, "begins", seed=seed) for seed in range(12)]
    assert len(set(lines)) > 2


def test_from_round_to_round_no_line_is_repeated_before_all_were_said() -> None:
    count = len(temperament_lines("en", "grim", "last_round", "last_round"))
    lines = [said(RULES, "last_round", round=round) for round in range(1, 2 * count + 1)]
    assert len(set(lines[:count])) == count
    assert lines[:count] == lines[count:]


def test_no_number_of_an_exchange_plays_a_part() -> None:
    """How many exchanges went by may be a secret."""
    words = Words(RULES)
    reasons = [
        Reason("south", "not_enough", {"whom": "north"}, 2, "talk", n, True) for n in range(1, 9)
    ]
    assert len({line_beside(words, speaker(), one) for one in reasons}) == 1


def test_about_another_text_another_line_may_be_said() -> None:
    words = Words(RULES)
    texts = (given("not_enough", text=f"{n}", whom="north") for n in range(12))
    assert len({line_beside(words, speaker(), one) for one in texts}) > 2


def test_what_a_reason_keeps_back_plays_no_part() -> None:
    words = Words(RULES)
    lines = {
        line_beside(words, speaker(), given("not_enough", gain=str(gain), price=str(gain)))
        for gain in range(8)
    }
    assert len(lines) == 1


@pytest.mark.parametrize("code", SPOKEN)
@pytest.mark.parametrize(
    "mind", ["grim", "opportunist", "always_defect", "noisy(5, linear(grit))", "random"]
)
def test_all_languages_say_the_same_line(mind: str, code: str) -> None:
    rules, moment = RULES, SPOKEN[code].moment
    for seed in range(4):
        numbers = set()
        for language in LANGUAGES:
            line = line_beside(Words(rules, language), speaker(mind, seed), given(code))
            filled = {"other": "North", "lever": "The gate"}
            lines = temperament_lines(language, mind, moment, code)
            numbers.add(
                [each.replace("{want}", "?").format(**filled) for each in lines].index(line)
            )
        assert len(numbers) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", SPOKEN)
def test_every_place_is_filled(language: str, code: str) -> None:
    for seed in range(12):
        for mind in ("self_interested", "bargainer", "pavlov", "status_quo"):
            line = line_beside(Words(RULES, language), speaker(mind, seed), given(code))
            assert line
            assert "{" not in line


def test_a_name_that_would_make_a_line_too_long_is_not_said() -> None:
    name = "a gate with a name of far more words than anybody would ever say"
    rules = book({"levers": {"gate": {"name": name}}})
    for seed in range(12):
        line = said(rules, "would_sign_with", seed=seed)
        assert line
        assert name not in line
        assert len(line.split()) <= 12


def test_a_lever_is_named_only_where_a_change_of_it_alone_would_do() -> None:
    def lines(change: str) -> set[str]:
        named = given("would_sign_with", lever="gate", change=change)
        return {line_beside(Words(RULES), speaker(seed=seed), named) for seed in range(12)}

    assert any("The gate" in line for line in lines("41"))
    assert not any("The gate" in line for line in lines("41 73"))


def test_nobody_is_spoken_of_to_itself() -> None:
    """A seat that answers a text it stands for itself names nobody."""
    own = given("not_enough", seat="south", proposer="south")
    lines = {line_beside(Words(RULES), speaker(seed=seed), own) for seed in range(12)}
    assert not any("South" in line for line in lines)


def test_what_everybody_knows_that_a_seat_wants_may_be_named() -> None:
    interests = {"water": {"weight": 60, "known": True}, "mood_south": 40}
    known = book({"stakeholders": {"south": {"interests": interests}}})
    lines = {said(known, "begins", "self_interested", seed) for seed in range(40)}
    assert "We came for Water. The rest is conversation." in lines
    assert not any("Mood" in line for line in lines)
    hidden = {said(RULES, "begins", "self_interested", seed) for seed in range(40)}
    assert not any("We came for" in line for line in hidden)


def test_weights_play_no_part_in_what_is_named() -> None:
    def lines(water: int) -> list[str]:
        known = {"weight": water, "known": True}, {"weight": 100 - water, "known": True}
        interests = dict(zip(("water", "mood_south"), known, strict=True))
        rules = book({"stakeholders": {"south": {"interests": interests}}})
        return [said(rules, "begins", "self_interested", seed) for seed in range(40)]

    assert lines(10) == lines(90)


def test_a_mind_within_another_speaks_for_both() -> None:
    assert voice_of("noisy(10, boulware(opportunist))") == "opportunist"
    assert said(RULES, "begins", "noisy(10, boulware(opportunist))") == said(
        RULES, "begins", "opportunist"
    )


# The voice of a seat


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_voice_of_a_seat_goes_before_that_of_its_temperament(moment: str) -> None:
    rules = told({moment: ["Sources first.", "Put the log in, and I sign."]})
    for code in (code for code, at in SPOKEN.items() if at.moment == moment):
        lines = {said(rules, code, seed=seed) for seed in range(12)}
        assert lines == {"Sources first.", "Put the log in, and I sign."}
    other = next(code for code, at in SPOKEN.items() if at.moment != moment)
    assert said(rules, other) == said(RULES, other)


def test_other_seats_speak_as_before() -> None:
    rules = told({"opens": "Sources first."})
    for seat, changed in (("south", True), ("isle", False)):
        lines = [
            line_beside(Words(each), speaker(), given("begins", seat)) for each in (rules, RULES)
        ]
        assert (lines[0] != lines[1]) is changed


def test_a_line_of_a_seat_names_what_is_at_hand() -> None:
    rules = told({"declines": "{other}, leave {lever} alone."})
    named = given("rival", whom="north")
    assert line_beside(Words(rules), speaker(), named) == "North, leave The gate alone."


def test_a_line_of_a_seat_is_passed_over_where_it_names_what_is_not_at_hand() -> None:
    rules = told({"declines": ["Leave {lever} alone.", "Not today."]})
    assert {said(rules, "not_enough", seed=seed) for seed in range(12)} == {"Not today."}
    rules = told({"declines": ["Leave {lever} alone.", "Not {today.", "Not {so}."]})
    assert {said(rules, "not_enough", seed=seed) for seed in range(12)} == {"Not {today."}


def test_where_a_seat_has_no_line_for_it_its_temperament_speaks() -> None:
    rules = told({"declines": ["Leave {lever} alone."]})
    assert said(rules, "not_enough") == said(RULES, "not_enough")


def test_a_voice_is_read_in_the_language_of_the_reader() -> None:
    rules = told({"end": ["We go."]})
    spanish = told({"end": ["Nos vamos."]}).scenario
    line = line_beside(Words(rules, "es", spanish), speaker(), given("ends"))
    assert line == "Nos vamos."
