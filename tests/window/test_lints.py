"""Every screen, in every language, four sizes and two sizes of text: nothing cut, nothing covered.

One of the languages is a third longer than English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from game.locale import LANGUAGES
from game.player.lesson import lesson_game
from game.screens.nodes import by_id
from game.screens.places import Gallery, Keys, Place, Settings, Trouble
from game.window.blocks import Lettering
from game.window.layout import Rect, boxes
from game.window.ways import main_of
from tests.locale.lengthened import CODE, quuquu  # noqa: F401
from tests.window.crowd import crowded_game
from tests.window.lints import faults
from tests.window.pilot import Pilot
from tests.window.stages import at_places, at_table, device, settled, visit
from tests.window.tours import Watch, begin, levers, name_of, play_on

SIZES = ((1024, 640), (1280, 720), (1366, 768), (1920, 1080))
TEXTS = (1.0, 1.25, 1.5)
SPOKEN = (*LANGUAGES, CODE)
LOOKED_UP = (
    "news", "numbers", "log", "menu", "score", "term.mandate", "more_words", "package_more",
    "deal.", "answer.", "indicator.", "decline.", "instead.",
)  # fmt: skip
"""What can be opened from the table; of those that end in a dot the first that is there."""
pytestmark = pytest.mark.usefixtures("quuquu")


def variants(pilot: Pilot, texts: Sequence[float] = TEXTS) -> Iterator[str]:
    """Lay out what is shown in every size and size of text; say what is wrong with it."""
    shown, stage = visit(pilot), pilot.stage
    size = stage.size
    for wide, high in SIZES:
        for text in texts:
            device(pilot).visit = replace(shown, look=shown.look.changed(text=text))
            pilot.resize(wide, high)
            for fault in faults(stage):
                yield f"{wide}x{high} text {text}: {fault}"
    device(pilot).visit = shown
    pilot.resize(*size)


class Linted:
    """Watches a game: every kind of screen is looked at once, with what can be opened from it."""

    def __init__(self, texts: Sequence[float] = TEXTS) -> None:
        self.texts = texts
        self.seen: dict[str, list[str]] = {}

    @property
    def wrong(self) -> dict[str, list[str]]:
        """What is wrong, by the screens that have a fault."""
        return {name: found for name, found in self.seen.items() if found}

    def __call__(self, name: str, pilot: Pilot) -> None:
        """Look at what is shown."""
        if name == "reveal":
            name = f"reveal {visit(pilot).places[-1].shown}"
        if name.startswith("table"):
            name = f"{name}: {front_of(pilot)}"
        if name in self.seen:
            return
        self.seen[name] = list(variants(pilot, self.texts))
        if name.startswith("table"):
            self._look_up(name, pilot)

    def _look_up(self, name: str, pilot: Pilot) -> None:
        other = next(i for i in pilot.ids() if i.startswith("seat."))
        found = (first(pilot, start) for start in LOOKED_UP)
        for id in (*filter(None, found), other, other):
            if id in pilot.ids() and f"look {id.split('.')[0]}" not in self.seen:
                before = visit(pilot)
                pilot.press(id)
                settled(pilot)
                if visit(pilot).places[-1] != before.places[-1] or id == other:
                    self.seen[f"look {id.split('.')[0]}"] = list(variants(pilot, self.texts))
                device(pilot).visit = before
                pilot.stage.fresh()
        self.seen.pop("look seat", None)


def first(pilot: Pilot, start: str) -> str:
    """The first id that begins so and can be pressed, or none."""
    found = (i for i in pilot.ids() if i == start or (start[-1] == "." and i.startswith(start)))
    return next((i for i in found if not pilot.box(i).block.disabled), "")


def front_of(pilot: Pilot) -> str:
    """What lies in front of the reader at the table: a draft, a text of hers or of others, signed or not."""
    player, ids = visit(pilot).player, set(pilot.ids())
    if player.moment.phase != "talk":
        broken = any(i.startswith("broken.") for i in ids)
        return "owed" if broken else "orders"
    if "send" in ids:
        return "draft" if not player.draft.package.parent else "change"
    if first(pilot, "again."):
        return "signed"
    if first(pilot, "sign."):
        return "of others"
    return "own" if first(pilot, "text.") else "nothing"


def play_widely(pilot: Pilot, watch: Watch, until: Callable[[], bool] = lambda: False) -> None:
    """Play to the ending through every state of the table: a draft of three clauses, a text signed, a word broken."""

    def seen(name: str, pilot: Pilot) -> None:
        watch(name, pilot)
        phase = visit(pilot).player.moment.phase if name.startswith("table") else ""
        if phase == "talk" and "send" not in pilot.ids() and not visit(pilot).player.too_early:
            sign = first(pilot, "sign.")
            if sign:
                pilot.press(sign)
                settled(pilot)
                watch(name, pilot)
            before = visit(pilot)
            for settings in list(levers(pilot).values())[::2]:
                pilot.press(settings[-1])
                settled(pilot)
            watch(name, pilot)
            device(pilot).visit = before
            pilot.stage.fresh()
        word = first(pilot, "broken.")
        if phase == "commit" and word:
            before = visit(pilot)
            pilot.press(word)
            settled(pilot)
            watch("break", pilot)
            pilot.press("break")
            settled(pilot)
            watch("table broken", pilot)
            device(pilot).visit = before
            pilot.stage.fresh()

    play_on(pilot, seen, until=until)


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    ("scenario", "seats"),
    [("three-valleys", ("alto", "delta")), ("drones-over-mexico", ("mx_president",))],
)
def test_no_screen_of_a_game_has_a_fault(
    language: str, scenario: str, seats: tuple[str, ...]
) -> None:
    linted = Linted()
    pilot = at_places(language=language)
    begin(pilot, scenario, seats, 7, linted)
    play_widely(pilot, linted)
    pilot.press("debrief")
    assert not linted.wrong
    assert {"table talk: draft", "table talk: signed", "reveal 1", "reveal 3", "news"} <= set(
        linted.seen
    )
    assert len(linted.seen) > 30


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
def test_twelve_seats_and_twenty_four_levers_have_room(language: str) -> None:
    linted = Linted((1.0, 1.5))
    pilot = at_table(crowded_game(), language=language)
    settled(pilot)
    play_widely(pilot, linted, lambda: visit(pilot).player.round > 2)
    assert not linted.wrong
    wanted = {"table talk: draft", "table talk: of others", "table commit: orders", "reveal 1"}
    assert wanted <= set(linted.seen)


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_moves_while_settings_are_chosen(text: float) -> None:
    """Every lever, the main button and what is at stake stay where they are, whatever was pressed before."""
    for game in (lesson_game("en"), crowded_game()):
        pilot = at_table(game, text=text)
        settled(pilot)
        shown = list(levers(pilot).values())
        main = main_of(pilot.stage.screen)
        before = still(pilot) | {"main": pilot.box(main).rect}
        for settings in shown[:8:2]:  # further down the list is scrolled to
            pilot.press(next(i for i in reversed(settings) if not pilot.box(i).block.disabled))
            settled(pilot)
            assert still(pilot) | {"main": pilot.box(main_of(pilot.stage.screen)).rect} == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_draft_of_three_clauses_is_read_whole(language: str, text: float) -> None:
    """Each clause has its line, and whose signature it lacks is told by more than a letter or two."""
    pilot = at_places(language=language, text=text)
    begin(pilot, "drones-over-mexico", ("us_president",), 7)
    play_on(
        pilot, until=lambda: name_of(pilot) == "table talk" and not visit(pilot).player.too_early
    )
    for settings in list(levers(pilot).values())[:3]:
        pilot.press(next(i for i in settings if not pilot.box(i).block.disabled))
        settled(pilot)
    sheet = pilot.box("sheet")
    assert sheet is not None
    said = [b for b in boxes(sheet) if isinstance(b.block.body, Lettering)]
    assert not [b for b in said if b.lines and b.lines[0].runs[0].text.startswith("+ ")]
    assert len(visit(pilot).player.draft.package.clauses) == 3
    names = pilot.box("signatures")
    assert names is not None
    for cell in names.children:
        (line,) = cell.children[-1].lines
        told = "".join(run.text for run in line.runs)
        assert "…" not in told or len(told) > 6, told
        if text == 1.0 and language == "en":
            assert "…" not in told, told


def still(pilot: Pilot) -> dict[str, Rect]:
    """Where everything stands that keeps its place through a talk, as far as things are scrolled."""
    kept = ("lever.", "row.", "seat.", "score", "stakes", "rail", "menu")
    return {
        b.block.id: b.rect
        for b in boxes(pilot.stage.top)
        if b.block.id and b.block.id.startswith(kept)
    }


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize(
    "places", [(), (Settings(),), (Keys(),), (Gallery(),), (Trouble("It is so. " * 20),)]
)
def test_no_other_screen_has_a_fault(language: str, places: tuple[Place, ...]) -> None:
    assert not list(variants(at_places(*places, language=language)))


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
def test_no_step_of_the_lesson_has_a_fault(language: str) -> None:
    pilot, said = lesson(language=language), set[str]()
    wrong: dict[str, list[str]] = {}
    for _ in range(40):
        coach = by_id(pilot.stage.screen.root, "coach")
        told = coach.children[0].text if coach else ""
        if told and told not in said:
            wrong[told] = list(variants(pilot))
            said.add(told)
        points = pilot.stage.screen.points
        follow = ("close", "lesson.next", points, "skip", "on", "done")
        pilot.press(next(id for id in follow if id in pilot.ids()))
        settled(pilot)
        if not coach and len(visit(pilot).player.reveals) > 1:
            break
    assert not {told: found for told, found in wrong.items() if found}
    assert len(said) > 8


def lesson(**look: object) -> Pilot:
    """The first step of the guided game."""
    pilot = at_places(**look)
    pilot.press("learn")
    settled(pilot)
    assert "lesson.next" in pilot.ids()
    return pilot


def test_high_contrast_has_contrast() -> None:
    assert not faults(lesson(contrast=True).stage)
    assert not faults(at_table(lesson_game("en"), contrast=True).stage)
