"""Every rule that the code of the rules can write, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import game.rules

WRITERS = {"Entry": 0, "Placement": 0, "Act": 0}
"""What a change is made of; the rule is the argument at this place."""
NOT_WRITERS = {"draw", "draw_each"}
"""Functions with a parameter `rule` that write nothing."""


def sources() -> dict[Path, ast.Module]:
    folder = Path(next(iter(game.rules.__path__)))
    return {file: ast.parse(file.read_text()) for file in sorted(folder.glob("*.py"))}


def _writers(trees: dict[Path, ast.Module]) -> dict[str, int]:
    """Add every function that takes a rule and hands it on."""
    found = dict(WRITERS)
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name not in NOT_WRITERS:
                names = [arg.arg for arg in node.args.args]
                if "rule" in names and "self" not in names:
                    found[node.name] = names.index("rule")
    return found


def _called(node: ast.Call) -> str:
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _looped(tree: ast.Module) -> Iterator[str]:
    """Read `for rule, ... in (("a", ...), ("b", ...))`."""
    for node in ast.walk(tree):
        loop = isinstance(node, (ast.For, ast.comprehension)) and node
        if loop and isinstance(loop.target, ast.Tuple) and isinstance(loop.iter, ast.Tuple):
            names = [getattr(name, "id", "") for name in loop.target.elts]
            if "rule" in names:
                for row in loop.iter.elts:
                    assert isinstance(row, ast.Tuple)
                    yield _text(row.elts[names.index("rule")])


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant), f"line {node.lineno}: a rule that cannot be read"
    assert isinstance(node.value, str), f"line {node.lineno}: a rule that is no text"
    return node.value


def written_rules() -> set[str]:
    """Return every rule; fail where one is worked out in a way that cannot be read."""
    trees = sources()
    writers = _writers(trees)
    found: set[str] = set()
    for tree in trees.values():
        found |= set(_looped(tree))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or _called(node) not in writers:
                continue
            place = writers[_called(node)]
            given = [k.value for k in node.keywords if k.arg == "rule"]
            if not given and _called(node) == "close" and isinstance(node.func, ast.Attribute):
                place -= 1  # a method: `self` is not among the arguments
            argument = given[0] if given else node.args[place]
            if isinstance(argument, (ast.Name, ast.Attribute)):
                assert getattr(argument, "id", getattr(argument, "attr", "")) == "rule"
            else:
                found.add(_text(argument))
    return found
