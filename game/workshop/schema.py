"""`schema`: print the JSON Schema of scenario files, or write it beside them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game.scenario.schema import as_text


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="write it to FILE instead of printing it"
    )


def run(arguments: Namespace) -> int:
    """Print or write the schema; 0 if all is well."""
    if arguments.out is None:
        print(as_text(), end="")
        return 0
    arguments.out.write_text(as_text(), encoding="utf-8")
    print(f"{arguments.out}: written. Start a scenario with this line so that editors find it:")
    print(f"# yaml-language-server: $schema={arguments.out.name}")
    return 0
