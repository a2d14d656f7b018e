"""The self-test: what the network between a device and the laptop carries, and what it blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from game.classroom.typed import Fields, Misread, field
from game.locale import text
from game.web.pages import page

SLOW: Final = 400
"""Milliseconds: an answer that takes longer is felt."""
Tried = Literal["load", "post", "socket", "speed", "cookies"]
TRIED: Final[tuple[Tried, ...]] = ("load", "post", "socket", "speed", "cookies")
NEEDED: Final = frozenset({"load", "post", "cookies"})
"""What no class goes without; the rest only slows it down."""
_TEST: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """What a device has found."""

    id: str
    """Of this test, made by the page: 32 hexadecimal digits. A second report of it takes the first one's place."""
    post: bool
    socket: bool
    cookies: bool
    ms: int
    """Milliseconds that an answer takes, the middle one of a few."""

    @property
    def blocked(self) -> tuple[Tried, ...]:
        """What did not work, in the order of the page."""
        works = {
            "load": True,
            "post": self.post,
            "socket": self.socket,
            "speed": self.ms <= SLOW,
            "cookies": self.cookies,
        }
        return tuple(each for each in TRIED if not works[each])

    @property
    def plays(self) -> bool:
        """Whether a device can play like this at all."""
        return not NEEDED.intersection(self.blocked)


@dataclass(frozen=True, slots=True)
class SelfTestFacts:
    """The self-test page."""

    language: str
    id: str
    """Of this test: 32 hexadecimal digits that the server draws for each page."""
    report: NetworkReport | None = None
    """What was found, where the page answers a form without a script; of socket and speed it shows nothing then."""


def parse_report(fields: Fields) -> NetworkReport | Misread:
    """Read the report of a device.

    >>> parse_report({"id": "0" * 32, "post": "1", "socket": "0", "cookies": "1", "ms": "23"}).blocked
    ('socket',)
    """
    test, ms = field(fields, "id"), field(fields, "ms")
    if not _TEST.fullmatch(test):
        return Misread("unknown")
    taken = int(ms) if ms.isascii() and ms.isdecimal() and len(ms) < 7 else 0
    socket, cookies = (field(fields, name) == "1" for name in ("socket", "cookies"))
    return NetworkReport(test, True, socket, cookies, taken)


def trial(fields: Fields) -> bool:
    """Whether this is only a try of the page: it is answered with whether its cookie came along, and not kept."""
    return field(fields, "trial") == "1"


def found(language: str, number: int, report: NetworkReport) -> str:
    """Say what a device has found in one line, for the laptop."""
    if not report.blocked:
        return text(language, "host.test.ok", number=number, ms=report.ms)
    what = ", ".join(text(language, f"selftest.short.{each}") for each in report.blocked)
    return text(language, "host.test.some", number=number, what=what)


def selftest_page(facts: SelfTestFacts) -> str:
    """Write the self-test page."""
    return page("selftest/page.html", facts.language, test=facts, tried=TRIED, slow=SLOW)
