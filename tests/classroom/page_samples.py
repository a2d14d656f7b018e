"""Facts of the small pages around a class, at many moments."""

from __future__ import annotations

from dataclasses import replace

from game.classroom.phone.facts import PairFacts, StepFacts
from game.classroom.phone.pages import pair_page, secrets_page, secrets_part
from game.classroom.side.hosting import HostFacts, LeftOver, host_page
from game.classroom.side.joining import JoinFacts, OutFacts, join_page, out_page
from game.classroom.side.press import (
    NewsFacts,
    PressFacts,
    VoteFacts,
    WatchedTable,
    press_body,
    press_page,
)
from game.classroom.side.selftest import NetworkReport, SelfTestFacts, selftest_page
from game.classroom.side.slips import ExitSlip, SlipFacts, slip_page
from tests.classroom.phone_samples import ICONS, SEATS, secrets

WELL = NetworkReport("0" * 32, True, True, True, 23)
SLOW = NetworkReport("1" * 32, True, False, True, 900)
BLOCKED = NetworkReport("2" * 32, False, False, False, 0)


def press_facts(language: str = "en") -> dict[str, PressFacts]:
    """Pages of roles without a side, by the name of the moment."""
    news = (
        NewsFacts("n2", "Two aircraft seen above the hills near the border.", 2, "disputed"),
        NewsFacts("n1", "A call between the two offices lasted nine minutes, a paper says.", 1),
    )
    known = (replace(news[0], key="disputed"), replace(news[1], said="documented", key="invented"))
    public = (
        ("A", ("In force: Laboratories closed, for one joint room.", "MX President trusts Health: 55.")),
        ("B", ()),
    )  # fmt: skip
    base = PressFacts(
        language, "press", StepFacts("talk", 2), 7, "p1", "talk.2",
        {"en": "Round 2 · talk", "es": "Ronda 2 · conversación"}[language],
        left=140, runs=True, news=news, public=public, ask="open",
    )  # fmt: skip
    seats = tuple((f"seat_{n}", name, ICONS[n - 1]) for n, name in enumerate(SEATS[language], 1))
    watched = (WatchedTable("A", seats, "seat_2"), WatchedTable("B", seats))
    vote = VoteFacts(
        "feel", "How do you feel now?", (("proud", "proud"), ("cheated", "cheated"), ("relieved", "relieved")), "cheated"
    )  # fmt: skip
    asked = "Who told the towns about the flights, and when?"
    slide = replace(
        base, step=StepFacts("feel"), here="feel", phase="Debrief 1 of 6", left=None, ask="none"
    )
    return {
        "press": base,
        "press-waits": replace(base, ask="waits", asked=asked),
        "press-passed": replace(base, ask="passed", asked=asked),
        "press-dropped": replace(base, ask="dropped", asked=asked),
        "press-early": replace(base, step=StepFacts("read"), ask="none", news=(), public=(), left=None),
        "facts": replace(base, role="facts", ask="none"),
        "facts-key": replace(slide, role="facts", step=StepFacts("marks"), news=known),
        "observer": replace(base, role="observer", ask="none", tables=watched),
        "waiting": replace(base, role="waiting", ask="none"),
        "vote": replace(slide, role="observer", vote=vote),
        "slide": slide,
    }  # fmt: skip


def host_facts(language: str = "en") -> dict[str, HostFacts]:
    """The laptop's page, by the name of the moment."""
    base = HostFacts(
        language, "Drones over Mexico", "MPQX", 45, 28, 2,
        ("http://192.168.12.34:8000", "http://10.0.0.7:8000"), code="7F3K9QAB",
        here="http://127.0.0.1:8000",
    )  # fmt: skip
    return {
        "fresh": base,
        "paired": replace(
            base, code="", reports=(WELL, SLOW, BLOCKED), addresses=base.addresses[:1]
        ),
        "alone": replace(base, addresses=(), left=(LeftOver("c1", 3),)),
    }


def pages(language: str) -> dict[str, str]:
    """Every small page in every state, as HTML."""
    found: dict[str, str] = {}
    for why in ("", "letters", "digits", "full", "often", "locked", "gone"):
        found[f"join-{why}"] = join_page(JoinFacts(language, why, "MPQX" if why else "", "4071"))
    found["out"] = out_page(OutFacts(language))
    for why in ("", "card", "often", "taken", "ended"):
        found[f"pair-{why}"] = pair_page(PairFacts(language, why, "7F3K9QAB"))
    for name, facts in press_facts(language).items():
        found[f"press-{name}"] = press_page(facts)
        found[f"press-{name}-body"] = press_body(facts)
    slip = ExitSlip("Fewer dead at home.", "")
    for state, why in (
        ("open", ""),
        ("open", "empty"),
        ("open", "long"),
        ("done", ""),
        ("over", ""),
    ):
        facts_of = SlipFacts(language, slip, "0" * 32, state, why)
        found[f"slip-{state}-{why}"] = slip_page(facts_of)
    for number, report in enumerate((None, WELL, SLOW, BLOCKED)):
        found[f"selftest-{number}"] = selftest_page(SelfTestFacts(language, "0" * 32, report))
    for name, host in host_facts(language).items():
        found[f"host-{name}"] = host_page(host)
    found["secrets"], found["secrets-part"] = (
        secrets_page(secrets(language)),
        secrets_part(secrets(language)),
    )
    return found  # fmt: skip
