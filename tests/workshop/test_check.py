"""The command `check`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path

import pytest

from game import UserError
from game.scenario.loading import loads
from game.scenario.translation import skeleton, translatable
from game.workshop import check

STREET = Path(__file__).parents[1] / "scenario" / "data" / "market-street.yaml"


def run(*words: str) -> int:
    parser = ArgumentParser()
    check.add_arguments(parser)
    return check.run(parser.parse_args(words))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / STREET.name).write_bytes(STREET.read_bytes())
    return tmp_path


def spoil(folder: Path, good: str, bad: str) -> None:
    file = folder / STREET.name
    text = file.read_text(encoding="utf-8")
    assert good in text
    file.write_text(text.replace(good, bad), encoding="utf-8")


def test_a_good_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(folder / STREET.name), "--strict") == 0
    assert capsys.readouterr().out == "1 file: no problems\n"


def test_warnings_count_with_strict_only(folder: Path) -> None:
    spoil(folder, "drift: -1", "drift: -9")
    assert run(str(folder)) == 0
    assert run(str(folder), "--strict") == 1


def test_errors_are_shown_with_their_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "drift: -1", "dirft: -1")
    assert run(str(folder)) == 2
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{folder / STREET.name}:69:")
    assert "E201" in first
    assert "did you mean 'drift'?" in first
    assert last == "1 file: 1 error"


def test_json_and_annotations_are_all_there_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "drift: -1", "drift: -9")
    run(str(folder), "--format", "json")
    assert json.loads(capsys.readouterr().out)["warnings"] == 1
    run(str(folder), "--format", "github")
    assert capsys.readouterr().out.startswith("::warning file=")


def test_accepted_warnings_are_shown_with_the_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "drift: -1", "drift: -9")
    spoil(folder, "aliases:", "accept: {W530: {indicators: the tide cannot be stopped}}\naliases:")
    assert run(str(folder), "--strict") == 0
    assert "the tide cannot be stopped" in capsys.readouterr().out


def test_nothing_there_is_one_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert run(str(folder / "market-stret.yaml"), str(folder / "empty"), "no-such-scenario") == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "market-street.yaml" in said[0]


def test_translations_are_checked_against_their_scenario(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = loads(STREET.read_text(encoding="utf-8")).scenario
    assert scenario is not None
    (folder / "market-street.es.yaml").write_text(skeleton(scenario, "es"), encoding="utf-8")
    (folder / "market-street.outcomes.yaml").write_text("a: [", encoding="utf-8")
    assert run(str(folder), "--strict") == 1
    out = capsys.readouterr().out
    assert "W611" in out
    assert "outcomes" not in out
    assert out.splitlines()[-1].startswith("2 files")


def test_a_scenario_is_checked_with_its_translations(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = folder / STREET.name
    run(str(file), "--skeleton", "es")
    overlay = folder / "market-street.es.yaml"
    overlay.write_text(capsys.readouterr().out, encoding="utf-8")
    assert run(str(file), "--strict") == 1
    *found, last = capsys.readouterr().out.splitlines()
    scenario = loads(STREET.read_text(encoding="utf-8")).scenario
    assert scenario is not None
    assert last == f"2 files: {len(found)} warnings"
    assert len([line for line in found if "W611" in line]) == len(translatable(scenario))
    overlay.write_text("language: fr\n", encoding="utf-8")
    assert run(str(file)) == 2
    assert "E601" in capsys.readouterr().out


def test_what_is_wrong_with_a_translation_can_be_accepted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    why = "nobody has had time yet"
    spoil(folder, "aliases:", f"accept: {{W611: {{texts: {why}, names: {why}}}}}\naliases:")
    (folder / "market-street.es.yaml").write_text("language: es\n", encoding="utf-8")
    assert run(str(folder / STREET.name), "--strict") == 0
    out = capsys.readouterr().out
    assert "W611 is accepted: nobody has had time yet" in out
    assert out.splitlines()[-1] == "2 files: no problems"


def test_what_no_translation_has_is_accepted_in_vain(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, "aliases:", "accept: {W558: {texts.title: they are one thing}}\naliases:")
    assert run(str(folder / STREET.name), "--strict") == 1
    assert "W541: nothing reports W558 at 'texts.title'" in capsys.readouterr().out


def test_a_translation_alone_has_no_scenario(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "lost.es.yaml").write_text("language: es\n", encoding="utf-8")
    assert run(str(tmp_path)) == 2
    assert "E602" in capsys.readouterr().out


def test_a_translation_to_fill_in_is_printed_and_fits(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(folder / STREET.name), "--skeleton", "es") == 0
    overlay = folder / "market-street.es.yaml"
    overlay.write_text(capsys.readouterr().out, encoding="utf-8")
    run(str(overlay))
    assert {line.split(": ")[1] for line in capsys.readouterr().out.splitlines()[:-1]} == {"W611"}


def test_what_is_broken_or_written_in_it_is_not_translated(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(folder / STREET.name), "--skeleton", "en") == 2
    assert "is written in 'en'" in capsys.readouterr().err
    spoil(folder, "format: 1", "format: 2")
    assert run(str(folder / STREET.name), "--skeleton", "es") == 2
    assert "has errors" in capsys.readouterr().err


def test_a_code_is_explained_and_an_unknown_one_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--explain", "e501") == 0
    assert capsys.readouterr().out.startswith("E501, weights. ")
    with pytest.raises(UserError, match="did you mean 'E501'"):
        run("--explain", "E5001")


def test_without_a_file_it_says_what_is_missing() -> None:
    with pytest.raises(UserError, match="which scenario"):
        run()


def test_it_asks_what_to_check(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("--skeleton", "es"), ("--format", "json")):
        with pytest.raises(UserError, match="Say which scenario to check"):
            run(*words)
    assert capsys.readouterr().out == ""
