"""One word for one idea: no two classes of the program have the same name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import game

CHECKOUT = Path(game.__file__).resolve().parent.parent


def test_every_class_has_a_name_of_its_own() -> None:
    known: dict[str, list[str]] = defaultdict(list)
    for file in sorted((CHECKOUT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                known[node.name].append(file.relative_to(CHECKOUT).as_posix())
    assert {name: files for name, files in known.items() if len(files) > 1} == {}
