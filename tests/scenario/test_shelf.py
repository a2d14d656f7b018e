"""A scenario is found by name or path, and a wrong one gets a sentence that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import shelf
from game.scenario.shelf import (
    ScenarioNotFound,
    all_names,
    find_scenario,
    own_folder,
    own_names,
    scenario_names,
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two scenarios, and an empty folder to be in."""
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    for name in ("three-valleys.yaml", "three-valleys.es.yaml", "drones.yaml", "README.md"):
        (scenarios / name).touch()
    monkeypatch.setattr(shelf, "_ROOMS", tmp_path / "game")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return scenarios


def test_names_are_those_of_scenarios_not_of_their_companions(folder: Path) -> None:
    assert scenario_names() == ("drones", "three-valleys")


def test_a_wheel_carries_them_inside(folder: Path) -> None:
    inside = folder.parent / "game" / "shipped" / "scenarios"
    inside.mkdir(parents=True)
    (inside / "carried.yaml").touch()
    assert scenario_names() == ("carried",)
    assert find_scenario("carried") == inside / "carried.yaml"


def test_a_name_is_found_on_the_shelf(folder: Path) -> None:
    assert find_scenario("drones") == folder / "drones.yaml"


def test_a_path_is_taken_as_it_is(folder: Path) -> None:
    assert find_scenario("../scenarios/drones.yaml") == Path("../scenarios/drones.yaml")


@pytest.mark.parametrize("file", ["mine.yaml", "mine.yml"])
def test_a_name_may_be_that_of_a_file_beside_one(folder: Path, file: str) -> None:
    Path(file).touch()
    assert find_scenario("mine") == Path(file)


def test_the_shelf_comes_before_a_file_of_the_same_name(folder: Path) -> None:
    Path("drones.yaml").touch()
    assert find_scenario("drones") == folder / "drones.yaml"


def own(name: str) -> Path:
    own_folder().mkdir(exist_ok=True)
    (own_folder() / name).touch()
    return own_folder() / name


def test_ones_own_are_found_by_their_name_from_everywhere(folder: Path) -> None:
    assert own_names() == ()
    file = own("my-lake.yaml")
    own("my-lake.es.yaml")
    assert own_names() == ("my-lake",)
    assert all_names() == ("drones", "three-valleys", "my-lake")
    assert scenario_names() == ("drones", "three-valleys")
    Path("my-lake.yaml").touch()
    assert find_scenario("my-lake") == file


def test_the_shelf_comes_before_ones_own(folder: Path) -> None:
    own("drones.yaml")
    assert find_scenario("drones") == folder / "drones.yaml"
    assert all_names() == ("drones", "three-valleys")


def test_ones_own_are_named_where_something_close_is_meant(folder: Path) -> None:
    own("my-lake.yaml")
    with pytest.raises(ScenarioNotFound, match="did you mean 'my-lake'"):
        find_scenario("my-lak")


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("thre-valley", "There is no scenario 'thre-valley'; did you mean 'three-valleys'?"),
        ("Drones", "There is no scenario 'Drones'; did you mean 'drones'?"),
        ("zzz", "There is no scenario 'zzz'; there are 'drones', 'three-valleys'."),
        ("mine.yaml", "There is no file 'mine.yaml'."),
        ("../scenarios", "'../scenarios' is a folder; name one of the scenario files in it."),
        ("no/such/place.yaml", "There is no file 'no/such/place.yaml'."),
        ("a\0b.yaml", "There is no file 'a\0b.yaml'."),
        (
            "../scenarios/dornes.yaml",
            "There is no file '../scenarios/dornes.yaml'; did you mean '../scenarios/drones.yaml'?",
        ),
    ],
)
def test_what_is_not_there_is_said_with_what_is_close(
    folder: Path, wanted: str, sentence: str
) -> None:
    with pytest.raises(ScenarioNotFound) as error:
        find_scenario(wanted)
    assert str(error.value).replace("\\", "/") == sentence
