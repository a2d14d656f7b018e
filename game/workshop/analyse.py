"""Show what is possible in a scenario: packages, who would accept them, the frontier, what would hold.

Every figure says how sure it is: exact where scores hang on settings alone, else a forecast by the
rules; of all packages, or of a sample where there are more than 200,000. With `--json` it is printed as
data (the format is described in `game.workshop.analysis_data`).
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from game import UserError
from game.analysis.study import Study, study
from game.locale import LANGUAGES
from game.rules.arrays import Whole
from game.rules.compiling import compile_rulebook
from game.rules.rulebook import Rulebook
from game.scenario.alike import suggestion
from game.scenario.diagnostics import rendered
from game.scenario.loading import load
from game.scenario.model import Scenario
from game.scenario.shelf import find_scenario
from game.scenario.translation import in_language
from game.views.data import json_text
from game.workshop.analysis_data import analysis_data


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's name, or its file")
    parser.add_argument("--length", type=int, metavar="MINUTES", help="the length of the game")
    parser.add_argument("--json", action="store_true", help="print data instead of lines")
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the lines")
    parser.add_argument(
        "--profile",
        action="append",
        default=[],
        metavar="LEVER=SETTING,...",
        help="also tell whether these settings would hold; the other levers stand as at the start",
    )


def run(arguments: Namespace) -> int:
    """Analyse the scenario: 0, or 2 with its errors as `check` tells them."""
    file = find_scenario(arguments.scenario)
    loaded = load(file)
    if loaded.scenario is None:
        errors = [item for item in loaded.diagnostics if item.severity == "error"]
        print(rendered(errors, "text"), file=sys.stderr)
        return 2
    book = compile_rulebook(loaded.scenario, length_named(loaded.scenario, arguments.length))
    asked = {text: profile_named(book, text) for text in arguments.profile}
    studied = study(book, progress=_progress if sys.stderr.isatty() else None)
    if arguments.json:
        print(json_text(analysis_data(studied, asked)))
    else:
        _tell(studied, asked, file, arguments.lang or loaded.scenario.language)
    return 0


def length_named(scenario: Scenario, minutes: int | None) -> int | None:
    """Check a length that somebody asked for.

    Raises:
        UserError: if the scenario has no such length.
    """
    if minutes is not None and minutes not in scenario.lengths:
        known = ", ".join(str(length) for length in scenario.lengths)
        raise UserError(f"There is no length of {minutes} minutes; there are: {known}.")
    return minutes


def profile_named(book: Rulebook, text: str) -> Whole:
    """Read `LEVER=SETTING,LEVER=SETTING` as settings [L]; levers not named stand as at the start.

    Raises:
        UserError: for a part that is not of this form, and for unknown names.
    """
    setting_of = book.start.copy()
    for part in text.split(","):
        lever, sign, setting = (piece.strip() for piece in part.partition("="))
        if not (lever and sign and setting):
            raise UserError(f"'{part}' does not name a lever and a setting; write LEVER=SETTING.")
        place = _place("lever", lever, book.levers)
        setting_of[place] = _place(f"setting of '{lever}'", setting, book.settings[place])
    return setting_of


def _place(kind: str, name: str, known: Sequence[str]) -> int:
    if name in known:
        return known.index(name)
    hint = suggestion(name, known) or f"there are {', '.join(known)}."
    raise UserError(f"There is no {kind} '{name}'; {hint}")


def _progress(done: int, of: int) -> None:
    end = "\n" if done == of else ""
    print(f"\rweighing packages: {done:,} of {of:,}", end=end, file=sys.stderr, flush=True)


def _tell(studied: Study, asked: dict[str, Whole], file: Path, language: str) -> None:
    from game.views.possible import told
    from game.views.words import Words

    book = studied.survey.book
    words = Words(book, language, in_language(book.scenario, file, language))
    for line in told(words, studied, asked):
        print(line)
