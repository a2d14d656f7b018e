"""What stands in a text by a slip: left behind, written twice, nearly a name, of another time or for other eyes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Alias
from game.scenario.texts import QUOTED, quoted
from game.scenario.tree import Path
from game.scenario.twins import renamer

_TWICE: Final = re.compile(r"\b([^\W\d_]{2,}) (?=\1\b)")
_CAPITAL: Final = re.compile(r"(?<=[^\W\d_,;] )[A-ZÁÉÍÓÚÑ][^\W\d_]{4,}")
"""A word with a capital that does not begin a sentence."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEARLY: Final = 0.75
"""How alike two names are of which one is a slip of memory."""
_LONG: Final = 6
"""Letters of a name, at least, whose forms are looked for."""
_STEM: Final = 5


def left_behind(ground: Ground) -> Iterator[Said]:
    """W586: a text says a word twice in a row, or something that its author left to come back to."""
    words = ground.idiom
    if words is None:
        return
    for path, text in ground.texts.items():
        for found in _TWICE.finditer(text.text.lower()):
            again = text.text[found.end() : found.end() + len(found[1])]
            if again.islower() and again not in words.doubled:
                message = f"'{again}' stands twice in a row"
                place = ground.place(path)
                yield Said("W586", place, message, "take one out", True, found.end())
        for found in words.unfinished.finditer(text.text):
            message = f"'{found[0]}' is left in a text that players read"
            hint = "write what is meant"
            yield Said("W586", ground.place(path), message, hint, True, found.start())


def misspelt_names(ground: Ground) -> Iterator[Said]:
    """W584: a word that stands once is the name of a seat but for a letter inside it, or for two exchanged."""
    seats = ground.scenario.stakeholders.values()
    called = " ".join(f"{seat.name.text} {seat.short.text}" for seat in seats)
    names = {word for word in re.findall(r"[^\W\d_]{5,}", called) if word[0].isupper()}
    places = [
        (found[0], path, found.start())
        for path, text in ground.texts.items()
        for found in _CAPITAL.finditer(text.text)
    ]
    often = Counter(word for word, _, _ in places)
    for word, path, at in places:
        if often[word] == 1 and word not in names:
            meant = next((name for name in sorted(names) if _is_slip(word, name)), "")
            if meant:
                message = f"'{word}' is nearly '{meant}'"
                yield Said(
                    "W584", ground.place(path), message, f"did you mean '{meant}'?", True, at
                )


def _is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter inside it left out, added or changed, or two exchanged.

    >>> [_is_slip(word, "Delta") for word in ("Detla", "Dlta", "Dellta", "Deltas", "Delhi", "Delta")]
    [True, True, True, False, False, False]
    """
    if word == name or word[0] != name[0] or word[-1] != name[-1]:
        return False
    if abs(len(word) - len(name)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), len(name)
    )
    end = len(word) - start, len(name) - start
    same = next(
        (at for at in range(min(end)) if word[-1 - at] != name[-1 - at]),
        min(end),
    )
    rest = word[start : len(word) - same], name[start : len(name) - same]
    return max(map(len, rest)) <= 1 or (len(rest[0]) == 2 and rest[0] == rest[1][::-1])


def misquoted_names(ground: Ground) -> Iterator[Said]:
    """W584: a question of the debrief has in quotes what is nearly the name of something in the game."""
    names = {
        text.text for path, text in ground.texts.items() if path[-1] in ("name", "title", "short")
    }
    known = {name.casefold() for name in names}
    for path, text in ground.texts.items():
        if path[:2] != ("teaching", "debrief"):
            continue
        for at, name in quoted(text.text):
            near = get_close_matches(name, names, 1, _NEARLY)
            if near and name.casefold() not in known:
                message = f"nothing here is called '{name}'"
                hint = f"did you mean '{near[0]}'?"
                yield Said("W584", ground.place(path), message, hint, True, at + 1)


_LATER: Final = ("afterwards", "aliases", "teaching")
"""What may speak of the time after the freeze date, or of no real time."""


def too_late(ground: Ground) -> Iterator[Said]:
    """W583: a text that is not invented names a month after the freeze date."""
    freeze, words = ground.scenario.freeze, ground.idiom
    if freeze is None or words is None:
        return
    last = tuple(int(part) for part in freeze.split("-"))
    for path, text in ground.texts.items():
        if path[0] in _LATER or text.status == "invented" or not _YEAR.search(text.text):
            continue
        for found in words.date.finditer(text.text):
            month = words.months.index(found["month"]) + 1
            day = (int(found["year"]), month, *((int(found["day"]),) if found["day"] else ()))
            if day[: len(last)] > last[: len(day)]:
                message = f"'{found[0]}' is after the freeze date {freeze}"
                hint = "move it to 'afterwards', or mend the date"
                yield Said("W583", ground.place(path), message, hint, True, found.start())


def of_another_time(ground: Ground) -> Iterator[Said]:
    """W587: a source is dated later than its own address."""
    for name, source in ground.scenario.sources.items():
        cited, addressed = (set(_YEAR.findall(part)) for part in (source.cite, source.url))
        if len(cited) == len(addressed) == 1 and min(cited) > min(addressed):
            (year,), (older,) = cited, addressed
            message = f"this is of {year}, and its address of {older}"
            path: Path = ("sources", name, "cite")
            at = source.cite.index(year)
            yield Said("W587", path, message, "mend the year or the address", True, at)


def for_others(ground: Ground) -> Iterator[Said]:
    """W585: the public brief of a seat speaks to its player, and the private one does not."""
    words = ground.idiom
    for name, seat in ground.scenario.stakeholders.items() if words else ():
        spoken = [
            [bool(words and words.you.search(QUOTED.sub("", text.text))) for text in brief]
            for brief in (seat.public, seat.private)
        ]
        if any(spoken[0]) and not any(spoken[1]):
            message = "this speaks to the player of the seat, but everybody may read it"
            path = ground.place(("stakeholders", name, "public", spoken[0].index(True)))
            yield Said("W585", path, message, "did you exchange 'public' and 'private'?", True)


def given_away(ground: Ground) -> Iterator[Said]:
    """W582: a text of a twin still has a form of a name that the twin replaces."""
    for name, alias in ground.scenario.aliases.items():
        stems = {
            word[:_STEM]: word
            for word in alias.names
            if len(word) >= _LONG and word[0].isupper() and word.isalpha()
        }
        if not stems:
            continue
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})[^\W\d_]*")
        fresh = set(re.findall(r"\w+", " ".join(alias.names.values())))
        renamed = renamer(alias.names)
        told: set[str] = set()
        for path, text in _of_the_twin(ground, alias):
            left = pattern.findall(renamed(text)) if pattern.search(text) else ()
            for word in (each for each in left if each not in fresh | told):
                told.add(word)
                where = ".".join(map(str, path))
                message = (
                    f"'{stems[word[:_STEM]]}' is replaced, but '{word}' is not, as in '{where}'"
                )
                yield Said("W582", ("aliases", name, "names"), message, f"add '{word}: ...'")


def _of_the_twin(ground: Ground, alias: Alias) -> Iterator[tuple[Path, str]]:
    """The texts of the scenario in which a twin replaces names, for want of its own."""
    own = {"title", "aliases", "afterwards"}
    own |= {key for key in ("story", "history") if getattr(alias, key)}
    for path, text in ground.texts.items():
        if path[0] not in own and ".".join(map(str, path)) not in alias.texts:
            yield path, text.text


CHECKS = (
    left_behind,
    misspelt_names,
    misquoted_names,
    too_late,
    of_another_time,
    for_others,
    given_away,
)
