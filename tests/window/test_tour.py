"""Tours of the window by the ids of what is pressed, with everything that is read on the way.

Each tour is made once; tests ask what became of it, and its album is compared with the one that was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from game.debrief.parts import Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.pictures.gauge import gauge
from game.player.afterwards import Afterwards
from game.rules.orders import Believe, Deny, Highlight, Move, Promise, Put
from game.screens.places import DebriefPage, Wonder
from game.session.whatif import WhatIf
from game.window.blocks import said
from game.window.layout import boxes
from tests.window.album import Album
from tests.window.pilot import Pilot
from tests.window.stages import at_places, settled, staged, visit
from tests.window.tours import name_of
from tests.window.walk import Walk, away, game_of, given, on_to
from tests.window.world import at_the_table
from tests.window.world import game as rich_game


@pytest.fixture(scope="module", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests write out of the person's folders."""
    with away(tmp_path_factory.mktemp("tour")):
        yield


# before the game


def test_before_a_game() -> None:
    """The first screen, keys, settings, the shelf, and how a game is to be played."""
    walk = Walk("before", at_places())
    walk.go("keys", "close", "settings", "text.1.25", "contrast", "easy", "prompts", "language.es")
    walk.go("language.en", "text.1.0", "contrast", "close", "gallery")
    walk.key("escape")
    walk.go("choose", "three-valleys", "seat.alto", "seat.delta", "seat.alto", "more")
    walk.go("mind.grim", "clock", "length.45")
    walk.pilot.type("seed", "123")
    walk.album.take("seed")
    walk.go("begin", "history", "sit", "menu", "words", "close", "help", "close", "close")
    game = game_of(walk)
    assert game.session.people == ("delta",)
    assert game.session.seed == 123
    assert set(game.session.minds.values()) == {"grim"}
    assert game.clock
    assert walk.pilot.stage.look.contrast is False
    walk.album.pages = walk.album.pages[:-8]
    walk.album.close()


# the whole game


@pytest.fixture(scope="module")
def played() -> Walk:
    """A whole game of three persons at one window, in which a word is broken and two packages are made."""
    walk = Walk("game", at_the_table(rich_game(read=False)))
    # After the front page North looks things up and says things.
    walk.go("on")
    walk.go("news", "close", "numbers", "n.water", "close", "close", "menu", "close")
    walk.key("a")
    walk.go("close", "seat.south", "seat.south", "trust.north.south", "close", "close")
    walk.go("seat.north", "seat.north", "close", "hint", "close", "term.mandate", "close")
    walk.go("more_words", "kind.mark", "whom.isle", "mark.gate", "more_words", "kind.promise")
    walk.go(next(i for i in walk.pilot.ids() if i.startswith("promise.gate.")))
    # It writes a text, throws it away, and writes another, which is put and ends its exchange.
    walk.go("lever.patrol.heavy", "clear", "lever.gate.open", "lever.patrol.light")
    walk.go("lever.gate.open", "lever.gate.half", "public.gate", "checked.gate")
    walk.go("package_more", "whom.south", "pay.mandate.3", "guest.isle", "open")
    walk.go("rounds.1", "rounds.0", "back", "undo", "undo", "drop.highlight.gate.isle", "send")
    # South is asked by the front page what to do about the flood.
    walk.go("choice.flood.wait", "choice.flood.help", "on", "done", "on", "done")
    # North waits; South declines, thinks again, and signs; Isle approves.
    walk.go("wait")
    walk.go("decline.#1", "blocking.patrol", "would.none", "would_sign", "again.#1", "sign.#1")
    walk.go("done")
    on_to(walk, "yes.#1")
    walk.go("done", "no.#1", "yes.#1", "done")
    # Sealed orders: North says that it breaks its word and is asked at once; South looks at its answer, and keeps its own.
    on_to(walk, "belief.patrol.75")
    walk.go("belief.patrol.75", "belief.patrol.25", "broken.gate", "keep", "broken.gate", "break")
    walk.go("done", "answer.flood", "close", "done")
    on_to(walk, "next")
    walk.go("next")
    walk.go("skip")
    walk.go("why.score", "cause.indicator.water", "close", "why.indicator.water")
    walk.go("cause.event_effect.flood.water", "whole", "round", "close", "on")
    # The second round: what is known of the words given, and what else can be said.
    on_to(walk, "more_words")
    walk.key("a")
    walk.go("close", "indicator.water", "whole", "close", "numbers", "close", "news", "close")
    walk.go("more_words", "promise.gate.half", "more_words", "back")
    walk.go("done", "next", "skip", "on")
    on_to(walk, "done")
    walk.go("undo", "done")
    on_to(walk, "debrief", most=90)
    return walk


