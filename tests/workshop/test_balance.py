"""The command `balance`: the same report whoever plays, examples that come true, words for all of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import game
from game import UserError
from game.analysis import temptation
from game.analysis.balance import examined
from game.analysis.baseline import grounded
from game.analysis.findings import Example, Finding, Report, as_data
from game.analysis.utilities import utilities
from game.minds.casting import cast
from game.minds.matches import play
from game.pictures.bars import Bar, value_bars
from game.rules.arrays import Whole
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.rules.scores import scores
from game.scenario.loading import load
from game.scenario.shelf import find_scenario
from game.views.words import Words
from game.workshop import balance, sweep
from game.workshop.balance_page import balance_page
from game.workshop.balance_told import lines, page

NAME = "three-valleys"
GAMES = 130
"""More than one part, and not a whole number of them."""


def arguments(*said: str) -> Namespace:
    parser = ArgumentParser()
    balance.add_arguments(parser)
    return parser.parse_args([NAME, *said])


def told(report: Report) -> str:
    return json.dumps(as_data(report), sort_keys=True)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    scenario = load(find_scenario(NAME)).scenario
    assert scenario is not None
    return compile_rulebook(scenario)


@pytest.fixture(scope="module")
def todo(book: Rulebook) -> list[sweep.SweepShare]:
    text = find_scenario(NAME).read_text(encoding="utf-8")
    return balance.planned(text, book.minutes, 7, GAMES, 3)


@pytest.fixture(scope="module")
def results(todo: list[sweep.SweepShare]) -> list[Any]:
    return sweep.swept(todo, None)


@pytest.fixture(scope="module")
def report(book: Rulebook, todo: list[sweep.SweepShare], results: list[Any]) -> Report:
    return examined(book, balance.gathered(todo, results), 7)


def test_there_are_no_more_parts_than_hands_to_play_them() -> None:
    """For a part of many games costs little more than one of few; but memory has its limits."""

    def cut(games: int, jobs: int) -> list[tuple[str, int, int]]:
        return [(part.kind, part.first, part.games)
                for part in balance.planned("", 45, 7, games, jobs)]  # fmt: skip

    assert cut(1_000, 2) == [("mixed", 0, 1_000), ("turned", 0, 250), ("alone", 0, 100)]
    assert cut(1_000, 4)[:3] == [("mixed", 0, 334), ("mixed", 334, 334), ("mixed", 668, 332)]
    assert cut(150, 4)[:2] == [("mixed", 0, 100), ("mixed", 100, 50)]
    assert [games for kind, _, games in cut(2_500, 1) if kind == "mixed"] == [1_000, 1_000, 500]


def test_the_report_does_not_depend_on_the_cut(
    book: Rulebook, todo: list[sweep.SweepShare], results: list[Any], report: Report
) -> None:
    """Only the mixed games are cut otherwise if one plays them all, so only they are played again."""
    text = find_scenario(NAME).read_text(encoding="utf-8")
    whole = balance.planned(text, book.minutes, 7, GAMES, 1)
    assert [part.games for part in whole] == [130, 100, 100]
    assert [part.games for part in todo] == [100, 30, 100, 100]
    again = [sweep.played(whole[0]), *results[2:]]
    assert told(examined(book, balance.gathered(whole, again), 7)) == told(report)


class Idle(Executor):
    """An executor that begins nothing."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        return Future()


def test_what_nobody_begins_is_played_here(
    todo: list[sweep.SweepShare], results: list[Any]
) -> None:
    heard: list[tuple[int, int]] = []
    short = [replace(part, games=3) for part in todo]
    found = sweep.swept(short, Idle(), lambda done, total: heard.append((done, total)), here=True)
    assert [part.games for part in found] == [3] * len(short)
    assert heard[-1] == (3 * len(short), 3 * len(short))
    assert np.array_equal(found[0].score, results[0].score[:3])


