"""Every text and icon that the screens name is there, and no text is there that nothing names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from game.locale import LANGUAGES, texts
from game.scenario.icons import icon_names

ROOMS = ("game.screens", "game.player", "game.window", "game.lines", "game.views")
"""Rooms that speak the texts of the table."""
SAY = ("say", "text", "_say", "filled")


@cache
def trees(*rooms: str) -> tuple[ast.Module, ...]:
    """All modules of some rooms."""
    folders = [Path(next(iter(import_module(room).__path__))) for room in rooms]
    files = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in files)


def calls(rooms: tuple[str, ...], *names: str) -> Iterator[ast.Call]:
    """All calls of functions with these names."""
    for tree in trees(*rooms):
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


def keys(language: str = "en") -> set[str]:
    """The keys of the table's texts."""
    return {key.removeprefix("t.") for key in texts(language) if key.startswith("t.")}


def spoken(*rooms: str) -> set[str]:
    """What is asked for, as patterns; `start` puts its own name before it."""
    said = {text for call in calls(rooms, *SAY) for arg in call.args[:2] for text in literals(arg)}
    said = {text.removeprefix(re.escape("t.")) for text in said}
    return said | {re.escape("start.") + text for text in said}


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_texts(language: str) -> None:
    assert keys(language) == keys()


def test_every_text_that_a_screen_says_is_there() -> None:
    """What `here.say` is asked for, in one word or with something filled in."""
    asked = {
        text
        for call in calls(("game.screens",), "say")
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "here"
        for text in literals(call.args[0])
    }
    assert len(asked) > 40
    assert not {text for text in asked if not any(re.fullmatch(text, key) for key in keys())}


def test_every_text_that_is_there_is_said() -> None:
    plain = {
        node.value.removeprefix("t.")
        for tree in trees(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    plain |= {f"start.{key}" for key in plain}
    patterns = [
        re.compile(text)
        for text in spoken(*ROOMS)
        if ".+" in text and len(text.replace(".+", "")) > 2
    ]
    unused = {
        key for key in keys() - plain if not any(pattern.fullmatch(key) for pattern in patterns)
    }
    assert sorted(unused) == []


def test_every_icon_that_is_named_is_there() -> None:
    if not icon_names():
        pytest.skip("the icons are not installed")
    named = {
        text
        for call in calls(("game.screens",), "text", "small", "heading", "button", "sign", "tool", "card", "Node", "Pick")
        for word in call.keywords
        if word.arg == "icon"
        for text in literals(word.value)
    }  # fmt: skip
    named |= {text for call in calls(("game.screens",), "tool") for text in literals(call.args[1])}
    named |= {text for call in calls(("game.screens",), "sign") for text in literals(call.args[0])}
    names = {name.replace("\\", "") for name in named} - {""}
    assert len(names) > 20
    assert names <= icon_names()
