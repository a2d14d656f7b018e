"""A checkout of nothing but its papers, for the tests of what makes a fresh one runnable."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from game import environment

WANTED = ["numpy>=2.0", "PyYAML>=6.0.1"]
HASH = "    --hash=sha256:" + "0" * 64 + "\n"
LOCK = f"# A lock\nnumpy==2.1.0 \\\n{HASH}pyyaml==6.0.2 ; sys_platform != 'x' \\\n{HASH}"
TEST_LOCK = f"{LOCK}pytest==8.3.0 \\\n{HASH}"
Run = Callable[[list[str], int], tuple[int, str]]


def papers(folder: Path) -> None:
    """Write what a checkout says about its needs."""
    (folder / "pyproject.toml").write_text(
        f"[project]\ndependencies = {WANTED}\n"
        "[project.optional-dependencies]\ntest = ['pytest>=8.2']\n"
    )
    (folder / "requirements.txt").write_text(LOCK)
    (folder / "requirements-test.txt").write_text(TEST_LOCK)


def install(checkout: Path, *distributions: str) -> Path:
    """What pip leaves behind in the checkout's own environment; returns its folder of packages."""
    python = Path(environment.python(str(checkout)))
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    version = ".".join(map(str, sys.version_info[:3]))
    (checkout / ".venv" / "pyvenv.cfg").write_text(f"home = /somewhere\nversion = {version}\n")
    library = ("Lib",) if os.name == "nt" else ("lib", "python3.11")
    folder = checkout.joinpath(".venv", *library, "site-packages")
    folder.mkdir(parents=True, exist_ok=True)
    for name in distributions:
        about, package = folder / f"{name}.dist-info", folder / name.partition("-")[0]
        for made in (about, package):
            made.mkdir(exist_ok=True)
        (package / "__init__.py").write_text("x = 1\n")
        (package / "data.txt").write_text("data")
        (about / "RECORD").write_text(
            f"{package.name}/__init__.py,sha256=a,6\n{package.name}/data.txt,sha256=b,4\n"
            f"{about.name}/RECORD,,\n{package.name}/__pycache__/__init__.pyc,,\n"
        )
    return folder


def made(checkout: Path, lock: str = "requirements.txt") -> Path:
    """An environment as Parley makes it from `lock`."""
    names = ("numpy-2.1.0", "pyyaml-6.0.2", "pytest-8.3.0")
    folder = install(checkout, *names[: 2 if lock == "requirements.txt" else 3])
    environment.write_down(str(checkout), lock)
    return folder


def fake_run(checkout: Path, calls: list[str], pip: tuple[int, str] = (0, "")) -> Run:
    """Stand in for the tools that make environments and install packages."""

    def run(command: list[str], mark: int) -> tuple[int, str]:
        calls.append(command[2])
        if command[2] == "venv":
            shutil.rmtree(checkout / ".venv", ignore_errors=True)
            install(checkout)
            return 0, ""
        if command[2] == "pip" and not pip[0]:
            lock = Path(command[-1]).read_text()
            install(checkout, "numpy-2.1.0", "pyyaml-6.0.2")
            if "pytest" in lock:
                install(checkout, "pytest-8.3.0")
        return pip

    return run
