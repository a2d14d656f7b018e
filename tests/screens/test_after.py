"""After a game: how it ended, what the others were, the debrief, what if."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest

from game.debrief.contents import parts as parts_of
from game.debrief.data import data
from game.debrief.lines import lines
from game.debrief.page import page
from game.debrief.parts import Bullets, Figure, PagePart, Prose, Table
from game.debrief.source import source_of
from game.locale import LANGUAGES
from game.pictures.board import trust_bar
from game.player.afterwards import KINDS, Afterwards, StillHidden
from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.screens import places, wants
from game.screens.ending import MOST_ASKED
from game.screens.nodes import Node, by_id, plain, spoken, walk
from game.screens.places import CounterpartPage, DebriefPage, EndingPage, Start, Wonder
from game.screens.shown import press, shown
from game.screens.visit import Pressed, Visit, now, pressed
from game.session.gallery import endings_seen
from game.workshop.templates import scenario_text
from tests.player.games import FLAGSHIP, VALLEYS, game, passed
from tests.screens.laws import breaches, everything_pressed, ids, words

SCENARIOS = (VALLEYS, FLAGSHIP)
SEATS = {VALLEYS: "alto", FLAGSHIP: "us_president"}
GAMES = ("other", "again", "leave")
"""What leads out of a game that has ended."""


@lru_cache
def ended(scenario: str = VALLEYS) -> Game:
    """A game that was played to its end."""
    return passed(game((SEATS[scenario],), scenario), "never")


def after(scenario: str = VALLEYS, language: str = "en", *shows: places.Place) -> Visit:
    """A device at the end of a game."""
    passing = Passing(ended(scenario), SEATS[scenario])
    here = (Start(), EndingPage(), *shows)
    return Visit(Look(language), here, passing, SEATS[scenario])


def told(visit: Visit) -> Visit:
    """The debrief once it is worked out."""
    visit = press(visit, "debrief").visit
    while "to.story" not in ids(visit):
        assert any(node.busy for node in walk(shown(visit).root))
        time.sleep(0.01)
        assert visit.game is not None
        visit.game.arrived()
    return visit


def wondered(pressed: Pressed) -> Visit:
    """The answer once it is worked out."""
    visit = pressed.visit
    while any(node.busy for node in walk(shown(visit).root)):
        time.sleep(0.01)
        assert visit.game is not None
        visit.game.arrived()
    return visit


def node(visit: Visit, id: str) -> Node:
    found = by_id(shown(visit).top, id)
    assert found is not None, id
    return found


# The end


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_end_tells_how_it_ended_and_what_it_was_worth_to_each(
    scenario: str, language: str
) -> None:
    visit = after(scenario, language)
    everything_pressed(visit, but=GAMES)
    result, seen = visit.player.afterwards.debrief, words(shown(visit))
    assert result.title in seen
    assert result.text in seen
    amounts = [plain(n.text) for n in walk(shown(visit).root) if n.kind == "amount"]
    number = visit.player.words.number
    assert amounts[::2] == [number(seat.score) for seat in result.seats]
    assert result.cooperation_sentence in seen
    assert f"{visit.player.afterwards.seed}" in seen
    assert shown(visit).focus == "debrief"
    assert shown(visit).escape == wants.LeaveGame()


def test_an_ending_is_called_new_where_it_was_not_seen_before() -> None:
    visit = after()
    assert "not seen this ending" not in words(shown(visit))
    assert "not seen this ending" in words(shown(replace(visit, new_ending=True)))


def test_a_game_that_ends_leads_to_its_end_and_notes_the_ending() -> None:
    visit = now(replace(after(), places=(Start(), places.AtTable())))
    assert visit.places == (Start(), EndingPage())
    assert visit.new_ending
    assert ended().session.ending in endings_seen()[VALLEYS]
    assert not now(replace(visit, places=(Start(), places.AtTable()))).new_ending


def test_another_side_has_the_same_luck_and_again_has_new_luck() -> None:
    first = ended().session
    other = press(after(), "other").visit.game
    again = press(after(), "again").visit.game
    assert other is not None
    assert again is not None
    assert (other.session.people, other.session.seed) == (("medio",), first.seed)
    assert again.session.people == ("alto",)
    assert again.session.seed != first.seed
    left = press(after(), "leave").visit
    assert (left.places, left.game) == ((Start(),), None)


# What the others were


def test_counterparts_are_asked_about_one_after_the_other_then_it_is_over() -> None:
    visit = press(after(FLAGSHIP), "guess").visit
    asked = []
    while isinstance(visit.places[-1], CounterpartPage):
        asked.append(visit.places[-1].seat)
        everything_pressed(visit)
        visit = press(visit, "skip").visit
    assert len(asked) == len(set(asked)) == MOST_ASKED
    assert set(asked) <= set(ended(FLAGSHIP).session.minds)
    assert "guess" not in ids(visit)
    assert visit.places == (Start(), EndingPage(tuple(asked)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_is_answered_with_what_it_was(language: str) -> None:
    visit = press(after(VALLEYS, language), "guess").visit
    seat = ended().session.minds
    place = visit.places[-1]
    assert isinstance(place, CounterpartPage)
    truth = seat[place.seat]
    kinds = [id.removeprefix("kind.") for id in ids(visit) if id.startswith("kind.")]
    assert len(set(kinds)) == KINDS
    assert truth in kinds
    assert kinds == sorted(kinds)
    for kind in kinds:
        answered = press(visit, f"kind.{kind}").visit
        right = visit.say("counterpart.right", mind="").split(".")[0]
        assert words(shown(answered)).split("\n")[1].startswith(right) == (kind == truth)
        following = press(answered, "close").visit.places
        assert following == press(visit, "skip").visit.places
    assert not any(
        visit.say("counterpart.right", mind="") in text for text in words(shown(visit)).split()
    )


# The debrief


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_part_of_the_debrief_is_told(scenario: str, language: str) -> None:
    visit = told(after(scenario, language))
    parts = visit.player.afterwards.parts
    assert parts
    assert [id for id in ids(visit) if id.startswith("to.")] == [f"to.{part.id}" for part in parts]
    for part in parts:
        turned = press(visit, f"to.{part.id}").visit
        everything_pressed(turned, but=("export",))
        seen = spoken(shown(turned).root)
        assert part.title in seen
        assert part.how in seen
        assert node(turned, f"to.{part.id}").value == "chosen"
    assert press(visit, "back").visit.places == (Start(), EndingPage())


def test_pictures_are_told_in_numbers_as_well() -> None:
    visit = press(told(after()), "to.world").visit
    figures = [n for n in walk(shown(visit).root) if n.role == "figure"]
    tables = [n for n in walk(figures[0]) if n.kind == "table"]
    assert tables
    assert all(n.label for n in figures)


def test_a_glance_at_it_leads_to_what_it_shows() -> None:
    visit = told(after())
    glances = [id for id in ids(visit) if id.startswith("glance.")]
    assert "glance.timeline" in glances
    for id in glances:
        assert press(visit, id).visit.places[-1] == DebriefPage(id.removeprefix("glance."))


def test_the_debrief_is_written_as_a_page_once_it_is_worked_out() -> None:
    visit = told(after())
    done = press(visit, "export")
    assert done.well
    assert done.opens.endswith(".en.html")
    written = Path(url2pathname(urlparse(done.opens).path))
    assert visit.player.afterwards.debrief.title in written.read_text(encoding="utf-8")
    waiting = replace(visit, look=Look("es"))
    fresh = Game(ended().session, VALLEYS)
    waiting = replace(waiting, passing=Passing(fresh, "alto"))
    assert node(waiting, "export").disabled
    assert (shown(waiting).id, shown(waiting).title) == (
        shown(visit).id,
        waiting.say("debrief.title"),
    )
    assert not press(waiting, "export").well
    assert not pressed(waiting, wants.Export()).well
    while not fresh.arrived():
        time.sleep(0.01)


def of_parts(monkeypatch: pytest.MonkeyPatch, *parts: PagePart) -> Visit:
    """A debrief of these parts."""
    monkeypatch.setattr(Afterwards, "parts", parts)
    return press(after(), "debrief").visit


def test_the_numbers_of_several_pictures_stand_once_with_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn = (trust_bar(1000), trust_bar(2000))
    table = Table("Both", ("", "n"), (("a", "1"),), numbers=1, folded=True)
    blocks = Figure(drawn, drawn, ("before", "after")), Prose("Between."), table
    visit = of_parts(monkeypatch, PagePart("trust", "Trust", "", blocks))
    one, other = (n for n in walk(shown(visit).root) if n.role == "figure")
    assert one.children == ()
    assert [n.text for n in walk(other) if n.kind == "amount"] == ["**n**", "1"]
    told = words(shown(visit))
    assert [told.count(said) for said in ("before", "after", "Both")] == [1, 1, 1]


def test_a_glance_leads_only_to_what_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    story = PagePart("story", "Story", "", (Bullets(("So it went.",)), Prose("And ended.")))
    bare = PagePart("timeline", "Rounds", "", (Bullets(()), Bullets(("It turned.",))))
    visit = of_parts(monkeypatch, story, bare)
    assert breaches(shown(visit)) == []
    assert [id for id in ids(visit) if id.startswith("glance.")] == ["glance.timeline"]
    told = words(shown(visit))
    turned = told.index(visit.say("glance.turned"))
    assert told.index("So it went.") < turned < told.index("And ended.")


def test_the_story_is_one_telling_for_screen_page_lines_and_data() -> None:
    visit = told(after())
    assert visit.game is not None
    session, words_ = visit.game.session, visit.player.words
    found = source_of(words_, session.recorded, session.reasons, session.seed)
    listed = [n.text for n in walk(shown(visit).root) if n.role == "item"]
    assert tuple(listed[: len(found.story)]) == found.story
    written = page(found, "", "", parts_of(found))
    read = " ".join(" ".join(lines(found, "", "", parts_of(found))).split())
    for line in found.story:
        assert escape(line, quote=False) in written
        assert line in read
    assert data(found)["story"] == list(found.story)


# What if


def test_wondering_begins_with_what_the_reader_decided_and_everything_can_be_pressed() -> None:
    for scenario in SCENARIOS:
        visit = press(press(told(after(scenario)), "to.world").visit, "wonder").visit
        place = visit.places[-1]
        assert isinstance(place, Wonder)
        assert (place.round, place.seat) == (1, SEATS[scenario])
        everything_pressed(visit)
        assert node(visit, "try").disabled
        assert press(visit, "back").visit.places[-1] == DebriefPage("world")


def altered(setting: str = "high", *, how: str = "hold") -> Visit:
    visit = after(VALLEYS, "en", Wonder(1, "alto", "release"))
    return press(press(visit, f"setting.{setting}").visit, f"others.{how}").visit


def test_another_decision_is_worked_out_once_and_both_games_are_told() -> None:
    chosen = altered()
    asked = press(chosen, "try")
    visit = wondered(asked)
    assert breaches(shown(visit)) == []
    place = visit.places[-1]
    assert isinstance(place, Wonder)
    assert place.asked is not None
    answer = visit.player.afterwards.answer(place.asked)
    assert answer is not None
    assert not isinstance(answer, str)
    seen = words(shown(visit))
    compared = visit.player.afterwards.compared(answer)
    assert compared.scores
    for number in (*compared.scores, *compared.cooperation):
        assert number.title in seen
    assert all(line in seen for line in visit.player.afterwards.altered(answer))
    again = press(chosen, "try").visit
    assert shown(again) == shown(visit)
    assert not any(n.busy for n in walk(shown(again).root))


def test_curves_are_told_as_numbers() -> None:
    visit = wondered(press(altered(), "try"))
    (figure,) = [n for n in walk(shown(visit).root) if n.role == "figure"]
    lines = [n.text for n in walk(figure) if n.role == "item"]
    assert [line.split(":")[0] for line in lines] == [
        "Alto, as it was", "Alto, what if", "Cooperation, as it was", "Cooperation, what if",
    ]  # fmt: skip
    rounds = ended().session.steps[-1].before.round
    assert all(line.count(",") >= rounds for line in lines)


def test_what_could_not_be_ordered_any_more_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    visit = wondered(press(altered(), "try"))
    head = visit.player.words.say("whatif.lapsed")
    assert head not in words(shown(visit))
    monkeypatch.setattr(Afterwards, "lapsed", lambda self, answer: ("Too late.",))
    (lapsed,) = [n for n in walk(shown(visit).root) if n.text == head]
    assert lapsed.level == 3
    assert "Too late." in words(shown(visit))


def test_another_seat_brings_its_own_levers() -> None:
    visit = press(altered(), "who.delta").visit
    place = visit.places[-1]
    assert isinstance(place, Wonder)
    assert (place.seat, place.lever, place.setting) == ("delta", "payment", "")
    assert node(visit, "try").disabled


def test_a_what_if_that_cannot_be_is_said_and_another_can_be_tried() -> None:
    late = Wonder(99, "alto", "release", "high")
    visit = wondered(press(after(VALLEYS, "en", late), "try"))
    (alert,) = [n for n in walk(shown(visit).root) if n.role == "alert"]
    assert alert.text
    assert press(visit, "when.1").well


# Before the end


def test_before_the_end_nothing_of_it_is_handed_out() -> None:
    running = game()
    visit = Visit(Look("en"), (Start(), Start()), Passing(running, "alto"), "alto")
    with pytest.raises(StillHidden):
        _ = visit.player.afterwards
    question = altered().places[-1]
    assert isinstance(question, Wonder)
    asked = press(altered(), "try").visit.places[-1]
    assert isinstance(asked, Wonder)
    assert asked.asked is not None
    for intent in (wants.Export(), wants.OnceMore(other_side=True), wants.AskWonder(asked.asked)):
        done = pressed(visit, intent)
        assert not done.well
        assert done.visit == visit
    assert running.wondering.answer(asked.asked) is None


def test_after_the_end_own_trust_is_open_and_that_of_others_stays_what_was_shown() -> None:
    player = after().player
    book, position = player.book, ended().session.position
    at = {seat: n for n, seat in enumerate(book.seats)}
    mine, theirs = player.why("trust", ("alto", "medio")), player.why("trust", ("medio", "delta"))
    assert mine.now == int(position.trust[0, at["alto"], at["medio"]])
    assert theirs.now == int(position.shown[0, at["medio"], at["delta"]])
    assert "as everyone can see it" in theirs.title
    assert "as everyone can see it" not in mine.title


def test_a_game_that_has_ended_stands() -> None:
    assert not ended().undo()
    assert ended().session.over


def test_where_only_the_table_decides_the_debrief_opens_without_what_if(tmp_path: Path) -> None:
    file = tmp_path / "festival.yaml"
    file.write_text(scenario_text("votes", "en", "festival"), encoding="utf-8")
    passing = Passing(passed(game(("office",), str(file)), "never"), "office")
    visit = told(Visit(Look("en"), (Start(), EndingPage()), passing, "office"))
    assert "wonder" not in ids(visit)
