"""Tell the story of a recorded game, resolve it again and compare, or alter a decision in it.

A game that has not ended is told only with --open-secrets. Exit status 0 if all is well, 2 if the record
is damaged or does not come out the same.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import Any, Final

from game import UserError
from game.lines.story import StoryTeller, told
from game.lines.voice import Voice
from game.lines.whatif import tell, whatif_data
from game.locale import LANGUAGES
from game.session.alteration import FORM, read_alteration
from game.session.ended import MEANING, OPTION, opened
from game.session.record import Problem, Reading
from game.session.verification import recorded, resolved, scenario_of
from game.session.whatif import HOLD, RESPOND, what_if
from game.views.data import json_text
from game.views.words import Words

SHOWN: Final = (
    "Every line fits the one before it, and rules and computer players come to the same game again."
    " This shows accidents and single edits; it cannot show that a record was cut off after a phase,"
    " or written anew by somebody who knows how."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    parser.add_argument("record", metavar="RECORD", help="the file of a recorded game")
    parser.add_argument(
        "--verify",
        action="store_true",
        help="play the game again, the computer players too, and compare every line",
    )
    parser.add_argument(
        "--change",
        action="append",
        metavar="CHANGE",
        help=f'play it again with a decision altered: "{FORM}", with nothing after = for not moving;'
        ' "ROUND SEAT EVENT=ANSWER"; "ROUND SEAT sign PROPOSER" or decline; may be given again;'
        ' "" changes nothing',
    )
    parser.add_argument(
        "--others",
        choices=(HOLD, RESPOND),
        help="with --change: whether the other seats hold to their recorded orders (the default)"
        " or their minds respond",
    )
    parser.add_argument(
        "--scenario", metavar="FILE", help="its scenario, if it is not on the shelf"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of the story")
    parser.add_argument("--json", action="store_true", help="print data instead of lines")
    parser.add_argument(OPTION, action="store_true", help=MEANING)


def run(arguments: Namespace) -> int:
    """Verify the record or tell its story."""
    if arguments.others and arguments.change is None:
        raise UserError("--others goes with --change: it says what the others do about the change.")
    if arguments.verify and arguments.change is not None:
        raise UserError("--verify and --change are two different things; ask for one of them.")
    reading = opened(arguments.record, arguments.open_secrets)
    if reading.note:
        print(reading.note, file=sys.stderr)
    act = _verify if arguments.verify else _story if arguments.change is None else _what_if
    return act(reading, arguments)


def _verify(reading: Reading, arguments: Namespace) -> int:
    scenario = scenario_of(reading, arguments.scenario)
    _, problem = resolved(reading, scenario, minds=True)
    problem = problem or reading.problem
    phases = sum(line["entry"] == "phase" for line in reading.lines)
    if arguments.json:
        found = {
            "verified": problem is None,
            "phases": phases,
            "problem": None if problem is None else problem.data,
            "over": reading.over,
            "line_ends": reading.line_ends,
        }
        print(json_text(found))
    elif problem is None:
        print(f"verified: {phases} {'phase' if phases == 1 else 'phases'}")
        print(SHOWN)
    return _status(problem)


def _what_if(reading: Reading, arguments: Namespace) -> int:
    language = arguments.lang or str(reading.header["language"])
    scenario = scenario_of(reading, arguments.scenario, language)
    played = recorded(reading, scenario)
    book = played.course.book
    texts = [text for text in arguments.change if text.strip()]
    alterations = [read_alteration(book, text) for text in texts]
    words = Words(book, language)
    found = what_if(played, alterations, arguments.others or HOLD, words)
    if arguments.json:
        print(json_text(whatif_data(words, played, found)))
    else:
        tell(Voice(language), words, played, found)
    return 0


def _story(reading: Reading, arguments: Namespace) -> int:
    teller = _teller(reading, arguments)
    if arguments.json:
        print(json_text(_data(reading, teller)))
    else:
        for line in told(reading, teller):
            print(line)
    return _status(reading.problem)


def _teller(reading: Reading, arguments: Namespace) -> StoryTeller:
    """Find the words for the story; without its scenario a record speaks in its own ids."""
    language = arguments.lang or str(reading.header["language"])
    try:
        return StoryTeller(reading, scenario_of(reading, arguments.scenario, language), language)
    except UserError as error:
        print(f"{error} The story is told in the names of the record.", file=sys.stderr)
        return StoryTeller(reading, None, language)


def _data(reading: Reading, teller: StoryTeller) -> dict[str, Any]:
    head = reading.header
    return {
        "scenario": head["scenario"]["id"],
        "minutes": head["minutes"],
        "seed": head["seed"],
        "engine": head["engine"],
        "seats": head["seats"],
        "phases": list(_phases(reading, teller)),
        "ending": teller.ending(),
        "problem": None if reading.problem is None else reading.problem.data,
    }


def _phases(reading: Reading, teller: StoryTeller) -> Iterator[dict[str, Any]]:
    for line in reading.phases:
        changes = zip(line["changes"], teller.changes(line), strict=True)
        yield {
            **{key: line[key] for key in ("round", "phase", "exchange", "orders")},
            "changes": [{**data, "says": teller.sentence(change)} for data, change in changes],
        }


def _status(problem: Problem | None) -> int:
    """Say what is wrong, if anything is, and name the exit status."""
    if problem is None:
        return 0
    print(problem.message, file=sys.stderr)
    return 2
