"""The fast grid: keys in, orders out, and silence keeps the word."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.lines.grid.desk import ScreenDesk, drawn
from game.lines.grid.entries import BLANK, Entries, Slip, from_data, to_data
from game.lines.grid.form import TableForm, fitting, form_of
from game.lines.grid.keys import NOTHING, RESIZED, PosixKeys
from game.lines.grid.page import GridPage
from game.lines.grid.plan import placed
from game.lines.grid.played import TrialStage, judged, play
from game.lines.grid.rows import page
from game.lines.grid.typing import (
    BACK,
    DELETE,
    DOWN,
    END,
    ENTER,
    ESCAPE,
    HOME,
    LEFT,
    LINE_END,
    RIGHT,
    TAB,
    UP,
    FastGrid,
    begun,
    press,
)
from game.rules.arrays import places
from game.rules.compiling import compile_rulebook
from game.rules.compliance import BROKEN
from game.rules.orders import Clause, Put, Sign
from game.rules.phases import NEWS
from game.session.course import Course
from game.session.staging import scenario_in
from game.views.words import Words

FLAGSHIP = "drones-over-mexico"
SPECIAL = (
    UP,
    DOWN,
    LEFT,
    RIGHT,
    ENTER,
    BACK,
    DELETE,
    TAB,
    ESCAPE,
    HOME,
    END,
    LINE_END,
    " ",
    "-",
    "+",
    "/",
)
KEYS = st.one_of(st.sampled_from("0123456789"), st.sampled_from(SPECIAL), st.characters())


@cache
def course(round_: int, minutes: int = 45, scenario: str = FLAGSHIP) -> Course:
    """A game in which nobody has done anything, after the news of a round."""
    game = Course(compile_rulebook(scenario_in(scenario, "en"), minutes), 5)
    while game.phase[0] in NEWS or game.position.round < round_:
        game.resolve(())
    return game


@cache
def words(minutes: int = 45, scenario: str = FLAGSHIP, language: str = "en") -> Words:
    """The words of a game."""
    book = course(1, minutes, scenario).book
    return Words(book, language, scenario_in(scenario, language))


def form(round_: int = 2, minutes: int = 45, scenario: str = FLAGSHIP) -> TableForm:
    """The form of a table in a round."""
    game, said = course(round_, minutes, scenario), words(minutes, scenario)
    judge = cache(lambda entries: judged(said, game, entries))
    return form_of("A", said, game.position, judge)


def typed(keys: Iterable[str], round_: int = 2, **which: object) -> FastGrid:
    """Type keys into an empty grid."""
    grid = begun(form(round_, **which), BLANK)  # type: ignore[arg-type]
    for key in keys:
        grid = press(grid, key, {"s": "-", "c": "+", "p": "/"})
    return grid


# Typing


def test_a_slip_is_levers_and_settings_in_turn_then_who_has_signed() -> None:
    grid = typed([*"2355", ENTER, *"24", ENTER])
    assert grid.entries.slips == (
        Slip(
            (Clause("flights", "notified"), Clause("permission", "standing_published")),
            ("us_intelligence", "mx_president"),
        ),
    )
    assert grid.at.slip == 1
    assert grid.slip.blank


def test_marks_are_of_the_last_clause_or_of_all_while_signatures_are_typed() -> None:
    one = typed([*"2355-", ENTER, *"24"]).slip
    assert [clause.public for clause in one.clauses] == [True, False]
    both = typed([*"2355", ENTER, "s", "c", *"24"]).slip
    assert [(c.public, c.verified) for c in both.clauses] == [(False, True)] * 2


def test_a_lever_typed_again_changes_its_clause() -> None:
    assert typed("2324").slip.clauses == (Clause("flights", "tolerated"),)


def test_backspace_takes_out_what_was_typed_last() -> None:
    assert typed(["2", "3", "5", BACK]).slip.clauses == (Clause("flights", "notified"),)
    assert typed(["2", "3", BACK]).entries == BLANK
    assert typed([*"23", ENTER, *"24", BACK]).slip.signed == ("us_intelligence",)
    assert typed([*"23", ENTER, *"24", DELETE]).entries == BLANK


def test_a_digit_orders_and_goes_on_and_a_blank_row_orders_nothing() -> None:
    grid = typed(["2", DOWN, DOWN, ENTER, "3", "3"], round_=1)
    assert dict(grid.entries.orders) == {
        ("us_president", "strike_authority"): "not_authorised",
        ("us_defense", "payload"): "silent",
        ("mx_president", "permission"): "unsaid",
    }


def test_nought_takes_an_order_out() -> None:
    assert typed([TAB, "2", UP, "0"]).entries == BLANK


def test_a_promise_is_typed_beside_the_order_and_a_seat_has_one() -> None:
    grid = typed([RIGHT, "1", "2", "p", "3"], round_=1)
    assert grid.entries.promises == (("us_president", ("verification", "flight_log")),)
    assert dict(grid.entries.orders) == {("us_president", "strike_authority"): "not_authorised"}


def test_tab_goes_from_part_to_part_and_end_to_the_row_that_says_done() -> None:
    kinds = [typed([TAB] * n).at.kind for n in range(4)]
    assert kinds == ["slip", "order", "done", "slip"]
    assert typed([END]).at.kind == "done"
    assert typed([END, HOME]).at.kind == "slip"


def test_round_one_has_no_slips() -> None:
    assert {row.kind for row in typed([], round_=1).rows} == {"order", "answer", "done"}


def test_more_than_nine_levers_are_typed_with_two_digits() -> None:
    grid = typed([*"12", "1", "1", " ", "2"], round_=1, minutes=90)
    levers = [clause.lever for clause in grid.slip.clauses]
    book = course(1, 90).book
    assert levers == [book.levers[11], book.levers[0]]


def test_what_was_typed_comes_back_from_data() -> None:
    grid = typed([*"2355-", ENTER, *"24", ENTER, ENTER, "2", RIGHT, "1", TAB, DOWN, "4"])
    assert from_data(to_data(grid.entries)) == grid.entries
    assert fitting(grid.form, grid.entries) == grid.entries
    with pytest.raises(ValueError, match="typed"):
        from_data({"slips": 3})


# Why a slip does not count


def verdict(*slips: Slip) -> list[str]:
    """What is said of slips."""
    return [each.said for each in form().judge(Entries(slips)).slips]


def test_a_slip_names_whose_signature_is_missing() -> None:
    (said,) = verdict(Slip((Clause("health", "programme"),), ("us_president",)))
    assert said == "Not in force: Health must sign too."


def test_a_slip_takes_two_signatures() -> None:
    (said,) = verdict(Slip((Clause("health", "programme"),), ("health",)))
    assert said == "Not in force: it takes two signatures."


def test_who_cannot_pay_is_named_with_price_and_purse() -> None:
    all_levers = tuple(Clause(x, y[0], verified=True) for x, y in form().settings.items())
    dear = Slip(all_levers, form().seats)
    (said,) = verdict(dear)
    assert said.startswith("Not in force: ")
    assert "of mandate and has" in said


def test_the_same_slip_twice_counts_once() -> None:
    slip = Slip((Clause("health", "naloxone"),), ("us_president", "health"))
    other = Slip(slip.clauses, ("health", "us_president"))
    assert verdict(slip, other) == ["", "Says the same as slip 1; it counts once."]


def test_three_slips_of_the_same_two_seats_all_come_into_force() -> None:
    seats = ("us_president", "health")
    slips = [
        Slip((Clause("strike_authority", "ruled_out"),), seats),
        Slip((Clause("health", "naloxone"),), seats),
        Slip((Clause("strike_authority", "not_authorised"),), seats),
    ]
    assert len(placed(course(2).book, slips)) == 3
    assert verdict(*slips[:2]) == ["", ""]


def test_where_the_talk_has_no_room_left_it_says_so() -> None:
    seats = ("us_president", "health")
    clauses = [("strike_authority", x) for x in ("ruled_out", "not_authorised", "claimed")]
    clauses += [("health", x) for x in ("baseline", "naloxone", "treatment", "programme")]
    said = verdict(*(Slip((Clause(*each),), seats) for each in clauses))
    assert said[-1] == "No time left in this talk for one more slip of these seats."


def test_an_order_that_breaks_a_word_says_so() -> None:
    slip = Slip((Clause("flights", "notified"),), ("us_intelligence", "mx_president"))
    entries = Entries((slip,), orders=((("us_intelligence", "flights"), "none"),))
    grid = begun(form(), entries)
    found = grid.judged.orders or {}
    assert found["us_intelligence", "flights"].said == (
        "This breaks what was signed: “Notified in advance”."
    )


# As with devices


def test_one_puts_a_slip_and_the_others_sign_it_in_the_next_exchange() -> None:
    slip = Slip((Clause("flights", "notified"),), ("us_intelligence", "mx_president"))
    (found,) = placed(course(2).book, [slip])
    put = Put("us_intelligence", slip.clauses, invited=("mx_president",))
    assert tuple(found.orders(1)) == (put,)
    assert tuple(found.orders(2)) == (Sign("mx_president", found.text),)


# Any keys


@settings(max_examples=30, deadline=None)
@given(st.lists(KEYS, max_size=60), st.sampled_from([1, 2]))
def test_keys_in_any_order_never_crash(keys: list[str], round_: int) -> None:
    grid = begun(form(round_), BLANK)
    for key in keys:
        grid = press(grid, key, {"s": "-", "c": "+", "p": "/"})
        assert 0 <= grid.row < len(grid.rows)
    shown = page(grid)
    assert shown.lines[shown.at]
    assert shown.prompt
    rows, _, _ = drawn(shown, 60, 12)
    assert len(rows) <= 12
    assert fitting(grid.form, grid.entries) == grid.entries
    assert from_data(to_data(grid.entries)) == grid.entries


CLAUSES = st.sampled_from(
    [(lever, setting) for lever, x in form().settings.items() for setting in x]
).map(lambda each: Clause(*each))
SEATS = st.sampled_from(form().seats)
SLIPS = st.builds(
    lambda clauses, seats: Slip(tuple({c.lever: c for c in clauses}.values()), tuple(seats)),
    st.lists(CLAUSES, max_size=3),
    st.lists(SEATS, max_size=4, unique=True),
)


DROPPED = given(st.lists(SLIPS, max_size=4), st.lists(CLAUSES, max_size=2))


@settings(max_examples=25, deadline=None)
@DROPPED
def test_blank_rows_break_no_clause(slips: list[Slip], promised: list[Clause]) -> None:
    """Silence keeps the word: whatever was signed and promised, and however the next round begins (L3)."""
    keep_silent(slips, promised)


@pytest.mark.long
@settings(max_examples=1000, deadline=None)
@DROPPED
def test_blank_rows_break_no_clause_in_a_thousand_patterns(
    slips: list[Slip], promised: list[Clause]
) -> None:
    keep_silent(slips, promised)


def test_an_order_against_a_clause_is_noticed_as_a_breach() -> None:
    slip = Slip((Clause("flights", "notified"),), ("us_intelligence", "mx_president"))
    stage = TrialStage(course(2))
    play(stage, Entries((slip,), orders=((("us_intelligence", "flights"), "none"),)))
    assert broken(stage)


def keep_silent(slips: list[Slip], promised: list[Clause]) -> None:
    """Sign and promise, and order nothing in this round and the next."""
    hands = {lever: seat for seat, lever in form().hands}
    said = {hands[clause.lever]: (clause.lever, clause.setting) for clause in promised}
    stage = TrialStage(course(2))
    play(stage, Entries(tuple(slips), promises=tuple(said.items())))
    assert not broken(stage)
    while stage.phase[0] in NEWS and not stage.position.one.over:
        stage.carry({})
    play(stage, BLANK)
    assert not broken(stage)


def broken(stage: TrialStage) -> bool:
    """Whether anybody has broken a clause in the last reveal, seen or not."""
    one = stage.position.one
    return bool(len(places(one.verdict == BROKEN)[0]) or (one.secret_breach > 0).any())


# The keyboard


def test_keys_of_a_terminal_are_read_by_their_names() -> None:
    read, write = os.pipe()
    try:
        keys = PosixKeys(read)
        os.write(write, b"2\x1b[A\x1bOB\x1b[3~\x7f\r\t" + "ñ".encode() + b"\x1b[200~\x01\xff")
        found = [keys.key() for _ in range(11)]
        os.write(write, b"\x1b")
        found.append(keys.key())
    finally:
        os.close(write)
    assert found[:8] == ["2", UP, DOWN, DELETE, BACK, ENTER, TAB, "ñ"]
    assert found[8:10] == [NOTHING, NOTHING]
    assert found[-1] == ESCAPE
    with pytest.raises(EOFError):
        keys.key()
    os.close(read)


class Presses:
    """Presses keys that were written down."""

    def __init__(self, *keys: str) -> None:
        self.keys = list(keys)

    def key(self) -> str:
        return self.keys.pop(0)


@pytest.mark.parametrize("high", [8, 12, 24, 50])
def test_arrows_move_in_the_grid_and_turn_long_texts(
    monkeypatch: pytest.MonkeyPatch, high: int
) -> None:
    monkeypatch.setattr("shutil.get_terminal_size", lambda *_, **__: os.terminal_size((80, high)))
    desk = ScreenDesk(Presses(DOWN, RESIZED, UP), io.StringIO(), "en")
    assert [desk.key(page(typed([]))) for _ in range(2)] == [DOWN, UP]
    text = GridPage("News", tuple(f"- Headline {n}" for n in range(300)), ("Enter: go on.",))
    stream = io.StringIO()
    desk = ScreenDesk(Presses(*[DOWN] * 3, UP, ENTER), stream, "en")
    assert desk.key(text) == ENTER
    assert f"Headline {high - 6}" in stream.getvalue()
    assert "Down: more" in stream.getvalue()


def test_a_page_fits_any_window() -> None:
    shown = page(typed([*"2355", ENTER, *"24", ENTER]))
    for wide, high in ((120, 40), (80, 24), (40, 10), (10, 5), (1, 1)):
        rows, _, _ = drawn(shown, wide, high)
        assert len(rows) <= high
