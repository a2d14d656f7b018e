"""A pack holds everything and starts with nothing around it, or one sentence says why there is none."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import subprocess
import sys
import tomllib
import types
import webbrowser
from argparse import ArgumentParser, Namespace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx
import pytest

import game
from game import Stopped, UserError, __version__, bootstrap, called, installing
from game.__main__ import COMMANDS
from game.locale import LANGUAGES, text
from game.scenario import shelf
from game.stick import command, folder, licences, plan, scripts, tool, trial

ROOMS = Path(game.__file__).resolve().parent
CHECKOUT = ROOMS.parent
POSIX = pytest.mark.skipif(os.name == "nt", reason="the script is for other systems")


def pack(target: Path) -> int:
    return command.run(Namespace(folder=target))


# What goes in


@pytest.fixture(scope="module")
def luggage() -> plan.Luggage:
    return plan.planned(ROOMS, shelf.scenario_folder(), shelf.shipped("assets") / "pictures")


def test_every_module_goes_in_by_its_name(luggage: plan.Luggage) -> None:
    files = list(ROOMS.rglob("*.py"))
    own = [name for name in luggage.modules if name.split(".")[0] == "game"]
    assert len(own) == len(set(own)) == len(files)
    assert {"game", "game.__main__", "game.locale.es.table", "game.stick.command"} <= set(own)


def test_every_file_beside_the_modules_goes_in_at_its_place(tmp_path: Path) -> None:
    rooms = tmp_path / "game"
    for name in ("py.typed", "web/pages.py", "web/templates/seat.html", "web/static/a/b.css"):
        (rooms / name).parent.mkdir(parents=True, exist_ok=True)
        (rooms / name).touch()
    (rooms / "web" / "__pycache__").mkdir()
    (rooms / "web" / "__pycache__" / "pages.cpython-311.pyc").touch()
    (rooms / "shipped" / "scenarios").mkdir(parents=True)
    (rooms / "shipped" / "scenarios" / "one.yaml").touch()
    made = plan.planned(rooms, rooms / "shipped" / "scenarios", tmp_path / "nowhere")
    assert {(path.relative_to(rooms).as_posix(), place) for path, place in made.data} == {
        ("shipped/scenarios", "game/shipped/scenarios"),
        ("py.typed", "game"),
        ("web/templates/seat.html", "game/web/templates"),
        ("web/static/a/b.css", "game/web/static/a"),
    }


def test_scenarios_go_in_where_the_shelf_looks_first(luggage: plan.Luggage) -> None:
    places = dict(luggage.data)
    assert places[shelf.scenario_folder()] == "game/shipped/scenarios"


def test_what_is_needed_goes_in_and_what_tests_need_does_not(luggage: plan.Luggage) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    renamed = {"pygame-ce": "pygame", "PyYAML": "yaml"}
    for line in project["dependencies"]:
        name = line.partition(">=")[0]
        assert renamed.get(name, name).replace("-", "_") in luggage.modules
    assert not set(plan.LEFT_OUT) & set(luggage.modules)
    for line in project["optional-dependencies"]["test"]:
        name = line.partition(">=")[0]
        module = {"import-linter": "importlinter", "pytest-xdist": "xdist"}.get(name, name)
        assert module in plan.LEFT_OUT or module.startswith("types-")


def test_what_is_imported_by_its_name_goes_in_or_is_left_out_knowingly() -> None:
    words = "\n".join(file.read_text("utf-8") for file in ROOMS.rglob("*.py"))
    named = set(re.findall(r"(?:import_module|find_spec)\(\"([a-z]\w*)", words)) - {"game"}
    bootstrap_alone = {"venv", "ensurepip", "virtualenv"}
    assert named <= {*plan.PACKAGES, *plan.LEFT_OUT, *bootstrap_alone}


def test_the_tool_is_told_all_of_it(luggage: plan.Luggage, tmp_path: Path) -> None:
    entry = tmp_path / "it's: parley.py"
    told: dict[str, Any] = {}

    def analysis(scripts: list[str], **how: Any) -> types.SimpleNamespace:
        told.update(how, scripts=scripts)
        return types.SimpleNamespace(pure=[], scripts=[], binaries=[], datas=[])

    def program(*parts: Any, **how: Any) -> None:
        told.update(how)

    names = {"Analysis": analysis, "EXE": program, "PYZ": list, "COLLECT": lambda *_, **how: None}
    for windows in (False, True):
        recipe = plan.recipe(luggage, entry, ROOMS, windows)
        recipe = recipe.replace("from PyInstaller.utils.hooks import collect_data_files", "")
        exec(recipe, {**names, "collect_data_files": lambda name: [(name, name)]})
        assert told["scripts"] == [str(entry)]
        assert told["pathex"] == [str(CHECKOUT)]
        assert told["hiddenimports"] == list(luggage.modules)
        assert (str(shelf.scenario_folder()), "game/shipped/scenarios") in told["datas"]
        assert {(name, name) for name in plan.WITH_DATA} <= set(told["datas"])
        assert told["excludes"] == list(plan.LEFT_OUT)
        assert told["hide_console"] == ("minimize-late" if windows else None)


def test_a_worker_is_let_go_before_anything_of_the_program_is_imported() -> None:
    begin = plan.ENTRY[plan.ENTRY.index('if __name__ == "__main__"') :]
    assert begin.index("freeze_support()") < begin.index("from game")
    compile(plan.ENTRY, "parley.py", "exec")


@POSIX
@pytest.mark.parametrize("before", [None, "/mine"])
def test_a_browser_gets_the_libraries_of_the_system(
    monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", f"/pack:{before}")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    seen: list[str | None] = []

    def opened(address: str) -> bool:
        seen.append(os.environ.get("LD_LIBRARY_PATH"))
        return address == "file:///page.html"

    monkeypatch.setattr(webbrowser, "open", opened)
    entry: dict[str, Any] = {"__name__": "entry"}
    exec(plan.ENTRY, entry)
    entry["leave_the_browser_alone"]()
    assert webbrowser.open("file:///page.html")
    assert seen == [before]
    assert os.environ["LD_LIBRARY_PATH"] == f"/pack:{before}"


@pytest.mark.slow
def test_every_part_of_the_program_can_be_loaded_at_once(tmp_path: Path) -> None:
    entry = tmp_path / "parley.py"
    entry.write_text(plan.ENTRY, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(entry), "--load-all"],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
    )
    count = len(list(ROOMS.rglob("*.py"))) - 1
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{count} modules" in done.stdout


def test_the_tool_is_the_one_that_the_extra_names() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["optional-dependencies"]["pack"] == [tool.OLDEST]


def test_the_licences_of_all_that_is_needed_go_with_it(tmp_path: Path) -> None:
    licences.gather(tmp_path / "licences")
    there = {file.stem.lower() for file in (tmp_path / "licences").iterdir()}
    assert {"parley", "python", "numpy", "pyyaml", "starlette", "h11", "anyio", "lucide"} <= there
    assert "pytest" not in there
    assert "Redistribution" in (tmp_path / "licences" / "numpy.txt").read_text("utf-8")


# The folder


def test_links_become_files_but_for_those_to_libraries_of_a_package(tmp_path: Path) -> None:
    libraries = tmp_path / "numpy.libs"
    libraries.mkdir()
    (libraries / "libblas.so").write_text("blas")
    (tmp_path / "libblas.so").symlink_to(Path("numpy.libs", "libblas.so"))
    (tmp_path / "libz.so.1.3").write_text("z")
    (tmp_path / "libz.so").symlink_to("libz.so.1.3")
    folder.settle_links(tmp_path)
    assert not any(path.is_symlink() for path in tmp_path.rglob("*"))
    assert not (tmp_path / "libblas.so").exists()
    assert (libraries / "libblas.so").read_text() == "blas"
    assert (tmp_path / "libz.so").read_text() == "z"


def test_a_folder_is_copied_whole_with_rights(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "inner").mkdir(parents=True)
    (source / "inner" / "parley").write_bytes(b"\x7fELF")
    (source / "inner" / "parley").chmod(0o755)
    folder.copy(source, tmp_path / "target")
    copied = tmp_path / "target" / "inner" / "parley"
    assert copied.read_bytes() == b"\x7fELF"
    assert os.access(copied, os.X_OK)
    assert folder.size(tmp_path / "target") == (4, 1)


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), r"disk of '.*' is full; make room"),
        (OSError(errno.EROFS, "Read-only file system"), r"Nothing can be written in '.*'; name"),
        (
            OSError(errno.EIO, "Input/output error"),
            r"cannot be written in '.*': Input/output error",
        ),
        (UserError("It does not start."), "It does not start"),
    ],
)
def test_nothing_half_is_left(tmp_path: Path, error: Exception, sentence: str, there: bool) -> None:
    target = tmp_path / "a" / "b"
    if there:
        target.mkdir(parents=True)

    def fails() -> None:
        with folder.whole_or_nothing(target):
            (target / "linux").mkdir()
            (target / "linux" / "parley").touch()
            raise error

    with pytest.raises(UserError, match=sentence):
        fails()
    assert target.exists() == there
    assert [*tmp_path.rglob("*")] == ([target.parent, target] if there else [])


# Why there is none


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UserError, match=r"is not empty; name one that is not there yet"):
        pack(tmp_path)
    with pytest.raises(UserError, match=r"is a file; name a folder"):
        pack(tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_pack_makes_no_pack(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(UserError, match="is a pack already"):
        pack(tmp_path)


def test_a_full_disk_is_said_before_anything_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tool, "ensure", lambda: None)
    monkeypatch.setattr(tool, "put_together", lambda *call: pytest.fail("made"))
    monkeypatch.setattr(
        shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(9_000_000, 0, 2_000_000)
    )
    with pytest.raises(UserError, match=r"disk is full: .* needs 300 MB in .* 2 MB are free"):
        pack(tmp_path / "pack")
    assert not [*tmp_path.iterdir()]


def test_whoever_stops_it_finds_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stopped(*call: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tool, "ensure", lambda: None)
    monkeypatch.setattr(tool, "put_together", stopped)
    with pytest.raises(Stopped, match="nothing was kept"):
        pack(tmp_path / "pack")
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: NewConnectionError\nERROR: No matching distribution", "connect to the internet"),
        ("ERROR: [Errno 28] No space left on device", "The disk is full"),
        ("error: externally-managed-environment", r"PyInstaller did not work .*'pyinstaller>="),
    ],
)
def test_the_tool_that_cannot_be_had_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, output: str, sentence: str
) -> None:
    commands: list[list[str]] = []

    def run(line: list[str], mark: int | None) -> tuple[int, str]:
        commands.append(line)
        return 1, output

    monkeypatch.setattr(installing, "_run", run)
    monkeypatch.setattr(tool, "find_spec", lambda name: None)
    with pytest.raises(UserError, match=sentence) as error:
        pack(tmp_path / "pack")
    assert "\n" not in str(error.value)
    assert commands[0][:4] == [sys.executable, "-m", "pip", "install"]
    assert commands[0][-1] == tool.OLDEST
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full.* folder for temporary"),
        ("ERROR: On Linux, objdump is required. It is typically", "sudo apt install binutils"),
        ("ERROR: Python was built without a shared library, which is", "--enable-shared"),
        ("Traceback\nERROR: it is haunted", r"did not work \(ERROR: it is haunted\); details"),
    ],
)
def test_the_tool_that_fails_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, output: str, sentence: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    words = tool.why_not(output)
    assert re.search(sentence, words)
    assert "\n" not in words


@pytest.mark.parametrize(
    ("code", "said"), [("raise SystemExit(3)", "it said nothing"), ("print('boo')", r"\(boo\)")]
)
def test_a_pack_that_does_not_start_is_one_sentence(code: str, said: str) -> None:
    with pytest.raises(UserError, match=rf"tried with '--version' and failed .*{said}"):
        list(trial.tried([sys.executable, "-c", code], "three-valleys"))


@pytest.mark.parametrize(
    "code", ["print('boo')", "print('Room BKXT: http://127.0.0.1:1/host Ctrl+C')"]
)
def test_a_class_that_cannot_be_joined_is_one_sentence(tmp_path: Path, code: str) -> None:
    errand = trial.starts("three-valleys")[-1]
    assert errand.serves
    with pytest.raises(UserError, match=r"tried with 'host three-valleys .* failed \(") as error:
        trial._join([sys.executable, "-c", code], errand, tmp_path)
    assert "\n" not in str(error.value)


# How it starts


def test_the_read_me_speaks_every_language_and_names_what_is_there(tmp_path: Path) -> None:
    scripts.write(tmp_path)
    words = (tmp_path / scripts.READ_ME).read_text("utf-8-sig")
    for language in LANGUAGES:
        assert text(language, "stick.title") in words
        assert text(language, "t.start.learn") in text(language, "stick.alone")
        for part in scripts.PARTS:
            assert text(language, f"stick.{part}") in words
    named = set(re.findall(r"(?:[Pp]arley|Class)\.[a-z]+", words))
    assert named == {path.name for path in tmp_path.iterdir()} - {scripts.READ_ME}
    for name in re.findall(r"(?:play|host|handouts) ([a-z][a-z-]+) --", words):
        assert name in shelf.scenario_names()


def test_every_line_of_the_read_me_is_understood() -> None:
    lines = re.findall(
        r"^ +(?:Parley\.bat|sh parley\.sh) (.+?)\r?$", scripts.read_me(), re.MULTILINE
    )
    assert len(lines) > 12
    for name, *line in map(str.split, lines):
        parser = ArgumentParser(exit_on_error=False)
        module = import_module(COMMANDS[name][0])
        module.add_arguments(parser)
        assert parser.parse_args(line)


@pytest.mark.parametrize("name", ["Parley.bat", "Class.bat"])
def test_the_batch_files_are_for_windows(tmp_path: Path, name: str) -> None:
    scripts.write(tmp_path)
    words = (tmp_path / name).read_bytes()
    assert words.count(b"\r\n") == words.count(b"\n") > 4
    labels = set(re.findall(rb"^:(\w+)", words, re.MULTILINE))
    assert labels == {*re.findall(rb"goto (\w+)", words)}


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A pack whose program says what it is told and where it is."""
    where = tmp_path / "a stick's"
    program = where / scripts.system_name() / "parley"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$0" "$@"\n[ "$1" != end ] || exit 7\n')
    program.chmod(0o755)
    scripts.write(where)
    return where


