"""What a seat reads during play: brief, table, proposals, menu, reveal, front page."""

from __future__ import annotations

import numpy as np
import pytest

from game import locale
from game.rules.encoding import encode
from game.rules.orders import Clause, Deny, Edit, Move, Order, Promise, Put
from game.rules.phases import no_orders
from game.rules.refusals import refusals
from game.rules.resolve import phase_of
from game.rules.texts import texts_known
from game.scenario.shelf import scenario_names
from game.views.brief import OTHERS, brief
from game.views.front_page import front_pages
from game.views.front_page import told as told_news
from game.views.menu import menu
from game.views.proposals import proposals
from game.views.refusing import sentence
from game.views.reveal import reveal, reveal_everything
from game.views.spans import Ends, Span
from game.views.table import table
from game.views.words import Words
from tests.talks import decline, sign
from tests.views.games import Game, opened, phases, random_game, rulebook

MOST_WORDS = 200


def go_to(game: Game, phase: str, round: int = 1) -> Game:
    while (phase_of(game.book, game.position)[0], game.position.round) != (phase, round):
        pass_by(game)
    return game


def pass_by(game: Game) -> None:
    game.play(no_orders(game.book, phase_of(game.book, game.position)[0], 1))


def order(game: Game, *orders: Order) -> Game:
    texts = texts_known(game.position)
    game.play(encode(game.book, phase_of(game.book, game.position)[0], orders, texts), orders)
    return game


# the brief


@pytest.mark.parametrize("name", scenario_names())
def test_nobody_reads_more_than_200_words_before_the_first_order(name: str) -> None:
    for minutes in rulebook(name).scenario.lengths:
        game = opened(name, minutes=minutes)
        for seat in game.book.seats:
            assert brief(game.words, game.seen(seat)).count <= MOST_WORDS


@pytest.mark.parametrize("name", scenario_names())
def test_a_brief_shows_the_own_levers_and_two_others(name: str) -> None:
    game = opened(name)
    for place, seat in enumerate(game.book.seats):
        found = brief(game.words, game.seen(seat))
        own = [lever.id for lever in found.levers if lever.own]
        assert own == [
            x
            for x, mine in zip(
                game.book.levers, game.book.owns[place] & game.book.in_play, strict=True
            )
            if mine
        ]
        assert len(found.levers) - len(own) == OTHERS
        assert all(
            s.price is not None for lever in found.levers if lever.own for s in lever.settings
        )


def test_a_brief_groups_the_seats_by_their_sides() -> None:
    game = opened("drones-over-mexico")
    found = brief(game.words, game.seen("health"))
    assert [side.name for side in found.sides] == ["Washington", "Mexico City", "Communities"]
    assert [card.own for side in found.sides for card in side.seats].count(True) == 1


def test_a_seat_is_told_its_own_part_of_a_hidden_fact() -> None:
    game = opened("drones-over-mexico")
    (told,) = brief(game.words, game.seen("mx_president")).told
    assert told.status == "invented for this game"
    assert brief(game.words, game.seen("health")).told == ()


def test_easy_texts_are_for_the_asking() -> None:
    game = opened("drones-over-mexico")
    usual = brief(game.words, game.seen("health")).history[0].text
    easy = brief(game.words, game.seen("health"), easy=True).history[0].text
    assert easy != usual
    assert len(easy) < len(usual)


# the table


def test_the_table_tells_values_from_estimates() -> None:
    game = opened("drones-over-mexico")
    kinds = {
        seat: {row.id: row.kind for row in table(game.words, game.seen(seat)).indicators}[
            "exposure"
        ]
        for seat in ("us_intelligence", "health")
    }
    assert kinds == {"us_intelligence": "exact", "health": "estimate"}


def test_the_table_shows_the_last_change_only_of_exact_numbers() -> None:
    game = go_to(opened("drones-over-mexico"), "brief", 2)
    ends = Ends(Span(1), opened("drones-over-mexico").seen("health"), game.seen("health"))
    for row in table(game.words, game.seen("health"), ends=ends).indicators:
        assert (row.last is None) == (row.kind != "exact")


def test_what_could_be_a_disguise_is_not_sure() -> None:
    game = opened("three-valleys")
    for seat, sure in (("medio", True), ("alto", False)):
        row = next(x for x in table(game.words, game.seen(seat)).levers if x.id == "diversion")
        assert row.sure == sure
    assert "cannot be sure" in row.sentence


