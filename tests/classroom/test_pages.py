"""The small pages of a class: the way in, roles, slip, self-test, laptop, pairing."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from game.classroom.hosting import host_page
from game.classroom.joining import JoinFacts, join_page
from game.classroom.press import press_page
from game.classroom.slips import ExitSlip, SlipFacts, slip_page
from tests.classroom.html import PageReader, faults, words
from tests.classroom.page_samples import host_facts, pages, press_facts

HOSTILE = "<img src=x onerror=alert(1)>\"'</textarea></dialog>"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_page_keeps_the_laws(language: str) -> None:
    for name, html in pages(language).items():
        assert faults(html) == [], name
        assert "{" not in html, name


def test_no_page_leads_to_another_host() -> None:
    here = {"", "127.0.0.1:8000"}
    for name, html in pages("en").items():
        for _, attributes, _ in PageReader(html).all:
            for key in ("href", "src", "action"):
                assert urlsplit(attributes.get(key, "")).netloc in here, (name, attributes)


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_field_asks_for_a_name(language: str) -> None:
    fields = {
        attributes["name"]
        for html in pages(language).values()
        for tag, attributes, _ in PageReader(html).all
        if tag in ("input", "textarea", "select")
    }
    assert fields == {"letters", "code", "cid", "do", "text", "item", "mark", "table", "seat", "key", "option", "best", "clause", "id"}  # fmt: skip


def test_the_way_in_keeps_what_was_typed_and_the_language_keeps_it_too() -> None:
    html = join_page(JoinFacts("en", "letters", "MPQX", "4071"))
    assert 'value="MPQX"' in html
    assert "/?lang=es&amp;room=MPQX&amp;code=4071" in html
    assert "Look at the wall again." in html


def test_a_full_seat_offers_roles() -> None:
    found = [
        attributes.get("open")
        for tag, attributes, _ in PageReader(join_page(JoinFacts("en", "full", "MPQX"))).all
        if tag == "details" and "roles" in attributes["class"]
    ]
    assert found == [""]


def test_only_the_press_asks_only_fact_checkers_mark_only_observers_watch() -> None:
    def acts(name: str) -> set[str]:
        return {
            attributes["value"]
            for tag, attributes, _ in PageReader(press_page(press_facts()[name])).all
            if tag == "input" and attributes["name"] == "do"
        }

    assert acts("press") == {"ask"}
    assert acts("press-waits") == acts("press-passed") == acts("press-early") == set()
    assert acts("facts") == {"mark"}
    assert acts("facts-key") == set()
    assert acts("observer") == {"first"}
    assert acts("vote") == {"vote"}


def test_the_key_of_the_news_is_read_out_beside_what_was_said() -> None:
    html = press_page(press_facts()["facts-key"])
    assert "It is disputed, as you said." in html
    assert "It is invented. You said documented." in html
    for name in ("press", "facts", "observer"):
        assert "It is" not in press_page(press_facts()[name])


def test_hostile_text_is_escaped() -> None:
    facts = press_facts()["press-waits"]
    news = tuple(replace(each, text=HOSTILE) for each in facts.news)
    pressed = replace(facts, news=news, asked=HOSTILE, public=(("A", (HOSTILE,)),))
    slip = SlipFacts("en", ExitSlip(HOSTILE, HOSTILE))
    host = replace(host_facts()["fresh"], title=HOSTILE, code=HOSTILE)
    join = JoinFacts("en", "", HOSTILE, HOSTILE)
    for html in (press_page(pressed), slip_page(slip), host_page(host), join_page(join)):
        assert "<img" not in html
        assert faults(html) == []


def test_the_laptop_shows_its_code_until_a_phone_is_paired() -> None:
    fresh, paired = (host_page(host_facts()[name]) for name in ("fresh", "paired"))
    assert "7F3K9QAB" in fresh
    assert "7F3K9QAB" not in paired
    assert "Device 1: all is well, 23 ms" in paired
    assert "Device 2: news is up to 3 seconds late, answers are slow" in paired


def test_forms_without_a_script_carry_an_id_that_a_second_press_repeats() -> None:
    html = press_page(press_facts()["facts"])
    ids = [a["value"] for tag, a, _ in PageReader(html).all if a.get("name") == "cid"]
    assert len(ids) == len(set(ids)) == 6
    assert html == press_page(press_facts()["facts"])


def test_every_page_says_what_it_is() -> None:
    for name, html in pages("en").items():
        tags = [(tag, words(said)) for tag, _, said in PageReader(html).all]
        if not name.endswith(("-part", "-body", "part")):
            assert [said for tag, said in tags if tag == "title"] != [""], name
            assert len([tag for tag, _ in tags if tag == "h1"]) == 1, name
