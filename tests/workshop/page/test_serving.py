"""The page over HTTP: one file, for this machine alone, behind an address that nobody guesses."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

import game.scenario
from game.scenario.codes import CODES, DOUBTS
from game.scenario.loading import load
from game.scenario.pages.playing import MEASURES
from game.workshop.page import playing
from game.workshop.page.balancing import weighed
from game.workshop.sharing import unpacked
from tests.patience import eventually
from tests.workshop.page.bench import bench, copied

OVEN = Path(game.scenario.__file__).with_name("reference") / "shared-oven.yaml"


def test_a_page_without_its_token_or_from_elsewhere_is_refused(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        assert page.get("/").status_code == 200
        assert httpx.get(f"{page.origin}/").status_code == 404
        assert httpx.get(f"{page.origin}/{'x' * 24}/state").status_code == 404
        assert httpx.get(f"{page.base}/", headers={"host": "evil.test"}).status_code == 400
        foreign = httpx.post(
            f"{page.base}/text", json={"text": ""}, headers={"origin": "http://evil.test"}
        )
        assert foreign.status_code == 403
        assert page.path.read_text(encoding="utf-8").startswith("#")


def test_only_the_page_may_show_its_preview(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        whole, inside = page.get("/").headers, page.get("/preview", kind="table").headers
        assert whole["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in whole["content-security-policy"]
        assert inside["x-frame-options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in inside["content-security-policy"]
        for headers in (whole, inside):
            assert "'unsafe-inline'" not in headers["content-security-policy"]


def test_what_is_typed_is_saved_and_looked_at(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        wrong = page.text.replace("harvest: 6", "harvst: 6", 1)
        told = page.save(wrong)
        assert (told["how"], told["errors"], page.text) == ("ok", 1, wrong)
        assert told["good"]
        assert "line 383" in told["found"]
        (problem,) = told["problems"]
        right = page.change(do="fix", at=problem["at"], code=problem["code"])
        assert page.save(right)["errors"] == 0


def test_both_sides_changed_is_asked_and_nothing_is_lost(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        mine, theirs = page.text.replace("Alto", "Mine", 1), page.text.replace("Alto", "Theirs", 1)
        page.path.write_text(theirs, encoding="utf-8")
        eventually(lambda: "Theirs" in page.pages.bench.seen.text)
        told = page.post("/text", text=mine, seen="what was read before")
        assert (told["how"], told["text"]) == ("changed", theirs)
        assert page.text == theirs
        assert page.post("/text", text=mine, seen=told["mark"])["how"] == "ok"
        assert page.text == mine


def test_a_file_that_cannot_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with bench(copied(tmp_path)) as page:
        before = page.text
        monkeypatch.setattr("game.workshop.page.source.replace", full)
        told = page.save(before + "# more\n")
        assert told["how"] == "refused"
        assert "No space left" in told["said"]
        assert page.text == before


def test_numbers_are_shown_and_changed_in_the_table(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        html = page.get("/grid", lever="payment").text
        assert (
            'data-path="levers.payment.settings.full.once.0.effects" data-name="delta_mood" value="−10"'
            in html
        )
        path = "levers.payment.settings.full.once.0.effects"
        text = page.change(do="number", path=path, name="delta_mood", number="-4")
        assert text == page.text.replace("delta_mood: -10", "delta_mood: -4", 1)
        refused = page.post(
            "/change",
            do="number",
            path=path,
            name="delta_mood",
            number="much",
            seen=page.pages.bench.mark,
        )
        assert refused["how"] == "refused"
        assert page.get("/grid", lever="nothing").text == ""


def test_a_number_that_a_lever_does_not_move_yet_is_chosen_and_written(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        cell = 'data-path="levers.payment.settings.full.each_round.0.effects" data-name="harvest"'
        html = page.get("/grid", lever="payment").text
        assert '<option value="harvest">' in html
        assert cell not in html
        html = page.get("/grid", lever="payment", also="harvest").text
        assert cell in html
        assert '<option value="harvest">' not in html
        text = page.change(
            do="number",
            path="levers.payment.settings.full.each_round.0.effects",
            name="harvest",
            number="2",
        )
        told = page.save(text)
        assert told["errors"] == 0
        assert f'{cell} value="+2"' in page.get("/grid", lever="payment").text


def test_a_number_that_cannot_be_taken_out_says_so(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        text = page.text.replace(
            "      none:\n", "      none: {once: {harvest: 1}, name: No, say: No.}\n      was:\n", 1
        )
        mark = page.save(text)["mark"]
        path = "levers.payment.settings.none.once"
        told = page.post("/change", do="number", path=path, name="harvest", number="", seen=mark)
        assert told["how"] == "refused"
        assert "in braces" in told["said"]


def test_the_grid_stays_whole_while_its_lever_has_errors(tmp_path: Path) -> None:
    """It is then of the last good version, and only to be read; errors elsewhere leave it as it is."""
    with bench(copied(tmp_path)) as page:
        good, text = page.get("/grid", lever="payment").text, page.text
        inputs = good.count("<input")
        assert inputs
        assert "last good version" not in good
        broken = text.replace("delta_mood: -10", "delta_mood -10", 1)
        for wrong in (
            broken,
            text.replace("  payment:\n", "  payment:\n  - x\n", 1),
            f"{text}\n\0",
        ):
            assert page.save(wrong)["errors"]
            html = page.get("/grid", lever="payment").text
            assert html.count("<input") == html.count(" readonly>") == inputs
            assert "as in the last good version" in html
            assert html.count("last good version") == 2, "what it is worth says so as well"
        page.save(text.replace("owner: alto", "owner: altto", 1))
        html = page.get("/grid", lever="payment").text
        assert (html.count("<input"), html.count(" readonly>")) == (inputs, 0)
        assert html.count("last good version") == 1


def test_the_outline_stays_whole_while_the_file_has_errors(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        text, before = page.text, page.get("/state").json()["outline"].count("<li")
        for wrong in (text.replace("delta_mood: -10", "delta_mood -10", 1), f"{text}\n\0"):
            assert page.save(wrong)["outline"].count("<li") == before


def test_places_are_counted_as_a_browser_counts(tmp_path: Path) -> None:
    """A sign beyond the basic plane is two units of a browser's text."""
    with bench(copied(tmp_path)) as page:
        text = "# 🜁🜂\n" + page.text.replace("harvest: 6", "harvst: 6", 1)
        (problem,) = page.save(text)["problems"]
        units = text.encode("utf-16-le")
        assert units[2 * problem["from"] : 2 * problem["to"]].decode("utf-16-le") == "harvst"
        told = page.post(
            "/change", do="fix", at=problem["at"], code=problem["code"], seen=page.pages.bench.mark
        )
        assert told["edits"][0]["from"] == problem["from"]


