"""The command `rename`."""

from __future__ import annotations

import json
import re
import stat
from argparse import ArgumentParser
from pathlib import Path

import pytest

from game import UserError
from game.__main__ import main
from game.scenario.loading import load
from game.scenario.renaming import sound, sound_overlay
from game.scenario.translating import standings
from game.scenario.translation import overlay_of
from game.scenario.usage import things
from game.workshop import rename, writing
from game.workshop.check import checked

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def run(*words: str) -> int:
    parser = ArgumentParser()
    rename.add_arguments(parser)
    return rename.run(parser.parse_args(words))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("three-valleys.yaml", "three-valleys.es.yaml"):
        (tmp_path / name).write_bytes((SCENARIOS / name).read_bytes())
    return tmp_path / "three-valleys.yaml"


def contents(file: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in file.parent.iterdir()}


def test_it_says_what_it_has_done(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(file)
    assert main(["rename", str(file), "gauges", "meters"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        rf"{re.escape(str(file))}: lever 'gauges' is 'meters' now, in \d+ places\.", first
    )
    assert second.startswith(str(overlay_of(file, "es")))
    assert main(["check", str(file), "--strict"]) == 0
    assert main(["rename", str(file), "levers.meters", "gauges"]) == 0
    assert contents(file) == before


def test_the_game_plays_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With other names for all on which no luck falls: seats, levers, events and what texts say keep theirs with their ids."""

    def played() -> str:
        assert main(["play", str(file), "--auto", "--seed", "3", "--length", "20", "--json"]) == 0
        return capsys.readouterr().out

    before = played()
    tree = load(file).tree
    assert tree is not None
    one_of_each = {thing.kind.word: thing for thing in things(tree)}
    old = {}
    for number, word in enumerate(("option", "indicator", "ending")):
        old[f"new_{number}"] = one_of_each[word].id
        path = ".".join(map(str, one_of_each[word].path))
        assert run(str(file), path, f"new_{number}") == 0
    capsys.readouterr()
    after = re.sub(r"\bnew_\d+\b", lambda match: old[match[0]], played())
    assert json.loads(after) == json.loads(before)


def test_nothing_is_written_if_one_file_cannot_be(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(file)
    real, calls = writing.os.replace, []

    def full(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", str(target))
        real(source, target)

    monkeypatch.setattr(writing.os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        run(str(file), "gauges", "meters")
    assert contents(file) == before
    monkeypatch.undo()
    monkeypatch.setattr(writing.tempfile, "mkstemp", _nowhere)
    with pytest.raises(OSError, match="No space left"):
        run(str(file), "gauges", "meters")
    assert contents(file) == before


def _nowhere(**_: object) -> tuple[int, str]:
    raise OSError(28, "No space left on device", "x")


def test_permissions_and_links_stay(file: Path, tmp_path: Path) -> None:
    file.chmod(0o640)
    link = tmp_path / "elsewhere" / "three-valleys.yaml"
    link.parent.mkdir()
    link.symlink_to(file)
    assert run(str(link), "gauges", "meters") == 0
    assert link.is_symlink()
    assert b"meters" in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_scenario_is_renamed_with_its_files(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(file)
    (file.parent / "three-valleys-2.yaml").write_text("", encoding="utf-8")
    assert run(str(file), "id", "four-valleys") == 0
    new = file.with_name("four-valleys.yaml")
    assert sorted(contents(file)) == [
        "four-valleys.es.yaml",
        "four-valleys.yaml",
        "three-valleys-2.yaml",
    ]
    (file.parent / "three-valleys-2.yaml").unlink()
    capsys.readouterr()
    assert main(["check", str(new), "--strict"]) == 0
    file.write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="is taken: there is a file"):
        run(str(new), "id", "three-valleys")
    file.unlink()
    assert run(str(new), "id", "three-valleys") == 0
    assert contents(file) == before


def test_a_translation_is_not_renamed_in(file: Path) -> None:
    with pytest.raises(UserError, match="is a translation; name its scenario"):
        run(str(overlay_of(file, "es")), "gauges", "meters")


RENAMED = {
    "levers.flights": ("flights", "overflights"),
    "mx_president": ("mx_president", "mexico_presidency"),
    "indicators.deaths": ("deaths", "overdoses"),
    "note_found": ("note_found", "paper_found"),
    "open_file": ("open_file", "left_open"),
}
"""A lever, a seat, an indicator, an event and an ending of the flagship: the id and another."""


@pytest.mark.slow
@pytest.mark.parametrize("path", RENAMED)
def test_the_flagship_stays_whole_whatever_is_renamed(path: str, tmp_path: Path) -> None:
    """The difference is in ids alone, no translation is lost, and what is expected still comes."""
    old, new = RENAMED[path]
    before = {}
    for name in ("yaml", "es.yaml", "expect.yaml"):
        file = SCENARIOS / f"drones-over-mexico.{name}"
        before[file.name] = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(before[file.name], encoding="utf-8")
    copy = tmp_path / "drones-over-mexico.yaml"
    assert main(["rename", str(copy), path, new]) == 0
    word = re.compile(rf"\b{new}\b")
    for name, text in before.items():
        after = (tmp_path / name).read_text(encoding="utf-8")
        assert new not in text
        assert word.sub(old, after) == text
    scenario, tree = sound(copy)
    overlay = overlay_of(copy, "es")
    states = {one.state for one in standings(scenario, tree, *sound_overlay(overlay), overlay)}
    assert states == {"current"}
    assert checked([str(copy)]).diagnostics == ()
