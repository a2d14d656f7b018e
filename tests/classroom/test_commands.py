"""What the teacher, the press and the way in ask for: read strictly, whatever comes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.classroom.phone import commands as c
from game.classroom.phone.said import acknowledged, misread
from game.classroom.side.hosting import HostCommand, parse_host
from game.classroom.side.joining import JoinRole, JoinSeat, parse_join, typed_before
from game.classroom.side.press import AskTables, MarkNews, TrustedFirst, VoteInDebrief, parse_press
from game.classroom.side.selftest import NetworkReport, parse_report, trial
from game.classroom.side.slips import ExitSlip, parse_slip
from game.classroom.typed import Misread, tidy

GOOD = {
    "next": ({"seen": "talk.2"}, c.Next("talk.2")),
    "back": ({"seen": "u12"}, c.Back("u12")),
    "pause": ({}, c.Pause()),
    "unpause": ({}, c.Unpause()),
    "blank": ({}, c.Blank()),
    "unblank": ({}, c.Unblank()),
    "more": ({}, c.MoreTime(1)),
    "nudge": ({"chair": "B3"}, c.Nudge("B3")),
    "mind_round": ({"chair": "A1"}, c.MindRound("A1")),
    "mind_on": ({"chair": "A1"}, c.MindOn("A1")),
    "give_back": ({"chair": "A1"}, c.GiveBack("A1")),
    "new_code": ({"chair": "C12"}, c.NewCode("C12")),
    "move": ({"chair": "A1", "to": "B2"}, c.MoveTo("A1", "B2")),
    "headline": ({"text": " A line.\n"}, c.SendHeadline(text="A line.")),
    "seat": ({}, c.SeatWaiting()),
    "pass": ({"id": "q1"}, c.PassQuestion("q1")),
    "drop": ({"id": "q1"}, c.DropQuestion("q1")),
    "debrief": ({}, c.DebriefNow()),
    "bell": ({}, c.StopAtBell()),
    "go_on": ({}, c.GoOn()),
    "twin": ({"alias": "drones_over_tolmara"}, c.TwinNames("drones_over_tolmara")),
    "secrets": ({}, c.ShowSecrets()),
    "take": ({"code": "7f3k-9qab"}, c.TakePanel("7F3K9QAB")),
    "export": ({}, c.ExportClass()),
    "delete": ({"sure": "yes"}, c.DeleteClass(sure=True)),
    "lock": ({}, c.LockRoom(on=True)),
    "unlock": ({}, c.LockRoom(on=False)),
}
HOSTILE = ["", " ", "<script>", "A1'; DROP", "-1", "A-1", "ÀÉ", "A1\n", "../x", "\0", "A" * 9999, 7, None, ["A1"], {"a": 1}, True, "A１", "%s", "{x}"]  # fmt: skip


@pytest.mark.parametrize("do", GOOD)
def test_each_command_is_read_from_its_form(do: str) -> None:
    fields, command = GOOD[do]
    assert c.parse({"do": do, **fields}) == command


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_command_and_every_mistake_has_its_words(language: str) -> None:
    told = {do: acknowledged(language, command) for do, (_, command) in GOOD.items()}
    assert {do for do, said in told.items() if not said} == {
        "next", "back", "pause", "unpause", "go_on", "secrets", "take", "delete", "seat",
    }  # fmt: skip
    for why in ("unknown", "chair", "empty", "long", "letters", "digits", "card", "unsure"):
        assert misread(language, Misread(why))


def test_every_command_can_be_asked_for() -> None:
    kinds = {type(command).__name__ for _, command in GOOD.values()}
    assert kinds == {kind.__name__ for kind in c.TeacherCommand.__subclasses__()}
    assert set(GOOD) == set(c.READERS)


@pytest.mark.parametrize("do", [do for do, (fields, _) in GOOD.items() if fields])
@pytest.mark.parametrize("hostile", HOSTILE, ids=repr)
def test_hostile_fields_are_misread_and_raise_nothing(do: str, hostile: object) -> None:
    for name in GOOD[do][0]:
        read = c.parse({"do": do, **GOOD[do][0], name: hostile})
        plain = do in ("headline", "twin") or (do == "take" and hostile == "A" * 9999)
        assert plain or isinstance(read, Misread), (name, read)


@pytest.mark.parametrize("hostile", [*HOSTILE, "Next", "nextx"], ids=repr)
def test_what_is_not_known_is_misread(hostile: object) -> None:
    assert c.parse({"do": hostile}) == Misread("unknown")


@given(st.dictionaries(st.text(max_size=8), st.one_of(st.text(), st.integers(), st.none())))
def test_no_form_raises(fields: dict[str, object]) -> None:
    for do in c.READERS:
        assert isinstance(c.parse({**fields, "do": do}), (c.TeacherCommand, Misread))
    for parse in (parse_join, parse_press, parse_slip, parse_report, parse_host, typed_before):
        parse(fields)


@pytest.mark.parametrize(("minutes", "well"), [("1", True), ("10", True), ("11", False), ("0", False), ("-1", False), ("1e3", False), ("٣", False), ("²", False)])  # fmt: skip
def test_time_is_given_in_few_whole_minutes(minutes: str, well: bool) -> None:
    assert isinstance(c.parse({"do": "more", "minutes": minutes}), c.MoreTime) is well


def test_a_headline_is_one_clean_line_of_at_most_120_letters() -> None:
    read = c.parse({"do": "headline", "text": "a\u202eb\u200bc\r\nd" + "\x07"})
    assert read == c.SendHeadline(text="abc d")
    assert c.parse({"do": "headline", "text": "x" * 121}) == Misread("long")
    assert c.parse({"do": "headline", "text": "\u200b \n"}) == Misread("empty")
    assert c.parse({"do": "headline", "event": "press_question"}) == c.SendHeadline(
        event="press_question"
    )


def test_a_seats_four_digits_never_open_the_panel() -> None:
    for number in range(0, 10_000, 7):
        assert c.parse({"do": "take", "code": f"{number:04d}"}) == Misread("card")


@pytest.mark.parametrize("label", ["a1", "A0", "A100", "A", "1", "AA1", "A1 "])
def test_a_label_that_is_none_names_no_chair(label: str) -> None:
    assert c.parse({"do": "nudge", "chair": label}) == Misread("chair")


def test_a_chair_does_not_move_to_itself() -> None:
    assert c.parse({"do": "move", "chair": "A1", "to": "A1"}) == Misread("chair")


def test_deleting_asks_to_be_sure() -> None:
    assert c.parse({"do": "delete"}) == Misread("unsure")
    assert c.parse({"do": "delete", "sure": "no"}) == Misread("unsure")


@given(st.text())
def test_a_tidy_line_stays_tidy_and_shows_no_unseen_sign(text: str) -> None:
    line = tidy(text)
    assert tidy(line) == line
    assert not any(sign in line for sign in "\n\r\t\0\u202e\u200f\u2066\u200b")


def test_the_way_in() -> None:
    assert parse_join({"letters": "mpqx", "code": "4071"}) == JoinSeat("MPQX", "4071")
    assert parse_join({"letters": "MPQ", "code": "4071"}) == Misread("letters")
    assert parse_join({"letters": "MPQX", "code": "40712"}) == Misread("digits")
    assert parse_join({"letters": "MPQX", "role": "facts"}) == JoinRole("MPQX", "facts")
    assert parse_join({"letters": "MPQX", "role": "teacher"}) == Misread("unknown")
    assert typed_before({"room": "<b>mp", "code": "40x"}) == ("BMP", "40")


def test_roles_without_a_side() -> None:
    assert parse_press({"do": "ask", "text": "Why?"}) == AskTables("Why?")
    assert parse_press({"do": "ask", "text": "y" * 121}) == Misread("long")
    assert parse_press({"do": "mark", "item": "n1", "mark": "disputed"}) == MarkNews(
        "n1", "disputed"
    )
    assert parse_press({"do": "first", "table": "A", "seat": "nobody"}) == TrustedFirst(
        "A", "nobody"
    )
    assert parse_press({"do": "first", "table": "AA", "seat": "x"}) == Misread("chair")
    assert parse_press({"do": "vote", "key": "feel", "option": "proud"}) == VoteInDebrief(
        "feel", "proud"
    )
    assert parse_press({"do": "vote", "key": "feel"}) == Misread("unknown")


def test_exit_slips_reports_and_the_laptop() -> None:
    assert parse_slip({"clause": "One joint room."}) == ExitSlip("", "One joint room.")
    report = parse_report({"id": "a" * 32, "socket": "1", "cookies": "1", "ms": "401"})
    assert isinstance(report, NetworkReport)
    assert report.blocked == ("speed",)
    assert report.plays
    assert parse_report({"id": "<x>"}) == Misread("unknown")
    assert trial({"trial": "1"})
    assert not trial({})
    assert parse_host({"do": "address"}) == HostCommand("address")
    assert parse_host({"do": "delete"}) == Misread("unknown")
