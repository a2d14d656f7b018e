"""The command `translate`: status, update, accept; and nothing lost where it cannot write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.__main__ import main
from game.scenario.translation import overlay_of
from game.workshop import writing

SCENARIOS = Path(__file__).parents[2] / "scenarios"
OLD, NEW = "title: Three Valleys, One River", "title: Three Valleys, One Stream"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    for name in ("three-valleys.yaml", "three-valleys.es.yaml"):
        (tmp_path / name).write_bytes((SCENARIOS / name).read_bytes())
    return tmp_path / "three-valleys.yaml"


def retitled(file: Path) -> None:
    text = file.read_text("utf-8")
    assert OLD in text
    file.write_text(text.replace(OLD, NEW), encoding="utf-8")


def contents(file: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in file.parent.iterdir()}


def test_the_shipped_translations_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("three-valleys", "drones-over-mexico"):
        assert main(["translate", name]) == 0
        (line,) = capsys.readouterr().out.splitlines()
        assert line.endswith(" current, 0 stale, 0 missing, 0 orphan")


def test_a_change_is_shown_written_and_accepted(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retitled(file)
    overlay = overlay_of(file, "es")
    before = overlay.read_text("utf-8")
    assert main(["translate", str(file), "--status"]) == 0
    stale, counts = capsys.readouterr().out.splitlines()
    assert stale == f'{overlay}:5: stale: title: "Three Valleys, One Stream"'
    assert ", 1 stale, 0 missing, 0 orphan" in counts
    assert main(["translate", str(file), "es", "--update"]) == 0
    assert "1 changed" in capsys.readouterr().out
    old = "  # Three Valleys, One River\n"
    both = "  # was: Three Valleys, One River\n  # Three Valleys, One Stream\n"
    assert overlay.read_text("utf-8") == before.replace(old, both)
    assert main(["translate", str(overlay), "--accept", "title"]) == 0
    assert capsys.readouterr().out == f"{overlay}: accepted as they are: title.\n"
    assert main(["check", str(file), "--strict"]) == 0
    capsys.readouterr()
    assert main(["translate", str(file), "--accept"]) == 0
    assert "nothing has changed since" in capsys.readouterr().out
    assert main(["translate", str(file), "--update"]) == 0
    assert "nothing to write" in capsys.readouterr().out


def test_a_translation_is_begun(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    overlay = overlay_of(file, "es")
    overlay.unlink()
    assert main(["translate", str(file)]) == 2
    assert "has no translation yet; say into which language: en or es." in capsys.readouterr().err
    assert main(["translate", str(file), "es", "--accept"]) == 2
    assert "'translate --update' begins it" in capsys.readouterr().err
    assert main(["translate", str(file), "es"]) == 0
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.startswith(f"{overlay} is not there yet: 0 current, 0 stale, ")
    assert main(["translate", str(file), "es", "--update"]) == 0
    assert "written" in capsys.readouterr().out
    assert main(["check", str(file)]) == 0
    plain = file.with_name("plain")
    plain.touch()
    assert overlay.stat().st_mode == plain.stat().st_mode, "as any new file"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fr"], "There is no language 'fr'; there are en, es."),
        (["en", "--update"], "is written in 'en' itself; name another language."),
        (["es", "--accept", "titel"], "no text 'titel'; did you mean 'title'?"),
        (["es", "--accept", "*"], "no text '*'"),
    ],
)
def test_what_makes_no_sense_is_one_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    before = contents(file)
    assert main(["translate", str(file), *words]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert len(shown.splitlines()) == 1
    assert contents(file) == before


@pytest.mark.parametrize("name", ["three-valleys.yaml", "three-valleys.es.yaml"])
def test_a_file_with_errors_is_not_touched(
    file: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    broken = file.with_name(name)
    broken.write_text(broken.read_text("utf-8") + "oops: [", encoding="utf-8")
    before = contents(file)
    for action in ("--status", "--update", "--accept"):
        assert main(["translate", str(file), "es", action]) == 2
        assert "mend" in capsys.readouterr().err
    assert contents(file) == before


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device", "x"), KeyboardInterrupt()]
)
def test_nothing_is_lost_where_it_cannot_be_written(
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
) -> None:
    retitled(file)
    before = contents(file)

    def fails(*_: object) -> None:
        raise error

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(writing.os, step, fails)
            assert main(["translate", str(file), "--update"]) in (2, 130)
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
        assert contents(file) == before


def test_a_file_that_may_only_be_read_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    retitled(file)
    before = contents(file)
    monkeypatch.setattr(writing.os, "access", lambda *_: False)
    assert main(["translate", str(file), "--update"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"'{overlay_of(file, 'es')}' may only be read; ")
    assert contents(file) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever is root may write")
def test_a_file_or_folder_that_may_only_be_read(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    retitled(file)
    overlay = overlay_of(file, "es")
    before = contents(file)
    for closed, mode in ((overlay, 0o400), (file.parent, 0o500)):
        closed.chmod(mode)
        assert main(["translate", str(file), "--update"]) == 2
        assert str(overlay) in capsys.readouterr().err
        closed.chmod(0o700)
        assert contents(file) == before


def with_orphan(file: Path, lines: str) -> str:
    """Put lines at the head of a translation's texts; return what it was."""
    overlay = overlay_of(file, "es")
    before = overlay.read_text("utf-8")
    overlay.write_text(before.replace("texts:\n", f"texts:\n{lines}", 1), encoding="utf-8")
    return before