def test_only_the_last_package_is_sent(played: Walk) -> None:
    """Two are made, one after the other, and a seat has one of them on the table."""
    sent = [o for o in given(game_of(played), Put) if isinstance(o, Put)]
    assert [(c.lever, c.setting, c.public, c.verified) for o in sent for c in o.clauses] == [
        ("gate", "half", False, True),
        ("patrol", "light", True, False),
    ]
    (package,) = sent
    assert [(p.seat, p.kind, p.amount) for p in package.payments] == [
        ("north", "mandate", -300),
        ("south", "mandate", 300),
    ]
    assert package.invited == ("isle",)
    assert package.open
    assert package.rounds == 0


def test_what_was_dropped_is_not_said(played: Walk) -> None:
    """The mark was prepared first and dropped; the promises were said."""
    play = game_of(played)
    assert given(play, Highlight) == []
    assert [o.setting for o in given(play, Promise)] == ["closed", "half"]
    assert given(play, Deny) == []


def test_a_word_is_broken_knowingly_and_a_lever_moved(played: Walk) -> None:
    """North ordered its lever to stay; South kept its word without an order; the last belief counts."""
    play = game_of(played)
    assert given(play, Move)[:1] == [Move("north", "gate", "closed")]
    assert not [order for order in given(play, Move) if order.lever == "patrol"]
    assert given(play, Believe)[0] == Believe("north", "patrol", 25)
    commit = next(s for s in play.session.steps if s.phase == "commit")
    assert commit.after.setting[0, play.session.book.levers.index("gate")] == 0
    assert any(c.rule == "broken" for c in commit.changes)


def test_mandate_that_is_spent_is_seen(played: Walk) -> None:
    """What there is to spend stands above every panel, and below the main button what it takes of that."""
    book = "\n".join(played.album.pages)
    assert "[done] Sign text 1\n+ costs 2.5 of 19" in book
    assert "costs 0 of 12.5" in book
    assert "[term.mandate] 19 points to spend" in book


def test_the_album_of_the_game(played: Walk) -> None:
    played.album.close()


def test_after_the_game(played: Walk) -> None:
    """The ending, whom one played against, and one decision altered."""
    walk = played
    album = walk.album = Album("after", walk.pilot)
    walk.go("debrief", "wonder")
    walk.go("who.south", "what.patrol", "setting.heavy", "when.1", "others.hold", "try")
    answer = asked_of(walk.pilot)
    assert isinstance(answer, WhatIf)
    assert not answer.same
    walk.go("who.north", "what.gate", "setting.closed", "try")
    same = asked_of(walk.pilot)
    assert isinstance(same, WhatIf)
    assert same.same
    walk.go("back", "back")
    album.close()


def asked_of(pilot: Pilot) -> object:
    """The answer to what was asked last."""
    place = visit(pilot).places[-1]
    assert isinstance(place, Wonder)
    assert place.asked is not None
    game = visit(pilot).game
    assert game is not None
    return game.wondering.answer(place.asked)


# the debrief