def test_the_table_names_agreements_promises_and_the_clock() -> None:
    game = with_deal()
    found = table(game.words, game.seen("alto"))
    (deal,) = found.agreements
    assert deal.sentence == (
        "Alto and Medio agreed on Release at “Open the gate” and Canal at “A small part”."
    )
    assert (found.minutes, found.phase) == (game.book.length.minutes.commit, "commit")
    game = order(go_to(opened("three-valleys"), "talk"), Promise("alto", "release", "high"))
    assert table(game.words, game.seen("delta")).words == (
        "Alto has promised in public: Release at “Open the gate” this round.",
    )


# proposals

DEAL = Put("medio", (Clause("release", "high"), Clause("diversion", "small")))


def proposed() -> Game:
    return order(go_to(opened("three-valleys"), "talk"), DEAL)


def with_deal() -> Game:
    game = proposed()
    return go_to(order(game, sign(game, "alto", "medio")), "commit")


def test_a_proposal_is_shown_to_its_parties_only() -> None:
    game = proposed()
    assert len(proposals(game.words, game.seen("alto"))) == 1
    assert proposals(game.words, game.seen("delta")) == ()


def test_a_proposal_says_what_signing_costs_and_what_it_may_bring() -> None:
    game = proposed()
    (found,) = proposals(game.words, game.seen("alto"))
    assert [clause.now for clause in found.clauses] == ["As usual", "A fair part"]
    assert found.may_sign
    assert found.cost > 0
    (broken,) = found.broken
    assert broken.lever == "diversion"
    assert f"{found.kept // 100}" in found.sentence


def test_the_forecast_of_a_proposal_asks_only_what_the_seat_sees() -> None:
    """Medio pumps by night; Alto's forecast starts from what the canal looks like."""
    game = go_to(opened("three-valleys"), "commit")
    order(game, Move("medio", "diversion", "quiet"))
    other = go_to(opened("three-valleys"), "commit")
    pass_by(other)
    for each in (game, other):
        order(go_to(each, "talk", 2), DEAL)
    lever = game.book.levers.index("diversion")
    seen = game.seen("alto").view
    assert game.position.setting[0, lever] != seen.setting[0, lever]
    mine = seen.changed(indicator=other.seen("alto").view.indicator)
    both = [
        proposals(game.words, type(x)(**{**{f: getattr(x, f) for f in x.__slots__}, "view": view}))
        for x, view in ((game.seen("alto"), mine), (other.seen("alto"), other.seen("alto").view))
    ]
    assert both[0][0].kept == both[1][0].kept


def test_an_answer_names_the_clause_in_the_way_and_what_would_do() -> None:
    game = proposed()
    order(game, decline(game, "alto", "medio", "release", "normal"))
    (found,) = proposals(game.words, game.seen("medio"))
    assert "Alto would sign with Release at “As usual”." in found.answers
    order(game := proposed(), decline(game, "alto", "medio", "release", "normal", meant=True))
    (found,) = proposals(game.words, game.seen("medio"))
    (line,) = (each for each in found.signatures if each.seat == "alto")
    assert (line.state, line.meant, line.change) == ("would", True, (Edit("release", "normal"),))
    assert line.sentence == (
        "Alto said that it will sign with Release at “As usual”. "
        "Its signature was ready; another agreement may have ended that."
    )


# the menu


@pytest.mark.parametrize(("name", "seed"), [("three-valleys", 4), ("drones-over-mexico", 4)])
def test_what_the_menu_offers_is_not_refused_and_what_it_refuses_is(name: str, seed: int) -> None:
    for game in phases(name, seed):
        if game.position.over.all() or game.position.round > 2:
            break
        for seat in game.book.seats:
            seen = game.seen(seat)
            found = menu(game.words, seen)
            for choice in (x for group in found.groups for x in group.choices):
                refused = refusals(game.book, seen, (choice.order,))
                assert bool(refused) != choice.allowed
                if refused:
                    assert sentence(game.words, refused[0]).startswith(choice.why_not)
            for offer in (x for offers in found.clauses for x in offers):
                asked = Put(seat, (offer.clause,), invited=game.book.seats[:2])
                if offer.allowed and seen.view.one.awake[seen.seat]:
                    assert not refusals(game.book, seen, (asked,))


