"""The teacher's phone: what it says at each moment, and what each sheet offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.classroom.phone.commands import TeacherCommand, parse
from game.classroom.phone.facts import StepFacts
from game.classroom.phone.pages import teacher_body, teacher_page
from game.classroom.phone.panel import panel
from game.classroom.phone.parts import PanelPage, PhoneButton
from game.classroom.phone.sheets import SHEETS, all_chairs
from tests.classroom.html import PageReader, faults, words
from tests.classroom.phone_samples import moments, talk, with_chair

MOMENTS = tuple(moments())
OPENED = ("", "B3", "A6", "move_B3", *SHEETS)


def buttons(page: PanelPage) -> list[PhoneButton]:
    found = [page.main, *page.foot, *([page.lock] if page.lock else [])]
    if page.sheet:
        found += [
            *page.sheet.buttons,
            *(each for item in page.sheet.items for each in item.buttons),
        ]
    return found


def chair(page: PanelPage, label: str) -> str:
    found = next(each for table in page.tables for each in table.chairs if each.id == label)
    return f"{found.state}{'' if found.since is None else f' {found.since}'}"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_page_keeps_the_laws(language: str, moment: str) -> None:
    facts = moments(language)[moment]
    every = OPENED if moment in ("join", "asked", "recap") else ("", "A6", "more")
    for opened in every:
        assert faults(teacher_page(facts, opened)) == [], opened


@pytest.mark.parametrize("moment", MOMENTS)
def test_whatever_can_be_pressed_is_read_as_a_command(moment: str) -> None:
    typed = {"text": "A line", "to": "A1", "sure": "yes"}
    facts = moments()[moment]
    for button in (each for opened in OPENED for each in buttons(panel(facts, opened))):
        if button.do:
            more = {} if dict(button.fields).get("event") else typed
            fields = {"do": button.do, **more, **dict(button.fields)}
            assert isinstance(parse(fields), TeacherCommand)
        else:
            assert button.off or button.opens


@pytest.mark.parametrize(
    ("moment", "says", "below"),
    [
        ("join", "Start when you like", "7 of 12 seats are taken"),
        ("talk", "Start sealing", "or it starts by itself in "),
        ("seal", "Reveal round 2", "or it starts by itself in "),
        ("promise", "Start the talk", "the time is over"),
        ("feel", "Show what the class said", "7 of 12 have answered"),
        ("archives", "Show table B", "7 of 12 have answered"),
        ("paused", "Go on", "the clock stands"),
        ("stopped", "Go on where you stopped", "the clock waits until you let it run"),
        ("recap", "Keep the lesson", "files for you, then delete the class"),
    ],
)
def test_the_big_button_says_what_it_will_do(moment: str, says: str, below: str) -> None:
    facts = moments()[moment]
    if moment == "promise":
        facts = replace(facts, next=StepFacts("talk", 2))
    main = panel(facts).main
    assert (main.says, main.below) == (says, below)


def test_it_says_minute_and_delay() -> None:
    assert panel(talk()).minute == "minute 17 · 1 min behind"
    assert panel(replace(talk(), behind=0)).minute == "minute 17"
    assert panel(replace(talk(), behind=-2)).minute == "minute 17 · 2 min ahead"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("talk", ["B3 is away. Its word will be kept."]),
        ("trouble", ["The disk is full. Nothing more is kept.", "13 minutes of debrief are safe.", "Round 3 is dropped, so that the debrief stays whole."]),
        ("reveal", ["13 minutes of debrief are safe."]),
        ("asked", ["B3 is away. Its word will be kept.", "2 questions wait for you.", "The wall is blank."]),
        ("join", []),
        ("feel", []),
    ],
)  # fmt: skip
def test_warnings_stand_the_worst_first(moment: str, said: list[str]) -> None:
    assert [each.says for each in panel(moments()[moment]).warnings] == said


def test_many_chairs_without_a_sign_are_counted() -> None:
    facts = talk()
    for label in ("A1", "A2"):
        facts = with_chair(facts, label, sign="away", away_for=60)
    assert panel(facts).warnings[0].says == "A1, A2 and B3 are away. Their word will be kept."
    facts = with_chair(facts, "A3", sign="away", away_for=60)
    assert panel(facts).warnings[0].says == "4 seats are away. Their word will be kept."
    reading = replace(facts, step=StepFacts("read"))
    assert panel(reading).warnings[0].says == "4 seats are away."


def test_chairs_say_how_they_stand() -> None:
    shown = panel(moments()["seal"])
    assert chair(shown, "A1") == "sealed"
    assert chair(shown, "A3") == "here"
    assert chair(shown, "A6") == "mind plays"
    assert chair(shown, "B3") == "away 45"
    assert chair(shown, "B5") == "sealed", "whoever has sealed and went is no trouble"
    assert chair(panel(moments()["read"]), "A1") == "has read"
    assert chair(panel(moments()["join"]), "B1") == "empty"
    assert chair(panel(moments()["nobody"]), "A2") == "nobody"
    assert chair(panel(moments()["nobody"]), "A1") == "mind, 1 round"


def test_tables_say_what_counts_now() -> None:
    counts = {
        moment: [table.count for table in panel(moments()[moment]).tables]
        for moment in ("join", "read", "talk", "seal", "reveal")
    }
    assert counts == {
        "join": ["6 of 6 taken", "1 of 6 taken"],
        "read": ["1 of 6 have read", "0 of 6 have read"],
        "talk": ["2 public offers", "4 public offers"],
        "seal": ["4 of 6 sealed", "2 of 6 sealed"],
        "reveal": ["", ""],
    }


@pytest.mark.parametrize(
    ("moment", "label", "off"),
    [
        ("talk", "B3", {"give_back": "no mind plays this seat"}),
        ("talk", "A6", {"nudge": "a mind plays this seat", "mind_round": "it does already", "mind_on": "it does already", "move": "nobody sits here yet"}),
        ("join", "B1", {"nudge": "nobody sits here yet", "mind_round": "the rounds have not begun", "give_back": "no mind plays this seat", "move": "nobody sits here yet"}),
        ("nobody", "A1", {"nudge": "a mind plays this seat", "mind_round": "it does already"}),
        ("feel", "A1", {"mind_round": "the game is over", "mind_on": "the game is over", "give_back": "the game is over", "move": "the game is over"}),
    ],
)  # fmt: skip
def test_what_a_chair_cannot_says_why(moment: str, label: str, off: dict[str, str]) -> None:
    sheet = panel(moments()[moment], label).sheet
    assert sheet
    names = ("nudge", "mind_round", "mind_on", "give_back", "new_code", "move")
    found = dict(zip(names, sheet.buttons, strict=True))
    assert {name: each.below for name, each in found.items() if each.off} == off


def test_new_digits_stand_on_the_sheet_of_their_chair_alone() -> None:
    facts = moments()["code"]
    assert "4071" in teacher_body(facts, "B3")
    assert "4071" not in teacher_body(facts)
    assert "4071" not in teacher_body(facts, "A1")


def test_the_bell_has_two_ends_and_none_after_the_game() -> None:
    sheet = panel(talk(), "bell").sheet
    assert sheet
    assert [each.do for each in sheet.buttons] == ["bell", "debrief"]
    after = panel(moments()["feel"], "bell").sheet
    assert after
    assert after.buttons == ()


def test_a_second_press_on_the_same_page_is_the_same_command() -> None:
    page = panel(talk())
    pause, more = (next(each for each in page.foot if each.do == do) for do in ("pause", "more"))
    assert page.cid(pause) == panel(talk()).cid(pause)
    assert page.cid(pause) != page.cid(more)
    assert page.cid(more) != panel(replace(talk(), version=42)).cid(more)
    assert len(page.cid(pause)) == 32


def test_a_sheet_that_there_is_not_is_none() -> None:
    for opened in ("", "Z9", "move_", "move_Z9", "<script>", "__class__"):
        assert panel(talk(), opened).sheet is None


def test_names_contain_what_is_read_and_no_chair_is_left_out() -> None:
    page = PageReader(teacher_page(talk()))
    links = [
        words(said) for tag, kind, said in page.all if "chair" in kind.get("class", "").split()
    ]
    assert len(links) == len(list(all_chairs(talk()))) == 12
    assert links[8] == "B3 US Defense away 0:45"


def test_hostile_text_is_escaped() -> None:
    hostile = "<img src=x onerror=alert(1)>\"'</textarea></dialog>"
    facts = moments()["asked"]
    asked = tuple(replace(each, text=hostile, by=hostile) for each in facts.questions)
    events = tuple(replace(each, title=hostile) for each in facts.events)
    offers = tuple(replace(each, by=hostile, clauses=(hostile,)) for each in facts.tables[0].offers)
    tables = (replace(facts.tables[0], offers=offers), facts.tables[1])
    facts = replace(
        facts, questions=asked, events=events, tables=tables, trouble=hostile, aloud=(hostile,), address=hostile
    )  # fmt: skip
    facts = with_chair(facts, "A1", name=hostile)
    for opened in OPENED:
        html = teacher_page(facts, opened)
        assert "<img" not in html
        assert faults(html) == []


def test_an_update_is_small() -> None:
    import gzip

    for opened in ("", "B3", "more"):
        assert len(gzip.compress(teacher_body(moments()["three"], opened).encode())) < 15_000
