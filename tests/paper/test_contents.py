"""What stands in a debrief, and what does not, game by game: parts of a source that was altered by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from game import UserError
from game.analysis.turning import Shift
from game.debrief import charts
from game.debrief.archives import Archives, MindResult
from game.debrief.causes import CauseTable
from game.debrief.clauses import ClauseResult, Judgement
from game.debrief.contents import headings, parts
from game.debrief.course import Curve
from game.debrief.data import data
from game.debrief.opened import ClassQuestion
from game.debrief.parts import Block, Bullets, Card, Figure, Heading, PagePart, Prose, Table
from game.debrief.source import FEW, Material, source_of
from game.rules.changes import Change
from game.session.casting import PERSON
from game.session.course import Recorded
from game.session.record import Problem
from game.session.session import Session
from game.views.results import TrustResult
from game.views.words import Words
from tests.paper.test_golden_debrief import found, game


def altered(**changes: Any) -> Material:
    """The game of the goldens with parts of its debrief put in the place of its own."""
    source = found("en")
    return replace(source, debrief=replace(source.debrief, **changes))


def part(source: Material, id: str) -> PagePart:
    return next(each for each in parts(source) if each.id == id)


def ids(source: Material) -> list[str]:
    return [each.id for each in parts(source)]


def prose(each: PagePart) -> list[str]:
    return [block.text for block in each.blocks if isinstance(block, Prose)]


def tables(each: PagePart) -> list[Table]:
    return [block for block in each.blocks if isinstance(block, Table)]


def lists(each: PagePart) -> list[Bullets]:
    return [block for block in each.blocks if isinstance(block, Bullets)]


def kinds(each: PagePart) -> list[type[Block]]:
    return [type(block) for block in each.blocks]


# the head


def test_a_game_that_was_stopped_says_in_which_round() -> None:
    title, meta = headings(altered(ending="", round=3))
    assert title == "Looking back: Three Valleys, One River"
    assert meta == "20 minutes, 4 rounds, seed 4; stopped in round 3"
    assert headings(found("en"))[1] == "20 minutes, 4 rounds, seed 4"


def mind(seat: str, player: str, *thoughts: str) -> MindResult:
    return MindResult(seat, seat.title(), "tit_for_tat", player, thoughts)


def with_minds(*minds: MindResult) -> Material:
    return altered(archives=replace(found("en").debrief.archives, minds=minds))


def test_players_that_are_alike_are_named_together() -> None:
    source = with_minds(mind("alto", "a person"), mind("medio", "like for like"), mind("delta", "a person"))  # fmt: skip
    story = part(source, "story")
    assert lists(story)[0].lines == source.story
    assert lists(story)[1].lines == ("A person: Alto and Delta", "Like for like: Medio")
    assert [block.text for block in story.blocks if isinstance(block, Heading)] == ["Who played"]
    alone = part(with_minds(), "story")
    assert kinds(alone) == [Bullets, Prose]
    assert prose(part(altered(text=""), "story")) == []
    assert prose(part(found("en"), "story")) == [found("en").debrief.text]


def test_only_the_story_needs_no_word_on_how_to_read_it() -> None:
    assert {each.id for each in parts(found("en")) if not each.how} == {"story"}


# value


def test_a_game_without_figures_of_value_tells_each_score_in_a_sentence() -> None:
    source = replace(found("en"), value=None)
    assert kinds(part(source, "value")) == [Figure, Bullets]
    (told,) = lists(part(source, "value"))
    assert told.lines == tuple(seat.sentence for seat in source.debrief.seats)
    assert "possible" not in ids(source)
    assert data(source)["value"] is None


def test_shares_are_a_column_where_somebody_has_one() -> None:
    source = found("en")
    value = source.value
    assert value is not None
    (whole,) = tables(part(source, "value"))
    assert (len(whole.head), whole.numbers) == (6, 5)
    shares = [f"{claim.share}\xa0%" for claim in value.claims]
    assert all(claim.share is not None for claim in value.claims)
    assert [row[4] for row in whole.rows] == [*shares, ""]
    one, *others = value.claims
    some = replace(value, claims=(one, *(replace(claim, share=None) for claim in others)))
    (table,) = tables(part(replace(source, value=some), "value"))
    assert [row[4] for row in table.rows] == [shares[0], "–", "–", ""]
    none = replace(value, claims=tuple(replace(claim, share=None) for claim in value.claims))
    (table,) = tables(part(replace(source, value=none), "value"))
    assert (len(table.head), table.numbers) == (5, 4)
    assert table.head == whole.head[:4] + whole.head[5:]
    assert table.rows == tuple(row[:4] + row[5:] for row in whole.rows)


def test_a_best_edge_of_one_point_is_explained_as_one() -> None:
    source = found("en")
    value = source.value
    assert value is not None
    say = source.words.say
    for length, key in ((1, "page.possible.how.one"), (2, "page.possible.how")):
        plane = replace(value.plane, edge=value.plane.edge[:1] * length)
        altered_value = replace(source, value=replace(value, plane=plane))
        assert part(altered_value, "possible").how == say(key)


def test_what_was_reached_has_no_settings_and_a_sum_after_its_scores() -> None:
    source = found("en")
    assert source.value is not None
    (table,) = tables(part(source, "possible"))
    reached = next(spot for spot in source.value.spots if spot.kind == "reached")
    row = next(row for row in table.rows if row[0] == reached.name)
    number = source.words.number
    assert row[1:] == ("–", *map(number, reached.scores), number(reached.total))
    assert (table.numbers, table.folded) == (len(reached.scores) + 1, True)


def test_outcomes_in_one_place_share_a_mark() -> None:
    """Scores are hundredths of a hundredth here: 0.05 apart is half of what is drawn as one."""
    spots = [
        SimpleNamespace(kind=kind, name=kind) for kind in ("reached", "package", "nash", "paid")
    ]
    places = [(50.0, 50.0), (50.02, 50.02), (50.04, 50.02), (50.0, 49.9)]
    value = cast(Any, SimpleNamespace(spots=spots, plane=SimpleNamespace(spots=places)))
    points = charts._points(value)
    assert [(p.label, p.kind, p.x, p.y) for p in points] == [
        ("reached = package", "reached", 50.0, 50.0),
        ("nash", "nash", 50.04, 50.02),
        ("paid", "best", 50.0, 49.9),
    ]


# trust


def pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures of seats that this scenario lacks cannot be drawn."""
    for name in ("webs", "trust_table"):
        monkeypatch.setattr(charts, name, lambda source: Figure((), ()))