def test_before_texts_may_be_put_the_menu_says_when_they_are() -> None:
    game = go_to(opened("drones-over-mexico", minutes=45), "talk")
    offers = [x for row in menu(game.words, game.seen("us_president")).clauses for x in row]
    assert offers
    assert not any(offer.allowed for offer in offers)
    assert all("2" in offer.why_not for offer in offers)


def test_the_menu_leaves_out_levers_that_are_not_in_play() -> None:
    short, full = (opened("drones-over-mexico", minutes=minutes) for minutes in (45, 90))
    assert not short.book.in_play.all()
    assert full.book.in_play.all()
    out = {x for x, plays in zip(short.book.levers, short.book.in_play, strict=True) if not plays}
    for game, there in ((short, False), (full, True)):
        named = set()
        for phase in ("talk", "commit"):
            go_to(game, phase)
            for seat in game.book.seats:
                found = menu(game.words, game.seen(seat))
                named |= {group.about for group in found.groups}
                named |= {offer.clause.lever for row in found.clauses for offer in row}
        assert bool(named & out) == there


def test_the_menu_prices_what_it_offers() -> None:
    game = go_to(opened("three-valleys"), "commit")
    release = next(x for x in menu(game.words, game.seen("alto")).groups if x.about == "release")
    assert [choice.text for choice in release.choices] == [
        "Keep it back (2 points of mandate)",
        "As usual",
        "Open the gate (2 points of mandate)",
    ]


# the reveal


def test_the_reveal_says_of_each_clause_whether_it_was_seen_kept_or_broken() -> None:
    for setting, verdict in (("small", "kept"), ("fair", "broken")):
        game = order(
            with_deal(), Move("alto", "release", "high"), Move("medio", "diversion", setting)
        )
        found = {x.lever: x for x in reveal(game.words, game.seen("alto"), game.changes, 1).clauses}
        assert found["diversion"].verdict == verdict
        assert (
            found["release"].sentence == "You kept the clause on Release: nobody ordered otherwise."
        )


def test_one_owner_alone_does_not_break_a_clause_on_a_joint_lever_and_nobody_is_said_to_have_obeyed() -> (
    None
):
    all_three = ("alto", "medio", "delta")
    game = order(
        go_to(opened("three-valleys"), "talk"),
        Put("medio", (Clause("gauges", "shared"),), invited=all_three),
    )
    go_to(order(game, sign(game, "alto", "medio"), sign(game, "delta", "medio")), "commit")
    order(game)
    go_to(game, "commit", 2)
    before = game.position
    order(game, Move("alto", "gauges", "private"))
    for seat in all_three:
        found = {x.lever: x for x in reveal(game.words, game.seen(seat), game.changes, 2).clauses}
        assert found["gauges"].verdict == "kept"
        said = "The clause on Gauges was kept: it moves only if all its owners order the same."
        assert found["gauges"].sentence == said
    told = reveal_everything(game.words, game.position, game.changes, 2, earlier=before)
    (truth,) = told.clauses
    assert "did not all order the same other setting" in truth.sentence


def test_the_reveal_tells_three_changes_of_trust_at_most() -> None:
    game = random_game("drones-over-mexico", 3)
    for seat in game.book.seats:
        for round in range(1, game.book.rounds + 1):
            assert len(reveal(game.words, game.seen(seat), game.changes, round).trust) <= 3


def test_a_breach_nobody_has_seen_is_told_to_its_author_alone() -> None:
    game = order(
        go_to(opened("three-valleys"), "talk"),
        Put("medio", (Clause("diversion", "fair"), Clause("release", "high"))),
    )
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(game, Move("medio", "diversion", "quiet"), Move("alto", "release", "high"))
    assert not game.position.exposed.any()
    mine = reveal(game.words, game.seen("medio"), game.changes, 1)
    assert mine.secrets == ("Medio broke the clause on Canal, and Alto does not know.",)
    theirs = reveal(game.words, game.seen("alto"), game.changes, 1)
    assert theirs.secrets == ()
    assert {x.verdict for x in theirs.clauses if x.lever == "diversion"} == {"not_known"}


