"""Texts: are they fair, short and easy enough, and is it said where claims come from?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.scenario.checks.ground import Ground, Said, brief
from game.scenario.model import Text
from game.scenario.texts import ease, words
from game.scenario.tree import Path

FIRST_READING = 170
"""Words that a player reads at most before the first order."""

UNEQUAL = 1.5
NEARLY = 15
"""Briefs that differ by no more words are not unequal."""
SHORT = 40
"""A passage of fewer words is too short to be rated."""


def unequal(ground: Ground) -> Iterator[Said]:
    """W526: the longest brief is over half as long again as the shortest."""
    lengths = {
        name: words(brief(seat))
        for name, seat in ground.scenario.stakeholders.items()
        if seat.play == "anyone"
    }
    if len(lengths) < 2:
        return
    longest = max(lengths, key=lambda name: lengths[name])
    shortest = min(lengths, key=lambda name: lengths[name])
    more = lengths[longest] - lengths[shortest]
    if more > NEARLY and lengths[longest] > UNEQUAL * lengths[shortest]:
        message = (
            f"the briefs of '{longest}' have {lengths[longest]} words, "
            f"those of '{shortest}' {lengths[shortest]}"
        )
        yield Said("W526", ("stakeholders", longest), message, "make them about equally long")


def too_much(ground: Ground) -> Iterator[Said]:
    """W527: a player reads more than 170 words before the first order."""
    story = words(ground.scenario.story)
    for name, seat in ground.scenario.stakeholders.items():
        total = story + words(brief(seat))
        if seat.play != "mind" and total > FIRST_READING:
            message = (
                f"'{name}' reads {total} words before the first order; {FIRST_READING} are enough"
            )
            yield Said("W527", ("stakeholders", name), message, "move some of it to 'history:'")


def too_hard(ground: Ground) -> Iterator[Said]:
    """W528: a passage is hard to read for the age, and has no easy version."""
    scenario = ground.scenario
    age = int(re.split(r"\D", scenario.teaching.age)[0])
    wanted = _wanted(age)
    passages: list[tuple[Path, Iterable[Text]]] = [(("story",), scenario.story)]
    passages += [
        (("stakeholders", name), brief(seat)) for name, seat in scenario.stakeholders.items()
    ]
    for path, parts in passages:
        hard = [part.text for part in parts if not part.easy]
        text = " ".join(hard)
        if len(text.split()) >= SHORT and ease(text, scenario.language) < wanted:
            message = f"this is hard to read for age {age}: long words or long sentences"
            yield Said("W528", path, message, "shorten it, or add an 'easy:' version to each text")


def _wanted(age: int) -> int:
    """The least ease for an age; see `ease`."""
    return 60 if age <= 11 else 50 if age <= 13 else 40 if age <= 15 else 25


def sources(ground: Ground) -> Iterator[Said]:
    """W531 and W532: a claim about the world has a source, an invention has none, and the source has been verified."""
    known = ground.scenario.sources
    for path, text in ground.texts.items():
        if text.status in ("documented", "disputed") and text.source is None:
            message = f"this is marked {text.status}, but names no source"
            yield Said("W531", path + ("status",), message, "add 'source:'", True)
        elif text.source is not None and text.status == "invented":
            message = "this is marked invented, and names a source"
            hint = "write 'status: documented', or take 'source:' out"
            yield Said("W531", path + ("status",), message, hint, True)
        elif text.source is not None and text.status is None:
            message = "this names a source, but does not say whether it is documented or disputed"
            yield Said("W531", path + ("source",), message, "add 'status:'", True)
    for name, source in known.items():
        if source.mark == "U":
            message = f"source '{name}' is marked U, not verified"
            yield Said("W532", ("sources", name), message, "check it before students read it")


_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)+[A-Za-z]{2,}(?::\d+)?(?:[/?#]\S*)?\Z")


def addresses(ground: Ground) -> Iterator[Said]:
    """W567: what stands as the address of a source is none."""
    for name, source in ground.scenario.sources.items():
        url = source.url
        if url and not _ADDRESS.match(url):
            path: Path = ("sources", name, "url")
            hint = "write it as the browser shows it, beginning with https://"
            if _ADDRESS.match(f"https://{url}"):
                hint = f"write https://{url}"
            yield Said("W567", path, f"'{url}' is not an address", hint, True)


CHECKS = (unequal, too_much, too_hard, sources, addresses)
