"""Reading a template: the placeholders it has, those within the forms of a number among them."""

from __future__ import annotations

from string import Formatter


def names(template: str) -> list[str]:
    """The placeholders of a template, in the order they stand."""
    found = []
    for _, name, forms, _ in Formatter().parse(template):
        found += [name] * bool(name) + (names(forms) if forms else [])
    return found