def test_a_new_id_is_written_everywhere_in_the_translation_too(tmp_path: Path) -> None:
    path = copied(tmp_path)
    with bench(path) as page:
        told = page.post("/rename", path="levers.payment", new="price", seen=page.pages.bench.mark)
        assert told["how"] == "ok"
        assert load(path).diagnostics == ()
        assert "levers.price.name" in path.with_suffix(".es.yaml").read_text(encoding="utf-8")
        told = page.post("/rename", path="stakeholders.delta", new="mouth", seen=told["mark"])
        assert ["mouth", "Delta"] in told["seats"]
        assert page.post("/play", seat="mouth", round=1)["how"] == "ok"
        taken = page.post("/rename", path="levers.price", new="release", seen=told["mark"])
        assert taken["how"] == "refused"
        assert "taken" in taken["said"]


def test_it_is_shared_as_one_file_once_it_can_be_played(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        answer = page.get("/export")
        assert answer.headers["content-disposition"] == 'attachment; filename="three-valleys.zip"'
        assert list(unpacked(answer.content, "x.zip")) == [
            "three-valleys.yaml",
            "three-valleys.es.yaml",
            "three-valleys.expect.yaml",
        ]
        page.save(page.text.replace("harvest: 6", "harvst: 6", 1))
        assert page.get("/export").status_code == 422


def test_screens_are_shown_as_they_will_look(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        assert (
            "A full lake keeps the lights on." in page.get("/preview", kind="card", id="alto").text
        )
        assert "Does Delta pay the others" in page.get("/preview", kind="lever", id="payment").text
        for kind in ("card", "lever", "table", "news", "else"):
            for id in ("", "delta", "commission", "payment", "<b>"):
                assert page.get("/preview", kind=kind, id=id).status_code == 200


def test_a_file_that_was_never_good_shows_nothing_yet(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    path.write_text("format: 1\n", encoding="utf-8")
    with bench(path) as page:
        assert "Mend the errors first" in page.get("/preview", kind="card").text
        assert page.post("/play", seat="alto", round=1)["how"] == "refused"
        assert page.get("/").status_code == 200


def test_it_is_played_from_here_and_goes_on_after_a_change(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        told = page.post("/play", seat="delta", round=2)
        assert told["to"].endswith("/play")
        assert "A usual year" in page.get("/play").text
        page.save(page.text.replace("A usual year", "A strange year"))
        assert "A strange year" in page.get("/play").text
        assert page.get("/play/page").status_code == 200
        assert page.post("/play", seat="nobody", round=1)["how"] == "refused"


def test_orders_that_fit_no_more_are_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bench(copied(tmp_path)) as page:
        page.post("/play", seat="delta", round=1)
        monkeypatch.setattr(playing, "_again", lambda *_: False)
        assert "not all of your orders" not in page.get("/play").text
        page.save(page.text.replace("A usual year", "A strange year"))
        assert "not all of your orders can be given" in page.get("/play").text
        monkeypatch.undo()
        page.save(page.text.replace("A strange year", "A usual year"))
        assert "not all of your orders" not in page.get("/play").text


def test_it_is_looked_at_as_a_game_beside_the_page(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        assert 'data-job="balance" data-how="start"' in page.get("/job/balance").text
        page.http.post(f"{page.base}/job/balance", json={"do": "start"})
        assert page.pages.jobs["balance"].busy
        assert "Cancel" in page.get("/job/balance").text
        eventually(lambda: not page.pages.jobs["balance"].busy, 60)
        assert not page.pages.jobs["balance"].trouble
        told = page.get("/job/balance").text
        assert "1 thing asks for a look." in told
        assert 'data-why="seat_spread"' in told
        page.save(page.text.replace("harvest: 6", "harvest: 7", 1))
        assert "The text has changed since then." in page.get("/job/balance").text
        page.save(page.text.replace("harvest: 7", "harvst: 7", 1))
        html = page.get("/job/balance").text
        assert "Mend the errors first." in html
        assert "The text has changed since then." in html


def test_what_only_games_tell_is_told_with_the_place_it_is_about() -> None:
    """As `balance` tells it; what checks tell stands there once, with their line."""
    text = OVEN.read_text(encoding="utf-8").replace("wood: -3", "wood: 5", 1)
    heard: list[tuple[int, int]] = []
    came = weighed(
        text, "shared-oven.yaml", "en", lambda done, of, what="": heard.append((done, of))
    )
    codes = [one.code for one in came.found]
    assert {"W701", "W704", "seat_spread"} <= set(codes)
    assert not set(codes) & set(DOUBTS), "told once, by the check"
    spread = came.found[codes.index("seat_spread")]
    assert text.splitlines()[spread.line - 1].strip() == "north:"
    assert len(spread.rows) == 2
    assert spread.hint
    assert came.found[codes.index("endings")].line == 0, "of the whole game"
    assert came.said == f"{len(came.found)} things ask for a look."
    reason = came.found[codes.index("W702")]
    assert [row.split(":")[0] for row in reason.rows] == ["North", "South"]
    assert not any(one.rows for one in came.found if one.code in ("W701", "W704")), "each its own"
    assert heard[-1][0] == heard[-1][1]


def test_changes_are_tried_beside_the_page_and_written_line_by_line(tmp_path: Path) -> None:
    """What helps is told with before and after; on another text than it was tried on nothing is written."""
    path = tmp_path / "shared-oven.yaml"
    text = OVEN.read_text(encoding="utf-8")
    assert "wood: -3" in text
    path.write_text(text.replace("wood: -3", "wood: 5", 1), encoding="utf-8")
    with bench(path) as page:
        assert 'data-job="tries" data-how="start"' in page.get("/job/tries").text
        page.http.post(f"{page.base}/job/tries", json={"do": "start"})
        assert page.pages.jobs["tries"].busy
        eventually(lambda: not page.pages.jobs["tries"].busy, 200)
        assert not page.pages.jobs["tries"].trouble
        html = page.get("/job/tries").text
        assert 'data-do="try" data-number="1"' in html
        before = page.text
        after = page.change(do="try", number=1)
        came = page.pages.jobs["tries"].result
        values = came.found[0].change
        lines = zip(before.split("\n"), after.split("\n"), strict=True)
        assert sum(one != two for one, two in lines) == len(values)
        assert page.change(do="try", number=99) == before
        page.save(after)
        told = page.post("/change", do="try", number=1, seen=page.pages.bench.mark)
        assert told["how"] == "changed"
        assert "The text has changed since then." in page.get("/job/tries").text


def test_what_it_teaches_is_measured_beside_the_page(tmp_path: Path) -> None:
    path = tmp_path / "shared-oven.yaml"
    path.write_text(OVEN.read_text(encoding="utf-8"), encoding="utf-8")
    with bench(path) as page:
        assert 'data-job="teaches" data-how="start"' in page.get("/job/teaches").text
        page.http.post(f"{page.base}/job/teaches", json={"do": "start"})
        assert "Cancel" in page.get("/job/teaches").text
        eventually(lambda: not page.pages.jobs["teaches"].busy, 200)
        assert not page.pages.jobs["teaches"].trouble
        html = page.get("/job/teaches").text
        found = page.pages.jobs["teaches"].result
        assert found
        for one in found:
            assert f'data-why="{one.code}"' in html
            assert page.get(f"/why/{one.code}").status_code == 200


def test_every_finding_has_a_way_to_its_page(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        told = page.save(page.text.replace("harvest: 6", "harvst: 6", 1))
        assert 'data-why="E302"' in told["found"]
        for code in (*CODES, *MEASURES):
            html = page.get(f"/why/{code}").text
            assert "Why it matters:" in html, code
            assert "Good" in html, code
        assert page.get("/why/X1").status_code == 404
        assert page.get("/job/nothing").status_code == 404


def test_what_is_under_way_can_be_ended(tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        page.http.post(f"{page.base}/job/balance", json={"do": "start"})
        page.http.post(f"{page.base}/job/balance", json={"do": "stop"})
        assert not page.pages.jobs["balance"].busy
        assert page.pages.jobs["balance"].result is None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"do": 3}', b'{"do": "number", "path": "a"}', b'"x"']
)
@pytest.mark.parametrize(
    "path",
    ["/text", "/change", "/words", "/rename", "/play", "/job/balance", "/job/teaches", "/play/cmd"],
)
def test_no_request_brings_it_down(path: str, body: bytes, tmp_path: Path) -> None:
    with bench(copied(tmp_path)) as page:
        before = page.text
        mark = page.pages.bench.mark
        answer = page.http.post(
            f"{page.base}{path}",
            content=body.replace(b'{"do"', b'{"seen": "%s", "do"' % mark.encode()),
            headers={"content-type": "application/json"},
        )
        assert answer.status_code < 500
        assert page.text == before
        for job in page.pages.jobs.values():
            job.stop()
