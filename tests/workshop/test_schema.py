"""The command `schema`: for scenarios, for one scenario, for translations, and snippets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.__main__ import main
from game.scenario.snippets import snippets

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("three-valleys.yaml", "three-valleys.es.yaml"):
        (tmp_path / name).write_bytes((SCENARIOS / name).read_bytes())
    return tmp_path / "three-valleys.yaml"


def test_the_schema_is_printed_or_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["$schema"] == "http://json-schema.org/draft-07/schema#"
    file = tmp_path / "scenario-1.schema.json"
    assert main(["schema", "--out", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == printed
    assert f"$schema={file.name}" in capsys.readouterr().out


def test_a_scenario_has_a_schema_of_its_own(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", str(file)]) == 0
    own = json.loads(capsys.readouterr().out)
    seats = own["definitions"]["Agreements"]["properties"]["ratification"]["properties"]
    assert {"alto", "medio", "delta"} <= set(seats)


def test_of_a_translation_the_schema_is_that_of_its_texts(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    for line in (["three-valleys", "--translation"], [str(file.with_suffix(".es.yaml"))]):
        assert main(["schema", *line]) == 0
        shown.append(json.loads(capsys.readouterr().out))
    assert shown[0] == shown[1]
    assert "levers.gauges.name" in shown[0]["properties"]["texts"]["properties"]
    assert main(["schema", "--translation"]) == 0
    anyones = json.loads(capsys.readouterr().out)
    assert anyones["properties"]["texts"]["properties"] == {}
    file.unlink()
    assert main(["schema", str(file.with_suffix(".es.yaml"))]) == 2
    assert "three-valleys.yaml" in capsys.readouterr().err


def test_of_what_is_expected_the_schema_has_the_ids_of_its_scenario(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    file.with_suffix(".expect.yaml").touch()
    for line in (["three-valleys", "--expected"], [str(file.with_suffix(".expect.yaml"))]):
        assert main(["schema", *line]) == 0
        shown.append(json.loads(capsys.readouterr().out))
    assert shown[0] == shown[1]
    assert "gauges" in shown[0]["definitions"]["Clauses"]["properties"]
    assert main(["schema", "--expected"]) == 0
    anyones = json.loads(capsys.readouterr().out)
    assert "properties" not in anyones["definitions"]["Clauses"]
    out = file.with_suffix(".expect.schema.json")
    assert main(["schema", str(file), "--expected", "--out", str(out)]) == 0
    assert capsys.readouterr().out.endswith(f"# yaml-language-server: $schema={out.name}\n")


def test_snippets_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "parley.code-snippets"
    assert main(["schema", "--snippets", "--out", str(out)]) == 0
    assert out.read_text("utf-8") == snippets()
    assert main(["schema", "three-valleys", "--snippets"]) == 2
    assert "leave its name out" in capsys.readouterr().err


def test_what_cannot_be_read_or_written_is_one_sentence(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes("title: Á".encode("utf-16"))
    assert main(["schema", str(file)]) == 2
    assert "UTF-16" in capsys.readouterr().err
    file.write_text("title: 3", encoding="utf-8")
    assert main(["schema", str(file), "--translation"]) == 2
    assert "errors; mend them first" in capsys.readouterr().err
    assert main(["schema", "--out", str(tmp_path / "no" / "x.json")]) == 2
    said = capsys.readouterr().err
    where = tmp_path / "no" / "x.json"
    assert said == f"The schema cannot be written in '{where}': No such file or directory.\n"
