"""`balance --teaches`: a dilemma in which cheating at the end pays, one in which it does not, and its words."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from game import UserError
from game.analysis.findings import Report, as_data
from game.analysis.teaching import TRUST
from game.rules.rulebook import Rulebook
from game.scenario.shelf import find_scenario
from game.views.words import Words
from game.workshop import balance, sweep, trying
from game.workshop.balance_told import lines, page

GAMES = 12


def dilemma(word: int) -> str:
    """Two hardliners: helping costs 4 and brings the other 10; a word in force is worth `word` to its giver."""

    def seat(own: str, other: str) -> dict[str, Any]:
        bonuses = [
            {"when": f"l{own} is aye", "points": -4},
            {"when": f"l{other} is aye", "points": 10},
            *([{"when": f"agreed(l{own})", "points": word}] if word else []),
        ]
        return {
            "name": own, "short": own.upper(), "icon": "anchor", "colour": "blue", "side": f"of_{own}",
            "public": "We count.", "private": "We count twice.",
            "interests": {"calm": 100}, "mandate": {"start": 20, "income": 0, "cap": 40},
            "temperament": ["hardliner"], "bonuses": bonuses,
        }  # fmt: skip

    def lever(own: str, other: str) -> dict[str, Any]:
        return {
            "name": f"Lever {own}", "ask": "Yes or no?", "owner": own, "start": "nay", "step_cost": 0,
            "settings": {"nay": {"name": "No", "cooperation": 0},
                         "aye": {"name": "Yes", "cooperation": 100, "regard": {other: 80}}},
        }  # fmt: skip

    minutes = {"brief": 5, "talk": 3, "commit": 2, "reveal": 2, "debrief": 15}
    return yaml.safe_dump({
        "format": 1, "id": "dilemma", "language": "en", "title": "A dilemma", "summary": "Help or not.",
        "story": "Nothing has happened.",
        "teaching": {"age": "11+", "topic": "x", "objectives": ["y"]},
        "lengths": {45: {"rounds": 4, "exchanges": 1, "minutes": minutes, "aftermath": 0}},
        "sides": {"of_a": "The A", "of_b": "The B"},
        "indicators": {"calm": {"name": "Calm", "start": 30, "good": "high"}},
        "stakeholders": {"a": seat("a", "b"), "b": seat("b", "a")},
        "levers": {"la": lever("a", "b"), "lb": lever("b", "a")},
        "agreements": {"worry": 0},
        "endings": {"end": {"title": "The end", "text": "Over.", "otherwise": True}},
    })  # fmt: skip


def asked(file: Path | str, *said: str) -> Namespace:
    parser = ArgumentParser()
    balance.add_arguments(parser)
    return parser.parse_args([str(file), "--teaches", "--jobs", "1", "--seed", "5", *said])


def measured(folder: Path, word: int) -> tuple[Report, Rulebook]:
    file = folder / f"dilemma-{word}.yaml"
    file.write_text(dilemma(word), encoding="utf-8")
    return balance.measured(asked(file, "--games", str(GAMES)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dilemmas")


@pytest.fixture(scope="module")
def pays(folder: Path) -> tuple[Report, Rulebook]:
    return measured(folder, 0)


@pytest.fixture(scope="module")
def costs(folder: Path) -> tuple[Report, Rulebook]:
    return measured(folder, 6)


def of_a(found: tuple[Report, Rulebook]) -> Any:
    return as_data(found[0])["rules_of_thumb"]["a"]


def test_breaking_last_pays_what_helping_costs(pays: tuple[Report, Rulebook]) -> None:
    assert of_a(pays)["break_last"] == {"gain": 4, "low": 4, "high": 4}
    assert not pays[0]["break_last"].fine


def test_breaking_last_costs_where_a_word_in_force_is_worth_more(
    costs: tuple[Report, Rulebook],
) -> None:
    assert of_a(costs)["break_last"] == {"gain": -2, "low": -2, "high": -2}
    assert costs[0]["break_last"].fine


def test_sums_are_those_of_the_whole_table(
    pays: tuple[Report, Rulebook], costs: tuple[Report, Rulebook]
) -> None:
    """30 each without a deal; both helping win 6 each, and 6 more for a word in force."""
    for found, kept in ((pays, 72), (costs, 84)):
        sums = as_data(found[0])["sums"]
        assert (sums["kept"], sums["no_deal"]) == (kept, 60)
        assert sums["no_deal"] <= sums["broken"] < sums["kept"]


def test_the_two_want_the_opposite_at_the_frontier(pays: tuple[Report, Rulebook]) -> None:
    """Each likes best that the other alone helps, which takes 4 from that one."""
    sides = as_data(pays[0])["sides"]
    assert sides["near_frontier"] < 0
    assert sides["favourites"]["of_a"]["package"] == {"la": "nay", "lb": "aye"}
    assert sides["favourites"]["of_a"]["gives"] == {"of_a": 1, "of_b": -0.4}


def told(found: tuple[Report, Rulebook], language: str) -> list[str]:
    report, book = found
    words = Words(book, language)
    return list(lines(words, page(words, report, "dilemma.yaml")))


def test_every_finding_says_what_it_means(
    pays: tuple[Report, Rulebook], costs: tuple[Report, Rulebook]
) -> None:
    gains = "Breaking every word in the last round gains A +4 (4 to 4): the scenario rewards betrayal at the end."
    loses = "Breaking every word in the last round costs A 2 points (-2 to -2)."
    assert gains in [line.strip() for line in told(pays, "en")]
    assert loses in [line.strip() for line in told(costs, "en")]
    spanish = [line.strip() for line in told(pays, "es")]
    assert any(line.endswith("el escenario premia la traición al final.") for line in spanish)
    for found in (pays, costs):
        for language in ("en", "es"):
            assert not [line for line in told(found, language) if "{" in line or "balance." in line]


def test_one_game_is_not_enough_for_an_interval() -> None:
    with pytest.raises(UserError, match="--teaches compares games; it needs --games from 2 upward"):
        balance.measured(asked("three-valleys", "--games", "1"))


def test_trust_at_the_start_is_as_low_as_asked_for_or_as_high() -> None:
    """In the file everybody has its own, and 20 more stops at 100."""
    text = find_scenario("three-valleys").read_text(encoding="utf-8")
    books = {how: sweep._book(text, 20, False, how) for how in TRUST}
    apart = ~books["file"].itself
    for how in ("5", "95"):
        assert (books[how].trust_start[apart] == int(how) * 100).all()
    more = np.minimum(books["file"].trust_start + 2_000, 10_000)
    assert (books["plus20"].trust_start == more).all()
    assert len(set(books["file"].trust_start[apart].tolist())) > 1


def test_no_part_is_too_large_and_no_trial_is_played_twice(pays: tuple[Report, Rulebook]) -> None:
    for games in (2, 200, 1_500):
        todo = trying.planned(pays[1], "", 1, games)
        assert all(part.whole <= sweep.MOST for part in todo)
        kept = [part for part in todo if part.trust == "file"]
        trials = [trial for part in kept for trial in part.trials]
        assert len(trials) == len(set(trials)) * -(-games // sweep.MOST)
        assert sum(part.whole for part in kept) == games * len(set(trials))


@pytest.mark.slow
def test_it_does_not_depend_on_the_cut(
    folder: Path, pays: tuple[Report, Rulebook], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In parts of five games, of one trial each, everything comes out alike."""
    monkeypatch.setattr(trying, "MOST", 5)
    assert as_data(measured(folder, 0)[0]) == as_data(pays[0])


@pytest.mark.slow
def test_it_is_the_same_for_any_number_of_jobs() -> None:
    """And with a scenario of three seats that names no sides."""
    said = [balance.measured(asked("three-valleys", "--games", "4", "--length", "20", "--jobs", jobs))
            for jobs in ("1", "2")]  # fmt: skip
    one, two = (json.dumps(as_data(report), sort_keys=True) for report, _ in said)
    assert one == two
    assert json.loads(one)["sides"]["near_frontier"] is None
    assert any("`sides`" in line for line in told(said[0], "en"))


def test_progress_counts_every_game_that_is_played(folder: Path) -> None:
    file = folder / "dilemma-0.yaml"
    file.write_text(dilemma(0), encoding="utf-8")
    heard: list[tuple[int, int]] = []
    scenario = balance._loaded(file)
    book = balance.compile_rulebook(scenario, 45)
    todo = trying.planned(book, dilemma(0), 5, 3)
    results = sweep.swept(todo, None, lambda done, total: heard.append((done, total)))
    trials = len({trial for part in todo for trial in part.trials if trial})
    assert heard[-1] == (3 * (trials + 3), 3 * (trials + 3))
    assert sum(result.games for result in results) == 3 * (trials + 3)
