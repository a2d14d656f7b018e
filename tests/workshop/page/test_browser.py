"""The workshop in a real browser: typed, mended, undone, and changed by something else meanwhile."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import eventually
from tests.web.axe import asks_axe, axe_finds
from tests.web.chromium import CHROMIUM, Chromium, Tab, browser
from tests.workshop.page.bench import Page, bench, copied

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM, reason="no Chromium")]
SMALL, WIDE = (1024, 640), (1440, 900)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with browser() as made:
        yield made


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Page]:
    with bench(copied(tmp_path)) as made:
        yield made


def opened(chromium: Chromium, page: Page, size: tuple[int, int] = WIDE) -> Tab:
    tab = chromium.tab(*size)
    tab.open(f"{page.base}/")
    tab.until("document.querySelectorAll('.cm-line').length > 5")
    tab.until("!!document.querySelector('#job-balance button')")
    return tab


def click(tab: Tab, selector: str) -> None:
    tab.until(f"!!document.querySelector({json.dumps(selector)})")
    tab.run(f"document.querySelector({json.dumps(selector)}).click()")


def go(tab: Tab, section: str, id: str) -> None:
    """Press a thing of the outline: the text goes there."""
    click(tab, f".entry[data-section={section}][data-id={id}]")
    tab.until(f"document.querySelector('#crumb').textContent.includes({json.dumps(id)})")


def test_a_mistake_is_shown_where_it_is_typed_and_mended_with_one_press(
    chromium: Chromium, page: Page
) -> None:
    tab, before = opened(chromium, page), page.text
    go(tab, "levers", "payment")
    tab.key("End")
    tab.key("Enter")
    eventually(lambda: page.text != before)
    tab.type("ownr: delta")
    tab.until("document.querySelector('#found').textContent.includes('ownr')")
    assert "ownr: delta" in page.text
    tab.until("!!document.querySelector('.cm-lint-marker-error')")
    assert "last good version" in tab.run("document.querySelector('#good').textContent")
    # Undo ends with what was read from the file.
    for _ in range(6):
        click(tab, "#undo")
    eventually(lambda: page.text == before)
    tab.run("new Promise(done => setTimeout(done, 900))")
    assert page.text == before
    tab.until("document.querySelector('#found').textContent.includes('No problems')")
    assert tab.troubles() == []


def test_a_word_is_mended_and_a_number_typed_and_both_undone(
    chromium: Chromium, page: Page
) -> None:
    before = page.text
    wrong = before.replace("harvest: 6", "harvst: 6", 1)
    page.path.write_text(wrong, encoding="utf-8")
    tab = opened(chromium, page)
    click(tab, "[data-do=fix]")
    eventually(lambda: page.text == before)
    go(tab, "levers", "payment")
    cell = "input[data-path='levers.payment.settings.full.once.0.effects'][data-name=delta_mood]"
    tab.until(f'!!document.querySelector("{cell}")')
    tab.run(f'document.querySelector("{cell}").focus(); document.querySelector("{cell}").select()')
    tab.type("-4")
    tab.key("Enter")
    eventually(lambda: page.text == before.replace("delta_mood: -10", "delta_mood: -4", 1))
    click(tab, "#undo")
    eventually(lambda: page.text == before)
    assert tab.troubles() == []


def test_a_lever_is_made_to_move_another_number_from_the_table(
    chromium: Chromium, page: Page
) -> None:
    tab, before = opened(chromium, page), page.text
    go(tab, "levers", "payment")
    tab.until("!!document.querySelector('#also')")
    tab.run(
        "(s => { s.value = 'harvest'; s.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('#also'))"
    )
    # The first cell of the new column waits for a number.
    tab.until("document.activeElement.dataset.name === 'harvest'")
    tab.type("2")
    tab.key("Enter")
    eventually(lambda: page.text != before)
    assert page.text == before.replace(
        "              medio_mood: -2\n        regard: -5",
        "              medio_mood: -2\n              harvest: 2\n        regard: -5",
        1,
    )
    cell = "#grid input[data-name=harvest]"
    tab.until(f"document.querySelector('{cell}').value === '+2'")
    tab.run(f"document.querySelector('{cell}').focus(); document.querySelector('{cell}').select()")
    tab.type(" ")
    tab.key("Enter")
    eventually(lambda: page.text == before)


@pytest.mark.parametrize("section", ["levers", "stakeholders"])
def test_what_is_added_stands_in_the_middle_and_waits_for_its_name(
    chromium: Chromium, page: Page, section: str
) -> None:
    tab = opened(chromium, page)
    click(tab, f"[data-do=add][data-section={section}]")
    tab.until(
        "getSelection().toString().startsWith('New ') || getSelection().toString() === 'The new office'"
    )
    middle, top, height = tab.run(
        "(r => (e => [e.top + e.height / 2, r.top, r.height])(document.querySelector('.cm-activeLine').getBoundingClientRect()))"
        "(document.querySelector('#text').getBoundingClientRect())"
    )
    assert 0.3 < (middle - top) / height < 0.7
    tab.type("Named by me")
    eventually(lambda: "name: Named by me\n" in page.text)


def test_a_whole_file_is_put_there_at_once_and_the_browser_has_nothing_to_complain_of(
    chromium: Chromium, page: Page
) -> None:
    tab, text = opened(chromium, page), page.text
    tab.run("document.querySelector('.cm-content').focus(); document.execCommand('selectAll')")
    # The editor hears of what is selected a moment later.
    tab.run("new Promise(done => setTimeout(done, 100))")
    fresh = text.replace("name: Payment", "name: A fair price", 1)
    begun = time.monotonic()
    tab.type(fresh)
    assert time.monotonic() - begun < 5
    eventually(lambda: page.text == fresh)
    click(tab, "#undo")
    eventually(lambda: page.text == text)
    assert tab.troubles() == []


def test_what_something_else_writes_comes_onto_the_page(chromium: Chromium, page: Page) -> None:
    tab = opened(chromium, page)
    page.path.write_text(
        page.text.replace("name: Payment", "name: A fair price", 1), encoding="utf-8"
    )
    tab.until("document.querySelector('#outline').textContent.includes('A fair price')")
    assert tab.run("document.querySelector('#conflict').hidden")


def test_both_sides_changed_is_asked(chromium: Chromium, page: Page) -> None:
    tab, before = opened(chromium, page), page.text
    go(tab, "levers", "payment")
    # What is typed waits a moment before it is saved; meanwhile something else writes the file.
    page.pages.bench.lock.acquire()
    tab.type("# mine ")
    page.path.write_text(before.replace("name: Payment", "name: Theirs", 1), encoding="utf-8")
    tab.run("new Promise(done => setTimeout(done, 900))")
    page.pages.bench.lock.release()
    tab.until("!document.querySelector('#conflict').hidden")
    assert "Theirs" in page.text
    assert "# mine" in tab.run("document.querySelector('.cm-content').textContent")
    click(tab, "#mine")
    eventually(lambda: "# mine" in page.text)
    assert "Theirs" not in page.text


def test_a_sentence_of_the_preview_goes_to_its_line(chromium: Chromium, page: Page) -> None:
    tab = opened(chromium, page)
    frame = "document.querySelector('#preview').contentDocument"
    tab.until(f"{frame} && {frame}.body && {frame}.body.innerText.includes('A full lake keeps')")
    lines = page.text.split("\n")
    line = lines.index(next(x for x in lines if "A full lake keeps" in x)) + 1
    # Its script may still be on the way; a press before it has come does nothing.
    tab.until(
        f"([...{frame}.querySelectorAll('p')].find(p => p.innerText.startsWith('A full lake')).click(), "
        f"document.querySelector('.cm-activeLineGutter.cm-gutterElement').textContent === '{line}')"
    )


def test_words_are_offered_with_what_they_mean(chromium: Chromium, page: Page) -> None:
    tab = opened(chromium, page)
    go(tab, "levers", "payment")
    tab.key("End")
    tab.key("Enter")
    for sign in "wei":
        tab.type(sign)
    tab.until(
        "[...document.querySelectorAll('.cm-tooltip-autocomplete li')].some(li => li.textContent.includes('weight'))"
    )
    tab.until("document.querySelector('.cm-completionInfo')?.textContent.length > 10")


def test_nothing_typed_is_lost_while_the_server_is_gone(chromium: Chromium, page: Page) -> None:
    tab = opened(chromium, page)
    go(tab, "levers", "payment")
    tab.offline(True)
    tab.type("# later ")
    tab.until("!document.querySelector('#told').hidden")
    tab.offline(False)
    eventually(lambda: "# later" in page.text)
    tab.until("document.querySelector('#told').hidden")


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_everything_has_room(chromium: Chromium, page: Page, size: tuple[int, int]) -> None:
    tab = opened(chromium, page, size)
    go(tab, "levers", "payment")
    tab.until("!!document.querySelector('#grid input')")
    assert tab.run("document.documentElement.scrollWidth") <= size[0]
    for part in ("#text", "#preview", "#outline", "#found"):
        box = tab.run(
            f"(r => [r.width, r.height, r.bottom])(document.querySelector('{part}').getBoundingClientRect())"
        )
        assert box[0] > 120, part
        assert box[1] > 20, part
        assert box[2] <= size[1] + 1, part


def test_it_can_be_used_with_the_keyboard_alone(chromium: Chromium, page: Page) -> None:
    """Escape leaves the text, where the Tab key indents; F8 goes to the next problem."""
    page.path.write_text(page.text.replace("harvest: 6", "harvst: 6", 1), encoding="utf-8")
    tab = opened(chromium, page)
    tab.run("document.querySelector('.cm-content').focus()")
    tab.key("Escape")
    assert tab.run("document.activeElement.nodeName") == "SUMMARY"
    seen = set()
    for _ in range(60):
        tab.key("Tab")
        at = tab.run(
            "(e => [e.id || e.dataset.do || e.dataset.id || e.dataset.tab || e.nodeName, getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        assert at[1] != "none" or at[0] in ("preview", "BODY", "DIV"), at
        seen.add(at[0])
        if at[0] == "DIV":  # in the text again
            tab.key("Escape")
            break
    assert {"release", "add"} <= seen
    tab.ask(
        "Input.dispatchKeyEvent", type="keyDown", key="F8", code="F8", windowsVirtualKeyCode=119
    )
    tab.until(
        "document.querySelector('.cm-activeLineGutter.cm-gutterElement').textContent === '383'"
    )


@asks_axe
@pytest.mark.parametrize("size", [SMALL, WIDE, (683, 384)])
@pytest.mark.parametrize("broken", [False, True])
def test_axe_finds_nothing(
    chromium: Chromium, page: Page, size: tuple[int, int], broken: bool
) -> None:
    if broken:
        page.path.write_text(page.text.replace("harvest: 6", "harvst: 6", 1), encoding="utf-8")
    tab = opened(chromium, page, size)
    go(tab, "levers", "payment")
    tab.until("!!document.querySelector('#grid input')")
    assert axe_finds(tab, mild=True) == {}


def test_a_finding_leads_to_the_page_about_it(chromium: Chromium, page: Page) -> None:
    page.path.write_text(page.text.replace("harvest: 6", "harvst: 6", 1), encoding="utf-8")
    tab = opened(chromium, page)
    click(tab, "[data-why=E302]")
    tab.until("document.querySelector('#why').open")
    assert "Why it matters" in tab.run("document.querySelector('#why').innerText")
    tab.key("Escape")
    tab.until("!document.querySelector('#why').open")


def test_the_way_to_the_translation_says_how_much_is_to_be_done(
    chromium: Chromium, page: Page
) -> None:
    tab = opened(chromium, page)
    tab.until("!!document.querySelector('#beside [data-language=es]')")
    assert tab.run("document.querySelector('#left-es').hidden")
    page.path.write_text(page.text.replace("name: Payment", "name: A price", 1), encoding="utf-8")
    tab.until("document.querySelector('#left-es').innerText === '1 to do'")
    click(tab, "#beside a")
    tab.until("!!document.querySelector('.sides .amber')")


def test_a_lever_is_shown_alone_and_whole(chromium: Chromium, page: Page) -> None:
    """In a game it lies over the table and is closed; in the preview there is nothing to close."""
    tab = opened(chromium, page)
    go(tab, "levers", "payment")
    frame = "document.querySelector('#preview').contentDocument"
    tab.until(f"!!{frame}?.querySelector('dialog')")
    shown = (
        f"(d => [...d.querySelectorAll('button, dialog, .under')].filter(e => e.checkVisibility())"
        f".map(e => e.nodeName))({frame})"
    )
    assert tab.run(shown) == ["DIALOG"]
    box = tab.run(
        f"(d => [d.querySelector('dialog').getBoundingClientRect().width, d.documentElement.clientWidth, "
        f"getComputedStyle(d.querySelector('dialog')).position])({frame})"
    )
    assert box[0] == box[1]
    assert box[2] == "static"


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_what_stands_above_the_columns_of_a_game_is_in_line_with_them(
    chromium: Chromium, page: Page, size: tuple[int, int]
) -> None:
    page.post("/play", seat="delta", round=1)
    tab = chromium.tab(*size)
    tab.open(f"{page.base}/play")
    for screen in ("news.1.delta", "table.delta.1.talk.1", "table.delta.1.talk.2"):
        tab.until(
            f"document.querySelector('#page').dataset.screen === '{screen}' && !!document.querySelector('.press.primary')"
        )
        edges = tab.run(
            "[...document.querySelectorAll('.over>.r:not(:has(>.k-strip)), .cols')].map(e => Math.round(e.getBoundingClientRect().left))"
        )
        assert len(set(edges)) == 1, (screen, edges)
        tab.run("document.querySelector('.press.primary').click()")
