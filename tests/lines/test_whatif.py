"""`replay --change`: both games side by side, what makes the difference, and what lapsed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import pytest

from game.__main__ import main
from game.analysis.turning import alternatives_of
from game.rules.orders import Move
from game.session.alteration import Alteration
from game.session.record import read
from game.session.session import Session
from game.session.suggestions import phases
from game.session.whatif import what_if
from tests.session.conftest import scenario_named

Output = pytest.CaptureFixture[str]
BOTH = ("three-valleys", "drones-over-mexico")


@dataclass(frozen=True)
class Kept:
    """A recorded game of dice, and changes of its seats that make a difference, from round 2 on."""

    path: Path
    changes: tuple[str, ...]
    lapsing: str
    """a change after which some recorded order is no longer legal; nothing if there is none"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kept]:
    return {name: kept(name, tmp_path_factory.mktemp("records") / f"{name}.jsonl") for name in BOTH}


def kept(name: str, path: Path) -> Kept:
    scenario = scenario_named(name)
    seats = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    minds = dict.fromkeys(seats, "random")
    session = Session.start(scenario, seed=7, minds=minds, record=path)
    while not session.over:
        session.advance()
    book, steps = session.book, phases(session.recorded)
    tried = [
        Alteration(
            each.round,
            seat,
            Move,
            book.levers[each.lever],
            book.settings[each.lever][each.setting] if each.setting >= 0 else "",
        )
        for seat in seats
        for each in alternatives_of(book, (book.seats.index(seat),), steps)[book.seats.index(seat)]
        if each.round > 1
    ]
    best = {each.seat: str(each) for each in reversed(tried)}
    lapsing = (str(each) for each in tried if what_if(session.recorded, [each]).lapsed)
    return Kept(path, tuple(best.values()), next(lapsing, ""))


def replay(*words: str | Path) -> int:
    return main(["replay", *map(str, words)])


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("others", ["hold", "respond"])
def test_both_games_are_told(
    records: dict[str, Kept], capsys: Output, name: str, language: str, others: str
) -> None:
    words = (
        records[name].path,
        "--change",
        records[name].changes[0],
        "--others",
        others,
        "--lang",
        language,
    )
    assert replay(*words) == 0
    output = capsys.readouterr()
    assert output.err == ""
    assert "{" not in output.out
    assert "_" not in output.out
    assert not [line for line in output.out.splitlines() if len(line) > 1000]


@pytest.mark.parametrize("name", BOTH)
def test_the_parts_shown_add_up_by_hand(
    records: dict[str, Kept], capsys: Output, name: str
) -> None:
    """Everything under a number, as it is printed, adds up to the difference as it is printed."""
    checked = 0
    for change in records[name].changes:
        replay(records[name].path, "--change", change)
        lines = capsys.readouterr().out.splitlines()
        for at, line in enumerate(lines):
            if re.fullmatch(r"\S.*: \S+ instead of \S+ \(\S+\)\.", line):
                below = list(takewhile(lambda row: row.startswith("  "), lines[at + 1 :]))
                parts = [row.split()[0] for row in below if not row.startswith("    ")]
                assert sum(map(in_tenths, parts)) == in_tenths(line.rsplit("(", 1)[1][:-2]), line
                checked += 1
    assert checked > 20


def in_tenths(written: str) -> int:
    return round(float(written) * 10)


def test_the_table_lists_both_games_round_by_round(
    records: dict[str, Kept], capsys: Output
) -> None:
    replay(records["three-valleys"].path, "--change", records["three-valleys"].changes[0])
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("Cooperation of the table")
    head = next(line for line in lines if line.split()[:1] == ["Start"])
    assert head.split() == ["Start", "R1", "R2", "R3", "R4", "After"]
    one, other = (line.split() for line in lines[at + 1 : at + 3])
    assert one[:2] == ["as", "played"]
    assert other[:3] == ["with", "the", "change"]
    assert len(one) - 2 == len(other) - 3 == 6
    # Nothing is another before the altered round.
    assert one[2:4] == other[3:5]
    assert len(lines[at + 1]) == len(head)


def test_the_data_of_a_what_if(records: dict[str, Kept], capsys: Output) -> None:
    change = records["three-valleys"].changes[0]
    assert replay(records["three-valleys"].path, "--change", change, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {
        "changes", "others", "same", "digests", "rounds", "endings", "deeds", "scores", "cooperation",
        "numbers", "lapsed",
    }  # fmt: skip
    assert data["others"] == "hold"
    assert data["changes"][0]["change"] == change
    assert data["same"] is False
    assert data["digests"]["played"] == read(records["three-valleys"].path).lines[-1]["digest"]
    for number in data["numbers"]:
        moved = number["altered"] - number["played"]
        assert sum(row["amount"] for row in number["rows"]) == pytest.approx(moved)
    for number in (*data["scores"], *data["cooperation"]):
        moved = number["altered"] - number["played"]
        assert sum(row["amount"] for row in number["rows"]) == pytest.approx(moved, abs=0.011)
    assert len(data["rounds"]["played"]) == 6


@pytest.mark.parametrize("name", BOTH)
def test_an_empty_change_is_the_same_game(
    records: dict[str, Kept], capsys: Output, name: str
) -> None:
    for others in ("hold", "respond"):
        assert replay(records[name].path, "--change", "", "--others", others, "--json") == 0
        data = json.loads(capsys.readouterr().out)
        assert data["same"] is True
        assert data["digests"]["played"] == data["digests"]["altered"]
        assert data["numbers"] == data["lapsed"] == data["deeds"] == []
    assert replay(records[name].path, "--change", "") == 0
    assert "the same, to the last number" in capsys.readouterr().out


def test_several_changes_at_once(records: dict[str, Kept], capsys: Output) -> None:
    one, other, *_ = records["three-valleys"].changes
    words = (
        records["three-valleys"].path,
        "--change",
        one,
        "--change",
        other,
    )
    assert replay(*words, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [each["change"] for each in data["changes"]] == [one, other]


def test_lapsed_orders_are_told_with_their_reason(records: dict[str, Kept], capsys: Output) -> None:
    kept = records["drones-over-mexico"]
    assert replay(kept.path, "--change", kept.lapsing, "--json") == 0
    found = json.loads(capsys.readouterr().out)["lapsed"]
    assert found
    for lapse in found:
        assert lapse["says"].startswith(f"Round {lapse['round']}, ")
        assert "could no longer" in lapse["says"]
        assert lapse["order"]["seat"]
        assert lapse["why"]
    assert replay(kept.path, "--change", kept.lapsing) == 0
    assert found[0]["says"] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--change", "2 alto"), "'2 alto' is no change; write ROUND SEAT LEVER=SETTING"),
        (("--change", "2 alto release=hi"), "no setting 'hi' of the lever 'release'"),
        (("--change", "8 alto release=high"), "There is no round '8'"),
        (("--change", "1 medio usual_year=mend", "--lang", "es"), "no fue posible"),
        (("--others", "hold"), "--others goes with --change"),
        (("--verify", "--change", ""), "two different things"),
    ],
)
def test_bad_input_is_one_sentence(
    records: dict[str, Kept], capsys: Output, words: tuple[str, ...], says: str
) -> None:
    assert replay(records["three-valleys"].path, *words) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert says in output.err


def test_a_damaged_record_is_not_asked_what_if(
    records: dict[str, Kept], tmp_path: Path, capsys: Output
) -> None:
    path = tmp_path / "torn.jsonl"
    path.write_bytes(records["three-valleys"].path.read_bytes()[:-50])
    assert replay(path, "--change", "") == 2
    assert "was not written to its end" in capsys.readouterr().err
