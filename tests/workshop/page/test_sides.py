"""A scenario and its translation side by side: what is written is written there, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import UserError
from game.scenario.loading import load
from game.scenario.renaming import sound, sound_overlay
from game.scenario.translation import overlay_of
from game.workshop.check import checked
from game.workshop.page.sides import TextSides, put_translation, sides, waiting
from tests.workshop.page.bench import bench, copied

KEY = "levers.payment.name"


def rows(file: Path, language: str = "es") -> dict[str, TextSides]:
    scenario, tree = sound(file)
    return {row.path: row for row in sides(scenario, tree, file, language)}


def put(file: Path, wanted: str, to: str) -> None:
    put_translation(sound(file)[0], file, "es", wanted, to)


def test_every_text_stands_beside_its_translation(tmp_path: Path) -> None:
    found = rows(copied(tmp_path))
    assert {row.state for row in found.values()} == {"current"}
    assert (found[KEY].original, found[KEY].to) == ("Payment", "Pago")
    assert waiting(tuple(found.values())) == 0


@pytest.mark.parametrize(
    "to", ["Pago justo", 'Un "pago": #1', "Línea\ncon dos", "ñ é ¿? 🜁", "- no es lista", "'x'"]
)
def test_a_translation_is_written_in_its_own_lines(tmp_path: Path, to: str) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    before = overlay.read_text(encoding="utf-8").split("\n")
    put(file, KEY, to)
    after = overlay.read_text(encoding="utf-8").split("\n")
    assert sum(one != two for one, two in zip(before, after, strict=True)) == 1
    assert rows(file)[KEY].to == to
    put(file, KEY, "Pago")
    assert overlay.read_text(encoding="utf-8").split("\n") == before


def test_a_block_of_lines_becomes_one_line_and_notes_stay(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    text = overlay.read_text(encoding="utf-8")
    text = text.replace(
        '    to: "Pago"\n', "    to: >-\n      Pago\n\n      entero\n  # a note of mine\n", 1
    )
    overlay.write_text(text, encoding="utf-8")
    assert rows(file)[KEY].to == "Pago\nentero"
    put(file, KEY, "Pago")
    assert '    to: "Pago"\n  # a note of mine\n' in overlay.read_text(encoding="utf-8")


def test_a_changed_original_waits_until_it_is_translated_again(tmp_path: Path) -> None:
    file = copied(tmp_path)
    file.write_text(
        file.read_text(encoding="utf-8").replace("name: Payment", "name: A fair price", 1),
        encoding="utf-8",
    )
    found = rows(file)
    assert found[KEY].state == "stale"
    assert next(iter(found)) == KEY, "what waits comes first"
    put(file, KEY, "Un precio justo")
    assert rows(file)[KEY].state == "current"
    assert checked([f"{overlay_of(file, 'es')}"]).diagnostics == ()


def test_a_text_that_the_translation_does_not_have_yet_is_added(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    text = overlay.read_text(encoding="utf-8")
    begin = text.index(f"  # Payment\n  {KEY}:")
    end = text.index("\n  #", begin + 4) + 1
    overlay.write_text(text[:begin] + text[end:], encoding="utf-8")
    assert rows(file)[KEY].state == "missing"
    put(file, KEY, "Pago")
    assert overlay.read_text(encoding="utf-8") == text


def test_a_translation_is_begun_by_its_first_text(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay_of(file, "es").unlink()
    found = rows(file)
    assert waiting(tuple(found.values())) == len(found)
    put(file, KEY, "Pago")
    after = rows(file)
    assert (after[KEY].state, waiting(tuple(after.values()))) == ("current", len(found) - 1)


def test_a_text_that_there_is_not_is_refused(tmp_path: Path) -> None:
    file = copied(tmp_path)
    before = overlay_of(file, "es").read_bytes()
    with pytest.raises(UserError, match=r"no text 'levers\.nothing\.name'"):
        put(file, "levers.nothing.name", "x")
    assert overlay_of(file, "es").read_bytes() == before


def test_the_page_shows_both_and_writes_one(tmp_path: Path) -> None:
    file = copied(tmp_path)
    with bench(file) as page:
        assert f"{page.pages.token}/translation/es" in page.get("/").text
        html = page.get("/translation/es").text
        assert f'data-path="{KEY}"' in html
        assert "0 texts wait" in html
        told = page.post("/translation/es", path=KEY, to="El pago")
        assert (told["how"], told["state"]) == ("ok", "current")
        assert sound_overlay(overlay_of(file, "es"))[0].texts[KEY].to == "El pago"
        assert load(file).diagnostics == ()
        for other in ("en", "fr", "e"):
            assert page.get(f"/translation/{other}").status_code == 404
        page.save(page.text.replace("name: Payment", "name: A price", 1))
        assert "It still fits" in page.get("/translation/es").text
        assert page.post("/translation/es", path=KEY, to="El pago")["state"] == "current"
        assert "It still fits" not in page.get("/translation/es").text
        assert page.post("/translation/es", path="nothing", to="x")["how"] == "refused"
        assert page.http.post(f"{page.base}/translation/es", json={"path": 3}).status_code == 400


def test_what_belongs_to_no_text_is_listed_and_taken_out_with_one_press(tmp_path: Path) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    whole = overlay.read_text(encoding="utf-8")
    lines = '  levers.pump.name: {of: "00000000", to: "Bomba"}\n  # mine\n'
    overlay.write_text(whole.replace("texts:\n", f"texts:\n{lines}", 1), encoding="utf-8")
    with bench(file) as page:
        html = page.get("/translation/es").text
        assert "1 translation belongs to no text any more" in html
        assert 'data-prune=""' in html
        assert '<q lang="es">Bomba</q>' in html
        assert page.post("/translation/es/prune", path="")["how"] == "ok"
        assert overlay.read_text(encoding="utf-8") == whole.replace(
            "texts:\n", "texts:\n  # mine\n", 1
        )
        assert "data-prune" not in page.get("/translation/es").text
        assert page.http.post(f"{page.base}/translation/es/prune", json={}).status_code == 400
        assert page.post("/translation/es/prune", path=KEY)["how"] == "refused"


@pytest.mark.parametrize("wanted", ["levers.fee.name", "*"])
def test_what_may_be_of_a_text_that_waits_is_taken_out_only_if_it_or_all_is_wanted(
    tmp_path: Path, wanted: str
) -> None:
    file = copied(tmp_path)
    overlay = overlay_of(file, "es")
    whole = overlay.read_text(encoding="utf-8")
    begin = whole.index(f"  {KEY}:")
    entry = '  levers.fee.name:\n    of: "00000000"\n    to: "Cuota"\n'
    end = whole.index("\n  #", begin) + 1
    overlay.write_text(whole[:begin] + entry + whole[end:], encoding="utf-8")
    before = overlay.read_bytes()
    with bench(file) as page:
        html = page.get("/translation/es").text
        assert f"may be the translation of “{KEY}”" in html
        assert 'data-prune=""' not in html, "there is nothing else"
        assert page.post("/translation/es/prune", path="")["how"] == "ok"
        assert overlay.read_bytes() == before
        assert f'data-prune="{wanted}"' in html
        assert page.post("/translation/es/prune", path=wanted)["how"] == "ok"
        assert overlay.read_text(encoding="utf-8") == whole[:begin] + whole[end:]
