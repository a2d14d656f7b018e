"""`reference`: every key of the scenario language, what it means, what may be written, and an example.

All of it is read off the model that scenarios are checked by.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game import UserError, called
from game.scenario.reference import PartPage, looked_up, nearly, reference
from game.workshop.reference_pages import as_html, as_lines, as_markdown, overview
from game.workshop.writing import save


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "key",
        metavar="KEY",
        nargs="?",
        help="a key (duration), one with what stands before it (trust.except), or a part (lever)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--lines", action="store_true", help="print every key, not their names alone")
    form.add_argument("--html", metavar="FILE", type=Path, help="write it as one page to FILE")
    form.add_argument(
        "--markdown",
        metavar="FILE",
        type=Path,
        help="write it as Markdown, as scenarios/REFERENCE.md",
    )


def run(arguments: Namespace) -> int:
    """Print or write what is asked for; 0 if all is well."""
    parts = reference() if arguments.key is None else found(arguments.key)
    if arguments.html:
        return _written(arguments.html, as_html(parts))
    if arguments.markdown:
        return _written(arguments.markdown, as_markdown(parts))
    if arguments.key is None and not arguments.lines:
        print(overview(parts, called()), end="")
    else:
        print(as_lines(parts), end="")
    return 0


def found(wanted: str) -> tuple[PartPage, ...]:
    """The parts that a person means, each with the keys that are meant.

    Raises:
        UserError: if there is no such key or part; with the nearest.
    """
    parts, keys = looked_up(wanted)
    if not parts and not keys:
        hint = nearly(wanted) or f"'{called()} reference' lists them all"
        raise UserError(f"The language has no key '{wanted}'; {hint.rstrip('.')}")
    return parts or tuple(part.only(keys) for part in reference() if set(part.keys) & set(keys))


def _written(file: Path, text: str) -> int:
    save(file, text, "the reference")
    print(f"{file}: written.")
    return 0