def test_without_trust_there_is_no_part_of_it() -> None:
    assert "trust" not in ids(altered(trust=()))
    assert "trust" in ids(found("en"))


@pytest.mark.parametrize(("holders", "said"), [(6, False), (7, True)])
def test_of_a_crowd_it_is_said_that_not_every_arrow_is_drawn(
    holders: int, said: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures(monkeypatch)
    seats = [f"s{n}" for n in range(holders)]
    source = altered(trust=tuple(TrustResult(seat, "s0", 5000, 4000, "") for seat in seats))
    monkeypatch.setattr(type(source.words), "seat", lambda self, seat: seat.upper())
    trust = part(source, "trust")
    assert (source.words.say("page.trust.few") in prose(trust)) is said
    (table,) = tables(trust)
    assert table.rows[1] == ("S1 → S0", "50", "40")
    assert (table.numbers, table.folded) == (2, True)


# promises


def clause(*judgements: Judgement, due: bool = True, **more: Any) -> ClauseResult:
    usual: dict[str, Any] = {
        "lever": "release", "lever_name": "Release", "setting": "high", "setting_name": "High",
        "owner_name": "Alto", "agreement": 1, "round": 1, "signers": ("alto", "delta"),
        "public": True, "verified": False, "binding": False,
        "marks": ("kept", "", "broken", "") if due else ("",) * 4,
        "sentence": "Release to “High”", "fact": "Kept in half of its rounds.",
    }  # fmt: skip
    return ClauseResult(**usual | more, judge=lambda: iter(judgements))


def judged(threshold: int | None, *beliefs: tuple[int, int]) -> Judgement:
    return Judgement("delta", "Delta", threshold, threshold is not None, beliefs, "Delta needed so much.")  # fmt: skip


def test_a_game_without_a_word_given_says_so() -> None:
    silent = altered(clauses=(), promises=())
    assert kinds(part(silent, "promises")) == [Prose]
    assert prose(part(silent, "promises")) == [found("en").words.say("page.no_word")]


def test_promises_alone_are_told() -> None:
    (told,) = part(altered(clauses=()), "promises").blocks
    assert isinstance(told, Bullets)
    assert [line for line in told.lines if "promised in public" in line]


def test_what_never_fell_due_is_not_drawn() -> None:
    one = part(altered(clauses=(clause(),)), "promises")
    assert kinds(one) == [Figure, Bullets, Table]
    assert kinds(part(altered(clauses=(clause(due=False),)), "promises")) == [Bullets, Table]
    both = part(altered(clauses=(clause(due=False), clause())), "promises")
    assert kinds(both)[0] is Figure


def test_the_form_of_a_clause_is_told_beside_it() -> None:
    secret = clause(public=False, verified=True)
    table, *_ = tables(part(altered(clauses=(clause(), secret)), "promises"))
    say = found("en").words.say
    owner = say("page.clause.owner", owner="Alto")
    assert [row[1] for row in table.rows] == [
        owner,
        f"{owner}; {say('clause.secret')}, {say('clause.checked')}",
    ]
    assert table.folded


def test_clauses_that_were_safe_to_sign_need_no_picture() -> None:
    say = found("en").words.say
    safe = part(altered(clauses=(clause(judged(0)),)), "promises")
    assert kinds(safe) == [Figure, Bullets, Table, Heading, Prose, Prose, Table]
    assert prose(safe) == [say("page.judged.safe"), say("page.beliefs.none")]
    unforeseen = part(altered(clauses=(clause(judged(None)), clause(judged(0)))), "promises")
    assert prose(unforeseen) == [say("page.beliefs.none")]
    doubted = part(altered(clauses=(clause(judged(40)),)), "promises")
    assert kinds(doubted)[3:] == [Heading, Figure, Prose, Table]
    assert prose(doubted) == [say("page.beliefs.none")]
    believed = part(altered(clauses=(clause(judged(0, (1, 50))),)), "promises")
    assert kinds(believed)[3:] == [Heading, Figure, Table]
    assert tables(believed)[1].rows == (
        ("Release to “High”", "Delta needed so much.", "Kept in half of its rounds."),
    )
    assert tables(believed)[1].folded


def drawn(name: str, source: Material, monkeypatch: pytest.MonkeyPatch) -> Any:
    """What a picture is asked to draw, as its positional and named arguments."""
    asked: list[SimpleNamespace] = []

    def draw(*args: Any, **named: Any) -> Any:
        asked.append(SimpleNamespace(args=args, **named))
        return cast(Any, SimpleNamespace(width=named["wide"]))

    monkeypatch.setattr(charts, name, draw)
    parts(source)
    wide, narrow = asked[:2]
    assert (wide.wide, narrow.wide) == (charts.WIDE, charts.NARROW)
    assert (wide.size, narrow.size) == (charts.SIZE, charts.SMALL)
    return wide


def test_so_many_judgements_are_drawn_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    many = altered(clauses=(clause(*(judged(n) for n in range(20))),))
    picture = drawn("belief_strip", many, monkeypatch)
    assert [strip.threshold for strip in picture.args[0]] == list(range(1, 15))
    needed, believed, done = picture.key
    assert believed == ""
    assert needed
    assert done
    told = altered(clauses=(clause(judged(0, (1, 50), (2, 60))),))
    picture = drawn("belief_strip", told, monkeypatch)
    (strip,) = picture.args[0]
    assert (strip.beliefs, strip.fact, strip.small) == ((50, 60), 50, "for Delta")
    assert picture.key[1] == told.words.say("page.believed")


def test_tension_is_drawn_last_and_out_of_its_own_highest(monkeypatch: pytest.MonkeyPatch) -> None:
    source = found("en")
    course = source.debrief.timeline
    ladder = Curve("anger", "Anger", (100, 300), 0, 400, "low")
    tense = altered(timeline=replace(course, tension=ladder))
    picture = drawn("timeline_chart", tense, monkeypatch)
    *others, last = picture.args[0]
    assert (last.name, last.said, last.values) == ("Anger", "3/4", (25, 75))
    calm = drawn("timeline_chart", altered(timeline=replace(course, tension=None)), monkeypatch)
    assert calm.args[0] == others
    table, *_ = tables(part(tense, "timeline"))
    assert table.rows[-1] == ("Anger", "1", "3")
    assert (table.head, table.numbers) == (("", *course.ticks), len(course.ticks))
    assert table.folded
    assert "Anger" in picture.description
    assert "Anger" not in calm.description


def test_walk_away_values_are_notched_where_there_are_any(monkeypatch: pytest.MonkeyPatch) -> None:
    source = found("en")
    seats = source.debrief.seats
    picture = drawn("value_bars", source, monkeypatch)
    assert picture.floor_name == source.words.say("page.no_deal")
    assert [bar.floor for bar in picture.args[0]] == [41, 47, 37, None]
    words = source.words
    *negotiate, watches = seats
    assert [bar.said for bar in picture.args[0]] == [
        *(
            f"{words.number(seat.score)} ({words.signed(seat.score - seat.reservation)})"
            for seat in negotiate
        ),
        words.number(watches.score),
    ]
    none = altered(seats=tuple(replace(seat, reservation=0) for seat in seats))
    assert drawn("value_bars", none, monkeypatch).floor_name == ""


# secrets, causes, questions


def test_what_was_hidden_is_told_under_its_heading() -> None:
    say = found("en").words.say
    nothing = Archives((), (), (), ())
    assert prose(part(altered(archives=nothing), "secrets")) == [say("page.secrets.none")]
    hidden = Archives(("A fact.",), (), ("A clause.",), (mind("alto", "like for like", "I doubt."), mind("medio", "like for like")))  # fmt: skip
    blocks = part(altered(archives=hidden), "secrets").blocks
    assert blocks == (
        Heading(say("page.secrets.facts")),
        Bullets(("A fact.",)),
        Heading(say("page.secrets.clauses")),
        Bullets(("A clause.",)),
        Heading(say("page.minds"), say("page.minds.how")),
        Card(say("page.mind", seat="Alto", player="like for like"), ("I doubt.",)),
    )


def test_a_table_without_causes_is_left_out() -> None:
    tables_ = found("en").debrief.causes
    bare = CauseTable("Nothing moved", (), tables_[0].rows)
    assert [t.caption for t in tables(part(altered(causes=(bare,)), "why"))] == []
    one = replace(tables_[0], kinds=tables_[0].kinds[:1])
    assert [len(t.head) for t in tables(part(altered(causes=(one,)), "why"))] == [4]


def test_of_many_reasons_the_rest_is_counted() -> None:
    seat = found("en").debrief.seats[0]
    row = seat.why.rows[0]

    def reasons(count: int) -> list[str]:
        why = replace(seat.why, rows=(replace(row, shown=-150, sentence="So it is."),) * count)
        source = altered(seats=(replace(seat, explain=lambda: why),))
        return [line for b in part(source, "why").blocks if isinstance(b, Card) for line in b.lines]

    few = len(replace(seat.why, rows=(row,) * 99).first)
    assert reasons(0) == []
    assert reasons(few) == ["-1.5: So it is."] * few
    more = found("en").words.say("page.more", count=2)
    assert reasons(few + 2) == ["-1.5: So it is."] * few + [more]


def test_evidence_that_was_told_already_is_pointed_to() -> None:
    long, short = ("One.", "Two."), ("One.",)
    asked = (
        ClassQuestion("First?", "trust", long),
        ClassQuestion("Again?", "trust", long),
        ClassQuestion("Elsewhere?", "none", long),
        ClassQuestion("Short?", "scores", short),
        ClassQuestion("Short again?", "scores", short),
    )
    say = found("en").words.say
    assert part(altered(questions=asked), "questions").blocks == (
        Card("First?", long),
        Card("Again?", (say("page.see", part=say("page.trust")),)),
        Card("Elsewhere?", long),
        Card("Short?", short),
        Card("Short again?", short),
    )


def test_what_there_is_nothing_of_has_no_part() -> None:
    bare = replace(
        altered(questions=(), afterwards=(), causes=(), seats=(), red_lines=()),
        what_if=(),
    )
    assert {"questions", "reality", "why", "what_if"}.isdisjoint(ids(bare))
    timeline = replace(bare.debrief.timeline, indicators=())
    gone = replace(bare, debrief=replace(bare.debrief, timeline=timeline))
    assert "world" not in ids(gone)
    lined = replace(gone, debrief=replace(gone.debrief, red_lines=("A line was crossed.",)))
    assert lists(part(lined, "world"))[0].lines == ("A line was crossed.",)
    assert lists(part(replace(bare, what_if=(("Try.", "It helps."),)), "what_if"))[0].lines == (
        "Try. It helps.",
    )


def test_data_says_what_a_game_lacks_and_what_is_wrong_with_its_record() -> None:
    source = replace(altered(ending=""), problem=Problem("torn", 7, "Line 7 is torn."))
    timeline = replace(source.debrief.timeline, trust=None)
    written = data(replace(source, debrief=replace(source.debrief, timeline=timeline)))
    assert written["ending"] is None
    assert written["timeline"]["trust"] is None
    assert written["problem"] == {"code": "torn", "line": 7, "message": "Line 7 is torn."}
    assert data(found("en"))["problem"] is None
    seat = replace(source.debrief.seats[0], cooperation=None, trusted=None)
    (row,) = data(altered(seats=(seat,)))["seats"]
    assert (row["cooperation"], row["trusted"]) == (None, None)
    ladder = replace(source.debrief.timeline, tension=source.debrief.timeline.indicators[0])
    tension = data(altered(timeline=ladder))["timeline"]["tension"]
    assert tension["values"] == [v / 100 for v in ladder.indicators[0].values]


# what a source tells of a whole game


def source_with(monkeypatch: pytest.MonkeyPatch, **named: Any) -> Material:
    session = game()
    for name, value in named.items():
        monkeypatch.setattr(f"game.debrief.source.{name}", value)
    return source_of(
        Words(session.recorded.course.book, "en", session.scenario),
        session.recorded,
        (),
        session.seed,
    )


def test_of_each_kind_the_largest_turning_points_are_told_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cause: Change | None = None

    def shift(
        kind: Any, index: tuple[int, ...], round: int, size: int, late: bool = False
    ) -> Shift:
        return Shift(kind, index, round, late, 5000, 5000 + size, cause)

    told = (
        shift("trust", (0, 1), 3, 900), shift("trust", (0, 1), 2, 800), shift("trust", (1, 0), 1, 700),
        shift("trust", (0, 2), 2, 4), shift("trust", (0, 2), 4, 600), shift("trust", (2, 0), 1, 500),
        shift("cooperation", (), 2, 1000), shift("cooperation", (), 3, 900),
        shift("score", (0,), 1, 800, late=True), shift("score", (1,), 3, 300), shift("score", (2,), 1, 200),
    )  # fmt: skip
    source = source_with(monkeypatch, turning_points=lambda recorded: told)
    assert [(turn.at, turn.lines[0].split(" went")[0]) for turn in source.turns] == [
        (1, "Round 1: the trust of Medio in Alto"),
        (2, "Round 2: the cooperation of the table"),
        (3, "Round 3: the trust of Alto in Medio"),
        (3, "Round 3: the score of Medio"),
        (4, "Round 4: the trust of Alto in Delta"),
        (5, "After the last round: the score of Alto"),
    ]


@pytest.mark.parametrize(("people", "asked"), [(0, False), (1, True), (FEW, True), (3, False)])
def test_of_few_people_it_is_worked_out_how_minds_would_respond(
    people: int, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FEW == 2
    responded: list[bool] = []

    def suggested(recorded: Recorded, responding: bool) -> tuple[Any, ...]:
        responded.append(responding)
        return ()

    monkeypatch.setattr("game.debrief.source.suggestions", suggested)
    session = game()
    seats: Mapping[str, str] = {
        seat: PERSON if n < people else "tit_for_tat" for n, seat in enumerate(session.people)
    }
    recorded = Recorded(session.recorded.course, (*session.recorded.seated[:-1], seats))
    source_of(Words(recorded.course.book, "en", session.scenario), recorded, (), session.seed)
    assert responded == [asked]


def test_a_game_that_cannot_be_played_again_has_no_suggestions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(recorded: Recorded, responding: bool) -> tuple[Any, ...]:
        raise UserError("It cannot be played again.")

    assert source_with(monkeypatch, suggestions=refused).what_if == ()


def test_a_game_that_has_not_begun_has_no_turning_points_and_nothing_to_try() -> None:
    session = Session.start(game().scenario, seed=4, people=["alto"], autosave=False)
    source = source_of(
        Words(session.recorded.course.book, "en", session.scenario),
        session.recorded,
        (),
        session.seed,
    )
    assert (source.turns, source.what_if) == ((), ())
    assert not source.debrief.clauses