def test_the_reveal_of_everything_tells_the_truth_of_every_clause() -> None:
    game = with_deal()
    before = game.position
    order(game, Move("alto", "release", "high"), Move("medio", "diversion", "fair"))
    found = reveal_everything(game.words, game.position, game.changes, 1, earlier=before)
    assert [finding.sentence for finding in found.clauses] == [
        "Kept, for nobody ordered otherwise: Release at “Open the gate” (Alto).",
        "Broken: Canal at “A small part” (Medio).",
    ]
    assert found.moves == ("Alto moved Release from “As usual” to “Open the gate”.",)
    assert found.indicators
    assert found.pairs[0] == ("alto", "medio")


def test_after_the_last_round_a_seat_reads_only_what_it_has_learnt_since() -> None:
    """Seed 2: what Medio pumps by night does not come out before the archives."""
    game = order(
        go_to(opened("three-valleys", 2), "talk"),
        Put("medio", (Clause("diversion", "fair"), Clause("release", "high"))),
    )
    go_to(order(game, sign(game, "alto", "medio")), "commit")
    order(go_to(game, "commit", 4), Move("medio", "diversion", "quiet"))
    before = reveal(game.words, game.seen("alto"), game.changes, 4, phase="commit").clauses
    assert {x.lever: x.verdict for x in before} == {"release": "kept", "diversion": "not_known"}
    pass_by(game)
    after = reveal(game.words, game.seen("alto"), game.changes, 4, phase="epilogue").clauses
    assert {x.lever: x.verdict for x in after} == {"diversion": "broken"}


def test_what_comes_to_light_is_told_with_its_name() -> None:
    for seed in range(30):
        game = order(
            go_to(opened("three-valleys", seed), "talk"), Deny("medio", "diversion", "quiet")
        )
        order(go_to(game, "commit"), Move("medio", "diversion", "quiet"))
        if game.position.exposed.any():
            break
    found = reveal(game.words, game.seen("alto"), game.changes, 1)
    assert found.exposed == ("It came to light: Canal (Medio) is “Fair by day, more by night”.",)
    assert any("denied" in line for line in found.lines)


# the front page


def test_the_news_of_one_page_stands_together() -> None:
    game = go_to(opened("three-valleys"), "talk")
    (page,) = front_pages(game.words, game.changes, 1, "alto")
    assert page.title == "The Green River Post"
    assert [article.event for article in page.articles] == ["wet_year", "old_quarrel"]
    assert page.articles[0].effects == ("Lower river +4", "Lake behind the dam +9")


def test_a_question_of_the_news_names_whom_it_asks() -> None:
    game = go_to(opened("three-valleys"), "talk", 2)
    articles = [a for page in front_pages(game.words, game.changes, 2) for a in page.articles]
    asked = next(a for a in articles if a.event == "usual_year")
    assert (asked.asked, asked.answers) == ("Medio", ("Later", "Mend it now"))


@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_card_of_the_flagship_has_its_mark_and_a_fact_stands_apart(language: str) -> None:
    words = Words(opened("drones-over-mexico").book, language)
    for event in words.texts.events:
        for passage in told_news(words, event):
            assert passage.status, event
            assert bool(passage.source) == (passage.status != words.say("status.invented")), event
    for event in ("leader_falls", "two_readouts", "memory"):
        happened, behind = told_news(words, event)
        assert happened.status == words.say("status.invented")
        assert behind.status == words.say("status.documented")
        assert behind.cited.endswith(f"[{behind.status}] ({behind.source})")


# both languages


@pytest.mark.parametrize("language", locale.LANGUAGES)
@pytest.mark.parametrize("name", scenario_names())
def test_every_view_is_said_in_both_languages(name: str, language: str) -> None:
    for game in phases(name, 11):
        book = game.book
        for seat in book.seats[:2]:
            seen = game.seen(seat)
            brief(Words(book, language), seen)
            table(Words(book, language), seen, ends=Ends(Span(1), seen, seen))
            menu(Words(book, language), seen)
            reveal(Words(book, language), seen, game.changes, game.position.round, earlier=seen)
            front_pages(Words(book, language), game.changes, game.position.round, seat)
            if not game.position.over.all():
                proposals(Words(book, language), seen)
    assert np.all(game.position.over)
