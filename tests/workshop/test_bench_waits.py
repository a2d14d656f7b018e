"""The table of waits says what commands really took: tried on stand-ins whose waits are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from game.workshop import bench_waits
from game.workshop.bench_waits import (
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


def test_commands_run_this_parley_without_a_screen(tmp_path: Path) -> None:
    code = (
        "import game, os; print(game.__file__); print(os.environ['SDL_VIDEODRIVER']);"
        " print('PYTHONDONTWRITEBYTECODE' in os.environ)"
    )
    file, driver, dry = spent(("-c", code)).said.split()
    assert Path(file) == Path(bench_waits.game.__file__ or "")
    assert (driver, dry) == ("dummy", "False")


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
    assert [row.name for row in ROWS if row.clock] == ["balance --games 1000, two cores"]


def test_text_and_data_tell_the_same() -> None:
    found = Waits(
        0.5, (Waited("quick", 2, 1.5), Waited("slow", 2, 2.5, clock=True)), gap=0.08
    )  # fmt: skip
    quick, slow, gap = waits_text(found)[-3:]
    assert quick.split() == ["quick", "1.50", "2.00"]
    assert slow.split() == ["slow", "(clock)", "2.50", "2.00", "over"]
    assert gap.strip() == "Longest gap between frames meanwhile: 80 ms (wanted: 50, over)."
    assert waits_data(found) == {
        "unit_seconds": 0.5,
        "longest_gap_seconds": 0.08,
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
