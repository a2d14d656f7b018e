"""Facts of a class as the teacher's phone gets them, at many moments of a lesson."""

from __future__ import annotations

from dataclasses import replace

from game.classroom.phone.facts import (
    AskedFacts,
    ChairFacts,
    EventFacts,
    OfferFacts,
    PanelFacts,
    SeatSecrets,
    SecretFacts,
    StepFacts,
    TableFacts,
    TwinFacts,
    UndoFacts,
)

SEATS = {
    "en": ("US President", "US Intelligence", "US Defense", "MX President", "MX Defense", "Health"),
    "es": ("Presid. EE. UU.", "Inteligencia EE. UU.", "Defensa EE. UU.", "Presid. MX", "Defensa MX", "Salud"),
}  # fmt: skip
ICONS = ("landmark", "radar", "shield", "scroll-text", "shield-check", "heart-pulse")


def chair(letter: str, number: int, language: str, **more: object) -> ChairFacts:
    """A chair somebody sits at."""
    made = ChairFacts(
        f"{letter}{number}", SEATS[language][number - 1], ICONS[number - 1], "here", devices=1
    )
    return replace(made, **more)  # type: ignore[arg-type]


def tables(language: str, letters: str = "AB") -> tuple[TableFacts, ...]:
    """Tables of six, everybody there."""
    return tuple(
        TableFacts(letter, tuple(chair(letter, n, language) for n in range(1, 7)))
        for letter in letters
    )


def with_chair(facts: PanelFacts, label: str, **more: object) -> PanelFacts:
    """The same with one chair otherwise."""
    changed = tuple(
        replace(
            table,
            chairs=tuple(
                replace(each, **more) if each.label == label else each  # type: ignore[arg-type]
                for each in table.chairs
            ),
        )
        for table in facts.tables
    )
    return replace(facts, tables=changed)


def talk(language: str = "en") -> PanelFacts:
    """Round 2, the talk; B3 gives no sign, a mind plays A6."""
    one, two = tables(language)
    offers = (
        OfferFacts(
            "US Intelligence",
            ("Action on leads: Laboratories closed", "Shared intelligence: One joint room"),
        ),
        OfferFacts("Health", ("Treatment: More treatment",)),
    )
    facts = PanelFacts(
        language=language,
        room="MPQX",
        version=41,
        key="r1.t",
        here="talk.2",
        step=StepFacts("talk", 2),
        next=StepFacts("seal", 2),
        tables=(replace(one, offers=offers), replace(two, offers=offers + offers)),
        minute=17,
        behind=1,
        left=140,
        by_itself=True,
        locked=False,
        undo=UndoFacts("u12", StepFacts("news", 2)),
        events=(
            EventFacts("press_question", "A question at both press conferences"),
            EventFacts("town_prays", "A town buries its mayor"),
        ),
        roles=3,
        address="http://192.168.12.34:8000/teacher",
    )
    facts = with_chair(facts, "B3", sign="away", away_for=45)
    return with_chair(facts, "A6", who="mind", sign="empty", devices=0)


def moments(language: str = "en") -> dict[str, PanelFacts]:
    """Facts by the name of the moment."""
    base = talk(language)
    quiet = replace(base, tables=tables(language), left=None, by_itself=False, behind=0, undo=None)
    join = replace(
        quiet, here="join", step=StepFacts("join"), next=StepFacts("note"), minute=1,
        twins=(TwinFacts("drones_over_tolmara", "Drones over Tolmara"),),
    )  # fmt: skip
    for number in range(1, 6):
        join = with_chair(join, f"B{number}", sign="empty", devices=0)
    asked = AskedFacts("q1", "Who told the towns about the flights, and when?", "Press 1")
    seal = replace(
        base, here="seal.2", step=StepFacts("seal", 2), next=StepFacts("reveal", 2), left=24
    )
    for label in ("A1", "A2", "A4", "B1", "B5"):
        seal = with_chair(seal, label, sealed=True)
    seal = with_chair(seal, "B5", sign="away", away_for=99)
    slides = {
        kind: replace(
            quiet, here=kind, step=StepFacts(kind), next=StepFacts(ahead), minute=minute,
            answered=(7, 12), left=100, aloud=("Who had to trust first? What would have made it safer?",),
        )
        for kind, ahead, minute in (
            ("feel", "result", 31), ("happened", "archives", 32), ("archives", "table", 34),
            ("possible", "marks", 37), ("marks", "change", 39), ("change", "run", 41),
            ("exit", "recap", 43),
        )
    }  # fmt: skip
    slides["archives"] = replace(slides["archives"], next=StepFacts("table", table="B"))
    note = replace(
        quiet, here="note", step=StepFacts("note"), next=StepFacts("question"), minute=3, behind=-1,
        aloud=("This scenario speaks of overdose deaths, of violence by criminal groups and of the use of force between countries. Some of you may have lost somebody.", "You may step out, or take a role without a side, at any time and without a reason."),
    )  # fmt: skip
    return {
        "join": join,
        "note": note,
        "question": replace(note, here="question", step=StepFacts("question"), next=StepFacts("read")),
        "read": with_chair(
            replace(quiet, here="read", step=StepFacts("read"), next=StepFacts("news", 1), left=200, by_itself=True),
            "A1", read=True,
        ),
        "news": replace(quiet, here="news.1", step=StepFacts("news", 1), next=StepFacts("promise", 1)),
        "promise": replace(quiet, here="promise.1", step=StepFacts("promise", 1), next=StepFacts("seal", 1), left=0),
        "talk": base,
        "no card": replace(base, waiting=2, to="A3"),
        "asked": replace(base, questions=(asked, replace(asked, id="q2", by="Press 2")), blank=True),
        "approve": replace(base, here="approve.2", step=StepFacts("approve", 2)),
        "seal": seal,
        "reveal": replace(quiet, here="reveal.2", step=StepFacts("reveal", 2), next=StepFacts("table", 2, "B"), safe=13),
        "paused": replace(base, paused=True, resumed=True),
        "stopped": replace(base, stopped=True, paused=True),
        "trouble": replace(base, trouble="The disk is full. Nothing more is kept.", dropped=3, safe=13),
        "three": replace(base, tables=tables(language, "ABC")),
        "locked": replace(base, locked=True),
        "unlockable": replace(base, locked=None),
        "code": with_chair(base, "B3", code="4071"),
        "nobody": with_chair(with_chair(base, "A2", who="nobody"), "A1", who="mind_round"),
        **slides,
        "recap": replace(quiet, here="recap", step=StepFacts("recap"), next=None, exported=("table-a.json", "slips.csv")),
    }  # fmt: skip


def secrets(language: str = "en") -> SecretFacts:
    """What stands behind the shield."""
    seats = tuple(
        SeatSecrets(f"A{n}", name, ICONS[n - 1], ("Your troops are tired.", "Red line: no aircraft."))
        for n, name in enumerate(SEATS[language], 1)
    )  # fmt: skip
    return SecretFacts(language, (("A", seats),))
