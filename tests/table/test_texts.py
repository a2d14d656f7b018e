"""Every text and icon that the table names is there, and nothing is there that it does not name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import game.table
from game.locale import texts
from game.scenario.icons import icon_names

SOURCES = sorted(Path(next(iter(game.table.__path__))).rglob("*.py"))


@cache
def trees() -> tuple[ast.Module, ...]:
    """All modules of the table."""
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES)


def calls(*names: str) -> Iterator[ast.Call]:
    """All calls of functions with these names."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                if name in names:
                    yield node


def literals(node: ast.expr | None) -> Iterator[str]:
    """The texts an expression may be, as patterns; what is filled in may be anything."""
    match node:
        case ast.Constant(value=str() as text):
            yield re.escape(text)
        case ast.IfExp(body=body, orelse=other):
            yield from literals(body)
            yield from literals(other)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in parts
            )


def keys() -> set[str]:
    """The keys of the table's texts."""
    return {key.removeprefix("t.") for key in texts("en") if key.startswith("t.")}


def test_both_languages_have_the_same_texts() -> None:
    assert keys() == {key.removeprefix("t.") for key in texts("es") if key.startswith("t.")}


def test_every_text_that_is_said_is_there() -> None:
    said = {text for call in calls("say") if len(call.args) > 1 for text in literals(call.args[1])}
    assert said
    missing = {text for text in said if not any(re.fullmatch(text, key) for key in keys())}
    assert not missing


def test_every_text_that_is_there_is_said() -> None:
    said = {text for call in calls("say") if len(call.args) > 1 for text in literals(call.args[1])}
    plain = {
        node.value
        for tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    patterns = [re.compile(text) for text in said if ".+" in text]
    unused = {
        key for key in keys() - plain if not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert not unused


def test_every_icon_that_is_named_is_there() -> None:
    if not icon_names():
        pytest.skip("the icons are not installed")
    named: set[str] = set()
    for call in calls("icon", "Icon"):
        named |= set(literals(call.args[0])) if call.args else set()
    for call in calls("tool"):
        named |= set(literals(call.args[1]))
    for call in calls("button"):
        named |= {
            text for word in call.keywords if word.arg == "sign" for text in literals(word.value)
        }
    names = {name.replace("\\", "") for name in named} - {""}
    assert len(names) > 20
    assert names <= icon_names()
