"""A class over HTTP: who comes in, who may do what, what comes twice, what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.player.player import Player
from tests.classroom.served import Device, served
from tests.patience import eventually


def test_a_whole_class_sits_down_and_one_more_is_offered_press() -> None:
    """24 chairs green in 60 s, all from one address (L1, F7); who finds a chair full may be press."""
    with served() as held:
        held.lead()
        devices = {chair.label: held.join(chair.label) for chair in held.room.chairs}
        wall = held.device().get("/wall", room=held.held.letters).text
        assert "12 of 12" in wall
        for _ in range(3):
            held.join("A1")
        fifth = held.device()
        page = fifth.form("/join", letters=held.held.letters, code=held.room.chair("A1").code)
        assert page.status_code == 422
        assert 'value="press"' in page.text
        assert (
            fifth.form("/join", letters=held.held.letters, code="", role="press").status_code == 200
        )
        assert "press" in {d.role for d in held.room.devices.values()}
        assert all("data-screen" in device.page() for device in devices.values())


def test_wrong_codes_are_counted_and_right_ones_are_not() -> None:
    with served(students=12) as held:
        stranger = held.device()
        codes = {chair.code for chair in held.room.chairs}
        wrong = [f"{n:04}" for n in range(100) if f"{n:04}" not in codes]
        said = [
            stranger.form("/join", letters=held.held.letters, code=c).status_code
            for c in wrong[:30]
        ]
        assert said[:15] == [422] * 15
        assert said[-1] == 429
        assert not held.room.devices


def test_a_wrong_room_says_so_without_a_word_of_others() -> None:
    with served(students=12) as held:
        page = held.device().form("/join", letters="ZZZZ", code="1234")
        assert page.status_code == 422
        assert held.held.letters not in page.text


def test_a_seat_comes_back_with_its_cookie_and_with_its_digits() -> None:
    """Reload, a second device, another device: seat, draft and what was read are there (L5, F6)."""
    with served(students=12) as held:
        held.lead()
        first = held.join("A2")
        held.until("talk2")
        first.press("add.give")
        assert _pick(first, "flights", "on_request")
        second = held.join("A2")
        assert "on" in second.ids()
        assert second.press("on")["how"] == "ok"
        assert second.get("/").status_code == 200
        assert Player(held.room.tables[0].game, "us_intelligence", "en").draft.making
        assert "clause.flights" in second.ids()


def test_a_restart_sends_nobody_back_to_what_they_have_read(tmp_path: Path) -> None:
    """Devices come back with their cookies to where they were, the laptop with its key."""
    path = tmp_path / "a.class"
    with served(students=12, path=path) as held:
        held.lead()
        seat = held.join("A2")
        held.until("talk2")
        cookies, before = dict(seat.http.cookies), seat.ids()
    with served(path=path) as again:
        back = again.device()
        back.http.cookies.update(cookies)
        again.lead()
        again.do("unpause")
        assert back.ids() == before
        late = again.join("A3")
        assert "on" in late.ids()
        assert late.press("on")["how"] == "ok"
        assert "on" not in late.ids()


def test_a_command_counts_once_however_often_it_comes() -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A4")
        held.until("seal1")
        told = [seat.press("seal", cid="a" * 32)["how"] for _ in range(3)]
        assert told == ["ok", "repeated", "repeated"]
        assert held.room.sealed(held.room.chair("A4"))
        assert seat.press("unseal")["how"] == "ok"
        assert not held.room.sealed(held.room.chair("A4"))
        assert seat.press("seal", cid="a" * 32)["how"] == "repeated"
        assert not held.room.sealed(held.room.chair("A4"))


def test_a_press_from_another_step_does_nothing() -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A4")
        held.until("seal1")
        page = seat.page()
        screen = re.search(r'data-screen="([^"]*)"', page)[1]  # type: ignore[index]
        version = int(re.search(r'data-version="(\d+)"', page)[1])  # type: ignore[index]
        held.until("seal2")
        told = seat.send("/cmd", screen=screen, version=version, id="seal").json()
        assert told["how"] == "stale"
        assert not held.room.sealed(held.room.chair("A4"))


def test_a_press_of_before_a_pause_waits_on_its_device_until_the_class_goes_on() -> None:
    """After a restart the lesson pauses: what was pressed while the host was gone is not too late for that (F4)."""
    with served(students=12) as held:
        held.lead()
        seat = held.join("A4")
        held.until("seal1")
        page = seat.page()
        screen = re.search(r'data-screen="([^"]*)"', page)[1]  # type: ignore[index]
        lever = next(id for id in seat.ids() if id.count(".") == 2 and id.startswith("lever."))
        fields = {"cid": "d" * 32, "screen": screen, "version": 0, "id": lever}
        held.do("pause")
        assert [seat.send("/cmd", **fields).status_code for _ in range(2)] == [503, 503]
        assert seat.press(lever)["how"] == "refused", "what is pressed in the pause is answered"
        held.do("unpause")
        told = [seat.send("/cmd", **fields).json()["how"] for _ in range(2)]
        assert told == ["ok", "repeated"]


def test_the_panel_is_taken_over_and_the_first_phone_is_told() -> None:
    """Another device with the code card leads (L7); a seat's card opens no panel."""
    with served(students=12) as held:
        first = held.lead()
        assert held.held.pairing == ""
        other = held.device()
        for chair in held.room.chairs:
            assert other.form("/teacher/pair", code=chair.code).status_code in (422, 429)
        held.hall.guesses.each._held.clear()
        assert other.form("/teacher/pair", code=held.room.head["teacher"]).status_code == 200
        assert other.get("/teacher/page").status_code == 200
        assert first.get("/teacher/page").status_code == 401
        assert "<form" in first.get("/teacher").text


