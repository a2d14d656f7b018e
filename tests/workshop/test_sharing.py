"""A scenario as one file: what goes out comes in again, and nothing else does."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from game import UserError
from game.__main__ import main
from game.scenario.shelf import find_scenario, own_folder, own_names
from game.workshop.sharing import MOST_BYTES, companions, packed, unpacked

SHIPPED = ("three-valleys", "drones-over-mexico")
PLAYABLE = find_scenario("three-valleys").read_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_packed_is_unpacked_byte_for_byte(name: str) -> None:
    file = find_scenario(name)
    data = packed(file)
    assert data == packed(file), "the same scenario is the same file"
    assert unpacked(data, "x.zip") == {path.name: path.read_bytes() for path in companions(file)}
    assert [path.name for path in companions(file)] == [
        f"{name}.yaml",
        f"{name}.es.yaml",
        f"{name}.expect.yaml",
    ]


def test_a_scenario_with_errors_does_not_go_out(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(
        UserError, match=r"'x\.yaml' cannot be played: x\.yaml, line 1: .* Mend it first\."
    ):
        packed(file)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a scenario that was exported"),
        (b"PK\x03\x04 nonsense", "is not a scenario that was exported"),
        (zipped({"three-valleys.yaml": PLAYABLE})[:-30], "is not a scenario that was exported"),
        (zipped({}), "There is no scenario in"),
        (zipped({"three-valleys.es.yaml": b"language: es\n"}), "There is no scenario in"),
        (zipped({"a.yaml": PLAYABLE, "b.yaml": PLAYABLE}), "There are several scenarios in"),
        (zipped({"three-valleys.yaml": PLAYABLE, "other.es.yaml": b"language: es\n"}), "does not belong to"),
        (zipped({"three-valleys.yaml": PLAYABLE, "run.exe": b"x"}), "is no file of a scenario"),
        (zipped({"../three-valleys.yaml": PLAYABLE}), "is no file of a scenario"),
        (zipped({"/etc/three-valleys.yaml": PLAYABLE}), "is no file of a scenario"),
        (zipped({"a\\three-valleys.yaml": PLAYABLE}), "is no file of a scenario"),
        (zipped({"C:three-valleys.yaml": PLAYABLE}), "is no file of a scenario"),
        (zipped({".three-valleys.yaml": PLAYABLE}), "is no file of a scenario"),
        (zipped({"three-valleys.yaml": b"x: " + b"a" * MOST_BYTES}), "There is too much in"),
        (zipped({f"x{n}.yaml": b"" for n in range(30)}), "There is too much in"),
        (zipped({"three-valleys.yaml": PLAYABLE.replace(b"harvest: 6", b"harvst: 6", 1)}), "line 383: an effect cannot change 'harvst'. Mend it first."),
    ],
)  # fmt: skip
def test_nothing_else_comes_in(data: bytes, said: str) -> None:
    with pytest.raises(UserError) as refused:
        unpacked(data, "x.zip")
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def mine(tmp_path: Path) -> Path:
    """A scenario of somebody's own, exported."""
    for path in companions(find_scenario("three-valleys")):
        text = path.read_text(encoding="utf-8").replace("id: three-valleys", "id: my-valleys", 1)
        (tmp_path / path.name.replace("three-valleys", "my-valleys")).write_text(
            text, encoding="utf-8"
        )
    out = tmp_path / "shared.zip"
    assert main(["export", f"{tmp_path / 'my-valleys.yaml'}", "--out", f"{out}"]) == 0
    return out


def test_it_goes_from_one_person_to_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = mine(tmp_path)
    assert main(["import", f"{out}"]) == 0
    assert "my-valleys" in own_names()
    assert (own_folder() / "my-valleys.es.yaml").is_file()
    assert main(["check", "my-valleys", "--strict"]) == 0
    assert "3 files: no problems" in capsys.readouterr().out


def test_what_is_there_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = mine(tmp_path)
    own_folder().mkdir()
    (own_folder() / "my-valleys.es.yaml").write_text("mine", encoding="utf-8")
    assert main(["import", f"{out}"]) != 0
    assert "is there already" in capsys.readouterr().err
    assert [path.name for path in own_folder().iterdir()] == ["my-valleys.es.yaml"]


def test_a_shipped_scenario_is_not_hidden_by_one_that_comes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.zip"
    out.write_bytes(packed(find_scenario("three-valleys")))
    assert main(["import", f"{out}"]) != 0
    assert "comes with Parley" in capsys.readouterr().err
    assert main(["import", f"{out}", "--in", f"{tmp_path / 'there'}"]) == 0
    assert (tmp_path / "there" / "three-valleys.yaml").is_file()
    shutil.rmtree(tmp_path / "there")


def test_a_file_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", f"{tmp_path / 'nothing.zip'}"]) != 0
    said = capsys.readouterr().err
    assert "cannot be read" in said
    assert "Traceback" not in said
