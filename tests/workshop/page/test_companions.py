"""What lies beside a scenario: how its translation stands and whether it comes out as expected, said and led to."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.scenario.expected.reading import expected_of
from game.scenario.translation import overlay_of
from game.workshop.page.companions import Companions, ExpectedStanding, OverlayStanding
from game.workshop.page.serving import CALM
from game.workshop.page.source import SourceFile
from game.workshop.page.state import Workbench
from tests.patience import eventually
from tests.workshop.page.bench import bench, copied


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _looked(file: Path) -> tuple[OverlayStanding, ExpectedStanding | None]:
    companions = Companions(Workbench(SourceFile(file)))
    assert companions.look()
    assert not companions.look(), "what has not changed is not looked at again"
    (standing,) = companions.beside.translations
    return standing, companions.beside.expected


def test_a_shipped_scenario_has_nothing_to_do(tmp_path: Path) -> None:
    standing, expected = _looked(copied(tmp_path))
    assert (standing.language, standing.begun, standing.left) == ("es", True, 0)
    assert expected is not None
    assert expected.cases > 0
    assert expected.found == ()


def test_texts_are_counted_by_how_they_stand(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    _edit(file, "name: Payment", "name: A fair price")
    _edit(overlay, 'to: "Tres valles, un río"', 'to: ""')
    _edit(
        overlay,
        "  levers.gauges.name:",
        "  levers.nothing.name:\n    of: '12345678'\n    to: Nada\n  levers.gauges.name:",
    )
    standing, _ = _looked(file)
    assert (standing.missing, standing.stale, standing.orphans, standing.found) == (1, 1, 1, ())
    assert standing.left == 3


def test_a_translation_that_is_not_begun_or_cannot_be_read_says_so(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    overlay.write_text("language: [", encoding="utf-8")
    standing, _ = _looked(file)
    assert standing.begun
    assert standing.found
    overlay.unlink()
    standing, _ = _looked(file)
    assert not standing.begun
    assert standing.missing == standing.left > 100


def test_what_is_not_expected_is_found_at_its_line(tmp_path: Path) -> None:
    file = copied(tmp_path)
    expect = expected_of(file)
    _edit(expect, "river < 42", "river < 2")
    _, expected = _looked(file)
    assert expected is not None
    (found,) = expected.found
    assert found.code == "E802"
    assert "river < 2" in expect.read_text(encoding="utf-8").split("\n")[found.line - 1]
    expect.unlink()
    assert _looked(file)[1] is None


def test_a_file_beside_it_that_something_else_writes_is_looked_at_again(tmp_path: Path) -> None:
    file = copied(tmp_path)
    companions = Companions(Workbench(SourceFile(file)))
    companions.look()
    _edit(expected_of(file), "river < 42", "river < 2")
    assert companions.look()
    assert companions.beside.expected is not None
    assert companions.beside.expected.found


def test_the_page_says_it_with_a_way_there(tmp_path: Path) -> None:
    file = copied(tmp_path)
    _edit(file, "name: Payment", "name: A fair price")
    _edit(expected_of(file), "river < 42", "river < 2")
    with bench(file) as page:
        eventually(lambda: "data-left" in page.get("/beside").text)
        html = page.get("/beside").text
        assert 'data-language="es" data-left="1"' in html
        assert "1 original has changed" in html
        assert f"/{page.pages.token}/translation/es" in html
        assert "1 thing is not as expected" in html
        assert f"/{page.pages.token}/expected#line-8" in html
        whole = page.get("/expected").text
        assert (
            '<li id="line-8"><code>    - river &lt; 2</code><p class="card amber"><b>river is'
            in whole
        )
        assert "last good version" not in html
        page.save(page.text.replace("harvest: 6", "harvst: 6", 1))
        assert "1 original has changed" in page.get("/beside").text
        assert "last good version" in page.get("/beside").text


def test_no_expectations_have_no_page(tmp_path: Path) -> None:
    file = copied(tmp_path)
    expected_of(file).unlink()
    with bench(file) as page:
        eventually(lambda: "all is translated" in page.get("/beside").text)
        assert "expected" not in page.get("/beside").text
        assert page.get("/expected").status_code == 404


def test_what_lies_beside_waits_until_nobody_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases are played for it, and the preview of what was typed comes first."""
    looked: list[float] = []
    with bench(copied(tmp_path)) as page:
        look = page.pages.companions.look
        monkeypatch.setattr(
            page.pages.companions, "look", lambda: looked.append(time.time()) or look()
        )
        eventually(lambda: looked)
        page.save(page.text + "# typed\n")
        saved = page.pages.bench.saved
        eventually(lambda: looked[-1] > saved)
        assert min(at for at in looked if at > saved) >= saved + CALM


def test_doubts_about_a_translation_stand_on_its_page(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    _edit(
        overlay,
        "  levers.gauges.name:",
        "  levers.nothing.name:\n    of: '12345678'\n    to: Nada\n  levers.gauges.name:",
    )
    with bench(file) as page:
        eventually(lambda: "data-left" in page.get("/beside").text)
        assert "levers.nothing.name" in page.get("/translation/es").text