@pytest.mark.parametrize("path", ["/teacher/page", "/page", "/press/page"])
def test_a_stranger_is_shown_nothing(path: str) -> None:
    with served(students=12) as held:
        assert held.device().get(path).status_code == 401
        assert held.device().get("/host").status_code == 404


def test_a_seat_cannot_lead_and_the_wall_of_a_seat_leads_nothing() -> None:
    with served(students=12) as held:
        held.lead()
        seat, stranger = held.join("A1"), held.device()
        assert seat.send("/teacher/cmd", do="debrief").status_code == 401
        assert seat.send("/wall/cmd", id="next").status_code == 403
        there = f"/wall/cmd?room={held.held.letters}"
        assert stranger.http.post(there, json={"id": "next"}).status_code == 403
        assert held.kind == "join"
        laptop = held.device()
        laptop.get("/host", key="laptop" * 4)
        assert laptop.http.post(there, json={"cid": "b" * 32, "id": "next"}).status_code == 200
        assert held.kind == "note"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.test"}, 403),
        ({"origin": "null"}, 403),
        ({"host": "evil.test"}, 400),
    ],
)
def test_another_page_or_another_name_is_refused(headers: dict[str, str], status: int) -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A1")
        answer = seat.http.post("/cmd", json={"cid": "c" * 32}, headers=headers)
        assert answer.status_code == status


@pytest.mark.parametrize(
    "body", [b"{", b"[1]", b'{"cid": NaN}', b"[" * 9000, b"{}" + b" " * 20000, b"\xff\xfe", b"\0" * 50]
)  # fmt: skip
def test_a_body_that_is_none_gets_one_sentence(body: bytes) -> None:
    with served(students=12) as held:
        seat = held.join("A1")
        for path in ("/cmd", "/join"):
            answer = seat.http.post(
                path, content=body, headers={"content-type": "application/json"}
            )
            assert answer.status_code in (400, 413, 422)
            assert "Traceback" not in answer.text


def test_the_bell_stops_the_lesson_and_the_next_one_goes_on(tmp_path: Path) -> None:
    """Stopped at the bell, gone on with next day: paused, with the same clock (L8)."""
    path = tmp_path / "a.class"
    with served(students=12, path=path) as held:
        held.lead()
        held.join("A1")
        held.until("talk2")
        held.wait(10)
        held.do("bell")
        left = held.room.clock.left
        assert held.room.later
        assert held.device().get("/wall", room=held.held.letters).status_code == 200
    with served(path=path) as again:
        assert again.room.later
        assert again.room.clock.left == pytest.approx(left)
        again.teacher.form("/teacher/pair", code=again.room.head["teacher"])
        again.do("go_on")
        assert again.room.paused
        again.do("unpause")
        assert again.kind == "talk2"
        assert not again.room.paused


