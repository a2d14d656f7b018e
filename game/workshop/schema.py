"""`schema`: what editors need to complete scenarios, translations and expectations as they are typed, and snippets."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from game import UserError
from game.scenario.schema import Schema, as_text, json_schema, with_icons
from game.scenario.shelf import find_scenario
from game.workshop.writing import save

# What reads files is imported where one is read: the schema of the language needs none.

_MODELINE = "# yaml-language-server: $schema="


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument(
        "scenario",
        metavar="SCENARIO",
        nargs="?",
        help="a scenario file, or its name: its own seats, levers, settings and all other ids are "
        "offered; of a translation: the texts of its scenario; of an expectation file: its scenario's ids",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--translation", action="store_true", help="the schema of translations")
    form.add_argument(
        "--expected", action="store_true", help="the schema of what is expected (NAME.expect.yaml)"
    )
    form.add_argument(
        "--snippets", action="store_true", help="a .code-snippets file for Visual Studio Code"
    )
    parser.add_argument(
        "--out", metavar="FILE", type=Path, help="write it to FILE instead of printing it"
    )


def run(arguments: Namespace) -> int:
    """Print or write what is asked for; 0 if all is well."""
    if arguments.snippets and arguments.scenario:
        raise UserError("Snippets are the same for every scenario; leave its name out.")
    text = _text(arguments)
    if arguments.out is None:
        print(text, end="")
        return 0
    save(arguments.out, text, "the snippets" if arguments.snippets else "the schema")
    if arguments.snippets:
        print(f"{arguments.out}: written. In the folder .vscode it is found by itself.")
        return 0
    print(f"{arguments.out}: written. Start the file with this line so that editors find it:")
    print(f"{_MODELINE}{arguments.out.name}")
    return 0


def _text(arguments: Namespace) -> str:
    """What is asked for, as text."""
    if arguments.snippets:
        from game.scenario.snippets import snippets

        return snippets()
    if arguments.scenario is not None:
        return as_text(_of_file(find_scenario(arguments.scenario), arguments))
    if arguments.translation:
        from game.scenario.overlay_schema import overlay_schema

        return as_text(overlay_schema())
    if arguments.expected:
        from game.scenario.expected.schema import expected_schema

        return as_text(expected_schema())
    return as_text(with_icons(json_schema()))


def _of_file(file: Path, arguments: Namespace) -> Schema:
    """The schema of one scenario, of its translations, or of what is expected of it."""
    from game.scenario.decoding import decoded
    from game.scenario.expected.reading import is_expected, scenario_expected
    from game.scenario.expected.schema import expected_schema
    from game.scenario.outline import outlined
    from game.scenario.overlay_schema import overlay_schema
    from game.scenario.own_ids import with_ids
    from game.scenario.parsing import read
    from game.scenario.renaming import sound
    from game.scenario.translation import is_overlay, scenario_of

    if arguments.translation or is_overlay(file):
        scenario, _ = sound(find_scenario(str(scenario_of(file))))
        return overlay_schema(scenario)
    expected = arguments.expected or is_expected(file)
    if is_expected(file):
        file = find_scenario(str(scenario_expected(file)))
    text, problems = decoded(file)
    if text is None:
        raise UserError(str(problems[0]))
    tree = read(text, str(file))
    return (
        expected_schema(tree) if expected else with_ids(with_icons(json_schema()), outlined(tree))
    )
