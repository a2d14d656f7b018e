"""Several persons at one window: what is one's alone is never on the screen while another one reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest


GAMES = {
    "three-valleys": ("alto", "delta"),
    "drones-over-mexico": ("mx_president", "us_president"),
}


def on_screen(pilot: Pilot) -> str:
    """Everything the window shows or says of all scenes that can be seen, hints and descriptions too."""
    found: list[str] = []
    for laid in pilot.stage.laid:
        for box in boxes(laid):
            node = box.node
            found += [node.label, node.value, node.hint, node.disabled]
            found.append("".join(run.text for line in box.lines for run in line.runs))
            found += ["".join(run.text for run in getattr(node.body, "runs", ()))]
            if isinstance(node.body, Field):
                found.append(node.body.text)
    return "\n".join([pilot.stage.toast, *filter(None, found)])


def sentences(text: str) -> Iterator[str]:
    """What is long enough to be told apart from common words."""
    return (part for part in re.split(r"(?<=[.;:!?])\s+", text) if len(part) > 24)


class Guard:
    """Looks at the screen after every action and remembers what should not be there."""

    def __init__(self) -> None:
        self.play: Play | None = None
        self.leaks: list[str] = []
        self.known: dict[str, set[tuple[str, str]]] = {}
        """Hidden settings that a seat has learnt of."""
        self.readers: set[str] = set()
        self.present = ""
        """Who sits there: whoever last said so, and not whom the window believes to be reading."""
        self.covers = 0

    def look(self, pilot: Pilot) -> None:
        """Check what there is now."""
        self.play = getattr(pilot.stage.scene, "play", None) or self.play
        play = self.play
        if play is None or play.over or play.busy:
            return
        covered = isinstance(pilot.stage.scene, Cover)
        self.covers += covered
        self.readers |= set() if covered else {play.reader}
        if not covered and play.shared and self.present != play.reader:
            self.leaks.append(
                f"{type(pilot.stage.scene).__name__} for {play.reader} while {self.present} sits"
            )
        said = on_screen(pilot)
        for seat, text in self.secrets(play):
            if (covered or seat != (self.present or play.reader)) and text in said:
                self.leaks.append(f"{type(pilot.stage.scene).__name__} for {play.reader}: {text}")
        for lever, setting, name in self.hidden(play):
            if name in said and (covered or (lever, setting) not in self.known[play.reader]):
                self.leaks.append(f"{type(pilot.stage.scene).__name__} for {play.reader}: {name}")

    def secrets(self, play: Play) -> Iterator[tuple[str, str]]:
        """Sentences for one seat alone, each with the seat."""
        texts = play.texts(play.session.language)
        public = " ".join(
            passage.text for holder in texts.stakeholders.values() for passage in holder.public
        )
        for seat, holder in texts.stakeholders.items():
            own = [passage.text for passage in holder.private]
            own += [bonus.say.text for bonus in holder.bonuses if bonus.say]
            own += [
                heard.text
                for fact in texts.facts.values()
                for heard in fact.told.get(seat, {}).values()
                if not any(heard in other.values() for s, other in fact.told.items() if s != seat)
            ]
            for text in own:
                yield from ((seat, part) for part in sentences(text) if part not in public)

    def hidden(self, play: Play) -> Iterator[tuple[str, str, str]]:
        """Settings that some do not know of: lever, setting and name."""
        for lever, text in play.texts(play.session.language).levers.items():
            namable = set(play.namable(lever))
            self.known.setdefault(play.reader, set()).update((lever, s) for s in namable)
            shown = " ".join(text.settings[s].name.text for s in namable)
            for setting, found in text.settings.items():
                if found.covert and found.name.text not in shown:
                    yield lever, setting, found.name.text


def pilot_play(pilot: Pilot) -> Play:
    """The game of the cover on top."""
    scene = pilot.stage.scene
    assert isinstance(scene, Cover)
    return scene.play


class Watched(Pilot):
    """A pilot that looks at the screen after everything it does."""

    guard: Guard

    def press(self, id: str) -> None:
        if id == "ready":
            self.guard.present = pilot_play(self).reader
        super().press(id)
        self.guard.look(self)

    def wait(self, seconds: float = 0.1) -> None:
        super().wait(seconds)
        self.guard.look(self)


def watched(stage_of, language: str, **look: object) -> Watched:
    pilot = Watched(stage_of(Start(), language=language, **look).stage)
    pilot.guard = Guard()
    return pilot


def lookups(scene: TableScene, pilot: Watched) -> None:
    """Look everything up that a reader may look up."""
    play = scene.play
    shown: list[Scene] = [
        News(play), Numbers(play), Agreements(play), GameMenu(play), BriefScene(play, again=True),
    ]  # fmt: skip
    shown += [SeatCard(play, seat) for seat in play.session.book.seats]
    shown += [WhyCard(play, "indicator", (n,)) for n in range(len(play.session.book.indicators))]
    for found in shown:
        pilot.stage.take(Push(found))
        pilot.guard.look(pilot)
        pilot.key("escape")


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("scenario", GAMES)
def test_nothing_of_another_seat_is_ever_on_the_screen(
    stage_of, scenario: str, language: str
) -> None:
    pilot = watched(stage_of, language)
    looked: set[tuple[str, str]] = set()

    def watch(name: str, pilot: Pilot) -> None:
        scene = pilot.stage.scene
        assert isinstance(pilot, Watched)
        if isinstance(scene, TableScene) and (scene.play.reader, name) not in looked:
            looked.add((scene.play.reader, name))
            lookups(scene, pilot)

    begin(pilot, scenario, GAMES[scenario], 5, watch)
    play_on(pilot, watch)
    assert isinstance(pilot.stage.scene, Ending)
    assert pilot.guard.readers == set(GAMES[scenario])
    assert pilot.guard.covers > 4
    assert pilot.guard.leaks == []


def test_the_guard_would_see_a_leak(stage_of) -> None:
    pilot = watched(stage_of, "en")
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5, lambda *_: None)
    scene = pilot.stage.scene
    while not isinstance(scene, TableScene):
        pilot.press("ready")
        scene = pilot.stage.scene
    play, look = scene.play, pilot.stage.look
    assert pilot.guard.leaks == []
    reader = play.reader
    play.reader = next(seat for seat in GAMES["three-valleys"] if seat != reader)
    brief = BriefScene(play).view(look)
    play.reader = reader

    class Leak(Scene):
        play = scene.play

        def view(self, look: Look) -> Node:
            return brief

    pilot.stage.take(Push(Leak()))
    pilot.guard.look(pilot)
    assert pilot.guard.leaks


def test_taking_back_a_decision_of_another_person_covers_the_screen(stage_of) -> None:
    pilot = watched(stage_of, "en", prompts=False)
    begin(pilot, "three-valleys", GAMES["three-valleys"], 5, lambda *_: None)
    table = pilot.stage.scene
    assert isinstance(table, TableScene)
    first = table.play.reader
    for _ in range(12):
        if isinstance(pilot.stage.scene, Cover):
            pilot.press("ready")
        elif isinstance(pilot.stage.scene, BriefScene):
            pilot.press("sit")
        elif table.play.reader != first and any(s.asked for s in table.play.session.steps):
            break
        else:
            pilot.press("done")
            settled(pilot)
    pilot.press("undo")
    assert table.play.reader == first
    assert isinstance(pilot.stage.scene, Cover), "the first person's panel is open to the second"
