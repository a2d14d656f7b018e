"""What a scenario is about, for whoever chooses one: age, topic, lengths, what may be hard, what it teaches."""

from __future__ import annotations

from dataclasses import dataclass

from game.scenario.model import PlaceKind, PlaceMood, Scenario
from game.scenario.texts import texts


@dataclass(frozen=True, slots=True)
class LengthCard:
    """One way to fit the scenario into a lesson; everything in minutes but the rounds."""

    minutes: int
    rounds: int
    exchanges: int
    full: bool
    brief: int
    play: int
    debrief: int


@dataclass(frozen=True, slots=True)
class About:
    """A scenario as it is offered, before anyone sits down."""

    title: str
    summary: str
    place: tuple[PlaceKind, PlaceMood]
    """What is drawn of where it is set, and in which colours."""
    age: str
    topic: str
    lengths: tuple[LengthCard, ...]
    seats: tuple[str, ...]
    content_note: str
    """What may be hard for somebody; empty where nothing is."""
    opt_out: tuple[str, ...]
    objectives: tuple[str, ...]
    curriculum: tuple[str, ...]
    freeze: str
    """The date after which the scenario knows nothing; empty for a fictional one."""
    sources: tuple[tuple[str, str, str], ...]
    """Citation, address and mark (A primary, B established, C secondary, U not verified)."""
    twins: tuple[tuple[str, str], ...]
    """Id and title of its fictional twins."""
    accepted: tuple[tuple[str, str], ...]
    """Checks that its author has accepted, with the reason."""


def about(scenario: Scenario) -> About:
    """Collect what is public about a scenario."""
    teaching, later = scenario.teaching, _for_afterwards(scenario)
    return About(
        title=scenario.title.text,
        summary=scenario.summary.text,
        place=(scenario.place.kind, scenario.place.mood),
        age=teaching.age,
        topic=teaching.topic.text,
        lengths=tuple(
            LengthCard(
                minutes=minutes,
                rounds=length.rounds,
                exchanges=length.exchanges,
                full=length.levers == "full",
                brief=length.minutes.join + length.minutes.brief,
                play=length.minutes.play(length.rounds),
                debrief=length.minutes.debrief + length.minutes.slip,
            )
            for minutes, length in scenario.lengths.items()
        ),
        seats=tuple(holder.name.text for holder in scenario.stakeholders.values()),
        content_note=teaching.content_note.text if teaching.content_note else "",
        opt_out=tuple(text.text for text in teaching.opt_out),
        objectives=tuple(text.text for text in teaching.objectives),
        curriculum=tuple(text.text for text in teaching.curriculum),
        freeze=scenario.freeze or "",
        sources=tuple(
            (one.cite, one.url, one.mark)
            for name, one in scenario.sources.items()
            if name not in later
        ),
        twins=tuple((key, alias.title.text) for key, alias in scenario.aliases.items()),
        accepted=tuple(
            (code, why)
            for code, places in scenario.accept.items()
            for why in dict.fromkeys(places.values())
        ),
    )


def _for_afterwards(scenario: Scenario) -> set[str]:
    """The sources that only what happened afterwards cites: their titles would tell it before the game."""
    cited = [(path[0] == "afterwards", text.source) for path, text in texts(scenario).items()]
    later, before = ({name for late, name in cited if late == when} for when in (True, False))
    return {name for name in later - before if name}
