"""Syntax errors of YAML in words for somebody who has never heard of YAML."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from game.scenario.diagnostics import Diagnostic

_HARD_SPACE: Final = re.compile(r" *(?:[\w-]+:|-)?\u00a0")
"""A non-breaking space where YAML wants an ordinary one."""


_NO_SPACE: Final = re.compile(r"( *(?:- +)?)([a-z][a-z0-9_]*):(?!//)(\S.*)")
"""A key and its value without the space between them."""
_CURLY: Final = re.compile(r" *(?:- +)?(?:[\w-]+: +)?[“”„‘’‚«»]")
"""A text that begins with a quote of a word processor."""


def explained(error: Exception, text: str, name: str, last: Any) -> Diagnostic:
    """Turn a parser's error into a diagnostic at the place where the author must look.

    Args:
        error: what the parser raised (libyaml and the Python parser word the same error differently).
        text: the whole text.
        name: the file's name.
        last: the last scalar event before the error, or None.
    """
    if not isinstance(error, yaml.MarkedYAMLError):
        return Diagnostic(name, 1, 1, "E110", "this is not valid YAML")
    problem = (error.problem or "").lower()
    context = (error.context or "").lower()
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    if mark is None or start is None:
        return Diagnostic(name, 1, 1, "E110", "this is not valid YAML")
    line = _line(text, mark.line)

    def at(place: Any, code: str, message: str, hint: str = "") -> Diagnostic:
        return Diagnostic(name, place.line + 1, place.column + 1, code, message, hint)

    if "quoted scalar" in context and (
        "end of stream" in problem or "document indicator" in problem
    ):
        return at(start, "E112", "this quote is never closed", "add the same quote at its end")
    if "escape" in problem or "escape" in context or "hexdecimal" in problem:
        return at(
            mark,
            "E110",
            "a backslash has a special meaning between double quotes",
            "use single quotes (') around the text, or write \\\\",
        )
    if _tab_at(text, mark):
        return Diagnostic(
            name,
            mark.line + 1,
            _tab_column(line, mark.column),
            "E111",
            "this line is indented with a tab",
            "use spaces",
        )
    if _swallowed(last, mark):
        return at(
            last.start_mark,
            "E112",
            f"this quote is not closed before the next one, on line {last.end_mark.line + 1}",
            "add the same quote at its end",
        )
    if _beyond(last, mark, text):
        return at(
            mark,
            "E112",
            "the text goes on after its closing quote",
            "put the other kind of quotes (\" or ') around the whole text",
        )
    for place in (mark, start):
        hard = _HARD_SPACE.match(_line(text, place.line))
        if hard:
            return Diagnostic(
                name,
                place.line + 1,
                hard.end(),
                "E125",
                "a non-breaking space stands here where an ordinary space is needed",
                "delete it and press the space bar; word processors make such spaces",
            )
    colon = _colon(problem, context, mark, start, text)
    if colon is not None:
        at_line, column, message, hint = colon
        return Diagnostic(name, at_line + 1, column + 1, "E113", message, hint)
    return _structural(at, problem, context, mark, start, text)


def _colon(
    problem: str, context: str, mark: Any, start: Any, text: str
) -> tuple[int, int, str, str] | None:
    """What is wrong with a colon, if it is one: line and column from 0, a message and what to do."""
    new_value = "mapping values are not allowed" in problem
    glued = _glued(text, mark.line) or _glued(text, start.line)
    if glued and (new_value or "simple key" in context or "expected ':'" in problem):
        place, found = glued
        key, rest = found[2], found[3]
        hint = f"write {key}: {rest if len(rest) <= 30 else rest[:27] + '...'}"
        return place, found.start(2), f"a space is needed after the colon of '{key}'", hint
    if not new_value:
        return None
    curly = _CURLY.match(_line(text, mark.line))
    if curly:
        message = "curly quotes are no quotes here, so the ':' in this text would start a new value"
        hint = 'write straight quotes (") around the text'
        return mark.line, curly.end() - 1, message, hint
    hint = (
        "put the text in quotes, or start it on the next line after '>'; "
        "if a key was meant, check its indentation"
    )
    message = "this ':' would start a new value in the middle of a text"
    return mark.line, mark.column, message, hint


def _glued(text: str, number: int) -> tuple[int, re.Match[str]] | None:
    """A key without a space after its colon on a line or the one above it, where the error is noticed."""
    for place in (number, number - 1):
        found = _NO_SPACE.match(_line(text, place)) if place >= 0 else None
        if found:
            return place, found
    return None


def _structural(
    at: Any, problem: str, context: str, mark: Any, start: Any, text: str
) -> Diagnostic:
    char = text[mark.index : mark.index + 1]
    result: Diagnostic
    if "tag" in context or "tag" in problem:
        result = at(
            start, "E120", "'!' gives a value a type; that is not allowed", "put the text in quotes"
        )
    elif "anchor" in context or "alias" in context or "alias" in problem:
        result = at(start, "E116", "a text cannot start with '&' or '*'", "put the text in quotes")
    elif "document start" in problem:
        result = at(mark, "E123", "the file goes on after its end", "take out the line '...'")
    elif "cannot start any token" in problem:
        result = at(mark, "E116", f"a text cannot start with '{char}'", "put the text in quotes")
    elif "flow" in context:
        sign = text[start.index : start.index + 1]
        close = {"[": "]", "{": "}"}.get(sign, "")
        result = (
            at(
                start,
                "E115",
                f"this '{sign}' does not close or separate anything",
                "put the text in quotes",
            )
            if not close
            else at(
                start,
                "E115",
                f"this '{sign}' is not closed properly; line {mark.line + 1} is in the way",
                f"check the commas and the closing '{close}'; put a text with , : [ ] {{ }} in quotes",
            )
        )
    elif "simple key" in context or "expected ':'" in problem:
        result = at(
            start,
            "E110",
            "a key and a ':' are expected on this line",
            "a text over several lines starts with '>' and is indented",
        )
    elif "block scalar" in context:
        result = at(
            mark,
            "E110",
            "only '>' or '|' may stand on this line",
            "start the text on the next line, indented",
        )
    elif char in ("]", "}", ","):
        result = at(
            mark,
            "E115",
            f"this '{char}' does not close or separate anything",
            "put the text in quotes",
        )
    elif "block" in context or "block" in problem:
        result = at(
            mark,
            "E114",
            "this line does not fit what stands above it",
            "give it the same indentation as its neighbours; a key is followed by ': ', "
            "an item of a list starts with '- '",
        )
    else:
        result = at(mark, "E110", f"this is not valid YAML ({problem or 'unknown reason'})")
    return result


def _swallowed(last: Any, mark: Any) -> bool:
    """Whether the error stands right after a quoted text that runs over several lines."""
    if last is None or last.style not in ("'", '"'):
        return False
    many_lines = last.start_mark.line < last.end_mark.line
    near = 0 <= mark.line - last.end_mark.line <= 1
    return many_lines and near and bool(mark.index >= last.end_mark.index)


def _beyond(last: Any, mark: Any, text: str) -> bool:
    """Whether the error stands on the line of a quoted text, after it."""
    if last is None or last.style not in ("'", '"') or last.end_mark.line != mark.line:
        return False
    return bool(text[mark.index : mark.index + 1] not in ("", "\n", "]", "}", ",", ":"))


def _line(text: str, number: int) -> str:
    lines = text.split("\n", number + 1)
    return lines[number] if number < len(lines) else ""


def _tab_at(text: str, mark: Any) -> bool:
    line = _line(text, mark.line)
    indent = line[: len(line) - len(line.lstrip())]
    return "\t" in indent or text[mark.index : mark.index + 1] == "\t"


def _tab_column(line: str, fallback: int) -> int:
    place = line.find("\t")
    return (place if place >= 0 else fallback) + 1
