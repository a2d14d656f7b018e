"""Playing a seat at the keyboard: every command, both scenarios and languages, and leaving at any time."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from game.rules.chance import draw, game_seeds
from game.scenario.model import Scenario
from game.session.record import read
from game.session.session import Session
from game.session.staging import scenario_in
from tests.lines.conftest import Game, Play, at

OVER = "[After the end]"
BOTH = ("three-valleys", "drones-over-mexico")


def seats_of(name: str) -> list[str]:
    scenario = scenario_in(name, "en")
    return [key for key, part in scenario.stakeholders.items() if part.play == "anyone"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "seat"), [(name, seats_of(name)[0]) for name in BOTH])
def test_a_patient_person_comes_to_the_end(
    typed: Play, name: str, seat: str, language: str
) -> None:
    game = typed(f"{name} --text --seat {seat} --seed 7 --lang {language}")
    scenario = scenario_in(name, language)
    assert game.status == 0
    assert any(ending.text.text in game.output for ending in scenario.endings.values())
    assert "Traceback" not in game.output
    assert "{" not in game.output


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("language", ["en", "es"])
def test_at_most_two_hundred_words_before_the_first_order(
    typed: Play, name: str, language: str
) -> None:
    for seat in seats_of(name):
        game = typed(f"{name} --text --seat {seat} --seed 7 --lang {language}", patient=False)
        # The news may ask for an answer at once: that is the first order.
        before, front, _ = re.split(
            r"(\[[^\]]*(?:front page|primera plana)\][^\n]*)", game.output, maxsplit=1
        )
        before = before.split("\n  1. ")[0]
        assert len((before + front).split()) <= 200, seat


def test_the_prompt_always_says_where_the_game_stands_and_what_enter_does(typed: Play) -> None:
    game = typed("three-valleys --text --seat delta --seed 7 --lang en", ["propose", "release"])
    at = r"(Round \d+ of 4, [a-z][\w ]*|Round \d+: what was done|After .*|Break your word\?|Before you see it)"
    for prompt in game.prompts:
        assert re.match(rf"\[{at}\] (Enter: .+\.|.+:) $", prompt), prompt


SCRIPT = [
    "help", "brief", "history", "easy", "easy", "news", "news 1", "table", "numbers", "levers",
    "levers diversion", "trust", "trust delta", "agreements", "texts", "scores", "about", "words",
    "why", "why river", "more", "why score", "why cooperation", "why mandate", "why trust delta",
    "why trust medio delta", "why trust", "why dragons", "more", "again", "menu", "hint",
    "promise gauges shared", "promise release high", "drop", "mark diversion delta", "drop diversion",
    "mark", "back", "promise", "back", "withdraw", "notice", "amend", "unsay", "exactly", "renew", "unsign", "drop",
    "propose", "propose diversion small", "gauges", "payment full", "diversion out",
    "release open the gate", "pay delta 1", "invite medio", "others may join", "rounds 3", "drop",
    "propose release open, payment whole checked", "drop",
    "propose release high, diversion small, pay medio 1", "",
    "save", "go",
]  # fmt: skip
"""Every command of the talk and every look, once."""


def test_every_command_is_understood(typed: Play, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jsonl"
    first = [*SCRIPT[:-1], f"save {copy}", "go"]
    later = at_("talk]", *first) + at_(
        "secret orders]", "keep", "drop", "set release high", "table", "go"
    )
    later += at_("what was done]", "why harvest", "undo", "")
    game = typed("three-valleys --text --seat alto --seed 7 --lang en", at(*later))
    assert game.status == 0
    assert read(copy).problem is None
    misunderstood = [line for line in game.output.split("\n") if "I do not understand" in line]
    assert not misunderstood
    for said in (
        "Red line: We will not let our lake fall",
        "Trust of Alto in Delta",
        "I know no number called “dragons”",
        "Gauges belongs to several seats",
        "Others may join later\n",
        "Put it to them: costs 6 of 8",
        "Taken back.",
    ):
        assert said in game.output, said


def at_(where: str, *lines: str) -> list[tuple[str, str]]:
    return [(where, line) for line in lines]


def test_the_same_in_spanish(typed: Play) -> None:
    lines = ["ayuda", "resumen", "mesa", "palancas", "porque rio", "porque confianza delta", "más",
             "prometer", "atrás", "proponer release alta", "canal pequeña", "pago entero", "", "seguir"]  # fmt: skip
    game = typed("three-valleys --text --seat alto --seed 7 --lang es", lines)
    assert game.status == 0
    assert "\nCanal, Una parte pequeña" in game.output
    assert "No entiendo" not in game.output
    for english in ("Round", "You ", "trusts", "points"):
        assert english not in game.output, english


def test_why_is_one_word_or_two_in_spanish(typed: Play) -> None:
    said = []
    for why in ("porque", "por qué", "por que"):
        game = typed(
            "three-valleys --text --seat alto --seed 7 --lang es", [f"{why} río"], patient=False
        )
        said.append(game.output.split("conversación] Enter: No decir más.")[1])
    assert "Caudal del río: " in said[0]
    assert said == said[:1] * 3


BAD = ["xyzzy", "99", "0", "-1", "propose nonsense", "propose release", "propose release sideways",
       "pay medio 2", "why", "news x", "p", "mark nothing at all", "promise diversion small",
       "save /no/such/folder/file", "x" * 5000, "\x00\x1b[31m", "١", "²", "propose , , ,",
       "amend nobody", "propose release high, pay medio 99", "propose release high, pay us"]  # fmt: skip


def test_every_mistake_costs_one_sentence_and_is_asked_again(typed: Play) -> None:
    game = typed("three-valleys --text --seat alto --seed 7 --lang en", [*BAD, "drop"])
    assert game.status == 0
    assert OVER in game.output
    assert "Traceback" not in game.output
    assert "“propose”" not in game.output or "I do not understand" in game.output


@pytest.mark.parametrize("name", BOTH)
def test_leaving_is_possible_at_every_question_and_nothing_is_lost(typed: Play, name: str) -> None:
    """The end of the input after any number of lines saves the game and says how to go on."""
    seat = {"three-valleys": "alto", "drones-over-mexico": "mx_president"}[name]
    pair = {"three-valleys": "propose release high, payment full",
            "drones-over-mexico": "propose permission case, flights request"}[name]  # fmt: skip
    lines = [pair, "", "go", "decline", "", "sign", "1", "leave", "go", "50 %", "1", "2", "go", "",
             "go", "", "propose", "1", "1", "", "promise", "2", "back"]  # fmt: skip
    for count in range(0, len(lines) + 1, 2):
        game = typed(
            f"{name} --text --seat {seat} --seed 7 --lang en", lines[:count], patient=False
        )
        assert game.status == 0
        assert "Your game is saved in" in game.output
        path = re.findall(r"--resume (\S+)", game.output)[-1]
        assert read(path).problem is None


def test_a_saved_game_goes_on_where_it_was(typed: Play) -> None:
    first = typed(
        "three-valleys --text --seat medio --seed 7 --lang en",
        ["go", "leave", "leave", "leave", "go"],
        patient=False,
    )
    path = re.findall(r"--resume (\S+)", first.output)[-1]
    again = typed(f"--resume {path}")
    assert OVER in again.output
    assert Session.resume(path).over
    whole = typed(f"--resume {path}", ["why score alto", "quit"])
    assert "Score of Alto" in whole.output


def test_undo_takes_the_last_decision_back(typed: Play) -> None:
    lines = ["undo", "propose release high, payment full", "", "", "undo", "texts", "quit"]
    game = typed("three-valleys --text --seat alto --seed 7 --lang en", lines)
    assert "There is nothing to take back." in game.output
    after = game.output.split("Taken back.")[1]
    assert "[Round 1 of 4, talk]" in after
    assert "No text on the table is for you." in after


@pytest.mark.parametrize("name", BOTH)
def test_no_secret_of_another_is_read_during_play(typed: Play, name: str) -> None:
    scenario = scenario_in(name, "en")
    looks = ["brief", "history", "table", "levers", "trust", "agreements", "news", "why score"]
    for seat in seats_of(name)[:3]:
        game = typed(f"{name} --text --seat {seat} --seed 7 --lang en", [*looks, "go"])
        assert game.output != game.during, "the game came to its end"
        keeps_secrets(scenario, seat, game)


def keeps_secrets(scenario: Scenario, seat: str, game: Game) -> None:
    for other, part in scenario.stakeholders.items():
        if other == seat:
            continue
        for text in part.private:
            assert text.text not in game.during
        for bonus in part.bonuses:
            assert not bonus.say or bonus.say.text not in game.during
        assert f"Mandate of {part.short}" not in game.during
        said = re.findall(rf"{part.short}: “(.*)”", game.during)
        assert not [line for line in said if re.search(r"\d+(\.\d)? points?", line)], said
        assert f"{part.short}: “I set" not in game.during
    for fact in scenario.facts.values():
        for value in fact.values.values():
            assert value.name.text not in game.during
        for other, told in fact.told.items():
            for text in told.values():
                own = {t.text for t in fact.told.get(seat, {}).values()}
                assert other == seat or text.text in own or text.text not in game.during
    for text in scenario.afterwards:
        assert text.text not in game.during


def test_a_seat_with_nothing_to_decide_watches_to_the_end(typed: Play) -> None:
    game = typed("three-valleys --text --seat commission --seed 7 --lang en")
    assert OVER in game.output
    assert not any("talk]" in prompt for prompt in game.prompts)


def test_the_debrief_opens_everything(typed: Play) -> None:
    scenario = scenario_in("drones-over-mexico", "en")
    lines = ["why trust mx_def us_int", "why us_defense", "why balance", "", "archives", "happened",
             "questions", "agreements", "help", "save", "undo", "quit"]  # fmt: skip
    start = typed("drones-over-mexico --text --seat health --seed 7 --lang en", patient=False)
    path = re.findall(r"--resume (\S+)", start.output)[-1]
    typed(f"--resume {path}")
    after = typed(f"--resume {path}", lines).output
    assert "The archives are open" in after
    assert "Score of US Defense" in after
    assert scenario.afterwards[0].text in after
    assert str(scenario.teaching.debrief[0].ask) in after
    assert "can no longer be changed" in after


def test_the_lot_decides_who_does_not_choose(typed: Play) -> None:
    one, other = (typed("three-valleys --text --seed 7 --lang en", ["", "quit"]) for _ in range(2))
    assert one.output == other.output.replace("-2.jsonl", "-1.jsonl")
    assert "You are: " in one.output


VOCABULARY = [
    "put",
    "amend",
    "would",
    "unsign",
    "unsay",
    "exactly",
    "renew",
    "wait",
    "nothing",
    "promise",
    "deny",
    "mark",
    "notice",
    "withdraw",
    "drop",
    "go",
    "sign",
    "decline",
    "leave",
    "set",
    "keep",
    "brief",
    "news",
    "table",
    "levers",
    "trust",
    "agreements",
    "texts",
    "scores",
    "why",
    "more",
    "help",
    "undo",
    "save",
    "yes",
    "no",
    "back",
    "menu",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "50",
    "100",
    "-3",
    "2",
    "proponer",
    "firmar",
    "rechazar",
    "seguir",
    "porque",
    "mesa",
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_typed_the_game_goes_on(typed: Play, seed: int) -> None:
    """A monkey at the keyboard: words by lot, alone and with the names of the scenario."""
    name = BOTH[seed % 2]
    scenario = scenario_in(name, "en")
    minutes = list(scenario.lengths)[seed % len(scenario.lengths)]
    names = [*scenario.stakeholders, *scenario.levers, *scenario.indicators]
    names += [key for lever in scenario.levers.values() for key in lever.settings]
    lots = draw(game_seeds(seed, 400), 0, "monkey", np.arange(4))
    lines = [
        " ".join(
            [VOCABULARY[a % len(VOCABULARY)], *[names[x % len(names)] for x in (b, c)][: d % 3]]
        )
        for a, b, c, d in lots.tolist()
    ]
    seat = seats_of(name)[seed % len(seats_of(name))]
    language = ("en", "es")[seed // 2 % 2]
    lines = [line for line in lines if not line.startswith("save")]
    game = typed(
        f"{name} --text --seat {seat} --length {minutes} --seed {seed} --lang {language}", lines
    )
    assert game.status == 0
    assert "Traceback" not in game.output
    path = re.findall(r"--resume (\S+)", game.output)
    if path:
        assert read(path[-1]).problem is None


@pytest.mark.slow
@pytest.mark.parametrize("name", BOTH)
def test_every_seat_and_length_can_be_played(typed: Play, name: str) -> None:
    scenario = scenario_in(name, "en")
    for minutes in scenario.lengths:
        for seat in seats_of(name):
            game = typed(f"{name} --text --seat {seat} --length {minutes} --seed 3 --lang es")
            assert "[Después del final]" in game.output


def test_one_empty_line_too_many_ends_no_talk_and_seals_no_orders(typed: Play) -> None:
    line = "three-valleys --text --seat alto --seed 1 --lang en"
    said = typed(line, ["", "quit", "yes"], patient=False)
    assert "Nothing is prepared. You say nothing more in this talk" in said.output
    talk = [p for p in said.prompts if "1 of 4, talk" in p]
    assert talk == said.prompts[:2], "the first line has said it and closed nothing"
    twice = typed(line, ["", "", "quit", "yes"], patient=False)
    assert "What was said" in twice.output, "the second is meant"
    orders = typed(line, [*["go"] * 3, "", "quit", "yes"], patient=False)
    assert (
        "Silence keeps your word. All else stays as it is. Enter once more: Order nothing"
        in orders.output
    )


def test_what_was_prepared_is_there_in_the_game_that_goes_on(typed: Play) -> None:
    first = typed(
        "three-valleys --text --seat alto --seed 7 --lang en",
        ["put release high, payment full", "put", "put gauges shared", "quit"],
        patient=False,
    )
    assert "would be lost" not in first.output
    path = re.findall(r"--resume (\S+)", first.output)[-1]
    again = typed(f"--resume {path}", ["drop", "quit"], patient=False)
    assert "What you had prepared is still there." in again.output
    assert "You put a text: Release at “Open the gate” and Payment at" in again.output
    assert "\nGauges, One table of numbers" in again.output
    assert "Enter: Put it to them." in again.prompts[0]


def test_what_the_others_were_like_is_guessed_by_number(typed: Play) -> None:
    lines = at(("[After the end]", "guess"), ("[", "1"), ("[", ""), ("[", "back"), ("[", "quit"))
    said = typed("three-valleys --text --seat alto --seed 7 --lang en", lines).output
    asked = said.split("What kind of counterpart was Medio?", 1)[1]
    assert "  1. a mind" in asked
    assert "It was a mind" in asked
    assert "What kind of counterpart was Delta?" in asked
