"""The command `new`: every template is a good scenario in both languages, and nothing is written by halves."""

from __future__ import annotations

import io
import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path

import jsonschema
import pytest

from game import UserError
from game.__main__ import main
from game.classroom.lesson.founding import head_of
from game.player.shelf import shelf
from game.scenario import parsing
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.scenario.schema import as_text, json_schema, with_icons
from game.scenario.shelf import own_folder, scenario_names
from game.scenario.translation import translatable
from game.session.fingerprint import rules_digest
from game.workshop import new, templates, writing
from game.workshop.templates import FOLDER, LANGUAGES, OVERLAY_SCHEMA, SCHEMA, TEMPLATES
from tests.locale.test_locale import OF_SPAIN
from tests.scenarios.test_easy import hard, of_a_seat

MARK = "¦"
NOTED = ("stakeholders", "levers", "agreements", "endings", "lengths")
"""What an author finds a note about, in the line before."""
UNEVEN = ("votes",)
"""Templates with a figure that is out of its range with some luck."""


def run(*words: str) -> int:
    parser = ArgumentParser()
    new.add_arguments(parser)
    return new.run(parser.parse_args(words))


def read(text: str) -> Scenario:
    scenario = loads(text).scenario
    assert scenario is not None
    return scenario


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_template_lies_in_the_folder_and_the_other_way_round() -> None:
    assert sorted(TEMPLATES) == sorted(path.stem for path in FOLDER.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_passes_every_check_and_its_translation_is_complete(
    template: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("my-own", "--template", template, "--lang", language) == 0
    capsys.readouterr()
    assert main(["check", "my-own", "--strict", "--balance"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 files: no problems"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_the_same_game_in_every_language(template: str) -> None:
    digests = set()
    for language in LANGUAGES:
        run(f"in-{language}", "--template", template, "--lang", language)
        scenario = read((own_folder() / f"in-{language}.yaml").read_text(encoding="utf-8"))
        assert scenario.language == language
        digests.add(rules_digest(scenario.model_copy(update={"id": "one"})))
    assert len(digests) == 1


@pytest.mark.slow
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_played_to_an_ending_by_minds_and_in_lines(
    template: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("my-own", "--template", template, "--lang", "en")
    own = read((own_folder() / "my-own.yaml").read_text(encoding="utf-8"))
    endings = {ending.title.text for ending in own.endings.values()}
    capsys.readouterr()
    for seed in ("1", "2"):
        assert main(["play", "my-own", "--auto", "--seed", seed, "--lang", "es"]) == 0
    assert "[EN]" not in capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.StringIO("done\n" * 200))
    assert main(["play", "my-own", "--text", "--seed", "1", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert any(title in said for title in endings)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_has_temperaments_and_a_note_for_every_part(template: str) -> None:
    text = templates.scenario_text(template, "en", "my-own")
    assert MARK not in text
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if line.split(":")[0] in NOTED:
            assert lines[number - 1].startswith("#"), line
    for seat in read(text).stakeholders.values():
        assert seat.play == "information" or "temperament" in seat.model_fields_set


def test_it_says_in_three_lines_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my-own", "--lang", "en"]) == 0
    written, play, check = capsys.readouterr().out.splitlines()
    assert f"{own_folder() / 'my-own.yaml'}" in written
    assert play.endswith("play my-own --text")
    assert check.endswith("check my-own --watch")
    assert names(own_folder()) == ["my-own.es.yaml", "my-own.yaml", SCHEMA, OVERLAY_SCHEMA]


def test_the_schema_lies_beside_it_and_the_file_names_it() -> None:
    run("my-own")
    first = (own_folder() / "my-own.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SCHEMA}"
    assert (own_folder() / SCHEMA).read_text(encoding="utf-8") == as_text(with_icons(json_schema()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_translation_names_its_schema_and_is_valid_by_it(language: str) -> None:
    run("my-own", "--lang", language)
    (other,) = (each for each in LANGUAGES if each != language)
    said = (own_folder() / f"my-own.{other}.yaml").read_text(encoding="utf-8")
    assert said.splitlines()[0] == f"# yaml-language-server: $schema={OVERLAY_SCHEMA}"
    known = json.loads((own_folder() / OVERLAY_SCHEMA).read_text(encoding="utf-8"))
    jsonschema.validate(parsing.read(said, "my-own").data, known)


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_note_keeps_the_title_or_the_id_that_an_author_changes(template: str) -> None:
    """What stands in notes is not followed when a title or an id gets another."""
    run("my-own", "--template", template)
    for file in own_folder().glob("my-own*.yaml"):
        text = file.read_text(encoding="utf-8")
        title = str(
            loads((own_folder() / "my-own.yaml").read_text(encoding="utf-8")).scenario.title
        )  # type: ignore[union-attr]
        notes = [line for line in text.splitlines() if line.lstrip().startswith("#")]
        originals = [f"  # {title}"] if file.stem != "my-own" else []
        assert [
            line for line in notes if title in line or template in line.split() or "my-own" in line
        ] == originals


def test_the_first_screen_offers_it() -> None:
    run("my-own")
    assert "my-own" in [name for name, _ in shelf("en")]


def test_another_folder_is_named_by_its_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a folder"
    run("my-own", "--in", str(folder), "--lang", "en")
    assert f'play "{folder / "my-own.yaml"}" --text' in capsys.readouterr().out
    assert names(folder) == ["my-own.es.yaml", "my-own.yaml", SCHEMA, OVERLAY_SCHEMA]
    assert not own_folder().exists()


@pytest.mark.parametrize(
    ("name", "such"),
    [
        ("My Lake!", "my-lake"),
        ("a", "my-lake"),
        ("../lake", "lake"),
        ("3 lakes", "lakes"),
        ("El Niño", "el-nino"),
        ("a" * 61, "a" * 60),
        ("lake.yaml", "lake-yaml"),
    ],
)
def test_what_cannot_be_an_id_is_refused_with_one_that_can(name: str, such: str) -> None:
    with pytest.raises(UserError, match=f"cannot be an id.* such as '{such}'"):
        run(name)
    assert not own_folder().exists()


@pytest.mark.parametrize("name", ["con", "lpt1", *scenario_names()])
def test_names_of_devices_and_of_what_comes_along_are_taken(name: str) -> None:
    with pytest.raises(UserError, match="another id"):
        run(name)
    assert not own_folder().exists()


@pytest.mark.parametrize("there", ["my-own.yaml", "my-own.yml", "my-own.es.yaml"])
def test_what_is_there_stays_as_it_is(there: str) -> None:
    own_folder().mkdir()
    (own_folder() / there).write_text("mine", encoding="utf-8")
    with pytest.raises(UserError, match="is there already"):
        run("my-own")
    assert names(own_folder()) == [there]
    assert (own_folder() / there).read_text(encoding="utf-8") == "mine"


def test_an_unknown_template_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "my-own", "--template", "war"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="Nothing can be written in"):
        run("my-own", "--in", str(tmp_path / "new"))
    tmp_path.chmod(0o700)
    assert not names(tmp_path)


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="is a file; name a folder"):
        run("my-own", "--in", str(tmp_path / "file"))
    with pytest.raises(UserError, match="cannot be written in"):
        run("my-own", "--in", str(tmp_path / "file" / "below"))


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("stop", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_nothing_is_left_of_what_could_not_be_finished(
    at: int, step: str, stop: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = getattr(os, step), []

    def fails(*given: object) -> object:
        calls.append(given)
        if len(calls) == at:
            raise stop
        return real(*given)

    monkeypatch.setattr(writing.os, step, fails)
    said = UserError if isinstance(stop, OSError) else KeyboardInterrupt
    with pytest.raises(said, match="is full" if isinstance(stop, OSError) else None):
        run("my-own", "--in", str(tmp_path / "one" / "two"))
    assert not names(tmp_path)


def test_a_new_file_may_be_read_by_whoever_may_read_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    run("my-own", "--in", str(tmp_path))
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert modes == {(tmp_path / "other").stat().st_mode}


def test_a_schema_that_is_there_is_brought_up_to_date(tmp_path: Path) -> None:
    (tmp_path / SCHEMA).write_text("{}", encoding="utf-8")
    run("my-own", "--in", str(tmp_path))
    assert json.loads((tmp_path / SCHEMA).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_reads_easily_in_the_spanish_of_mexico(template: str, language: str) -> None:
    text = templates.scenario_text(template, language, "my-own")
    scenario = read(text)
    for seat in scenario.stakeholders:
        assert hard(of_a_seat(scenario, seat), language) == {}, seat
    assert hard([scenario.story], language) == {}
    assert language != "es" or not OF_SPAIN.findall(text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_editor_that_reads_the_schema_finds_nothing_wrong(template: str) -> None:
    text = templates.scenario_text(template, "en", "my-own")
    seen = json.loads(json.dumps(parsing.read(text, "x").data))
    assert list(jsonschema.Draft7Validator(json_schema()).iter_errors(seen)) == []


@pytest.mark.slow
def test_every_command_finds_it_by_its_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run("my-own", "--lang", "en")
    for line in (
        "check my-own",
        "analyse my-own",
        "balance my-own --games 2 --jobs 1",
        "handouts my-own",
        "play my-own --auto --seed 1 --record game.jsonl",
        "replay game.jsonl --verify",
        "debrief game.jsonl",
        "rename my-own brisa north",
        "rename my-own id our-lake",
        "check our-lake --strict",
    ):
        assert main(line.split()) == 0, line
    assert head_of("our-lake", 12)["scenario"] == "our-lake"
    assert names(own_folder()) == ["our-lake.es.yaml", "our-lake.yaml", SCHEMA, OVERLAY_SCHEMA]
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_note_and_text_is_written_in_both_languages(template: str) -> None:
    source = (FOLDER / f"{template}.template").read_text(encoding="utf-8").splitlines()
    assert [
        line for line in source if line.strip().startswith("#") and f" {MARK} " not in line
    ] == []
    english, spanish = (
        translatable(read(templates.scenario_text(template, language, "my-own")))
        for language in LANGUAGES
    )
    alike = [path for path, text in english.items() if text == spanish[path]]
    assert [path for path in alike if path.split(".")[-1] != "short" and " " in english[path]] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", ["1", "2"])
@pytest.mark.parametrize("template", [name for name in TEMPLATES if name not in UNEVEN])
def test_a_template_leaves_nothing_to_look_at_as_a_game(
    template: str, seed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one language: the other is the same game."""
    run("my-own", "--template", template, "--lang", "en")
    capsys.readouterr()
    assert main(["balance", "my-own", "--seed", seed, "--jobs", "1", "--json"]) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    measured = [finding for finding in findings if finding["applies"]]
    out = [each["code"] for each in measured if not each["fine"] and not each["because"]]
    assert measured
    assert out == []