@pytest.mark.parametrize("here", [True, False])
def test_any_executor_plays_the_same_games_in_the_same_order(
    todo: list[sweep.SweepShare], results: list[Any], here: bool
) -> None:
    """Parts of different lengths, so that the last is done before the first."""
    short = [replace(part, games=5 - number) for number, part in enumerate(todo)]
    with ThreadPoolExecutor(3) as executor:
        again = sweep.swept(short, executor, here=here)
    for number, (found, whole) in enumerate(zip(again, results, strict=True)):
        assert len(found.score) == 5 - number
        assert np.array_equal(found.score, whole.score[: 5 - number])
        assert np.array_equal(found.placed, whole.placed[: 5 - number])


@pytest.mark.slow
def test_the_report_is_the_same_for_any_number_of_jobs(report: Report) -> None:
    for jobs in ("1", "2", "3"):
        again, _ = balance.measured(arguments("--games", str(GAMES), "--seed", "7", "--jobs", jobs))
        assert told(again) == told(report), jobs


def test_progress_ends_with_all_games(todo: list[sweep.SweepShare]) -> None:
    heard: list[tuple[int, int]] = []
    sweep.swept(todo[-1:], None, lambda done, total: heard.append((done, total)))
    assert heard == [(0, 100), (100, 100)]


