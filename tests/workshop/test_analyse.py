"""`analyse`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from game import UserError
from game.__main__ import main
from game.workshop.analyse import _progress
from tests.analysis import reference
from tests.analysis.games import path, scenario

POINTS = ("nash", "kalai_smorodinsky", "egalitarian", "best_sum")


def analysed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["analyse", *words]) == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(analysed(capsys, *words, "--json"))


def test_the_data_of_a_scorable_game(capsys: pytest.CaptureFixture[str]) -> None:
    found, said = data(capsys, str(path("harbour"))), scenario("harbour")
    assert (found["scenario"], found["utilities"], found["listed"]) == ("harbour", "exact", "all")
    assert found["packages"] == found["combinations"] == 576
    assert found["seats"] == list(said.stakeholders)
    assert found["reservation"]["ministry"] == 65
    worths = [reference.worth(said, profile) for profile in reference.combinations(said)]
    floor = reference.floor(said)
    for place, seat in enumerate(said.stakeholders):
        accepts = sum(worth[place] >= floor[place] for worth in worths)
        assert found["acceptable_per_seat"][seat] == accepts
        assert found["best"][seat]["utilities"][seat] == max(worth[place] for worth in worths)
        assert found["worst"][seat]["utilities"][seat] == min(worth[place] for worth in worths)
    assert 0 < found["unanimous"] < found["acceptable"]
    assert found["efficient_count"] == len(found["efficient"]) == sum(reference.efficient(worths))
    assert found["parties"] == found["seats"]
    for name in POINTS:
        point = found[name]
        profile = tuple(point["settings"].items())
        assert list(point["utilities"].values()) == reference.worth(said, profile)
        assert point["sum"] == sum(point["utilities"].values())
        assert point["efficient"]
    assert found["nash"]["unanimous"]
    assert not found["best_sum"]["acceptable"]
    assert found["win_sets"] == []
    assert found["stability"]["states"] == 576


def test_real_points_are_exact_to_a_millionth(capsys: pytest.CaptureFixture[str]) -> None:
    found, said = data(capsys, str(path("purchase"))), scenario("purchase")
    for name in POINTS:
        profile = tuple(found[name]["settings"].items())
        exact = [float(amount) for amount in reference.worth(said, profile)]
        assert list(found[name]["utilities"].values()) == exact
    assert any(str(worth).split(".")[-1][5:] for worth in found["nash"]["utilities"].values())


def test_the_stability_of_every_state_of_a_small_conflict(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = data(capsys, str(path("chicken")))["stability"]
    assert found["utilities"] == "exact"
    assert found["states"] == len(found["profiles"]) == 4
    by_state = {tuple(one["settings"].values()): one for one in found["profiles"]}
    assert by_state["help", "help"]["equilibrium"] == ["gmr", "smr"]
    assert by_state["help", "hold"]["nash"] == {"anna": True, "bert": True}
    assert by_state["hold", "hold"]["names"] == ["status_quo"]
    assert by_state["help", "help"]["temptations"]["anna"] == {
        "to": {"anna_acts": "hold", "bert_acts": "help"},
        "gain": 1,
        "reply": {
            "by": "bert",
            "to": {"anna_acts": "hold", "bert_acts": "hold"},
            "credible": False,
            "left": -2,
        },
    }
    assert len(found["equilibria"]["nash"]) == 2
    assert by_state["hold", "hold"]["coalition_move"]["seats"] == ["anna", "bert"]


def test_a_profile_that_was_asked_for_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    asked = "order=modified,appeal=accepted,town=insists"
    found = data(capsys, str(path("elmira")), "--profile", asked)
    named = [one for one in found["stability"]["profiles"] if asked in one["names"]]
    assert len(named) == 1
    assert named[0]["equilibrium"] == ["nash", "gmr", "smr", "seq", "coalition"]
    text = analysed(capsys, str(path("elmira")), "--profile", asked)
    assert f"{asked}:" in text


def test_a_world_that_moves_is_a_forecast(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "three-valleys", "--length", "45")
    assert (found["minutes"], found["utilities"], found["listed"]) == (45, "forecast", "all")
    assert found["packages"] < found["combinations"]
    assert found["stability"]["utilities"] == "forecast"


@pytest.mark.slow
def test_a_sample_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    found = data(capsys, "drones-over-mexico", "--length", "90")
    assert found["listed"] == "sample"
    assert found["packages"] == 10_000 < found["combinations"]
    assert found["stability"]["states"] is None
    assert found["stability"]["equilibria"] is None
    assert {one["followed"] for one in found["stability"]["profiles"]} == {"replies"}
    assert {one["seat"] for one in found["win_sets"]} == {"us_president", "mx_president"}
    text = analysed(capsys, "drones-over-mexico", "--length", "90")
    assert "drawn by lot" in text


def test_the_lines_say_by_what_a_state_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    text = analysed(capsys, str(path("prisoners-dilemma")))
    assert "so these figures are exact" in text
    assert "Held by interest: nobody could gain by moving alone." in text
    assert (
        "Held by fear of replies, not by interest: Anna could gain 1 point with Anna's help to "
        "“Hold back”. But then Bert would gain by setting Bert's help to “Hold back”, and Anna "
        "would be no better off than before."
    ) in text
    chicken = analysed(capsys, str(path("chicken")))
    assert "Held only by a threat: Anna could gain 1 point" in chicken
    assert "Not held: Bert gains 1 point" in chicken
    assert "Anna and Bert would leave it together" in chicken


def test_the_lines_speak_spanish(capsys: pytest.CaptureFixture[str]) -> None:
    text = analysed(capsys, "three-valleys", "--lang", "es")
    assert "Tres valles" in text
    assert "Punto de Nash" in text
    assert "Se sostiene" in text
    assert ".." not in text


def test_progress_stays_on_its_line_until_all_is_weighed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _progress(1_000, 2_000)
    _progress(2_000, 2_000)
    said = "\rweighing packages: 1,000 of 2,000\rweighing packages: 2,000 of 2,000\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("name", ["harbour", "purchase"])
def test_games_of_points_alone_pass_the_check_without_a_word(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--strict", str(path(name))]) == 0
    assert "no problems" in capsys.readouterr().out


def test_a_file_with_errors_is_told_as_by_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "harbour.yaml"
    broken.write_text(path("harbour").read_text().replace("owner: table", "owner: tabel", 1))
    assert main(["check", str(broken)]) == 2
    said = capsys.readouterr().out.splitlines()[0]
    assert main(["analyse", str(broken), "--json"]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert answer.err.splitlines() == [said]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--length", "7"), "There is no length of 7 minutes; there are: 45."),
        (("--profile", "order"), "'order' does not name a lever and a setting"),
        (("--profile", "ordr=kept"), "There is no lever 'ordr'; did you mean 'order'?"),
        (("--profile", "order=kep"), "There is no setting of 'order' 'kep'; did you mean 'kept'?"),
    ],
)
def test_what_does_not_exist_is_refused_in_a_sentence(
    words: tuple[str, str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", str(path("elmira")), *words]) == 2
    answer = capsys.readouterr()
    assert answer.err.startswith(sentence)
    assert answer.out == ""


def test_an_unknown_scenario_is_refused() -> None:
    from game.workshop.analyse import run

    with pytest.raises(UserError, match="There is no scenario"):
        run(__import__("argparse").Namespace(scenario="nowhere"))
