"""How seats took a round: what each reader is told of it, why, and that no secret shows in a face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.rules.compliance import KEPT
from game.rules.orders import Clause, Move, Put
from game.rules.position import Position
from game.rules.rulebook import NOBODY
from game.views.moods import CLEAR, Mood, moods
from game.views.spans import Ends, Span, seen_by
from game.views.words import Words
from tests.talks import sign
from tests.views.games import Game, opened, phases
from tests.views.test_play import go_to, order, with_deal

HIGH = Move("alto", "release", "high")


def taken(game: Game, reader: str = "", language: str = "en", first: int = 0) -> dict[str, Mood]:
    """The moods after a reveal, compared with an earlier phase, as a seat or nobody may know them."""
    place = game.book.seats.index(reader) if reader else NOBODY
    ends = Ends(Span(game.history[-1].round), game.history[first], game.position)
    words = Words(game.book, language=language)
    return dict(moods(words, seen_by(game.book, ends, place), game.changes))


def cheated(setting: str) -> Game:
    """Medio and Alto have agreed on the canal; Alto keeps its word, Medio orders what is asked."""
    clauses = (Clause("diversion", "fair"), Clause("release", "high"))
    game = order(go_to(opened("three-valleys"), "talk"), Put("medio", clauses))
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    return order(game, Move("medio", "diversion", setting), HIGH)


def test_before_the_first_reveal_all_are_even() -> None:
    book = opened("three-valleys").book
    found = moods(Words(book), None, ())
    assert found == dict.fromkeys(book.seats, Mood("even", "Nothing has been revealed yet."))


def test_who_saw_a_word_to_it_broken_is_hurt_and_all_are_told_by_whom() -> None:
    game = order(with_deal(), HIGH, Move("medio", "diversion", "fair"))
    for reader in ("", "medio", "delta"):
        assert taken(game, reader)["alto"] == Mood(
            "hurt", "Alto has seen a word to it broken by Medio."
        )
    assert taken(game, "alto")["alto"].why == "You have seen a word to you broken by Medio."
    assert taken(game, "alto", "es")["alto"].why == "Viste rota una palabra que te dieron: Medio."
    assert "broken" not in taken(game, "medio")["medio"].why, "its own breach hurts nobody at home"


def test_who_saw_a_word_to_it_kept_is_glad() -> None:
    game = order(with_deal(), HIGH, Move("medio", "diversion", "small"))
    for reader in ("", "medio", "delta"):
        assert taken(game, reader)["alto"] == Mood(
            "glad", "Alto has seen a word to it kept by Medio."
        )
    assert taken(game, "alto")["alto"].why == "You have seen a word to you kept by Medio."
    # What hurts weighs more: Alto kept its word to Medio, whose red line was crossed.
    assert taken(game, "medio")["medio"].why.startswith("Your red line was crossed: We will not")


def test_a_breach_that_nobody_has_seen_changes_no_face_but_what_was_seen() -> None:
    """The quiet canal looks like the fair one: nobody but Medio may read anything else from a face."""
    quiet, fair = cheated("quiet"), cheated("fair")
    assert not quiet.position.exposed.any()
    assert quiet.position.secret_breach.any()
    for reader in ("", "alto", "delta"):
        assert taken(quiet, reader) == taken(fair, reader)
        assert taken(quiet, reader)["alto"].kind != "hurt"
    # Medio knows of its own breach, and still that Alto does not.
    assert taken(quiet, "medio")["alto"].kind != "hurt"


def test_a_reader_with_open_eyes_needs_no_trust_that_moves() -> None:
    """Trust at its end moves no more; the clause was seen kept all the same."""
    game = cheated("fair")
    place = game.book.seats.index("alto")
    ends = Ends(Span(1), game.history[0], game.position)
    seen = seen_by(game.book, ends, place)
    verdict = seen.after.view.verdict.copy()
    verdict[0, place, game.book.levers.index("diversion")] = KEPT
    after = replace(seen.after, view=seen.after.view.changed(verdict=verdict))
    found = moods(Words(game.book), replace(seen, after=after), ())
    assert found["alto"].why == "You have seen a word to you kept by Medio."
    late = replace(seen, after=after, span=Span(1, afterwards=True))
    assert "kept" not in moods(Words(game.book), late, ())["alto"].why, "that was told before"


def test_a_red_line_that_was_crossed_hurts_whose_it_is() -> None:
    game = opened("three-valleys")
    lines = Words(game.book).red_lines
    for at, name in enumerate(game.book.red_lines):
        crossed = game.position.crossed.copy()
        crossed[0, at] += 1
        ends = Ends(Span(1), game.position, game.position.changed(crossed=crossed))
        found = moods(Words(game.book), seen_by(game.book, ends, NOBODY), ())
        holder, line = lines[name]
        assert found[holder].kind == "hurt"
        assert found[holder].why.endswith(line.say.text)
        assert {m.kind for seat, m in found.items() if seat != holder} == {"even"}


@pytest.mark.parametrize(
    ("moved", "kind"),
    [(CLEAR, "glad"), (CLEAR - 10, "even"), (-CLEAR, "hurt"), (10 - CLEAR, "even"), (0, "even")],
)
def test_trust_in_all_others_together_must_move_clearly(moved: int, kind: str) -> None:
    game = opened("three-valleys")
    shown = game.position.shown.copy()
    shown[0, 0, 1] += moved + 200
    shown[0, 0, 2] -= 200
    ends = Ends(Span(1), game.position, game.position.changed(shown=shown))
    seen = seen_by(game.book, ends, NOBODY)
    found = moods(Words(game.book), seen, ())
    assert found["alto"].kind == kind
    assert ("10 points in all" in found["alto"].why) == (kind != "even")
    # What one's own trust truly is, is one's own: to Alto itself nothing has moved.
    assert moods(Words(game.book), seen_by(game.book, ends, 0), ())["alto"].kind == "even"


def rounds(name: str, seed: int) -> Iterator[tuple[Game, Ends[Position]]]:
    """The ends of every round of a random game."""
    start: Position | None = None
    for game in phases(name, seed):
        if game.history and game.position.round > game.history[-1].round:
            span = Span(game.history[-1].round)
            start = start or game.history[0]
            yield game, Ends(span, start, game.position)
            start = game.position


@pytest.mark.parametrize(("name", "seed"), [("three-valleys", 1), ("drones-over-mexico", 2)])
def test_no_mood_needs_a_change_that_is_hidden_from_the_reader(name: str, seed: int) -> None:
    kinds: Counter[str] = Counter()
    for game, ends in rounds(name, seed):
        for reader in ("", *game.book.seats):
            seen = seen_by(game.book, ends, game.book.place(reader))
            visible = [change for change in game.changes if change.visible_to(reader)]
            found = moods(game.words, seen, visible)
            assert found == moods(game.words, seen, game.changes)
            kinds.update(mood.kind for mood in found.values())
    assert len(kinds) == 3, kinds


def test_what_one_seat_alone_saw_broken_shows_in_its_face_to_itself_alone() -> None:
    found = 0
    for seed in range(4):
        for game, ends in rounds("drones-over-mexico", seed):
            broken = [
                change
                for change in game.changes
                if change.round == ends.span.round and change.rule == "broken"
            ]
            in_public = {change.names["holder"] for change in broken if not change.seen_by}
            for holder in {change.names["holder"] for change in broken} - in_public:
                found += 1
                for reader in ("", *game.book.seats):
                    seen = seen_by(game.book, ends, game.book.place(reader))
                    why = moods(game.words, seen, game.changes)[holder].why
                    assert ("broken by" in why) == (reader == holder)
    assert found
