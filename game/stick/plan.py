"""What a pack is made of: the modules, the data beside them, and what is left out.

PyInstaller follows imports that it can read; what is imported by its name, and what is no module, is said
here. It is read from the folders as they are, so that a new command, template or language needs no line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGES: Final = (
    ("pygame", "yaml", "numpy", "pydantic", "platformdirs", "rich", "lucide")
    + ("fontpkg_atkinson_hyperlegible", "starlette", "uvicorn", "websockets", "jinja2", "segno")
    + ("sqlite3", "multiprocessing", "readline", "termios", "tty", "msvcrt", "ctypes")
)
"""What must be in it even where it is imported only by its name, or looked for and not imported."""

WITH_DATA: Final = ("lucide", "fontpkg_atkinson_hyperlegible")
"""Packages whose files are wanted, not their code alone: the icons and the typeface."""

LEFT_OUT: Final = (
    ("pytest", "_pytest", "xdist", "hypothesis", "mypy", "mypyc", "ruff", "importlinter", "grimp")
    + ("jsonschema", "uv", "httpx", "httpcore", "distributed", "dask", "PyInstaller")
    + ("tkinter", "IPython", "matplotlib", "pip", "setuptools", "pkg_resources", "_distutils_hack")
)
"""What nobody plays with. Some packages offer something for these, and would bring them along."""

PROGRAM: Final = "parley"

ENTRY: Final = '''\
"""Where the packed program begins."""

import multiprocessing
import os
import sys

LIBRARIES = "LD_LIBRARY_PATH"


def leave_the_browser_alone():
    """Start a browser with the libraries of the system; those of the pack are for our own workers."""
    import webbrowser

    browse = webbrowser.open

    def browse_outside(*address, **how):
        ours = os.environ.pop(LIBRARIES)
        if LIBRARIES + "_ORIG" in os.environ:
            os.environ[LIBRARIES] = os.environ[LIBRARIES + "_ORIG"]
        try:
            return browse(*address, **how)
        finally:
            os.environ[LIBRARIES] = ours

    webbrowser.open = browse_outside


def load_all():
    """Import every part of it, to see that nothing was left behind."""
    import importlib
    import pkgutil

    import game

    count = 0
    for found in pkgutil.walk_packages(game.__path__, "game."):
        importlib.import_module(found.name)
        count += 1
    from fontpkg_atkinson_hyperlegible import ROOT

    from game.scenario.icons import icon_names

    if not (icon_names() and ROOT.is_dir()):
        sys.exit("The icons or the typeface are missing.")
    print(f"{count} modules")


if __name__ == "__main__":
    multiprocessing.freeze_support()  # a worker goes no further
    if sys.argv[1:2] == ["--load-all"]:
        sys.exit(load_all())
    if LIBRARIES in os.environ:
        leave_the_browser_alone()
    from game.__main__ import main

    sys.exit(main())
'''
"""The script that PyInstaller makes a program of."""


RECIPE: Final = """\
from PyInstaller.utils.hooks import collect_data_files

{values}
for package in {with_data!r}:
    datas += collect_data_files(package)
found = Analysis(
    scripts, pathex=pathex, datas=datas, hiddenimports=hiddenimports, excludes=excludes
)
program = EXE(
    PYZ(found.pure), found.scripts, [], exclude_binaries=True, name={program!r}, console=True,
    upx=False, hide_console={hide!r},
)
COLLECT(program, found.binaries, found.datas, upx=False, name={program!r})
"""
"""How PyInstaller is told all of it."""


@dataclass(frozen=True)
class Luggage:
    """What goes into a pack."""

    modules: tuple[str, ...]
    """by their names, with dots"""
    data: tuple[tuple[Path, str], ...]
    """files and folders, and the folder of the pack that each comes to lie in"""


def planned(rooms: Path, scenarios: Path, pictures: Path) -> Luggage:
    """What goes into a pack of the program in the folder `rooms`.

    Args:
        rooms: the folder of the package `game`.
        scenarios: the folder of the shipped scenarios.
        pictures: the folder of the shipped pictures, or one that is not there.
    """
    carried = [(scenarios, "game/shipped/scenarios"), (pictures, "game/shipped/assets/pictures")]
    data = [(path, place) for path, place in carried if path.is_dir()]
    data += [(file, f"game/{_folder(file, rooms)}".rstrip("/")) for file in _files(rooms)]
    return Luggage((*_modules(rooms), *filter(find_spec, PACKAGES)), tuple(data))


def recipe(luggage: Luggage, entry: Path, rooms: Path, windows: bool) -> str:
    """What PyInstaller is told, as the `.spec` file that it reads.

    On its command line this would be longer than Windows allows.

    Args:
        luggage: what goes in.
        entry: the script that it begins with.
        rooms: the folder of the package `game`.
        windows: whether it is for Windows, where a double click opens a black window as well.
    """
    values = {
        "scripts": [str(entry)],
        "pathex": [str(rooms.parent)],
        "hiddenimports": list(luggage.modules),
        "datas": [(str(path), place) for path, place in luggage.data],
        "excludes": list(LEFT_OUT),
    }
    lines = [f"{name} = {value!r}" for name, value in values.items()]
    return RECIPE.format(
        values="\n".join(lines),
        with_data=[name for name in WITH_DATA if find_spec(name)],
        program=PROGRAM,
        hide="minimize-late" if windows else None,
    )


def _modules(rooms: Path) -> Iterator[str]:
    """Every module of the program by its name."""
    for file in sorted(rooms.rglob("*.py")):
        parts = file.relative_to(rooms.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _files(rooms: Path) -> Iterator[Path]:
    """What lies beside the modules: templates, styles, scripts; what is shipped is carried whole."""
    for file in sorted(rooms.rglob("*")):
        inner = file.relative_to(rooms).parts
        code = file.suffix in (".py", ".pyc") or "__pycache__" in inner
        if file.is_file() and not code and inner[0] != "shipped":
            yield file


def _folder(file: Path, rooms: Path) -> str:
    folder = file.relative_to(rooms).parent.as_posix()
    return "" if folder == "." else folder
