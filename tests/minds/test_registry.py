"""Minds by name, alone and around each other."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import game
from game import UserError
from game.analysis.fitting import varied
from game.locale import LANGUAGES, known
from game.minds.concession import ONE, given_up
from game.minds.negotiator import Negotiator
from game.minds.noise import Noisy
from game.minds.registry import MINDS, PACES, make
from game.minds.temperaments import GRIM
from game.scenario.counterparts import OFFERED, TEMPERAMENTS, Counterpart, fault, throws_dice
from game.session.session import Session
from game.views.temperaments import mind_about, mind_name
from tests.builders import book


def test_files_may_name_exactly_the_minds_there_are() -> None:
    assert set(TEMPERAMENTS) == set(MINDS)


def test_minds_go_around_minds() -> None:
    noisy = make("noisy(5, boulware( grim ))")
    assert isinstance(noisy, Noisy)
    assert (noisy.percent, noisy.name) == (5, "noisy(5, grim)")
    assert isinstance(noisy.mind, Negotiator)
    assert noisy.mind.character.pace > 1
    conceder = make("conceder(hardliner)")
    assert isinstance(conceder, Negotiator)
    assert conceder.character.pace < 0
    assert conceder.character.aspires == MINDS["hardliner"].character.aspires  # type: ignore[attr-defined]


def test_a_pace_says_how_much_is_given_up_by_half_time() -> None:
    at_half = {name: given_up(pace, ONE // 2) for name, pace in PACES.items()}
    assert at_half == {"boulware": 625, "linear": 5_000, "conceder": 7_071}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("grimm", "did you mean 'grim'"),
        ("zzz", "there are self_interested"),
        ("noisy", "write 'noisy(5, grim)'"),
        ("noisy(grim)", "write a percentage and a mind"),
        ("noisy(101, grim)", "write a percentage and a mind"),
        ("noisy(grim, 5)", "write a percentage and a mind"),
        ("noisy(5, grimm)", "did you mean 'grim'"),
        ("boulware", "write 'boulware(grim)'"),
        ("boulware(random)", "does not bargain"),
        ("loud(grim)", "there are boulware"),
        ("noisy(5, grim", "There is no mind"),
        ("", "There is no mind"),
    ],
)
def test_a_name_that_is_none_is_explained_in_one_sentence(name: str, said: str) -> None:
    with pytest.raises(UserError, match=r".") as caught:
        make(name)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("gimr", "'gimr' is not a temperament", "did you mean 'grim'?"),
        ("zzz", "'zzz' is not a temperament", ""),
        ("noisy", "'noisy' goes around another mind", "write 'noisy(5, grim)'"),
        ("linear", "'linear' goes around another mind", "write 'linear(grim)'"),
        ("noisy(grim, 5)", "'noisy(grim, 5)' needs a percentage and a mind", "write it as in 'noisy(5, grim)'"),
        ("noisy(5 grim)", "'noisy(5 grim)' needs a percentage and a mind", "write it as in 'noisy(5, grim)'"),
        ("loud(grim)", "'loud' cannot stand around a mind", "there are boulware, linear, conceder, noisy"),
        ("linear(noisy(5, pavlov))", "'noisy(5, pavlov)' does not bargain, so it has no pace", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_what_is_wrong_with_a_name(name: str, message: str, hint: str) -> None:
    assert fault(name) == (message, hint)


def test_what_the_rows_say_of_the_minds() -> None:
    """Who can be chosen for all seats, in this order; who is no riddle; whose games differ by luck alone."""
    assert OFFERED == (
        "tit_for_tat", "generous", "grim", "grit", "opportunist", "hardliner", "satisficer",
        "spoiler", "self_interested", "planner",
    )  # fmt: skip
    assert [name for name, kind in TEMPERAMENTS.items() if not kind.guessed] == [
        "status_quo",
        "random",
    ]
    thrown = [name for name in TEMPERAMENTS if throws_dice(name)]
    assert thrown == ["random"]
    assert throws_dice("noisy(5, grim)")
    assert throws_dice("linear(noisy(5, grim))")
    assert not throws_dice("linear(grim)")


def test_the_rows_say_which_minds_bargain() -> None:
    for name, kind in TEMPERAMENTS.items():
        assert kind.bargains == isinstance(MINDS[name], Negotiator), name


WRAPPED = [
    name.replace("MIND", mind)
    for mind in TEMPERAMENTS
    for name in ("noisy(5, MIND)", "boulware(MIND)", "conceder(linear(MIND))", "noisy(0,boulware( MIND ))",
                 "linear(noisy(5, MIND))", "noisy(101, MIND)", "noisy(MIND)", "loud(MIND)", "MINDS")
]  # fmt: skip


@pytest.mark.parametrize("name", WRAPPED)
def test_a_file_may_name_exactly_what_can_be_made(name: str) -> None:
    """The check of a scenario file and the maker of minds agree, wrappers and all."""
    try:
        make(name)
        made = True
    except UserError:
        made = False
    assert (fault(name) is None) == made, fault(name)


# a new one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPERAMENTS)
def test_every_temperament_is_named_and_told_in_every_language(name: str, language: str) -> None:
    assert {f"mind.{name}", f"mind.{name}.about"} <= set(known(language).texts)


def test_a_new_temperament_needs_its_row_its_class_and_its_texts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sleepy = replace(GRIM, name="sleepy")
    monkeypatch.setitem(TEMPERAMENTS, "sleepy", Counterpart("sleepy", dice=True))  # type: ignore[arg-type]
    monkeypatch.setitem(MINDS, "sleepy", sleepy)  # type: ignore[arg-type]
    monkeypatch.setitem(known("en").texts, "mind.sleepy", "a mind that sleeps")  # type: ignore[arg-type]
    monkeypatch.setitem(known("en").texts, "mind.sleepy.about", "It sleeps.")  # type: ignore[arg-type]
    rules = book({"stakeholders": {"north": {"temperament": ["boulware(sleepy)"]}}})
    session = Session.start(rules.scenario, seed=1, people=(), autosave=False)
    while not session.over:
        session.advance()

    assert session.minds["north"] == "boulware(sleepy)"
    assert session.over
    assert fault("boulware(sleepy)") is None
    assert fault("sleepi") == ("'sleepi' is not a temperament", "did you mean 'sleepy'?")
    assert mind_name("boulware(sleepy)") == "a mind that sleeps; it gives way late"
    assert mind_about("boulware(sleepy)") == "It sleeps."
    assert varied(rules)


def test_nothing_in_the_program_lists_temperaments_a_second_time() -> None:
    """A collection written out that holds three of their names would have to be kept in step.

    Their voices are: each has lines of its own in every language, and the tests of voices ask for all of them.
    The mixed company that an author is offered is chosen: it need not have every one.
    """
    home = Path(game.__file__).parent
    found = []
    for path in sorted(home.rglob("*.py")):
        chosen = (home / "scenario" / "counterparts.py", home / "workshop" / "company.py")
        if path in chosen or path.stem.startswith("voices"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
                held = [part for part in ast.walk(node) if isinstance(part, ast.Constant)]
                if len({part.value for part in held} & set(TEMPERAMENTS)) >= 3:
                    found.append(f"{path.relative_to(home)}:{node.lineno}")

    assert found == []