def start(stick: Path, *line: str, name: str = "parley.sh") -> subprocess.CompletedProcess[str]:
    home = stick.parent / "home"
    home.mkdir(exist_ok=True)
    variables = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = ["/bin/sh", str(stick / name), *line]
    return subprocess.run(command, capture_output=True, text=True, env=variables, cwd=home)


@POSIX
@pytest.mark.parametrize("name", ["parley.sh", "Parley.command"])
def test_the_script_hands_on_what_it_is_told(stick: Path, name: str) -> None:
    done = start(stick, "play", "a file", "", name=name)
    assert done.stdout == f"{stick / scripts.system_name() / 'parley'} play a file \n"
    assert start(stick, "end", name=name).returncode == 7


@POSIX
def test_a_double_click_for_a_class_asks(stick: Path) -> None:
    done = start(stick, name="Class.command")
    assert done.stdout == f"{stick / scripts.system_name() / 'parley'} host --ask\n"
    assert 'call "%~dp0Parley.bat" host --ask %*' in (stick / "Class.bat").read_text()


@POSIX
def test_a_stick_that_starts_no_programs_is_copied_and_the_copy_goes(stick: Path) -> None:
    (stick / scripts.system_name() / "parley").chmod(0o644)
    done = start(stick, "end")
    assert done.returncode == 7
    assert done.stdout.startswith(str(stick.parent / "home" / ".cache" / "parley-"))
    assert "copying it to this computer for now" in done.stderr
    assert not [path for path in (stick.parent / "home").rglob("*") if path.is_file()]


