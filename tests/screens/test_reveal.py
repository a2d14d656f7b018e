"""The reveal on the table: five beats in their order, each held until the reader goes on."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from game.screens.nodes import Node, Screen, by_id, plain, walk
from game.screens.shown import shown
from game.screens.visit import Visit, now, pressed
from tests.player.games import game
from tests.screens.asked import agreed
from tests.screens.hands import node, playing, pressing, sat_down, signed_in_the_lesson

BEATS = ("Orders", "Words", "Secrets", "The world", "Trust")


@cache
def first() -> Visit:
    """The first reveal of the lesson, in which everything happens; for looking at."""
    visit = pressing(signed_in_the_lesson(), "done")
    return pressing(visit, "skip") if shown(visit).id.startswith("guess") else visit


@cache
def silent(round: int = 1) -> Visit:
    """A reveal of a game in which nobody has given her word."""
    met = playing(sat_down(game(("alto",))))
    return next(visit for visit, screen in met if screen.id.startswith(f"reveal.{round}.commit"))


def beats(screen: Screen) -> list[str]:
    """The beats that are told on a screen."""
    return [n.children[0].text for n in walk(screen.root) if n.kind == "beat"]


def held(visit: Visit) -> list[Visit]:
    """The reveal, beat by beat."""
    found = [visit]
    while by_id(shown(found[-1]).root, "next"):
        found.append(pressing(found[-1], "next"))
    return found


def chips(visit: Visit) -> dict[str, str]:
    """The beats as the rail names them, and which is shown."""
    return {n.text: n.value for n in walk(node(visit, "rail")) if n.kind == "chip"}


def read(part: Node) -> str:
    """What is read of a part."""
    return " ".join(plain(n.text) for n in walk(part) if n.text)


def test_five_beats_are_told_in_their_order_one_at_a_time() -> None:
    assert [beats(shown(visit)) for visit in held(first())] == [[beat] for beat in BEATS]
    for visit, beat in zip(held(first()), BEATS, strict=True):
        assert chips(visit) == {each: "chosen" if each == beat else "" for each in BEATS}


def test_a_beat_in_which_nothing_is_told_is_left_out() -> None:
    told = [beat for visit in held(silent()) for beat in beats(shown(visit))]
    assert "Words" not in told
    assert told == [beat for beat in BEATS if beat in told]
    assert list(chips(silent())) == told


def test_each_beat_holds_until_its_main_button_names_the_next_one() -> None:
    for visit, (_, beat) in zip(held(first()), pairwise(BEATS), strict=False):
        following = node(visit, "next")
        assert following.primary
        assert following.text == f"Next: {beat}"
        assert shown(visit).focus == "next"
        assert by_id(shown(visit).root, "on") is None, "nobody leaves with the rest unseen"
    last = held(first())[-1]
    assert node(last, "on").primary
    assert shown(last).focus == "on"


@pytest.mark.parametrize("at", range(len(BEATS)))
def test_skip_shows_all_at_once_from_any_beat(at: int) -> None:
    whole = pressing(held(first())[at], "skip")
    assert tuple(beats(shown(whole))) == BEATS
    assert by_id(shown(whole).root, "skip") is None
    assert node(whole, "on").primary
    assert shown(whole).onward is None


def test_escape_shows_the_rest_before_it_opens_the_menu() -> None:
    escape = shown(first()).escape
    assert escape is not None
    whole = pressed(first(), escape).visit
    assert tuple(beats(shown(whole))) == BEATS
    again = shown(whole).escape
    assert again is not None
    assert shown(pressed(whole, again).visit).id == "menu"


def test_where_it_is_read_line_by_line_all_of_it_follows_at_once() -> None:
    onward = shown(first()).onward
    assert onward is not None
    whole = pressed(first(), onward).visit
    assert tuple(beats(shown(whole))) == BEATS


def test_the_second_reveal_begins_at_its_first_beat() -> None:
    visit = pressing(silent.__wrapped__(), "skip", "on")
    later = next(v for v, screen in playing(visit) if screen.id.startswith("reveal.2"))
    assert len(beats(shown(later))) == 1


def test_what_became_of_each_word_stands_beside_the_way_on_once_it_was_told() -> None:
    name = first().player.unread
    said = [clause.sentence for clause in first().player.reveal(name).clauses]
    assert said
    orders, *later = held(first())
    assert read(node(orders, "given")) == "Words", "and not that nobody owed any"
    for visit in later:
        assert [n.text for n in walk(node(visit, "given")) if n.role == "text"] == said
    assert "Nobody owed you a word" in read(node(silent(), "given"))


def test_where_each_seat_moved_a_lever_hangs_beside_it_while_orders_are_told() -> None:
    orders, words, *_ = held(first())
    assert read(node(orders, "said.alto")) == "Release “Open the gate”"
    assert by_id(shown(words).root, "said.alto") is None


def test_the_worst_that_came_to_light_is_the_front_page_and_the_rest_stands_below() -> None:
    news = first().player.headlines(first().player.unread)
    assert len(news) > 1
    visit = held(first())[BEATS.index("Secrets")]
    page, told = node(visit, "sheet"), read(node(visit, "reveal"))
    assert page.label == page.children[0].text == news[0].title
    assert news[0].body in read(page)
    assert news[0].loss in read(page)
    assert all(each.title in told for each in news[1:])
    assert news[0].title not in told


def test_the_world_tells_the_score_three_causes_and_what_came_of_the_own_orders() -> None:
    visit = held(first())[BEATS.index("The world")]
    because = visit.player.because(visit.player.unread)
    told = read(node(visit, "reveal"))
    assert 0 < len(because.first) <= 3
    assert all(each.sentence in told for each in because.first)
    assert told.index("Because of you") < told.index(because.because_of_you[0].sentence)
    score = visit.player.why("score", (), visit.player.last_span)
    assert score.now is not None
    assert f"to {visit.player.words.number(score.now)} points" in told


def test_amounts_lie_on_the_lines_of_trust_while_trust_is_told() -> None:
    def drawn(visit: Visit) -> object:
        return next(n.picture for n in walk(shown(visit).root) if n.role == "figure")

    *others, trust = held(first())
    assert drawn(trust) != drawn(others[0])
    assert len({drawn(visit) for visit in others}) == 1


def test_the_paper_of_the_world_has_the_numbers_that_moved_most_with_how_far() -> None:
    visit = held(first())[BEATS.index("The world")]
    player = visit.player
    rows = {row.id: row for row in player.table.indicators}
    (terms,) = (n for n in walk(node(visit, "sheet")) if n.id == "terms")
    told = [tuple(plain(cell.text) for cell in row.children) for row in terms.children]
    number, signed = player.words.number, player.words.signed
    assert told == [
        (rows[name].name, number(rows[name].value or 0), signed(rows[name].last or 0))
        for name in player.reveal(player.unread).indicators
    ]


def test_how_far_two_trust_each_other_in_all_is_told_once_each_and_asked_why() -> None:
    visit = held(first())[-1]
    found = visit.player.reveal(visit.player.unread)
    rows = [n for n in walk(node(visit, "reveal")) if n.role == "group" and n.kind == "line"]
    asked = {row.children[1].id.removeprefix("why.trust."): row.children[0].text for row in rows}
    assert list(asked) == [">".join(pair) for pair in found.pairs]
    moved = {(row.holder, row.actor): abs(row.last or 0) for row in visit.player.table.trust}
    for pair in found.pairs:
        assert f" {visit.player.words.number(moved[pair])} " in asked[">".join(pair)]


def test_what_was_kept_lies_there_whole_in_the_beat_of_words() -> None:
    seat = agreed("commit", "south")
    session = seat.game.session
    for each in session.waiting:
        assert not session.submit(each, ())
    session.advance()
    visit = now(seat.visit)
    assert shown(visit).id.startswith("reveal.1")
    words = next(each for each in held(visit) if beats(shown(each)) == ["Words"])
    sheet = node(words, "sheet")
    assert (sheet.label, sheet.tone) == ("In force", "")
    assert "Half open" in read(sheet)
    assert "seen kept" in read(sheet)
