"""Persons: a scenario speaks of offices, so that nobody alive is made to say what a class plays.

A name is told by its shape: capitals where none are needed, after a title or with a given name before them.
Names of places and bodies have such a shape too, so words that stand in those are let pass, and so is every
word by which the scenario itself calls something. Quotes and citations may name whom they like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.scenario.checks.ground import Ground, Said
from game.scenario.checks.proper import GIVEN, NOT_PERSONS
from game.scenario.model import Text
from game.scenario.tree import Path

_WORD: Final = r"[A-ZÁÉÍÓÚÑÜ][a-záéíóúñüç]+(?:[-'’][A-ZÁÉÍÓÚÑÜ]?[a-záéíóúñüç]+)?"
_JOINT: Final = r"(?: (?:de|del|de la|van|von|der|bin|al|da|dos|[A-Z]\.))?"
_RUN: Final = re.compile(rf"{_WORD}(?:{_JOINT} {_WORD})+")
_TITLED: Final = re.compile(
    r"\b(?:President|Presidenta|Presidente|Minister|Ministra|Ministro|Secretary|Secretaria|Secretario|Senator|"
    r"Senadora|Senador|Governor|Gobernadora|Gobernador|Chancellor|Ambassador|Embajadora|Embajador|General|"
    r"Mayor|Alcaldesa|Alcalde|Judge|King|Queen|Prince|Pope|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sr\.?|Sra\.?|Señora?|Don|Doña)"
    rf" ({_WORD}(?: {_WORD})*)"
)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|‘[^’]*’|\([^)]*\b(?:19|20)\d\d[^)]*\)")
_TWO: Final = 2
_LITTLE: Final = 3
"""Words of so few letters are small in headlines, too."""
_START: Final = re.compile(r"(?:\A|[.!?:…]\s+|\n\s*)\Z")


def persons(ground: Ground) -> Iterator[Said]:
    """W568: a text speaks of a person by name; said of each where it stands first."""
    own = _own_words(ground)
    said: set[str] = set()
    for path, text in _spoken(ground):
        for name, at in named(text.text, own):
            if name in said:
                continue
            said.add(name)
            message = f"'{name}' reads like a person; nobody alive is spoken of by name"
            hint = "write the office, as in 'the President of Mexico'"
            yield Said("W568", ground.place(path), message, hint, True, at)


def _spoken(ground: Ground) -> Iterator[tuple[Path, Text]]:
    """What players read of the present: not the past, which has its names, nor what is kept for the end."""
    for path, text in ground.texts.items():
        if (
            path[0] not in ("history", "afterwards", "aliases", "teaching")
            and path[-1] != "background"
        ):
            yield path, text


def _own_words(ground: Ground) -> frozenset[str]:
    """Every word by which the scenario calls a seat, a side, a page or itself."""
    scenario = ground.scenario
    names = [scenario.title, *scenario.sides.values(), *scenario.pages.values()]
    for seat in scenario.stakeholders.values():
        if seat.name.text.split()[0] not in GIVEN:
            names += [seat.name, seat.short]
    names += [lever.name for lever in scenario.levers.values()]
    names += [indicator.name for indicator in scenario.indicators.values()]
    return frozenset(word for name in names for word in re.findall(r"\w+", name.text))


def named(text: str, own: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Find what reads like the name of a person, and where; `own` are words that are none.

    >>> list(named("Ask the office of Claudia Ruiz. The United States and Water Works agree.", frozenset({"Works"})))
    [('Claudia Ruiz', 18)]
    >>> list(named("President Ruiz met nobody, says the President of Peru.", frozenset()))
    [('Ruiz', 10)]
    """
    if not _RUN.search(text):
        return
    bare = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    known = own | NOT_PERSONS
    titled = {found.start(1): found[1] for found in _TITLED.finditer(bare)}
    headline = _is_headline(text)
    for at, name in titled.items():
        if not headline and not known.intersection(name.split()):
            yield name, at
    for found in _RUN.finditer(bare):
        words = re.findall(_WORD, found[0])
        begins = bool(_START.search(bare[: found.start()]))
        taken = any(found.start() <= at < found.end() for at in titled)
        first = int(begins and words[0] not in GIVEN)
        if headline and words[first] not in GIVEN:
            continue
        if taken or known.intersection(words[first:]) or len(words) - first < _TWO:
            continue
        at = found.start() + (found[0].index(words[first], len(words[0])) if first else 0)
        yield bare[at : found.end()], at


def _is_headline(text: str) -> bool:
    """Whether every word of a text has a capital but for little ones, as in names and English headlines.

    >>> _is_headline("Governor Signs New Water Deal"), _is_headline("Claudia Ruiz decides")
    (True, False)
    """
    words = re.findall(r"[^\W\d_]+", text)
    return not any(word[0].islower() and len(word) > _LITTLE for word in words)


CHECKS = (persons,)
