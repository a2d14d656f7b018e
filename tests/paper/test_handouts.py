"""The pages of a class: whole, well formed, escaped, quiet, in both languages, with no secret out of place."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from game.__main__ import main
from game.debrief.markup import VOID
from game.locale import LANGUAGES, texts
from game.paper.beliefs import belief_dots
from game.paper.codes import code_cards, joining
from game.paper.handouts import PAGES, handouts, sheets_in
from game.paper.lesson import lesson_plans
from game.paper.levers import lever_cards
from game.paper.plan import ClassPlan, PaperTable
from game.paper.privacy import privacy_pages
from game.paper.roles import MOST_WORDS, count_words, role_card, role_cards
from game.paper.slips import offer_slips, order_slips
from game.scenario.texts import ease, rewritten
from game.views.words import Words
from tests.paper.classes import GAMES, class_of, with_codes

HOSTILE = "<script>alert('x')</script>&\"{0}"


class _Checker(HTMLParser):
    """Whether every element is closed where it should be, and no id or attribute stands twice."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"{tag}: {names}")
        self.seen.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def checked(html: str) -> _Checker:
    checker = _Checker()
    checker.feed(html)
    checker.close()
    assert (checker.wrong, checker.open) == ([], [])
    return checker


def plain(html: str) -> str:
    return " ".join(" ".join(checked(html).words).split())


def pieces(html: str) -> list[str]:
    return re.findall(r"<article.*?</article>", html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "minutes"), GAMES)
def test_every_page_is_well_formed_and_asks_for_nothing(
    scenario: str, minutes: int, language: str
) -> None:
    plan = with_codes(class_of(scenario, minutes, language, 24, 5))
    pages = handouts(plan)
    assert len(pages) == len(PAGES) + 1
    for name, html in pages.items():
        assert re.fullmatch(r"\d\d-[a-z-]+\.html", name)
        assert html.startswith("<!DOCTYPE html>\n<html")
        checker = checked(html)
        assert not checker.seen & {"script", "link", "img", "iframe", "object", "base"}
        loads = re.findall(r'(?:src|href)="([^"]*)"|url\(([^)]{0,30})|@import', html)
        assert all(there in pages or data.startswith("data:font/") for there, data in loads)
        assert sheets_in(html) >= 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "minutes"), GAMES)
def test_no_page_names_what_only_the_program_names(
    scenario: str, minutes: int, language: str
) -> None:
    plan = class_of(scenario, minutes, language, 24, 5)
    book = plan.words.book
    ids = {x for x in (*book.seats, *book.levers, *book.indicators, *book.facts) if "_" in x}
    for html in handouts(plan).values():
        said = plain(html)
        assert not [x for x in ids if x in said]
        assert not re.search(r"paper\.[a-z]|\{\w*\}|\bnan\b", said)
        assert ">None<" not in html


def test_hostile_texts_stay_texts() -> None:
    """Every text of the scenario is an attack, and so are codes, letters, address and file."""
    plan = with_codes(class_of("drones-over-mexico", 45, "en", 24, 5))
    evil = rewritten(
        plan.words.texts, lambda _, text: text.model_copy(update={"text": HOSTILE, "easy": ""})
    )
    tongues = {each: Words(plan.words.book, each, evil) for each in LANGUAGES}
    tables = tuple(
        PaperTable(HOSTILE, tuple(replace(seat, code=HOSTILE) for seat in table.seats), table.seed)
        for table in plan.tables
    )
    attacked = replace(
        plan, tongues=tongues, tables=tables, letters=HOSTILE, teacher=HOSTILE, address=HOSTILE,
        file=HOSTILE,
    )  # fmt: skip
    for html in handouts(attacked).values():
        assert "script" not in checked(html).seen
        assert "<script" not in html


@pytest.mark.parametrize("seed", [None, 5])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("scenario", "minutes"), GAMES)
def test_a_role_card_has_few_words_and_all_that_counts(
    scenario: str, minutes: int, language: str, seed: int | None
) -> None:
    plan = class_of(scenario, minutes, language, None, seed)
    (table,) = plan.tables
    for seat in table.held:
        card = role_card(plan, table, seat)
        assert count_words(card) <= MOST_WORDS
        holder, said = plan.words.texts.stakeholders[seat.seat], plain(card)
        for text in (*holder.public, *holder.private):
            assert (text.easy or text.text) in said
        for line in holder.red_lines.values():
            assert line.mode == "full" or line.say.text in said
        assert card.count('class="bar"') == len(holder.interests)


def test_a_card_holds_the_secret_of_its_table_and_no_other() -> None:
    """Two tables with other luck; without luck every card that asks for it has lines to tick."""
    plan = class_of("drones-over-mexico", 45, "en", 24, 5)
    told = plan.words.texts.facts["consent"].told["mx_president"]
    known = [told[value].text for value in ("silence", "word", "note")]
    seen = []
    for table in plan.tables:
        (seat,) = [seat for seat in table.seats if seat.seat == "mx_president"]
        said = plain(role_card(plan, table, seat))
        seen += [[text for text in known if text in said]]
        others = [x for x in table.seats if x.seat not in ("mx_president", "mx_defense")]
        for other in others:
            assert not [text for text in known if text in plain(role_card(plan, table, other))]
    assert [len(each) for each in seen] == [1, 1]
    open_ = class_of("drones-over-mexico", 45)
    cards = pieces(role_cards(open_))
    assert [card.count('class="tick"') for card in cards] == [3, 0, 3, 3, 3, 0]
    assert not any('class="tick"' in card for card in pieces(role_cards(plan)))


