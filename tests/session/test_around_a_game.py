"""What stands around a running game: saved games, endings seen, what is said of a what-if, what is suggested."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from game import UserError
from game.rules.asking import to_believe, word_given
from game.rules.orders import Choose, Clause, Decline, Move, Promise, Put
from game.rules.phases import decides
from game.rules.scores import scores
from game.scenario.model import Scenario
from game.session import gallery, saved
from game.session.alteration import Alteration, read_alteration
from game.session.ended import opened, stands
from game.session.fingerprint import canonical, digest
from game.session.holding import all_held, held
from game.session.naming import named
from game.session.record import chained, read
from game.session.retelling import changed, compared, lapse_said, original, suggested
from game.session.saved import saved_games
from game.session.scribe import path_beside, usual_folder, usual_path
from game.session.session import Session
from game.session.staging import MOST_SEED, fresh_seed, scenario_in
from game.session.suggestions import CONFIRMED, suggestions
from game.session.whatif import HOLD, RESPOND, ends_of_rounds, what_if
from game.views.words import Words
from tests.session.conftest import VALLEYS, play_on, scenario_named
from tests.talks import sign, text_by


def people(scenario: Scenario, seed: int = 7, **more: object) -> Session:
    return Session.start(scenario, people=VALLEYS, seed=seed, autosave=False, **more)


def to_phase(session: Session, phase: str, round: int = 1) -> Session:
    while (session.round, session.phase[0]) != (round, phase):
        session.advance()
    return session


@cache
def promised() -> Session:
    """Alto and Delta sign a clause each; Alto breaks its own in the first round and keeps it later."""
    session = to_phase(people(scenario_named("three-valleys")), "talk")
    package = Put("alto", (Clause("release", "high"), Clause("payment", "some")))
    assert session.submit("alto", (package,)) == ()
    session.advance()
    assert session.submit("delta", (sign(session, "delta", "alto"),)) == ()
    to_phase(session, "commit")
    assert session.submit("delta", (Move("delta", "payment", "some"),)) == ()
    assert session.submit("medio", (Move("medio", "diversion", "small"),)) == ()
    assert session.submit("alto", (Move("alto", "release", "normal"),)) == ()
    while not session.over:
        session.advance()
    return session


# saved games


def test_the_newest_games_that_have_not_ended_are_offered(valleys: Scenario) -> None:
    assert saved_games() == []
    usual_folder().mkdir(parents=True)
    for number in range(5):
        session = Session.start(valleys, people=("alto", "delta"), seed=number)
        play_on(session, (1, 1))
        while session.round < (1, 1, 2, 2, 3)[number]:
            session.advance()
        assert session.record
        os.utime(session.record, (1000 + number, 1000 + number))
    done = Session.start(valleys, people=("alto",), seed=9)
    while not done.over:
        done.advance()
    minds = Session.start(valleys, seed=10)
    minds.advance()
    only_begun = Session.start(valleys, people=("alto",), seed=11)
    assert only_begun.record
    (usual_folder() / "prose.jsonl").write_text("Dear diary\n")
    (usual_folder() / "folder.jsonl").mkdir()
    nameless = json.loads(minds.record.read_bytes().splitlines()[0]) if minds.record else {}
    lines = [chained(b"", {**nameless, "scenario": {}, "seats": {"alto": "person"}})]
    stood = {"entry": "undo", "phases": 0, "after": {"over": False, "round": 1}, "digest": ""}
    lines.append(chained(lines[0], stood))
    (usual_folder() / "nameless.jsonl").write_bytes(b"".join(lines))
    found = saved_games()
    assert len(found) == saved.NEWEST
    assert [game.path.stat().st_mtime for game in found] == [1004, 1003, 1002]
    assert [(game.scenario, game.seat, game.round) for game in found] == [
        ("three-valleys", "alto", 3), ("three-valleys", "alto", 2), ("three-valleys", "alto", 2),
    ]  # fmt: skip
    assert all(game.played and game.twin is None for game in found)


def test_only_so_many_records_are_looked_at(
    valleys: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session.start(valleys, people=("alto",), seed=1)
    session.advance()
    assert session.record
    os.utime(session.record, (1, 1))
    (usual_folder() / "prose.jsonl").write_text("Dear diary\n")
    monkeypatch.setattr(saved, "LOOKED_AT", 1)
    assert saved_games() == []
    monkeypatch.setattr(saved, "LOOKED_AT", 2)
    assert [game.path for game in saved_games()] == [session.record]


def test_a_saved_game_of_a_twin_says_so() -> None:
    scenario = scenario_in("drones-over-mexico", "en", "drones_over_tolmara")
    session = Session.start(scenario, people=("us_president",), seed=1, twin="drones_over_tolmara")
    session.advance()
    (game,) = saved_games()
    assert game.twin == "drones_over_tolmara"
    again = Session.resume(game.path)
    assert (again.twin, again.scenario.title) == ("drones_over_tolmara", scenario.title)


def test_records_get_names_that_are_free(tmp_path: Path) -> None:
    first = usual_path("three-valleys")
    assert first.parent == usual_folder()
    first.write_text("")
    second = usual_path("three-valleys")
    assert (first.name, second.name) == ("three-valleys-1.jsonl", "three-valleys-2.jsonl")
    game = tmp_path / "game.jsonl"
    game.write_text("")
    assert path_beside(game) == tmp_path / "game-2.jsonl"
    path_beside(game).write_text("")
    assert path_beside(game) == tmp_path / "game-3.jsonl"


def test_a_record_says_where_it_ends(valleys: Scenario, path: Path) -> None:
    session = Session.start(valleys, people=VALLEYS, seed=7, record=path)
    assert stands(read(path)) == "nothing is played yet"
    assert not read(path).over
    play_on(session, (1, 2, 3, 1, 2))
    assert stands(read(path)) == "its last phase is talk in round 1"
    while not session.over:
        session.advance()
    assert read(path).over
    assert opened(str(path), False).over


# endings seen


def test_an_ending_is_new_once(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "endings.json"
    assert gallery.endings_seen(file) == {}
    assert gallery.note_ending("a", "calm", file)
    assert not gallery.note_ending("a", "calm", file)
    assert gallery.note_ending("a", "storm", file)
    assert gallery.note_ending("b", "calm", file)
    assert gallery.endings_seen(file) == {"a": ("calm", "storm"), "b": ("calm",)}


@pytest.mark.parametrize("content", ["", "[1]", '{"a": 3}', "\x00"])
def test_a_broken_file_of_endings_stops_nothing(tmp_path: Path, content: str) -> None:
    file = tmp_path / "endings.json"
    file.write_text(content)
    assert gallery.endings_seen(file) == {}
    assert gallery.note_ending("a", "calm", file)
    assert gallery.endings_seen(file) == {"a": ("calm",)}


def test_what_is_no_name_among_the_endings_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "endings.json"
    file.write_text(json.dumps({"a": ["calm", 3], "b": "calm"}))
    assert gallery.endings_seen(file) == {"a": ("calm",)}


def test_a_disk_that_refuses_an_ending_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert gallery.note_ending("a", "calm", tmp_path / "file" / "endings.json")


# setting up


def test_a_scenario_is_set_up_in_a_language_and_under_the_names_of_a_twin() -> None:
    plain, twin = (
        scenario_in("drones-over-mexico", "en", x) for x in (None, "drones_over_tolmara")
    )
    assert plain.title.text != twin.title.text
    assert (
        scenario_in("three-valleys", "es").title.text
        != scenario_in("three-valleys", "en").title.text
    )
    with pytest.raises(UserError, match=r"no twin 'x'; there are: 'drones_over_tolmara'\."):
        scenario_in("drones-over-mexico", "en", "x")
    with pytest.raises(UserError, match=r"no twin 'x'; there are: none\."):
        scenario_in("three-valleys", "en", "x")


def test_faults_of_a_scenario_or_its_translation_are_named_before_it_is_played(
    tmp_path: Path,
) -> None:
    from game.scenario.shelf import find_scenario

    good = find_scenario("three-valleys").read_text(encoding="utf-8")
    file = tmp_path / "valleys.yaml"
    file.write_text(good.replace("format: 1", "format: 9", 1), encoding="utf-8")
    with pytest.raises(UserError, match=r"The scenario has errors, the first is: .*valleys\.yaml:"):
        scenario_in(str(file), "en")
    file.write_text(good, encoding="utf-8")
    (tmp_path / "valleys.es.yaml").write_text("language: es\ntexts: 3\n", encoding="utf-8")
    assert scenario_in(str(file), "en").id == "three-valleys"
    with pytest.raises(UserError, match=r"The translation has errors, the first is: "):
        scenario_in(str(file), "es")


def test_drawn_seeds_are_short_and_differ() -> None:
    seeds = {fresh_seed() for _ in range(50)}
    assert len(seeds) > 40
    assert all(0 <= seed < MOST_SEED for seed in seeds)


def test_digests_tell_orders_of_keys_apart_only_where_it_matters(valleys: Scenario) -> None:
    assert canonical({"b": 1, "a": [1, "ñ"]}) == '{"a":[1,"ñ"],"b":1}'.encode()
    session = people(valleys)
    here = digest(session.position)
    session.advance()
    assert digest(session.position) != here


# who is asked, and for which word


def test_a_seat_is_asked_where_it_has_something_to_decide(valleys: Scenario) -> None:
    session = people(valleys)
    for phase, asked in (("brief", ()), ("talk", VALLEYS)):
        to_phase(session, phase)
        assert session.waiting == asked
    to_phase(session, "commit")
    assert set(session.waiting) == set(VALLEYS)
    assert not decides(session.book, session.observation("commission"), "commit")


def test_a_word_is_owed_once_it_is_signed_or_promised() -> None:
    session = to_phase(people(scenario_named("three-valleys")), "talk")
    assert word_given(session.book, session.observation("alto"), "release") == ("", "")
    package = Put("alto", (Clause("release", "high"), Clause("payment", "some")))
    promise = Promise("medio", "diversion", "small")
    assert session.submit("alto", (package,)) == ()
    assert session.submit("medio", (promise,)) == ()
    session.advance()
    session.submit("delta", (sign(session, "delta", "alto"),))
    session.advance()
    seen = {seat: session.observation(seat) for seat in VALLEYS}
    assert word_given(session.book, seen["alto"], "release") == ("high", "signed")
    assert word_given(session.book, seen["medio"], "diversion") == ("small", "promised")
    assert word_given(session.book, seen["alto"], "diversion") == ("", "")
    assert word_given(session.book, seen["medio"], "release") == ("", "")
    assert to_believe(session.book, seen["alto"]) == ("payment",)
    assert to_believe(session.book, seen["delta"]) == ("release",)
    assert to_believe(session.book, seen["medio"]) == ()


# what if, in words


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1 medio diversion=fair", "Round 1, Medio: Canal to “A fair part”, instead of Canal to “A small part”."),
        ("1 medio diversion=small", "Round 1, Medio: Canal to “A small part”, as it was."),
        ("1 alto release=high", "Round 1, Alto: Release to “Open the gate”, instead of Release to “As usual”."),
        ("1 medio diversion=", "Round 1, Medio: no order to Canal, instead of Canal to “A small part”."),
        ("2 alto release=high", "Round 2, Alto: Release to “Open the gate”, instead of no order to Release."),
        ("1 delta decline alto", "Round 1, Delta: a no to the text on Release and Payment, instead of a signature under the text on Release and Payment."),
    ],
)  # fmt: skip
def test_what_is_altered_is_said_with_what_it_was(text: str, says: str) -> None:
    session = promised()
    alteration = read_alteration(session.book, text)
    assert changed(Words(session.book, "en"), session.recorded, alteration) == says


def test_the_order_that_is_altered_is_the_last_of_its_kind_in_its_round() -> None:
    session = promised()
    assert original(session.recorded, Alteration(1, "medio", Move, "diversion", "")) == Move(
        "medio", "diversion", "small"
    )
    assert original(session.recorded, Alteration(2, "medio", Move, "diversion", "")) is None
    assert original(session.recorded, Alteration(1, "alto", Move, "diversion", "")) is None
    event = next(iter(session.book.events))
    assert original(session.recorded, Alteration(1, "medio", Choose, event, "")) is None


def test_an_order_that_lapses_is_said_with_its_reason(poor_valleys: Scenario) -> None:
    session = people(poor_valleys)
    for round, setting in ((2, "small"),):
        to_phase(session, "commit", round)
        assert session.submit("medio", (Move("medio", "diversion", setting),)) == ()
    while not session.over:
        session.advance()
    found = what_if(session.recorded, [read_alteration(session.book, "1 medio diversion=large")])
    words = Words(session.book, "en")
    (lapse,) = found.lapsed
    said = lapse_said(words, session.recorded.course, lapse)
    assert said.startswith("Round 2, Medio")
    assert "mandate" in said.lower()
    both = compared(words, found)
    assert {number.kind for number in both.numbers} >= {"indicator"}
    assert all(number.played != number.altered for number in both.numbers)


def test_a_game_has_its_ends_of_rounds(valleys: Scenario) -> None:
    session = people(valleys)
    course = session.recorded.course
    assert len(ends_of_rounds(course)) == 1
    to_phase(session, "commit")
    assert len(ends_of_rounds(course)) == 2
    session.advance()
    found = ends_of_rounds(course)
    assert len(found) == 2
    assert found[-1] is session.position
    while not session.over:
        session.advance()
    assert len(ends_of_rounds(course)) == session.book.rounds + 2


# what is suggested


def test_the_breach_that_lost_most_trust_is_the_one_undone() -> None:
    session = promised()
    (found,) = (e for e in suggestions(session.recorded) if e.kind == "breach")
    assert (found.kind, found.target, str(found.alteration)) == (
        "breach", "trust", "1 alto release=high",
    )  # fmt: skip
    seats = session.book.seats
    assert found.index == (seats.index("delta"), seats.index("alto"))
    assert found.gain == found.held - found.played
    (line,) = suggested(Words(session.book, "en"), session.recorded, found)
    assert line.startswith(
        "Had Alto kept the clause on Release in round 1: the trust of Delta in Alto"
    )


def test_every_suggestion_was_played_and_is_the_best_of_its_kind() -> None:
    session = promised()
    book = session.book
    found = suggestions(session.recorded)
    assert {each.kind for each in found} >= {"best_change", "breach"}
    assert len([each for each in found if each.kind == "breach"]) == 1
    for each in found:
        again = what_if(session.recorded, [each.alteration], HOLD).altered.position
        values = scores(book, again) if each.target == "score" else again.trust
        assert each.held == int(values[(0, *each.index)])
        assert each.gain > 0
        assert each.responded is None
    best = {each.alteration.seat: each for each in found if each.kind == "best_change"}
    for seat, each in best.items():
        alone = suggestions(session.recorded, [seat])
        assert each in alone, "nobody else's ideas change it"
        assert each.index == (book.seats.index(seat),)
    assert CONFIRMED == 3


def test_the_signature_that_cost_its_giver_most_is_found() -> None:
    """An equal cut needs everybody's signature; Medio is better off without it, the others are not."""
    session = to_phase(people(scenario_named("three-valleys"), seed=3), "talk")
    package = Put("alto", (Clause("drought_rule", "equal_cut"),), (), ("medio", "delta"))
    assert session.submit("alto", (package,)) == ()
    session.advance()
    text = text_by(session, "alto")
    for seat in ("medio", "delta"):
        assert session.submit(seat, (sign(session, seat, "alto"),)) == ()
    while not session.over:
        session.advance()
    (found,) = (each for each in suggestions(session.recorded) if each.kind == "unsigned")
    gains = {}
    for seat in ("medio", "delta"):
        declined = Alteration(1, seat, Decline, text, "")
        again = what_if(session.recorded, [declined], HOLD).altered.position
        at = session.book.seats.index(seat)
        gains[seat] = int(
            (scores(session.book, again) - scores(session.book, session.position))[0, at]
        )
    assert found.alteration.seat == max(gains, key=lambda seat: gains[seat])
    assert found.gain == max(gains.values()) > 0
    (said,) = suggested(Words(session.book, "en"), session.recorded, found)
    assert said.startswith("Had Delta not signed the text on Drought rule in round 1")


