"""A command imports what it needs and no more, so that nobody waits for what is not used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

import game

CHECKOUT = Path(game.__file__).resolve().parent.parent
HEAVY = frozenset(
    ("numpy", "pydantic", "yaml", "rich", "pygame", "lucide", "fontpkg", "platformdirs")
    + ("multiprocessing", "asyncio", "ssl", "distributed", "tomllib", "unittest")
)
ROOMS = frozenset(
    ("rules", "minds", "analysis", "views", "pictures", "session", "debrief", "player", "screens")
    + ("window", "paper")
)
LANGUAGE = {"numpy", "pydantic", "yaml"}
GAME = {"rules", "minds", "views", "session", "analysis"}

SCRIPT = """\
import contextlib, io, sys
from game import __main__, bootstrap
bootstrap.prepare = lambda arguments: None
with contextlib.redirect_stdout(io.StringIO()):
    status = __main__.main(sys.argv[1:])
print(status, *{".".join(name.split(".")[: 1 + name.startswith("game.")]) for name in sys.modules})
"""


def imported(*line: str) -> set[str]:
    """The heavy packages and the rooms that a command has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *line],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )
    status, *names = done.stdout.split()
    assert status == "0", done.stderr
    return (set(names) & HEAVY) | {name[5:] for name in names if name[5:] in ROOMS}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("records") / "game.parley"
    imported("play", "three-valleys", "--auto", "--seed", "1", "--record", str(path))
    return str(path)


@pytest.mark.parametrize("line", [["--help"], ["--version"], ["test", "--help"]])
def test_what_asks_nothing_needs_no_package(line: list[str]) -> None:
    assert not imported(*line)


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        (["schema"], {"pydantic"}),
        (["check", "tests/oracles/fishery.yaml"], LANGUAGE),
        # What is expected of it is played, without minds.
        (["check", "scenarios/three-valleys.yaml"], LANGUAGE | {"rules", "session", "views"}),
        (["analyse", "three-valleys"], LANGUAGE | {"rules", "analysis", "views"}),
        # Of screens only how a name that was typed is found.
        (
            ["play", "three-valleys", "--auto", "--json"],
            LANGUAGE | GAME | {"platformdirs", "screens"},
        ),
    ],
)
def test_a_command_imports_what_it_needs(line: list[str], needed: set[str]) -> None:
    assert imported(*line) <= needed


@pytest.mark.slow
def test_a_record_is_read_without_the_window(record: str) -> None:
    assert imported("replay", record, "--verify") <= LANGUAGE | GAME | {"platformdirs"}


@pytest.mark.slow
def test_a_debrief_in_lines_needs_no_typeface(record: str) -> None:
    rooms = GAME | {"pictures", "debrief", "paper"}
    assert imported("debrief", record) <= LANGUAGE | rooms | {"platformdirs"}


def around(graph: grimp.ImportGraph) -> set[str]:
    """The modules that import a package they are in, while that imports them, be it by way of others.

    The contract on circles looks at what stands side by side, and so not at a package and what is in it.
    """
    return {
        module
        for package in graph.modules
        for module in graph.find_descendants(package)
        if graph.direct_import_exists(importer=module, imported=package)
        and graph.chain_exists(importer=package, imported=module)
    }


def test_no_module_and_the_package_it_is_in_import_each_other() -> None:
    assert around(grimp.build_graph("game", cache_dir=None)) == set()


def test_such_a_circle_would_be_found() -> None:
    made = grimp.ImportGraph()
    for name in ("house", "house.room", "house.hall", "house.attic"):
        made.add_module(name)
    made.add_import(importer="house.room", imported="house")
    made.add_import(importer="house.attic", imported="house")
    made.add_import(importer="house", imported="house.hall")
    assert around(made) == set()
    made.add_import(importer="house.hall", imported="house.room")
    assert around(made) == {"house.room"}