class Broken(Executor):
    """An executor whose workers are dead."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("gone"))
        return future


def test_a_dead_worker_is_one_sentence(todo: list[sweep.SweepShare]) -> None:
    with pytest.raises(UserError, match="fewer --jobs"):
        sweep.swept(todo, Broken())


def examples(report: Report, kind: str) -> Iterator[tuple[Finding, Example]]:
    for finding in report.findings:
        for example in (finding.example, *(row.example for row in finding.rows)):
            if example is not None and example.kind == kind:
                yield finding, example


def test_every_game_shown_comes_to_what_is_said_of_it(book: Rulebook, report: Report) -> None:
    found = list(examples(report, "game"))
    assert {finding.code for finding, _ in found} >= {
        "seat_mean",
        "seat_spread",
        "endings",
        "gain_seat",
    }
    for talks in (True, False):
        some = [example for _, example in found if example.talks == talks]
        seeds = np.array([example.seed for example in some], dtype=np.uint64)
        minds = {} if talks else dict.fromkeys(cast_seats(book), sweep.ALONE)
        seen: list[Position] = []

        def watch(
            _before: Position, _orders: Any, after: Position, seen: list[Position] = seen
        ) -> None:
            seen.append(after)

        end = play(book, cast(book, seeds, minds), seeds, talks=talks, watch=watch)
        for row, example in enumerate(some):
            check(book, end, seen, row, example)


def cast_seats(book: Rulebook) -> list[str]:
    return [seat for seat, part in book.scenario.stakeholders.items() if part.play != "information"]


def check(book: Rulebook, end: Position, seen: list[Position], row: int, example: Example) -> None:
    shows = example.shows
    if "score" in shows:
        seat = book.seats.index(str(shows["seat"]))
        assert scores(book, end)[row, seat] == shows["score"]
    elif "ending" in shows:
        assert book.endings[end.ending[row]] == shows["ending"]
    elif "event" in shows:
        assert end.happened[row, book.events.index(str(shows["event"]))] > 0
    elif "trust" in shows:
        assert any((after.trust[row] == shows["trust"]).any() for after in seen)
    elif "setting" in shows:
        lever = book.levers.index(str(shows["lever"]))
        rank = book.settings[lever].index(str(shows["setting"]))
        assert any(
            after.setting[row, lever] == rank or after.clause[row, lever] == rank for after in seen
        )
    else:
        raise AssertionError(f"nothing checks {shows}")


def settings(book: Rulebook, example: Example, place: int = 0) -> Whole:
    found = book.start.copy()
    for lever, setting in example.settings[place].items():
        rank = book.levers.index(lever)
        found[rank] = book.settings[rank].index(setting)
    return found


def test_every_package_shown_is_worth_what_is_said_of_it(
    book: Rulebook, todo: list[sweep.SweepShare], results: list[Any], report: Report
) -> None:
    games = balance.gathered(todo, results)
    ground = grounded(book, games.alone)
    for finding, example in examples(report, "package"):
        package = settings(book, example)
        if finding.code == "temptation":
            seen = temptation.breaches(ground, package[None])
            seat = book.seats.index(str(example.shows["seat"]))
            assert (seen.gain[0, seat], seen.loss[0, seat]) == (
                example.shows["gain"], example.shows["loss"]
            )  # fmt: skip
        elif finding.code != "two_seat_deal":
            worth = ground.scale(utilities(book, ground.survey.view, package[None]))[0]
            shown = {key: value for key, value in example.shows.items() if key in book.seats}
            assert shown
            assert {key: worth[book.seats.index(key)] for key in shown} == shown


def test_every_profile_shown_has_the_best_setting_that_is_said(
    book: Rulebook, todo: list[sweep.SweepShare], results: list[Any], report: Report
) -> None:
    ground = grounded(book, balance.gathered(todo, results).alone)
    for _, example in examples(report, "profiles"):
        seat = book.seats.index(str(example.shows["seat"]))
        lever = book.levers.index(str(example.shows["lever"]))
        for number in range(1, len(example.settings) + 1):
            if f"best_{number}" not in example.shows:
                continue
            profile = settings(book, example, number - 1)
            profile[lever] = book.settings[lever].index(str(example.shows[f"best_{number}"]))
            worth = ground.scale(utilities(book, ground.survey.view, profile[None]))[0, seat]
            assert worth == example.shows[f"score_{number}"]


def test_one_game_alone_shows_its_own_level_without_agreements(report: Report) -> None:
    row = report["gain_seat"].rows[0]
    assert row.example is not None
    one, _ = balance.measured(
        arguments("--games", "1", "--seed", str(row.example.seed), "--jobs", "1")
    )
    assert one["gain_seat"].rows[0].facts["without"] == row.example.shows["score"]


@pytest.mark.slow
def test_the_flagship_can_be_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("en", "es"):
        said = arguments("--games", "6", "--jobs", "1", "--lang", language)
        said.scenario = "drones-over-mexico"
        assert balance.run(said) == 0
        text = capsys.readouterr().out
        assert len(text.splitlines()) > 40
        assert "{" not in text


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_finding_has_words_for_fine_and_for_a_look(
    book: Rulebook, report: Report, language: str
) -> None:
    words = Words(book, language)
    for low, high, fine in ((None, None, True), (10**6, None, False), (None, -(10**6), False)):
        forced = tuple(replace(finding, low=low, high=high) for finding in report.findings)
        text = "\n".join(lines(words, page(words, replace(report, findings=forced), NAME)))
        assert "{" not in text
        assert (words.say("balance.look") in text) is not fine


def test_what_to_look_at_comes_first_and_names_a_command(book: Rulebook, report: Report) -> None:
    told_ = page(Words(book), report, NAME)
    for section in told_.sections:
        verdicts = [item.fine or bool(item.accepted) for item in section.findings]
        assert verdicts == sorted(verdicts)
        assert all(item.example.split()[0] in ("play", "balance", "analyse")
                   for item in section.findings if not item.fine and item.example)  # fmt: skip


def test_long_tables_are_shown_when_asked_for(book: Rulebook, report: Report) -> None:
    words = Words(book)
    told_ = page(words, report, NAME)
    short, long = (list(lines(words, told_, everything)) for everything in (False, True))
    assert next(line for line in long if line not in short) == "Events"
    signed = next(line for line in long if line.lstrip().startswith("Canal “A small part”"))
    row = next(row for row in report["unused_settings"].rows if row.subject == "diversion.small")
    assert f"{words.number(row.figure)} %" in signed


@pytest.fixture(scope="module")
def printed() -> tuple[int, str]:
    """What the command prints as data of five games, and how it ends."""
    with redirect_stdout(StringIO()) as out:
        status = balance.run(arguments("--games", "5", "--jobs", "1", "--json", "--strict"))
    return status, out.getvalue()


def test_json_holds_every_finding(printed: tuple[int, str]) -> None:
    status, said = printed
    data = json.loads(said)
    assert status == (0 if data["fine"] else 1)
    assert (data["version"], data["scenario"], data["games"]) == (1, NAME, 5)
    keys = {
        "code",
        "group",
        "unit",
        "figure",
        "accepted",
        "applies",
        "why",
        "fine",
        "because",
        "facts",
        "rows",
        "example",
    }
    assert all(set(finding) == keys for finding in data["findings"])


def test_a_report_is_told_against_an_earlier_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], printed: tuple[int, str]
) -> None:
    file = tmp_path / "before.json"
    few = ("--games", "5", "--jobs", "1")
    before = json.loads(printed[1])
    file.write_text(json.dumps(before), encoding="utf-8")
    assert balance.run(arguments(*few, "--strict", "--against", str(file))) == 0
    assert "nothing has changed that counts" in capsys.readouterr().out
    changed = next(item for item in before["findings"] if not item["fine"] and item["applies"])
    changed["fine"] = True
    row = next(item for item in before["findings"] if item["code"] == "seat_mean")["rows"][0]
    row["figure"] += 20
    file.write_text(json.dumps(before), encoding="utf-8")
    assert balance.run(arguments(*few, "--strict", "--against", str(file), "--lang", "es")) == 1
    said = capsys.readouterr().out
    assert "ahora no" in said
    assert "Puntaje promedio (Alto): antes" in said


@pytest.mark.parametrize("text", ["no report", "{}", "[1]", '{"version": 2}'])
def test_what_is_no_report_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "before.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="is no report"):
        balance.run(arguments("--games", "1", "--against", str(file)))


def test_a_report_on_another_length_is_refused(tmp_path: Path, report: Report) -> None:
    file = tmp_path / "before.json"
    file.write_text(json.dumps(as_data(replace(report, minutes=45))), encoding="utf-8")
    with pytest.raises(UserError, match="with 45 minutes, not"):
        balance.run(arguments("--games", "1", "--jobs", "1", "--against", str(file)))


def test_the_page_stands_alone(
    tmp_path: Path, book: Rulebook, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.html"
    assert balance.run(arguments("--games", "5", "--jobs", "1", "--html", str(file))) == 0
    said = capsys.readouterr().out.splitlines()
    assert str(file) in said[0]
    assert len(said) == 2, "where it is, and the verdict"
    assert f'<p class="verdict">{escape(said[1])}</p>' in file.read_text(encoding="utf-8")
    written = balance_page(Words(book), report, page(Words(book), report, NAME))
    parsed = HTMLParser()
    parsed.feed(written)
    for outside in ("http://", "https://", "<script", "src=", "@import", "url("):
        assert outside not in written.replace('xmlns="http://www.w3.org/2000/svg"', "")
    for finding in page(Words(book), report, NAME).sections[0].findings:
        assert escape(finding.sentence) in written.replace("\N{NO-BREAK SPACE}", " ")
    for seat in ("Alto", "Medio", "Delta"):
        assert f'<th scope="row">{seat}</th>' in written


@pytest.mark.parametrize("applies", [True, False])
def test_every_bar_has_its_notch_at_what_the_seat_has_without_agreements(
    book: Rulebook, report: Report, applies: bool
) -> None:
    words = Words(book)
    gain = replace(report["gain_seat"], applies=applies)
    others = tuple(gain if one.code == gain.code else one for one in report.findings)
    changed = replace(report, findings=others)
    floors = {row.subject: int(row.facts["without"]) / 100 for row in gain.rows if applies}
    bars = [
        Bar(
            words.seat(row.subject),
            row.figure / 100,
            floors.get(row.subject),
            words.number(row.figure),
        )
        for row in report["seat_mean"].rows
    ]
    picture = value_bars(
        bars,
        floor_name=words.say("balance.picture.floor"),
        wide=720,
        size=16,
        title=words.say("balance.picture.seats"),
        description="; ".join(f"{bar.name} {bar.said}" for bar in bars),
    )
    written = balance_page(words, changed, page(words, changed, NAME))
    assert picture.svg(id="seats") in written


@pytest.mark.parametrize("total", [200, 250])
def test_progress_is_a_line_for_each_tenth_where_nobody_watches(
    capsys: pytest.CaptureFixture[str], total: int
) -> None:
    """Few games say nothing; a tenth that was passed over is not made up for."""
    with balance._progress("en") as progress:
        for done in (0, total // 10 - 1, total // 10, total // 10 + 1, total // 2, total):
            progress(done, total)
    said = capsys.readouterr()
    assert said.out == ""
    told = [int(line.split()[0]) for line in said.err.splitlines()]
    assert told == ([25, 125, 250] if total == 250 else [])


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (["--games", "0"], "--games needs a whole number from 1"),
        (["--html", "no/such/folder/page.html"], "no folder 'no/such/folder'"),
        (["--jobs", "0"], "--jobs needs a whole number from 1"),
        (["--length", "13"], "no length of 13 minutes; there are"),
        (["--cluster", "nowhere"], "No Dask scheduler answers|needs Dask"),
    ],
)
def test_bad_input_is_one_sentence(said: list[str], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        balance.run(arguments(*said))


def test_a_cluster_without_dask_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"pip install 'parley\[cluster\]'"):
        balance.run(arguments("--cluster", "tcp://127.0.0.1:1"))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until somebody listens, on a machine that may be busy."""
    for _ in range(600):
        with socket.socket() as found:
            if found.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nobody listens")


