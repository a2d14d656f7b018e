"""Look back on a recorded game with everything open: in plain lines, or as one HTML file to print.

A game that has not ended is told only with --open-secrets. Exit status 0 if all is well, 2 if the record
is damaged; what is intact is told all the same.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from game import UserError
from game.debrief.contents import headings, parts
from game.debrief.data import data
from game.debrief.lines import lines
from game.debrief.source import source
from game.locale import LANGUAGES
from game.session.ended import MEANING, OPTION, opened
from game.views.data import json_text


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("record", metavar="RECORD", help="the file of a recorded game")
    parser.add_argument("--html", metavar="FILE", help="write one HTML file, to show and to print")
    parser.add_argument(
        "--scenario", metavar="FILE", help="its scenario, if it is not on the shelf"
    )
    parser.add_argument("--json", action="store_true", help="print data instead of lines")
    parser.add_argument(OPTION, action="store_true", help=MEANING)
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the debrief")


def run(arguments: Namespace) -> int:
    """Write the debrief of a record."""
    reading = opened(arguments.record, arguments.open_secrets)
    if reading.note:
        print(reading.note, file=sys.stderr)
    material = source(reading, arguments.scenario, arguments.lang or "")
    title, meta = headings(material)
    written = parts(material)
    if arguments.json:
        print(json_text(data(material)))
    if arguments.html:
        from game.debrief.page import page  # here, as lines need no typeface

        save(Path(arguments.html), page(material, title, meta, written))
    elif not arguments.json:
        for line in lines(material, title, meta, written):
            print(line)
    if material.problem is not None:
        print(material.problem.message, file=sys.stderr)
        return 2
    return 0


def save(path: Path, text: str) -> None:
    """Write a file; raise UserError where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(f"The file '{path}' cannot be written: {error.strerror}.") from error