def test_lever_cards_show_only_what_all_may_know() -> None:
    plan = class_of("drones-over-mexico", 45, "en", 24, 5)
    said = plain(lever_cards(plan))
    for lever in plan.words.texts.levers.values():
        for setting in lever.settings.values():
            if setting.covert is not None:
                assert setting.name.text not in said
    assert "Quietly tolerated" in said


def test_order_slips_are_as_drawn() -> None:
    plan = class_of("drones-over-mexico", 45, "en")
    slips = [slip for slip in pieces(order_slips(plan)) if "MX Defense" in slip]
    assert len(slips) == 3
    first, second, _ = (plain(slip) for slip in slips)
    assert "You promise in public" in first
    assert "You promise in public" not in second
    assert "others see “Laboratories closed”" in second
    assert [slip.count('class="now"') for slip in slips] == [2, 0, 0]
    for said in (first, second):
        assert "No slip: your word is kept." in said
        assert "Write no names." in said
        assert "0 25 50 75 100" in said


def test_a_stack_of_order_slips_does_not_say_which_round_is_the_last() -> None:
    plan = class_of("three-valleys", 20, "en")
    assert plan.words.book.rounds == 4
    assert "Round 6" in plain(order_slips(plan))
    for page in (role_cards, lever_cards, offer_slips, code_cards, belief_dots):
        assert not re.search(r"[Rr]ound 4|four rounds|last round", plain(page(plan)))


def test_code_cards_hold_the_codes_and_a_qr_code_only_where_the_address_is_known() -> None:
    plan = with_codes(class_of("three-valleys", 20, "en", 12))
    assert 'class="qr"' not in code_cards(replace(plan, address=""))
    cards = pieces(code_cards(plan))
    seats = [(table, seat) for table in plan.tables for seat in table.held]
    assert len(cards) == len(seats) + 1
    for card, (table, seat) in zip(cards[:-1], seats, strict=True):
        said = plain(card)
        assert table.label(seat) in said
        assert seat.code in said
        assert plan.letters in said
        assert 'class="qr"' in card
        assert plan.teacher not in said
    assert plan.teacher in plain(cards[-1])
    assert joining(plan, plan.tables[0].seats[0]).endswith("?room=MKTR&code=4001")


@pytest.mark.parametrize(("scenario", "minutes"), GAMES)
def test_a_lesson_takes_as_long_as_it_says(scenario: str, minutes: int) -> None:
    plan = class_of(scenario, minutes)
    for length, steps in plan.steps.items():
        joined = sum(step.minutes for step in steps)
        lesson = plan.words.texts.lengths[length]
        assert joined == pytest.approx(lesson.minutes.lesson(lesson.rounds))
        assert all(b.start == pytest.approx(a.end) for a, b in pairwise(steps))


def test_the_plan_of_the_flagship_keeps_its_minutes() -> None:
    steps = class_of("drones-over-mexico", 45).steps[45]
    found = {(step.kind, step.round): (step.start, step.end) for step in steps}
    assert found["read", 0] == (5, 10)
    assert found["promise", 1] == (11, 12)
    assert found["talk", 2] == (15.5, 20)
    assert found["talk", 3] == (23.5, 28)
    assert found["feel", 0][0] == 31
    assert found["exit", 0] == (43, 45)


def test_what_to_say_stands_in_both_languages_whatever_the_cards_are_in() -> None:
    for language in LANGUAGES:
        said = plain(lesson_plans(class_of("drones-over-mexico", 45, language)))
        for each in LANGUAGES:
            assert texts(each)["paper.say.talk"] in said
        assert "Quizá alguien de ustedes" in said


def test_privacy_stands_in_both_languages() -> None:
    for language in LANGUAGES:
        html = privacy_pages(class_of("three-valleys", 20, language))
        assert sheets_in(html) == len(LANGUAGES)
        said = plain(html)
        for law in ("FERPA", "COPPA", "Secretaría Anticorrupción y Buen Gobierno", "ARCO"):
            assert law in said
        assert "not legal advice" in said


STUDENTS = ("say.", "offer.", "order.", "dots.how", "watch.", "exit.1", "exit.2", "code.keep")
"""What students read or hear."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_students_read_is_easy(language: str) -> None:
    found = {
        key: text
        for key, text in texts(language).items()
        if key.startswith(tuple(f"paper.{part}" for part in STUDENTS))
    }
    whole = " ".join(text if text[-1] in ".?!:" else f"{text}." for text in found.values())
    assert ease(whole, language) >= 70
    for key, text in found.items():
        for sentence in re.split(r"(?<=[.?!:])\s", text):
            assert len(sentence.split()) <= 20, key
        if key.startswith("paper.say.") and key not in ("paper.say.title", "paper.say.how"):
            assert ease(text, language) >= 70, (key, ease(text, language))


def test_the_command_writes_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "paper"
    line = ["handouts", "three-valleys", "--lang", "en", "--class", "13", "--out", str(out)]
    assert main(line) == 0
    assert len(list(out.glob("*.html"))) == len(PAGES) + 1
    assert "00-start-here.html" in capsys.readouterr().out
    assert main([*line[:-2], "--length", "33"]) == 2


@pytest.mark.parametrize("size", range(2, 41))
@pytest.mark.parametrize("scenario", ["three-valleys", "drones-over-mexico"])
def test_everybody_has_a_place(scenario: str, size: int) -> None:
    plan: ClassPlan = class_of(scenario, size=size)
    places = [seat.places for table in plan.tables for seat in table.seats]
    assert sum(places) + plan.press == size
    assert max(places) <= 4