def test_the_clock_leads_a_round_by_itself() -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A1")
        held.until("news1")
        held.wait(62)
        assert held.kind == "promise1"
        held.wait(62)
        assert held.kind == "seal1"
        seat.press("seal")
        held.wait(122)
        assert held.kind == "reveal1"
        assert "A1" not in held.held._own
        held.wait(62)
        assert held.kind == "news2"


def test_a_text_is_put_signed_and_in_force_over_http() -> None:
    """The whole talk by pressing what is on the pages."""
    with served(students=12) as held:
        held.lead()
        one, other = held.join("A2"), held.join("A4")
        held.until("talk2")
        assert one.press("add.give")["how"] == "ok"
        assert _pick(one, "flights", "on_request")
        assert one.press("add.ask")["how"] == "ok"
        assert _pick(one, "permission", "case_by_case")
        assert one.press("put")["how"] == "ok"
        held.wait(4)
        eventually(lambda: any(id.startswith("sign.") for id in other.ids()))
        (sign,) = [id for id in other.ids() if id.startswith("sign.")]
        assert other.press(sign)["how"] == "ok"
        held.wait(4)
        player = Player(held.room.tables[0].game, "mx_president", "en")
        eventually(lambda: player.owed("permission") == ("case_by_case", "signed"))


def _pick(device: Device, lever: str, setting: str) -> bool:
    """Choose a lever from the open list, then one of its settings."""
    first = device.press(f"clause.{lever}")["how"]
    return first == "ok" and device.press(f"setting.{lever}.{setting}")["how"] == "ok"


def test_press_asks_and_the_teacher_lets_it_onto_the_wall() -> None:
    with served(students=12) as held:
        held.lead()
        reporter = held.device()
        reporter.form("/join", letters=held.held.letters, code="", role="press")
        held.until("news2")
        hostile = "<b>Why?</b> \u202e"
        assert reporter.send("/press/cmd", do="ask", text=hostile).json()["how"] == "ok"
        wall = held.device()
        assert "Why?" not in wall.get("/wall", room=held.held.letters).text
        (question,) = held.room.questions
        held.do("pass", id=question.id)
        shown = wall.get("/wall", room=held.held.letters).text
        assert "&lt;b&gt;Why?&lt;/b&gt;" in shown
        assert "<b>Why?" not in shown
        assert "\u202e" not in shown


def test_a_headline_and_an_event_reach_everybody() -> None:
    with served(students=12) as held:
        held.lead()
        held.until("reveal1")
        held.until("news2")
        held.do("headline", text="A plane was seen at night")
        assert "A plane was seen" in held.device().get("/wall", room=held.held.letters).text
        assert held.do("headline", event="family_speaks")["how"] == "ok"
        assert held.do("headline", event="flight_track")["how"] == "refused"
        held.until("news3")
        fired = held.room.tables[0].session.steps[-1]
        assert any("family_speaks" in str(item.order) for item in fired.orders)


def test_the_last_step_is_undone_from_the_phone() -> None:
    with served(students=12) as held:
        held.lead()
        held.until("seal1")
        seen = re.search(r'name="seen" value="([^"]+)"', held.teacher.get("/teacher/page").text)
        assert seen
        held.go_on()
        now = re.search(r'name="seen" value="([^"]+)"', held.teacher.get("/teacher/page").text)
        assert now
        held.do("back", seen="nowhere.1")
        assert held.kind == "reveal1"
        held.do("back", seen=now[1])
        assert held.kind == "seal1"
        assert held.room.paused


def test_secrets_are_behind_a_shield_and_for_the_teacher_alone() -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A1")
        page = held.teacher.get("/teacher/page").text
        secret = (
            Player(held.room.tables[0].game, "us_intelligence", "en").brief.private[0].text[:40]
        )
        assert secret not in page
        assert held.teacher.get("/teacher/secrets").status_code == 405
        assert secret in held.teacher.form("/teacher/secrets", do="secrets").text
        assert seat.form("/teacher/secrets", do="secrets").status_code == 401


