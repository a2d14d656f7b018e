"""The command `bench`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

import pytest

from game import UserError, benchmarks, bootstrap
from game.__main__ import main
from tests.benchmarks import bench
from tests.benchmarks.bench_minds import Matches, MindSpeeds
from tests.benchmarks.bench_waits import Waited, Waits, waits_data, waits_text


@pytest.fixture(scope="module")
def report() -> bench.Report:
    return bench.measured((1, 3), 1, seconds=0.001, whole=False)


def test_it_measures_every_batch_and_compares(report: bench.Report) -> None:
    assert [speed.games for speed in report.batches] == [1, 3]
    assert all(speed.rounds_per_second > 0 for speed in report.batches)
    assert report.reference.differences == ()
    assert {one.scenario for one in report.loading} == set(bench.scenario_names())


def test_its_text_says_that_results_are_equal(report: bench.Report) -> None:
    text = bench.as_text(report)
    assert "Both played 1 game: every number and fact is equal." in text
    assert "reference" in text


def test_its_text_says_where_results_differ(report: bench.Report) -> None:
    wrong = replace(report, reference=replace(report.reference, differences=("game 0: trust",)))
    assert "NOT alike; the first of 1 differences" in bench.as_text(wrong)
    assert bench.as_data(wrong)["equal"] is False


@pytest.mark.parametrize(("times", "wanted"), [(14.9, False), (15.1, True)])
def test_batches_must_be_fifteen_times_as_fast_as_the_reference(
    report: bench.Report, times: float, wanted: bool
) -> None:
    rate = report.reference.rounds_per_second * times
    so_fast = replace(report, batches=(bench.Speed(bench.BUDGET_BATCH, rate, 1.0),))
    assert bench.as_wanted(so_fast) is wanted
    assert ("TOO SLOW" in bench.as_text(so_fast)) is not wanted
    wrong = replace(so_fast, reference=replace(report.reference, differences=("game 0: trust",)))
    assert not bench.as_wanted(wrong)


def test_an_installed_parley_says_that_it_needs_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As from a wheel: the package alone, without the tests beside it."""
    monkeypatch.setattr(bootstrap, "prepare", lambda arguments: None)
    monkeypatch.setattr(benchmarks, "_CHECKOUT", tmp_path)
    for line in (["bench"], ["bench", "--waits", "--json"], ["bench", "--help"]):
        assert main(line) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "'bench' measures a checkout of Parley" in said.err


def test_the_command_has_the_options_it_always_had(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "prepare", lambda arguments: None)
    with pytest.raises(SystemExit):
        main(["bench", "--help"])
    said = capsys.readouterr().out
    assert "how fast the rules are on this machine" in " ".join(said.split())
    assert all(option in said for option in ("--json", "--waits", "--games N"))


def test_its_json_holds_the_figures(report: bench.Report) -> None:
    data = json.loads(json.dumps(bench.as_data(report)))
    assert set(data) == {
        "batches", "reference", "equal", "ratio", "loading", "draws_per_second", "what_if", "minds",
        "waits",
    }  # fmt: skip
    for asked in data["what_if"]:
        assert min(asked[key] for key in ("play", "hold", "respond", "alternatives")) > 0
        # Resolving again what was ordered is quicker than deciding it.
        assert asked["hold"] < asked["play"]
    assert data["equal"] is True
    assert data["ratio"] is None


def test_a_comparison_needs_a_game() -> None:
    parser = ArgumentParser()
    bench.add_arguments(parser)
    with pytest.raises(UserError, match="1 upward"):
        bench.run(parser.parse_args(["--games", "0"]))


@pytest.mark.parametrize("fast", [True, False])
def test_the_command_measures_everything_and_prints_one_report(
    report: bench.Report,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fast: bool,
) -> None:
    """With stand-ins for what takes minutes: batches, the games of the reference, minds and waits."""
    waits = Waits(0.5, (Waited("quick", 2, 1.5),), gap=None)
    minds = MindSpeeds((Matches(45, "shipped", 1, 2.5),), ())
    rate = report.reference.rounds_per_second * (16 if fast else 14)
    found = replace(report, batches=(bench.Speed(bench.BUDGET_BATCH, rate, 1.0),))
    asked: list[tuple[object, object]] = []

    def measured(batches: object, games: object, **_: object) -> bench.Report:
        asked.append((batches, games))
        return found

    monkeypatch.setattr(bench, "measured", measured)
    monkeypatch.setattr(bench, "measured_minds", lambda **_: minds)
    monkeypatch.setattr(bench, "measured_waits", lambda **_: waits)
    parser = ArgumentParser()
    bench.add_arguments(parser)
    whole = replace(found, minds=minds, waits=waits)
    for words, said in (
        (["--games", "5"], bench.as_text(whole)),
        (["--json"], json.dumps(bench.as_data(whole), indent=2)),
    ):
        assert bench.run(parser.parse_args(words)) == (0 if fast else 1)
        assert capsys.readouterr().out == said + "\n"
    assert asked == [((1, 100, 1_000, 10_000), 5), ((1, 100, 1_000, 10_000), 24)]
    for words, said in (
        (["--waits"], "\n".join(waits_text(waits)[1:])),
        (["--waits", "--json"], json.dumps(waits_data(waits), indent=2)),
    ):
        assert bench.run(parser.parse_args(words)) == 0
        assert capsys.readouterr().out == said + "\n"
    assert len(asked) == 2, "nothing but the waits"