@POSIX
def test_a_stick_made_for_another_system_says_so(stick: Path) -> None:
    shutil.rmtree(stick / scripts.system_name())
    done = start(stick, "play")
    assert done.returncode == 2
    assert f"no Parley for {scripts.system_name()}" in done.stderr


def test_a_pack_makes_no_environment_and_is_called_by_its_script(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(bootstrap, "start_inside", lambda *call: pytest.fail("made"))
    monkeypatch.setattr(bootstrap, "_checkout", lambda: pytest.fail("looked for"))
    bootstrap.prepare(["play"])
    assert called() == ("Parley.bat" if sys.platform == "win32" else "sh parley.sh")


def test_nothing_of_this_environment_is_around_a_trial(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    assert set(trial.environment(tmp_path, "linux")) == {"PATH", "HOME", "TMPDIR"}
    assert set(trial.environment(tmp_path, "win32")) > {"SYSTEMROOT", "PATH", "TEMP"}


# The whole of it


def hold_a_class(program: list[str], stick: Path) -> None:
    """From the join page to the files that a teacher keeps, and again after a power cut, in a folder of its own."""
    stick.mkdir()
    host = [
        *program,
        "host",
        "--headless",
        "--only-here",
        "--port",
        "0",
        "--file",
        "mi clase.class",
    ]
    fresh = ["drones-over-mexico", "--class", "24", "--out", "para mí"]
    around = trial.environment(stick)

    def led(said: str) -> tuple[str, httpx.Client]:
        port = re.search(r"http://127\.0\.0\.1:(\d+)/host", said)
        code = re.search(r"with the code (\d+)", said)
        assert port, said
        assert code, said
        base = f"http://127.0.0.1:{port[1]}"
        lead = httpx.Client(base_url=base, headers={"origin": base}, follow_redirects=True)
        assert lead.post("/teacher/pair", data={"code": code[1]}).status_code == 200
        return base, lead

    def does(lead: httpx.Client, what: str, **more: str) -> None:
        body = {"cid": secrets.token_hex(16), "do": what, **more}
        answer = lead.post("/teacher/cmd", json=body, timeout=60).json()
        assert answer["how"] == "ok", answer

    with trial.served([*host, *fresh], stick, around) as said:
        base, lead = led(said)
        room = re.search(r"Room (\w+)", said)
        assert room
        assert str(stick / "mi clase.class") in said
        with httpx.Client(base_url=base, headers={"origin": base}) as phone:
            assert room[1] in phone.get("/", params={"room": room[1]}).text
        for chair in ("A2", "A3", "A4", "B1", "B2", "B5"):
            does(lead, "mind_on", chair=chair)
        page = ""
        for _ in range(40):
            page = lead.get("/teacher/page").text
            seen = re.search(r'name="seen" value="([^"]+)"', page)
            assert seen, page
            if seen[1].startswith("reveal.2"):
                break
            does(lead, "next", seen=seen[1])
        does(lead, "export")
        lead.close()
    kept = {path.name.partition("-")[2] for path in (stick / "para mí").iterdir()}
    assert kept == {f"{table}.{kind}" for table in "AB" for kind in ("csv", "html", "jsonl")}
    rows = next((stick / "para mí").glob("*-A.csv")).read_text("utf-8-sig")
    assert re.search(r"^2,A[234],.*,(offer|signature|promise),", rows, re.MULTILINE), rows
    with trial.served(host, stick, around) as said:
        _, lead = led(said)
        assert "started again" in lead.get("/teacher/page").text
        lead.close()


@pytest.mark.long
@pytest.mark.skipif(find_spec("PyInstaller") is None, reason="the extra [pack] is not installed")
def test_a_real_pack_is_made_and_starts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "stick"
    assert pack(target) == 0
    shown = capsys.readouterr()
    assert f"holds Parley {__version__} for {scripts.system_name()}" in shown.out
    for one in trial.starts("three-valleys"):
        assert one.shows in shown.err
    count, _ = folder.size(target)
    assert 50e6 < count < 200e6
    if sys.platform == "linux":
        assert not any(path.is_symlink() for path in target.rglob("*"))
    inside = target / scripts.system_name() / "_internal" / "game"
    beside = {
        file.relative_to(ROOMS)
        for file in ROOMS.rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    }
    assert all((inside / file).is_file() for file in beside)
    for name in shelf.scenario_names():
        assert (inside / "shipped" / "scenarios" / f"{name}.yaml").is_file()
    program = scripts.start(target, os.name == "nt")
    done = subprocess.run(
        [*program, "plya"], capture_output=True, text=True, env=trial.environment(tmp_path)
    )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    hold_a_class(program, tmp_path / "Clé USB ñ")
    with pytest.raises(UserError, match="is not empty"):
        pack(target)
