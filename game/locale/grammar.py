"""Filling in a text by the rules of its language: a number with its noun, articles, conjunctions.

A placeholder may hold the forms of what goes with its number, `{levers:lever|levers}`, as many as the
language has; where the number does not stand in front of all of them, `#` says where it stands, and a
form may hold placeholders of its own. What a placeholder is filled with decides how little words before
it are said: in English *a* or *an*, in Spanish *y* or *e*, *o* or *u*.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import Final, Protocol

from game.locale.languages import known


class Values(Protocol):
    """What a template may ask for, by name."""

    def __getitem__(self, name: str, /) -> object:
        """Return the value of a placeholder."""


Part = tuple[str, str | None, str | None]
"""What is written as it is, then the name of a placeholder and its forms; neither at the end."""

OPENING: Final = "“‘«\"'(*¿¡ "
"""Signs between a little word and what it depends on."""


def filled(language: str, template: str, values: Values) -> str:
    """Fill a template in.

    >>> filled("en", "It settles {n:lever|levers}, at a {p} % chance.", {"n": 1, "p": 80})
    'It settles 1 lever, at an 80 % chance.'
    >>> filled("es", "{a} y {b}; {c} o {d}", {"a": "Agua", "b": "Hielo", "c": 7, "d": 8})
    'Agua y Hielo; 7 u 8'
    >>> filled("en", "{n:One of {all} was|# of {all} were} kept.", {"n": 1, "all": 3})
    'One of 3 was kept.'
    """
    parts = _parts(language, template)
    if parts is None:
        return template.format_map(values)
    found: list[str] = []
    for before, name, forms in parts:
        value = _numbered(language, values, name, forms) if name else ""
        found += [_joined(language, before, value) if name else before, value]
    return "".join(found)


@cache
def _joint(language: str) -> re.Pattern[str] | None:
    """Finds a little word of the language that ends a text, and the signs after it."""
    little = known(language).little
    before = r"(?:^|(?<=[\s(¿¡—“«]))"
    return re.compile(rf"{before}([{little}])( [{re.escape(OPENING)}]*)$") if little else None


@cache
def _parts(language: str, template: str) -> tuple[Part, ...] | None:
    """Take a template apart; None for the many that `format` fills in as well."""
    parsed = [(before, name, forms) for before, name, forms, _ in Formatter().parse(template)]
    joint = _joint(language)
    special = any(
        forms or (name and joint and joint.search(before)) for before, name, forms in parsed
    )
    return tuple(parsed) if special else None


def _numbered(language: str, values: Values, name: str, forms: str | None) -> str:
    """Write a number with the form that goes with it; what is no number has none."""
    value = str(values[name])
    if not forms:
        return value
    all_forms = forms.split("|")
    form = all_forms[known(language).form(value)]
    said = form.replace("#", value) if "#" in forms else f"{value} {form}"
    return filled(language, said, values) if "{" in said else said


def _joined(language: str, before: str, value: str) -> str:
    """Give the little word before a value the form that its sound asks for."""
    pattern = _joint(language)
    joint = pattern.search(before) if pattern else None
    if joint is None:
        return before
    said = value.lstrip(OPENING)
    word = known(language).sound(joint[1], said)
    return before[: joint.start(1)] + word + joint[2]