def test_no_byte_that_a_seat_gets_holds_what_others_alone_know() -> None:
    """Over a whole game by minds and people: pages, wall, press, answers (F15)."""
    with served(students=12) as held:
        held.lead()
        seats = {label: held.join(label) for label in ("A1", "A2", "A4")}
        reporter, wall = held.device(), held.device()
        reporter.form("/join", letters=held.held.letters, code="", role="press")
        for kind in ("read", "promise1", "seal1", "reveal1", "news2", "talk2", "seal2", "reveal2"):
            held.until(kind)
            for seat in seats.values():
                seat.page()
            reporter.get("/press/page")
            wall.get("/wall/page", room=held.held.letters)
        table = held.room.tables[0].game
        private = {
            chair.label: [p.text[:45] for p in Player(table, chair.seat, "en").brief.private]
            for chair in held.room.tables[0].chairs
        }
        codes = [chair.code for chair in held.room.chairs]
        for label, device in [*seats.items(), ("", reporter), ("", wall)]:
            heard = b"".join(device.heard).decode(errors="replace")
            for other, texts in private.items():
                own = other[1:] == label[1:]  # the same office at another table knows the same
                assert own or not any(text in heard for text in texts), (label, other)
            assert held.room.head["teacher"] not in heard
            for code in codes:
                assert (
                    not re.search(
                        rf"(?<![0-9]){code}(?![0-9])",
                        re.sub(r"<svg.*?</svg>", "", heard, flags=re.S),
                    )
                    or label
                )


def test_whoever_steps_out_is_gone_from_the_chair_and_the_wall_says_nothing() -> None:
    with served(students=12) as held:
        held.lead()
        seat, partner = held.join("A2"), held.join("A2")
        held.until("talk2")
        wall = held.device()
        before = wall.get("/wall/page", room=held.held.letters).text
        seat.form("/out", role="observer")
        assert len(held.room.at_chair("A2")) == 1
        assert partner.get("/page").status_code == 200
        assert seat.get("/page").status_code == 401
        assert seat.get("/press/page").status_code == 200
        assert wall.get("/wall/page", room=held.held.letters).text == before


@pytest.mark.parametrize("kind", ["join", "read", "talk2", "seal2", "reveal2"])
def test_who_has_no_card_is_given_a_seat_in_the_smallest_delegation(kind: str) -> None:
    """In each step the teacher gives the place with one press, and its device tells what it has missed (L4)."""
    with served(students=13) as held:
        held.lead()
        sizes = {chair.label: chair.places for chair in held.room.chairs}
        seats = {label: held.join(label) for label in ("A1", "A3", "A4")}
        assert {sizes[label] for label in seats} == {2, 3}
        held.until(kind)
        if kind != "join":
            seats["A4"].press("read")
        wall = held.device()
        late = [held.device() for _ in range(3)]
        for each in late:
            answer = each.form("/join", letters=held.held.letters, code="", role="waiting")
            assert "Your teacher gives you a seat" in answer.text
            assert each.get("/page").status_code == 401
        before = wall.get("/wall/page", room=held.held.letters).text
        phone = held.teacher.get("/teacher/page", open="waiting").text
        assert "3 devices wait for a seat." in phone
        small = [label for label in seats if sizes[label] == 2]
        assert f"smallest delegation: {small[0]}" in phone
        assert "Seated at" in held.do("seat")["said"]
        labels = [held.held.device(d.http.cookies["parley"])[1].chair for d in late]
        assert labels[:2] == small
        assert labels[2] in seats
        assert held.room.waiting == []
        for each in late:
            assert each.get("/page").status_code == 200
            assert ("on" in each.ids()) == (kind not in ("join", "read")), each.ids()
        if kind != "join":
            assert wall.get("/wall/page", room=held.held.letters).text == before
        if kind == "seal2":
            assert late[0].press("on")["how"] == "ok"
            assert late[0].press("seal")["how"] == "ok"


def test_nobody_sits_where_four_devices_are() -> None:
    with served(students=12) as held:
        held.lead()
        for _ in range(4):
            held.join("A4")
        late = held.device()
        late.form("/join", letters=held.held.letters, code="", role="waiting")
        held.do("seat")
        _, device = held.held.device(late.http.cookies["parley"])
        assert device.role == "chair"
        assert device.chair != "A4"


