"""The whole check, as one command.

    python3 -m game test              format, lint, types, imports, all tests, every scenario
    python3 -m game test tests/rules  only these tests; what stands after `test` goes to pytest
    python3 -m game test --room rules  the quick tests of one room, its doctests among them
    python3 -m game test --newest     all of it, with the newest releases of every package
    python3 -m game test --lowest     what runs, with the lower bounds of pyproject.toml
    python3 -m game test --pygame     what runs, with the plain pygame
    python3 -m game test --lock       name the newest releases in requirements*.txt, to be tried

Every step runs even if an earlier one failed, so that one run shows everything that is wrong.
Standard library only: the tools are run, not imported.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from game import UserError, releases

_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"


@dataclass(frozen=True)
class Tool:
    """One tool of the check: its name in the report and what comes after `python`.

    A `live` step writes to the screen as it goes; of the others only a failure is shown. An
    `opinion` is about how the code is written, and another with every release of a tool or of the
    types of a package: it is asked for with the newest alone.
    """

    name: str
    arguments: tuple[str, ...]
    live: bool = False
    opinion: bool = False


STEPS: tuple[Tool, ...] = (
    Tool("format", ("-m", "ruff", "format", "--check", "."), opinion=True),
    Tool("lint", ("-m", "ruff", "check", "."), opinion=True),
    Tool("types", ("-m", "mypy", "--strict"), opinion=True),
    Tool("imports", ("-c", _IMPORTS)),
    Tool("tests", ("-m", "pytest", "-n", "auto", "--dist", "loadfile"), live=True),
    Tool("scenarios", ("-m", "game", "check", "--strict", "scenarios")),
)


BESIDE: dict[str, tuple[str, ...]] = {
    "debrief": ("tests/debrief", "tests/paper"),
    "rules": (
        "tests/rules",
        "tests/cases",
        "tests/properties/test_games.py",
        "tests/properties/test_law.py",
    ),
    "scenario/expression": (
        "tests/scenario/test_expression.py",
        "tests/scenario/test_expression_errors.py",
        "tests/scenario/test_expression_ranges.py",
        "tests/scenario/test_arithmetic.py",
        "tests/scenario/test_program.py",
    ),
}
"""Where the tests of a room are, if not in the folder of its name."""


def of_room(room: str, checkout: Path) -> list[str]:
    """What pytest needs to run the quick tests of a room.

    Raises:
        UserError: if there is no such room, with those that there are.
    """
    tests = BESIDE.get(room, (f"tests/{room}",))
    if not room or not all((checkout / path).exists() for path in (f"game/{room}", *tests)):
        folders = {path.name for path in (checkout / "tests").iterdir() if path.is_dir()}
        known = sorted(name for name in folders | {*BESIDE} if (checkout / "game" / name).is_dir())
        raise UserError(f"'{room}' is no room with tests; there are: {', '.join(known)}.")
    return [f"game/{room}", *tests, "-m", "not slow and not long"]


def run(arguments: list[str]) -> int:
    """Check everything, or run only the tests that `arguments` ask for.

    Args:
        arguments: handed on to pytest; with any, only pytest is run. The first may also be one of
            those that `releases` answers: `--newest`, `--lowest`, `--pygame`, `--lock`; or `--room`,
            with the name of a room after it.

    Returns:
        0 if all is well, 1 if a step failed; with arguments, the exit status of pytest.

    Raises:
        UserError: if this is not a checkout, which alone has the tests; or if there is no such room.
    """
    checkout = Path(__file__).resolve().parent.parent
    if not (checkout / "tests").is_dir():
        raise UserError("'test' checks a checkout of Parley; an installed Parley has no tests.")
    asked = arguments[0] if arguments else ""
    if asked in ("-h", "--help"):
        print((__doc__ or "").rpartition("\n\n")[0])
        return 0
    if asked == "--lock":
        return releases.renew()
    if asked == "--room":
        room = arguments[1].strip("/").removeprefix("game/") if len(arguments) > 1 else ""
        arguments = [*of_room(room, checkout), *arguments[2:]]
    python, steps = sys.executable, STEPS
    if asked in releases.OTHERS:
        python, arguments = releases.environment(asked), arguments[1:]
        steps = tuple(step for step in STEPS if asked == "--newest" or not step.opinion)
    if arguments:
        return subprocess.run([python, "-m", "pytest", *arguments], check=False).returncode
    return inspect(steps, checkout, python)


def inspect(steps: tuple[Tool, ...], checkout: Path, python: str = sys.executable) -> int:
    """Run every step in `checkout`, report each in a line with its seconds, and sum up."""
    began = time.perf_counter()
    failed = [step.name for step in steps if not _passes(step, checkout, python)]
    seconds = time.perf_counter() - began
    if failed:
        print(f"\n{len(failed)} of {len(steps)} steps failed in {seconds:.0f} s:", *failed)
        return 1
    print(f"\nAll {len(steps)} steps went well in {seconds:.0f} s.")
    return 0


def _passes(step: Tool, checkout: Path, python: str) -> bool:
    began = time.perf_counter()
    done = subprocess.run(
        [python, *step.arguments],
        cwd=checkout,
        check=False,
        stdout=None if step.live else subprocess.PIPE,
        stderr=None if step.live else subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    seconds = time.perf_counter() - began
    verdict = "failed" if done.returncode else "ok"
    print(f"{step.name:<10} {verdict:<7} {seconds:6.1f} s", flush=True)
    if done.returncode and done.stdout:
        print(done.stdout.rstrip(), end="\n\n", flush=True)
    return not done.returncode
