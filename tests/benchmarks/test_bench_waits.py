"""The table of waits says what commands really took: tried on stand-ins whose waits are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.benchmarks import bench_waits
from tests.benchmarks.bench_waits import (
    ROWS,
    Row,
    Unmeasured,
    Waited,
    Waits,
    measured_waits,
    spent,
    waits_data,
    waits_text,
)

LOOP = 1_000_000
"""So many numbers are added in the unit of these tests."""


def busy(times: float) -> Callable[[Path], tuple[str, str]]:
    """A command that adds so many times as many numbers as a unit does."""
    adds = f"total = 0\nfor number in range({int(LOOP * times)}): total += number * number"
    return lambda folder: ("-c", adds)


def asleep(seconds: float) -> Callable[[Path], tuple[str, str]]:
    return lambda folder: ("-c", f"import time; time.sleep({seconds})")


def measured(*rows: Row) -> dict[str, Waited]:
    found = measured_waits(rows, times=1, loop=LOOP, recorded=())
    assert [one.name for one in found.waits] == [row.name for row in rows]
    return {one.name: one for one in found.waits}


def test_units_say_how_much_processor_time_a_command_took() -> None:
    found = measured(Row("twice", 1, busy(2)), Row("six times", 1, busy(6)))
    two, six = (found[name].units for name in ("twice", "six times"))
    assert two is not None
    assert six is not None
    # Starting Python comes on top, which is small beside the loops.
    assert 1.6 < two < 3.6
    assert 4.8 < six < 9
    assert 1.7 * two < six


def test_waiting_counts_only_by_the_clock() -> None:
    found = measured(Row("idle", 1, asleep(0.6)), Row("clock", 1, asleep(0.6), clock=True))
    idle, clock = found["idle"].units, found["clock"].units
    assert idle is not None
    assert clock is not None
    assert clock > 2 * idle
    assert found["clock"].clock
    assert not found["idle"].clock


def test_processes_that_a_command_starts_count() -> None:
    adds = busy(4)(Path())[1]
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {adds!r}])"
    found = measured(Row("parent", 1, lambda folder: ("-c", start)))
    assert (found["parent"].units or 0) > 3


def test_what_fails_is_not_measured_and_hides_nothing_else() -> None:
    found = measured(
        Row("gone", 1, lambda folder: ("-c", "raise SystemExit('no such wait')")),
        Row("fine", 1, busy(1)),
    )
    assert found["gone"].units is None
    assert found["gone"].trouble == "no such wait"
    assert found["fine"].units is not None
    lines = waits_text(Waits(0.4, tuple(found.values()), None))
    (gone,) = [line for line in lines if line.strip().startswith("gone")]
    assert "not measured: no such wait" in gone
    with pytest.raises(Unmeasured, match="exit status 3"):
        spent(("-c", "raise SystemExit(3)"))


def test_waits_within_one_process_are_the_mean_of_what_it_says() -> None:
    said = json.dumps({"phases": [0.1, 0.5], "gap": 0.07})
    row = Row("phase", 1, lambda folder: ("-c", f"print('hello'); print({said!r})"), among=True)
    found = measured_waits([row], times=3, loop=LOOP, recorded=())
    assert found.waits[0].units == pytest.approx(0.3 / found.unit)
    assert found.gap == 0.07


def test_commands_run_this_parley_without_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From any folder; and what the person has beside it is found, too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "beside.py").write_text("", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "own"))
    code = (
        "import sys; sys.path.remove(''); import beside;"
        "import game, os; print(game.__file__); print(os.environ['SDL_VIDEODRIVER']);"
        " print('PYTHONDONTWRITEBYTECODE' in os.environ)"
    )
    file, driver, dry = spent(("-c", code)).said.split()
    assert Path(file) == Path(bench_waits.game.__file__ or "")
    assert (driver, dry) == ("dummy", "False")
    monkeypatch.delenv("PYTHONPATH")
    root = str(Path(bench_waits.game.__file__ or "").parents[1])
    assert spent(("-c", "import os; print(os.environ['PYTHONPATH'])")).said.strip() == root


def test_what_takes_long_is_run_once_and_the_rest_in_a_folder_of_its_own_each_time() -> None:
    folders: dict[str, list[Path]] = {"long": [], "short": [], "inside": []}

    def row(name: str, **how: bool) -> Row:
        def line(folder: Path) -> tuple[str, str]:
            assert folder.is_dir()
            folders[name].append(folder)
            return ("-c", 'print(\'{"phases": [1], "gap": 0}\')')

        return Row(name, 1, line, **how)

    rows = [row("long", once=True), row("short"), row("inside", among=True)]
    measured_waits(rows, times=2, loop=1, recorded=())
    (long,), short = folders["long"], folders["short"]
    assert short == [long, long], "where the records are"
    assert len(set(folders["inside"])) == 2, "each start of the window finds no saved game"
    assert {folder.parent for folder in folders["inside"]} == {long}


def test_the_median_counts() -> None:
    """Of three times that differ widely, whatever their order."""
    told = iter([(0.5, 0.3), (0.1, 0.2), (0.2, 0.1)])

    def line(folder: Path) -> tuple[str, str]:
        phase, gap = next(told)
        return ("-c", f'print(\'{{"phases": [{phase}], "gap": {gap}}}\')')

    found = measured_waits([Row("any", 1, line, among=True)], times=3, loop=1, recorded=())
    assert found.waits[0].units == pytest.approx(0.2 / found.unit)
    assert found.gap == 0.2


def test_games_are_recorded_to_be_looked_back_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_waits, "FLAGSHIP", "three-valleys")
    seen: list[str] = []

    def line(folder: Path) -> tuple[str, str]:
        seen.append((folder / "20.jsonl").read_text(encoding="utf-8"))
        return ("-c", "")

    measured_waits([Row("any", 1, line)], times=1, loop=1, recorded=(20,))
    first, *_, last = map(json.loads, seen[0].splitlines())
    assert (first["scenario"]["id"], last["phase"]) == ("three-valleys", "epilogue")


def test_every_wait_of_the_design_has_its_line() -> None:
    assert {row.name: row.wanted for row in ROWS} == {
        "debrief --html, 45 minutes": 1.4,
        "debrief --html, 90 minutes": 1.8,
        "replay --change, others respond, 90 minutes": 1.6,
        "balance --games 1000, two cores": 9,
        "play --auto, 45 minutes": 1.2,
        "analyse": 1.2,
        "check": 0.35,
        "window: start to the first screen": 0.6,
        "window: a phase after talk or orders, 90 minutes": 0.15,
    }
    for marked in ("clock", "once"):
        names = [row.name for row in ROWS if getattr(row, marked)]
        assert names == ["balance --games 1000, two cores"], marked
    assert [row.name.split(":")[0] for row in ROWS if row.among] == ["window"]


def test_every_wait_is_that_of_the_command_in_its_name(tmp_path: Path) -> None:
    """What is altered is the first order of the second round: it is not given."""

    def order(what: str, lever: str) -> dict[str, str]:
        return {"order": what, "seat": "south", "lever": lever}

    phases = [
        {"phase": "commit", "round": 1, "orders": [order("move", "dam")]},
        {"phase": "propose", "round": 2, "orders": [order("move", "weir")]},
        {"phase": "commit", "round": 2, "orders": [order("hold", "pump"), order("move", "lock")]},
        {"phase": "commit", "round": 3, "orders": [order("move", "gate")]},
    ]
    head = {"format": 1}
    record = tmp_path / "90.jsonl"
    record.write_text("".join(json.dumps(row) + "\n" for row in (head, *phases)), encoding="utf-8")
    lines = {row.name: " ".join(row.line(tmp_path)) for row in ROWS}
    game, flagship = "-m game", "drones-over-mexico"
    change = f"{record} --change 2 south lock= --others respond"
    assert {name: line for name, line in lines.items() if "first screen" not in name} == {
        "debrief --html, 45 minutes": f"{game} debrief {tmp_path}/45.jsonl --html {tmp_path}/page.html",
        "debrief --html, 90 minutes": f"{game} debrief {tmp_path}/90.jsonl --html {tmp_path}/page.html",
        "replay --change, others respond, 90 minutes": f"{game} replay {change}",
        "balance --games 1000, two cores": f"{game} balance {flagship} --games 1000 --jobs 2",
        "play --auto, 45 minutes": f"{game} play {flagship} --auto --length 45 --seed 7",
        "analyse": f"{game} analyse {flagship}",
        "check": f"{game} check {flagship}",
        "window: a phase after talk or orders, 90 minutes":
            f"-m tests.benchmarks.stopwatch {flagship} 90 {tmp_path}",
    }  # fmt: skip


def test_text_and_data_tell_the_same() -> None:
    found = Waits(
        0.5, (Waited("quick", 2, 1.5), Waited("slow", 2, 2.5, clock=True)), gap=0.88
    )  # fmt: skip
    quick, slow, gap = waits_text(found)[-3:]
    assert quick.split() == ["quick", "1.50", "2.00"]
    assert slow.split() == ["slow", "(clock)", "2.50", "2.00", "over"]
    assert gap.strip() == "Longest gap between frames meanwhile: 880 ms (wanted: 50, over)."
    assert waits_data(found) == {
        "unit_seconds": 0.5,
        "longest_gap_seconds": 0.88,
        "waits": [
            {"name": "quick", "units": 1.5, "wanted": 2, "by": "processor", "trouble": None},
            {"name": "slow", "units": 2.5, "wanted": 2, "by": "clock", "trouble": None},
        ],
    }


@pytest.mark.slow
def test_what_needs_a_record_or_a_window_can_be_measured() -> None:
    names = ("debrief --html, 90", "replay", "window")
    rows = [row for row in ROWS if row.name.startswith(names)]
    assert len(rows) == 4
    found = measured_waits(rows, times=1, recorded=(90,))
    assert {one.name: one.trouble for one in found.waits} == {row.name: "" for row in rows}
    assert all(one.units for one in found.waits)
    assert found.gap