def test_deleting_leaves_no_file_and_no_page(tmp_path: Path) -> None:
    """After Delete class no file of the class is left (L19); it is asked once more before."""
    path = tmp_path / "a.class"
    with served(students=12, path=path) as held:
        held.lead()
        seat = held.join("A1")
        assert held.do("delete")["how"] == "refused"
        assert path.exists()
        assert held.do("delete", sure="yes")["how"] == "ok"
        assert not list(tmp_path.iterdir())
        assert seat.get("/page").status_code == 401
        assert (
            held.device().form("/join", letters=held.held.letters, code="1234").status_code == 422
        )


def test_nothing_about_a_device_is_kept(tmp_path: Path) -> None:
    """No address, no user agent, no token in the class file (L19)."""
    path = tmp_path / "a.class"
    with served(students=12, path=path) as held:
        held.lead()
        seat = held.join("A1")
        seat.http.headers["user-agent"] = "Mozilla/5.0 (Verraeterisch)"
        held.until("seal1")
        seat.press("seal")
        token = seat.http.cookies["parley"]
        stored = b"".join(p.read_bytes() for p in tmp_path.iterdir())
    for word in (b"127.0.0.1", b"Mozilla", token.encode(), b"Verraet"):
        assert word not in stored


def test_every_page_of_a_lesson_in_both_languages() -> None:
    """Every template with every state; no untranslated id, no error (F20)."""
    for language in ("en", "es"):
        with served(students=12, language=language) as held:
            held.lead()
            seat = held.join("A2", language)
            reporter = held.device(language)
            reporter.form("/join", letters=held.held.letters, code="", role="facts")
            for _ in range(40):
                for device, path in ((seat, "/"), (reporter, "/"), (held.teacher, "/teacher"), (seat, "/exit"), (seat, "/out")):  # fmt: skip
                    answer = device.get(path)
                    assert answer.status_code == 200
                    assert f'lang="{language}"' in answer.text
                    assert "style=" not in re.sub(r"<svg.*?</svg>", "", answer.text, flags=re.S)
                wall = held.device().get("/wall", room=held.held.letters)
                assert wall.status_code == 200
                if held.kind == "exit":
                    break
                held.go_on()
            assert held.kind == "exit"


def test_a_press_of_a_step_that_is_over_is_late_and_says_so() -> None:
    """The big button pressed as the clock turned: nothing is skipped, on the phone and on the wall."""
    with served(students=12) as held:
        held.lead()
        held.until("note")
        seen = re.search(r'name="seen" value="([^"]+)"', held.teacher.get("/teacher/page").text)
        assert seen
        held.go_on()
        told = held.do("next", seen=seen[1])
        assert told["how"] == "stale"
        assert told["said"]
        assert held.kind == "question"
        laptop = held.device()
        laptop.get("/host", key="laptop" * 4)
        there = f"/wall/cmd?room={held.held.letters}"
        laptop.send(there, id="next", screen="wall.note")
        assert held.kind == "question"
        laptop.send(there, id="next", screen="wall.question")
        assert held.kind == "read"


def test_versions_go_on_after_a_restart(tmp_path: Path) -> None:
    """A device that has seen a version never takes a page of the restarted host for it."""
    path = tmp_path / "a.class"
    with served(students=12, path=path) as held:
        held.lead()
        held.join("A2")
        held.until("talk2")
        before = {name: held.held.mark(name) for name in ("A2", "wall", "teacher", "side")}
    with served(path=path) as again:
        assert all(again.held.mark(name) > version for name, version in before.items())


def test_a_moved_device_hears_of_its_new_chair_alone() -> None:
    with served(students=12) as held:
        held.lead()
        seat = held.join("A2")
        (key,) = held.room.at_chair("A2")
        shut: list[tuple[str, int]] = []
        held.held.bell.shut = lambda token, code=0: shut.append((token, code))  # type: ignore[method-assign]
        assert held.do("move", chair="A2", to="A5")["how"] == "ok"
        assert held.room.at_chair("A5") == [key]
        assert "MX Defense" in seat.page()
        assert shut
        assert all(code != 4401 for _, code in shut)


def test_a_mistake_of_ours_does_not_stop_the_clock() -> None:
    with served(students=12) as held:
        held.lead()
        held.until("news1")

        def broken() -> None:
            raise ZeroDivisionError

        right, held.held.back.look = held.held.back.look, broken  # type: ignore[method-assign]
        held.wait(4)
        held.held.back.look = right  # type: ignore[method-assign]
        held.wait(62)
        assert held.kind == "promise1"