def test_a_batch_of_held_games_is_each_game_alone() -> None:
    session = promised()
    texts = [
        "1 alto release=high",
        "2 medio diversion=large",
        "1 delta decline alto",
        "4 alto release=low",
    ]
    read = [read_alteration(session.book, text) for text in texts]
    tries = [named(session.recorded, each, Words(session.book)) for each in read]
    ends = all_held(session.recorded, tries)
    assert ends.position is not None
    assert set(ends.game) == set(tries)
    for each in tries:
        alone = what_if(session.recorded, [each], HOLD).altered.position
        assert (
            scores(session.book, ends.position)[ends.game[each]] == scores(session.book, alone)[0]
        ).all()


def test_what_is_altered_takes_the_place_of_what_was_recorded(valleys: Scenario) -> None:
    session = to_phase(people(valleys), "commit")
    recorded = (Move("medio", "diversion", "small"),)
    seen = session.observation("medio")
    other = Alteration(1, "medio", Move, "diversion", "large")
    given = held(session.book, seen, recorded, [other])
    assert given.orders == (Move("medio", "diversion", "large"),)
    assert (given.done, given.refused, given.lapsed) == ((other,), (), ())
    taken = Alteration(1, "medio", Move, "diversion", "")
    assert held(session.book, seen, recorded, [taken]).orders == ()
    assert held(session.book, seen, recorded).orders == recorded
    wrong = Alteration(1, "alto", Move, "release", "high")
    refused = held(session.book, seen, recorded, [wrong])
    assert [each for each, _ in refused.refused] == [wrong]
    assert refused.orders == recorded


def test_minds_respond_only_where_they_see_something_else() -> None:
    session = Session.start(
        scenario_named("three-valleys"), seed=5, people=("medio",), autosave=False
    )
    play_on(session, range(60))
    found = what_if(
        session.recorded, [read_alteration(session.book, "2 medio diversion=large")], RESPOND
    )
    fork = next(
        n for n, s in enumerate(session.steps) if (s.before.round, s.phase) == (2, "commit")
    )
    assert [a is b for a, b in zip(found.altered.steps[:fork], session.steps, strict=False)] == [
        True
    ] * fork
    assert not found.same
