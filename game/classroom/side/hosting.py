"""What the laptop itself shows before the wall is opened: pairing, addresses, a first try, links. Never mirrored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.classroom.side.selftest import NetworkReport, found
from game.classroom.typed import Fields, Misread, field
from game.web.pages import page


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A class of an earlier day that is still on this laptop."""

    id: str
    days: int


@dataclass(frozen=True, slots=True)
class HostFacts:
    """The laptop's own page."""

    language: str
    title: str
    """Of the scenario."""
    room: str
    length: int
    """Minutes of the lesson."""
    students: int
    tables: int
    addresses: tuple[str, ...]
    """Where devices of the class find this laptop, with scheme and port, the one in use first; none without a network."""
    number: int = 1
    """Which of them in the order they were found the one in use is."""
    code: str = ""
    """The one-time code of the teacher's phone; empty as soon as one is paired."""
    reports: tuple[NetworkReport, ...] = ()
    """What devices have found that tried the network, in the order they came."""
    here: str = ""
    """The address of this page on the laptop itself, such as `http://127.0.0.1:8000`: of the links of step 4."""
    left: tuple[LeftOver, ...] = ()


@dataclass(frozen=True, slots=True)
class HostCommand:
    """What the laptop's page can ask for."""

    do: Literal["address", "delete", "keep"]
    """Use the next address; delete a class that is left over; keep it."""
    id: str = ""


def parse_host(fields: Fields) -> HostCommand | Misread:
    """Read a form of the laptop's page."""
    known = field(fields, "id")
    match field(fields, "do"):
        case "address":
            return HostCommand("address")
        case "delete" if known:
            return HostCommand("delete", known)
        case "keep" if known:
            return HostCommand("keep", known)
    return Misread("unknown")


def host_page(facts: HostFacts) -> str:
    """Write the laptop's page. It asks for itself again every few seconds; key A is the other address."""
    reports = tuple(
        (not report.blocked, report.plays, found(facts.language, number, report))
        for number, report in enumerate(facts.reports, 1)
    )
    return page("host/page.html", facts.language, host=facts, reports=reports)