PARTS = (
    PagePart("story", "The story", "", (
        Prose("It ended well.", strong=True), Prose("There was more."), Heading("How", "Read it so."),
        Heading("And"), Bullets(("one", "two")), Bullets(("first", "second"), numbered=True),
    )),
    PagePart("timeline", "Over time", "Left to right.", (
        Figure((gauge(0.5, "5", "+1", colour="#123456", title="A ring"),) * 2, (gauge(0.2, "2", "", colour="#123456", title="Small"),), ("This", "That")),
        Bullets(("It turned in round 2.",)),
    )),
    PagePart("trust", "Trust", "", (Figure((gauge(0.7, "7", "", colour="#654321"),), (gauge(0.1, "1", "", colour="#654321", title="Who trusts whom"),)),)),
    PagePart("possible", "What was possible", "", (
        Prose("word " * 60), Table("A table", ("Who", "How", "Points"), (("North", "so", "1"), ("South", "", "2.5")), 1),
        Table("Folded", ("a",), (("b",),), folded=True),
    )),
    PagePart("questions", "Questions", "", (Card("Why did it end so?", ("because", "and")),)),
    PagePart("what_if", "What if", "", ()),
    PagePart("elsewhere", "Elsewhere", "", ()),
)  # fmt: skip
"""A debrief of every kind of block."""


@pytest.fixture
def debrief(played: Walk, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Pilot]:
    """The debrief of a game, with parts that are known."""

    def show(parts: tuple[PagePart, ...] | None, **look: object) -> Pilot:
        monkeypatch.setattr(Afterwards, "parts", property(lambda self: parts))
        shown = visit(played.pilot).shows(*visit(played.pilot).places[:2], DebriefPage())
        return staged(replace(shown, look=shown.look.changed(**look)))

    return show


def test_the_debrief_shows_every_kind_of_block(debrief: Callable[..., Pilot]) -> None:
    assert debrief(None).box("export").block.disabled
    for text in (1.0, 1.5):
        walk = Walk(f"debrief-{round(text * 100)}", debrief(PARTS, text=text))
        walk.go("glance.timeline", "to.story", "glance.possible", "to.story", "glance.questions")
        walk.go(*(f"to.{part.id}" for part in PARTS))
        walk.pilot.key("escape")
        assert name_of(walk.pilot) == "EndingPage"
        walk.album.close()


# large text, and another language of the program


@pytest.mark.parametrize("text", [1.25, 1.5])
def test_large_text(text: float) -> None:
    """The same screens with large text: what stands side by side stands below each other."""
    walk = Walk(f"large-{round(text * 100)}", at_the_table(rich_game(read=False), text=text))
    walk.go("on", "lever.patrol.light", "package_more", "back")
    walk.go("numbers", "close", "seat.south", "seat.south", "close", "send")
    walk.go("choice.flood.help", "on", "done", "on", "done")
    on_to(walk, "sign.#1")
    walk.go("sign.#1", "done")
    on_to(walk, "belief.patrol.75")
    walk.go("belief.patrol.75", "done")
    on_to(walk, "next")
    walk.go("next", "skip", "on")
    walk.album.close()


# keys


def test_page_down_reads_on_and_page_up_back() -> None:
    """A page is most of what is in view: the last lines are read again at the top."""
    pilot = at_the_table(text=1.5)
    for id in ("menu", "words"):
        pilot.press(id)
    scroller = next(box for box in boxes(pilot.stage.top) if box.reach > 0)
    assert scroller.clip is not None

    def place() -> float:
        return pilot.box(scroller.block.id).children[0].rect.y

    start, high = place(), scroller.clip.h
    pilot.key("pagedown")
    down = place()
    assert start - down == pytest.approx(min(0.85 * high, scroller.reach), abs=1)
    pilot.key("pageup")
    assert place() == pytest.approx(start, abs=1)
    pilot.key("pageup")
    assert place() == pytest.approx(start, abs=1)


def test_letters_open_what_is_at_hand() -> None:
    pilot = at_the_table()
    for key, title in (
        ("n", "News"),
        ("i", "The numbers"),
        ("a", "What has been agreed"),
        ("m", "The game waits"),
        ("l", "What was said"),
    ):
        pilot.key(key)
        assert pilot.sees(title), key
        pilot.key("escape")
        assert name_of(pilot) == "table talk"
    pilot.key("h")
    assert "close" in pilot.ids()
    pilot.key("escape")
    pilot.key("u")
    assert pilot.stage.toast


def test_escape_lets_go_of_the_seat_first_and_then_opens_the_menu() -> None:
    pilot = at_the_table()
    pilot.press("seat.south")
    pilot.key("escape")
    assert name_of(pilot) == "table talk"
    pilot.press("seat.south")
    assert name_of(pilot) == "table talk", "pressed once it is chosen, twice it is opened"
    pilot.key("escape", 2)
    assert pilot.sees("The game waits")