@contextmanager
def ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End a process and wait for it, whatever happens."""
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra [cluster] is not installed")
def test_a_dask_cluster_plays_the_same_report(report: Report, tmp_path: Path) -> None:
    """A scheduler and two workers, each a process of its own, on loopback."""
    port = str(free_port())
    address = f"tcp://127.0.0.1:{port}"
    # The workers have Parley from this checkout, as they would from an installation of their own.
    environment = {**os.environ, "PYTHONPATH": str(Path(game.__file__).resolve().parents[1])}

    def start(kind: str, *said: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *said, "--no-dashboard"]
        return subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)

    with ExitStack() as stack:
        stack.enter_context(ended(start("scheduler", "--host", "127.0.0.1", "--port", port)))
        wait_for(int(port))
        for _ in range(2):
            stack.enter_context(ended(start("worker", address, "--nthreads", "1", "--no-nanny")))
        again, _ = balance.measured(
            arguments("--games", str(GAMES), "--seed", "7", "--cluster", address)
        )
    assert told(again) == told(report)


def test_a_worker_with_another_version_refuses(todo: list[sweep.SweepShare]) -> None:
    with pytest.raises(UserError, match="another version"):
        sweep.played(replace(todo[0], version="0.0.0"))


def test_turned_games_seat_everyone_the_other_way_round(
    book: Rulebook, todo: list[sweep.SweepShare]
) -> None:
    part = next(part for part in todo if part.kind == "turned")
    seats = dict(reversed(book.scenario.stakeholders.items()))
    turned = compile_rulebook(book.scenario.model_copy(update={"stakeholders": seats}))
    assert turned.seats == book.seats[::-1]
    seeds = game_seeds(7, 6)
    expected = scores(turned, play(turned, cast(turned, seeds), seeds))[:, ::-1]
    found = sweep.played(replace(part, games=6)).score
    assert np.array_equal(found, expected)
    assert not np.array_equal(found, found[:, ::-1]), "seats are brought back to their places"


def test_seeds_of_parts_are_those_of_the_whole(
    todo: list[sweep.SweepShare], results: list[Any]
) -> None:
    found = balance.gathered(todo, results)
    assert np.array_equal(found.mixed.seeds, game_seeds(7, GAMES))
    assert np.array_equal(found.alone.seeds, found.mixed.seeds[: sweep.ALONE_GAMES])
    assert found.turned is not None
    assert np.array_equal(found.turned.seeds, found.mixed.seeds[:100])