def test_what_is_of_no_text_is_taken_out_and_listed(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = overlay_of(file, "es")
    lines = '  # mine\n  levers.pump.name:\n    of: "00000000"\n    to: "Bomba"\n  # also mine\n'
    before = with_orphan(file, lines)
    overlay.write_text(overlay.read_text("utf-8") + "names:\n  lost:\n    Sol: Luna\n", "utf-8")
    assert main(["check", str(file), "--strict"]) == 1
    assert capsys.readouterr().out.count("'translate --prune' takes it out") == 2
    assert main(["translate", str(file), "--prune"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f'{overlay}:5: taken out: levers.pump.name: "Bomba"',
        f'{overlay}:{len(overlay.read_text("utf-8").splitlines()) + 4}: taken out: names.lost: "Luna"',
        f"{overlay}: 2 taken out, 0 kept.",
    ]
    notes = before.replace("texts:\n", "texts:\n  # mine\n  # also mine\n", 1)
    assert overlay.read_text("utf-8") == f"{notes}names:\n"
    assert main(["check", str(file), "--strict"]) == 0


def test_what_may_be_of_a_text_that_waits_stays_until_it_is_named(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A lever that got another id by hand, and its text other words: nothing tells which text it was."""
    overlay = overlay_of(file, "es")
    text = file.read_text("utf-8")
    file.write_text(text.replace("name: Payment", "name: A fee", 1), encoding="utf-8")
    whole = overlay.read_text("utf-8")
    overlay.write_text(whole.replace("  levers.payment.name:", "  levers.fee.name:"), "utf-8")
    before = overlay.read_bytes()
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "W613: no text of the scenario is the original of 'levers.fee.name'; " in said
    assert "'levers.payment.name' has no translation: if this is it, call it so" in said
    assert main(["translate", str(file), "--prune"]) == 0
    told = capsys.readouterr().out
    assert "kept: levers.fee.name: \"Pago\"; 'levers.payment.name' has no translation" in told
    assert told.endswith("0 taken out, 1 kept.\n")
    assert overlay.read_bytes() == before
    assert main(["translate", str(file), "--prune", "levers.fee.name"]) == 0
    assert 'taken out: levers.fee.name: "Pago"' in capsys.readouterr().out
    assert "levers.fee.name" not in overlay.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("title", "'title' belongs to a text of the scenario"),
        ("levers.pumps.name", "did you mean 'levers.pump.name'?"),
    ],
)
def test_only_what_is_of_no_text_is_taken_out(
    file: Path, capsys: pytest.CaptureFixture[str], path: str, said: str
) -> None:
    with_orphan(file, '  levers.pump.name: {of: "00000000", to: "Bomba"}\n')
    before = contents(file)
    assert main(["translate", str(file), "--prune", path]) == 2
    assert said in capsys.readouterr().err
    assert contents(file) == before