def test_the_reveal_holds_each_beat_until_it_is_passed_or_all_is_shown_at_once() -> None:
    """Nothing goes on by itself, with motion or without; escape shows all, and the next press leads on."""
    for still in (True, False):
        pilot = at_the_table(still=still)
        to_the_reveal(pilot)
        beats = []
        while "next" in pilot.ids():
            beats.append(told(pilot))
            pilot.wait(60.0)
            assert told(pilot) == beats[-1]
            pilot.press("next")
        beats.append(told(pilot))
        assert len(beats) > 2
        assert "skip" in pilot.ids(), "also from the last beat all can be shown at once"
        pilot.key("escape")
        assert "skip" not in pilot.ids()
        assert set(told(pilot)) == {text for beat in beats for text in beat}
        pilot.press("on")
        assert not visit(pilot).player.unread


def told(pilot: Pilot) -> list[str]:
    """What a reveal tells in sentences."""
    return [said(box.block) for box in boxes(pilot.box("reveal")) if box.lines]


def to_the_reveal(pilot: Pilot) -> None:
    """Say nothing and keep everything until something is revealed."""
    for _ in range(40):
        if name_of(pilot) == "reveal":
            return
        answers = [i for i in pilot.ids() if i.endswith(".yes")]
        pilot.press(answers[0] if answers and "done" not in pilot.ids() else "done")
        settled(pilot)
    raise AssertionError("nothing is ever revealed")


def test_three_hints_and_no_more() -> None:
    pilot = at_the_table()
    for left in (2, 1, 0):
        pilot.press("hint")
        assert pilot.sees(f"Hints left in this game: {left}.")
        pilot.press("close")
    pilot.press("hint")
    assert "close" not in pilot.ids()
    assert pilot.stage.toast


def test_the_clock_runs_and_never_forces_anything() -> None:
    playing = rich_game()
    playing.clock = True
    pilot = at_the_table(playing)
    said = [text for text in pilot.texts() if text.endswith(" left")]
    assert len(said) == 1
    pilot.wait(61.0)
    later = [text for text in pilot.texts() if text.endswith(" left")]
    minutes, seconds = (int(x) for x in said[0].split()[0].split(":"))
    then, rest = (int(x) for x in later[0].split()[0].split(":"))
    assert 58 <= (minutes * 60 + seconds) - (then * 60 + rest) <= 64
    pilot.wait(36_000.0)
    assert not [text for text in pilot.texts() if text.endswith(" left")]
    assert "done" in pilot.ids()


def test_a_package_that_nobody_else_is_party_to_can_be_opened_to_a_guest() -> None:
    """The window says that somebody has to be invited, and lets one do it there and then."""
    pilot = at_the_table()
    pilot.press("lever.gate.half")
    assert pilot.sees("A text needs somebody else.")
    for id in ("package_more", "guest.isle", "back"):
        pilot.press(id)
    assert not pilot.sees("A text needs somebody else.")
    pilot.press("send")
    game = visit(pilot).game
    assert game is not None
    assert [o.invited for o in game.session.submitted["north"] if isinstance(o, Put)] == [("isle",)]  # fmt: skip


def test_payments_to_several_seats_add_up_to_what_its_author_pays() -> None:
    """What is chosen last for a seat counts; nothing for a seat takes its payment out."""
    pilot = at_the_table()
    for id in (
        "lever.patrol.light", "package_more",
        "whom.south", "pay.mandate.3", "whom.isle", "pay.mandate.minus2",
        "whom.south", "pay.mandate.5", "back",
    ):  # fmt: skip
        pilot.press(id)
    assert payments(pilot) == [("isle", -200), ("north", -300), ("south", 500)]
    for id in ("package_more", "whom.isle", "pay.mandate.0", "back"):
        pilot.press(id)
    assert payments(pilot) == [("north", -500), ("south", 500)]


def payments(pilot: Pilot) -> list[tuple[str, int]]:
    """What each seat would receive by the package in the making."""
    return sorted((p.seat, p.amount) for p in visit(pilot).player.draft.package.payments)
