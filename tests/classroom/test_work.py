"""The processes beside a class: what ends it ends them, without a word and without waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

BUSY = """
import asyncio, sys, time
from game.classroom.lesson.work import Work

async def led():
    work = Work()
    work.warm()
    if sys.argv[1:] == ["warm"]:
        task = asyncio.create_task(work.do(time.sleep, 60))
        await asyncio.sleep(0)
    else:
        await work.do(abs, 1)
        task = asyncio.create_task(work.do(time.sleep, 60))
        await asyncio.sleep(0.2)
    print("busy", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    work.stop()
    try:
        await task
    except asyncio.CancelledError:
        print("ended", flush=True)

if __name__ == "__main__":
    import signal
    signal.signal(signal.SIGINT, lambda *_: None)
    asyncio.run(led())
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a terminal that sends Ctrl+C to all is needed")
@pytest.mark.parametrize("line", [["warm"], []], ids=["while it loads", "while it works"])
def test_ctrl_c_in_a_terminal_is_heard_by_the_host_alone(tmp_path: Path, line: list[str]) -> None:
    script = tmp_path / "busy.py"
    script.write_text(BUSY)
    busy = subprocess.Popen(
        [sys.executable, str(script), *line], env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    assert busy.stdout
    assert busy.stdout.readline() == "busy\n"
    os.killpg(busy.pid, signal.SIGINT)
    time.sleep(0.2)
    began = time.perf_counter()
    said, complained = busy.communicate("\n", 20)
    assert (said, complained, busy.returncode) == ("ended\n", "", 0)
    assert time.perf_counter() - began < 10
