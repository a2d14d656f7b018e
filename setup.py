"""Which packages a wheel holds; everything else about it is said in pyproject.toml.

Scenarios and assets lie beside the package in a checkout, where people look for them. A wheel
carries them inside it, under game/shipped/, where game/scenario/shelf.py finds them again.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import find_packages, setup

carried = [name for name in ("scenarios", "assets") if Path(name).is_dir()]

setup(
    packages=[*find_packages(include=["game", "game.*"]), *(f"game.shipped.{n}" for n in carried)],
    package_dir={f"game.shipped.{name}": name for name in carried},
    package_data={"": ["py.typed", "**/*"]},
)
