"""Where scenario files lie: those that come with Parley, and those of the person at this computer.

What comes along lies beside the package in a checkout, inside it in an installed wheel. What the person
has written lies in the folder `Parley` of the person's home folder: it is called alike on every system,
every file manager shows it, and no package is needed to find it.
"""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from game import UserError

_ROOMS = Path(__file__).resolve().parent.parent
_SUFFIXES = (".yaml", ".yml")


class ScenarioNotFound(UserError):
    """No file answers to the name or path; the text says what is close."""


def shipped(name: str) -> Path:
    """The folder `name` (`scenarios` or `assets`) that comes with Parley, present or not.

    pyproject.toml puts it into a wheel under the name looked for first here.
    """
    carried = _ROOMS / "shipped" / name
    return carried if carried.is_dir() else _ROOMS.parent / name


def scenario_folder() -> Path:
    """The folder of the scenarios that come with Parley."""
    return shipped("scenarios")


def scenario_names() -> tuple[str, ...]:
    """The names of the scenarios that come with Parley, in alphabetical order.

    A translation or another companion, such as `three-valleys.es.yaml`, is not a scenario.
    """
    return _names(scenario_folder())


def own_folder() -> Path:
    """The folder of the scenarios that the person at this computer has written, present or not."""
    return Path(os.path.expanduser("~"), "Parley")


def own_names() -> tuple[str, ...]:
    """The names of the person's own scenarios, in alphabetical order; none that Parley has itself."""
    shipped_names = scenario_names()
    return tuple(name for name in _names(own_folder()) if name not in shipped_names)


def all_names() -> tuple[str, ...]:
    """Every name that `find_scenario` knows in every folder: what comes with Parley, then the person's own."""
    return scenario_names() + own_names()


def _names(folder: Path) -> tuple[str, ...]:
    try:
        files = list(folder.glob("*.yaml"))
    except OSError:  # a folder that may not be read has nothing for us
        return ()
    return tuple(sorted(file.stem for file in files if "." not in file.stem))


def find_scenario(name_or_path: str) -> Path:
    """The file of a scenario, given the name of a shipped one or of one's own, or the path of any.

    A path is anything with a folder or a suffix `.yaml` or `.yml` in it. A name is looked for on the
    shelf, then among the person's own, then as a file in the folder one is in, the suffix left out.

    Raises:
        ScenarioNotFound: if there is no such file, with the likeliest one meant.
    """
    given = Path(name_or_path)
    is_path = given.suffix in _SUFFIXES or len(given.parts) != 1
    if not is_path and name_or_path in scenario_names():
        return scenario_folder() / f"{name_or_path}.yaml"
    if not is_path and name_or_path in own_names():
        return own_folder() / f"{name_or_path}.yaml"
    if is_path and given.is_file():
        return given
    for suffix in _SUFFIXES if not is_path else ():
        if given.with_name(given.name + suffix).is_file():
            return given.with_name(given.name + suffix)
    raise ScenarioNotFound(_not_found(given, is_path))


def _not_found(given: Path, is_path: bool) -> str:
    if is_path and given.is_dir():
        return f"'{given}' is a folder; name one of the scenario files in it."
    if not is_path:
        close = get_close_matches(given.name.lower(), all_names(), 1, cutoff=0.5)
        hint = f"; did you mean '{close[0]}'?" if close else _choice()
        return f"There is no scenario '{given}'{hint}"
    siblings = sorted(
        path.name
        for path in (given.parent.iterdir() if given.parent.is_dir() else ())
        if path.suffix in _SUFFIXES
    )
    near = get_close_matches(given.name, siblings, 1, cutoff=0.5)
    hint = f"; did you mean '{given.parent / near[0]}'?" if near else "."
    return f"There is no file '{given}'{hint}"


def _choice() -> str:
    names = ", ".join(f"'{name}'" for name in all_names())
    return f"; there are {names}." if names else "."
