"""What can be looked up in a game: why, a seat, the news, the numbers, agreements, words."""

from __future__ import annotations

from functools import lru_cache

import pytest

from game.locale import LANGUAGES
from game.player import intents as want
from game.player.causes import ABOUT
from game.player.game import Game
from game.player.look import Look
from game.player.passing import Passing
from game.rules.orders import Clause, Put
from game.scenario.shelf import find_scenario
from game.screens import places
from game.screens.glossary import TERMS
from game.screens.nodes import Node, by_id, plain, spoken, walk
from game.screens.places import Place, Start, WhyCard
from game.screens.shown import press, shown
from game.screens.visit import Visit, pressed
from game.session.session import Session
from tests import builders
from tests.player.games import FLAGSHIP, VALLEYS, at, exchange, game, passed, reading
from tests.screens.laws import breaches, everything_pressed, ids, words

SCENARIOS = (VALLEYS, FLAGSHIP)
SEATS = {VALLEYS: "alto", FLAGSHIP: "us_president"}
LOOKUPS = (places.News(), places.Numbers(), places.AgreementsPage(), places.Glossary())


@lru_cache
def played(scenario: str = VALLEYS, rounds: int = 2) -> Game:
    """A game after so many rounds; nobody changes it."""
    found = game((SEATS[scenario],), scenario)
    while found.session.round <= rounds and not found.session.over:
        passed(found, "commit")
        at(found, SEATS[scenario]).take(want.Seal(found.moment(SEATS[scenario])))
        reading(found)
    return found


def shows(
    place: Place, scenario: str = VALLEYS, language: str = "en", of: Game | None = None
) -> Visit:
    """A device that shows something looked up."""
    found = of or played(scenario)
    passing = Passing(found, SEATS[scenario])
    return Visit(Look(language), (Start(), place), passing, SEATS[scenario])


def node(visit: Visit, id: str) -> Node:
    found = by_id(shown(visit).top, id)
    assert found is not None, id
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_everything_that_can_be_looked_up_keeps_the_laws(scenario: str, language: str) -> None:
    player = at(played(scenario), SEATS[scenario], language)
    version = player.version
    terms = [places.TermPage(term) for term in TERMS]
    for place in (*LOOKUPS, *terms, *(places.SeatPage(seat) for seat in player.seats)):
        visit = shows(place, scenario, language)
        results = everything_pressed(visit)
        assert results["close"].visit.places == (Start(),)
        assert shown(visit).escape == node(visit, "close").intent
    assert player.version == version


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_number_can_be_asked_why(scenario: str, language: str) -> None:
    visit = shows(places.Numbers(), scenario, language)
    player = visit.player
    asked = [id for id in ids(visit) if id.startswith("n.")]
    names = [f"n.{row.id}" for row in player.table.indicators]
    assert asked == ["n.score", "n.cooperation", *names]
    for id in asked:
        there = press(visit, id).visit
        told = player.why(*_asked(there.places[-1]), player.last_span)
        assert shown(there).title == told.title
        everything_pressed(there)


def _asked(place: Place) -> tuple[str, tuple[str, ...]]:
    assert isinstance(place, WhyCard)
    return place.target, place.about


def test_causes_add_up_three_at_first_and_all_on_request() -> None:
    visit = shows(WhyCard("indicator", ("harvest",)))
    told = visit.player.why("indicator", ("harvest",))
    assert len(told.rest) > 0
    assert len(_amounts(visit)) == 3
    assert "These add up exactly." not in words(shown(visit))
    everything = press(visit, "more").visit
    assert _amounts(everything) == [visit.player.words.signed(row.shown) for row in told.rows]
    assert "These add up exactly." in words(shown(everything))
    assert "more" not in ids(everything)


def _amounts(visit: Visit) -> list[str]:
    return [plain(n.text) for n in walk(shown(visit).top) if n.kind == "amount"]


def test_a_cause_shows_what_is_behind_it_and_stays_open_by_its_name() -> None:
    visit = shows(WhyCard("indicator", ("harvest",)))
    row = next(r for r in visit.player.why("indicator", ("harvest",)).first if r.causes)
    id = f"cause.{row.key}"
    assert row.causes[0] not in spoken(shown(visit).top)
    intent = node(visit, id).intent
    assert intent is not None
    opened = pressed(visit, intent)
    assert pressed(opened.visit, intent) == opened
    assert row.causes[0] in words(shown(opened.visit))
    assert node(opened.visit, id).value == "open"
    assert node(press(opened.visit, "more").visit, id).value == "open"
    assert shown(press(opened.visit, id).visit) == shown(visit)


def test_a_round_and_the_whole_game_are_asked_about_in_turn() -> None:
    visit = press(shows(places.Numbers()), "n.harvest").visit
    player = visit.player
    assert shown(visit).title == player.why("indicator", ("harvest",), player.last_span).title
    whole = press(visit, "whole").visit
    assert shown(whole).title == player.why("indicator", ("harvest",)).title
    assert shown(whole).title != shown(visit).title
    assert shown(press(whole, "round").visit) == shown(visit)


def test_before_the_first_reveal_there_is_only_the_whole_game() -> None:
    visit = shows(WhyCard("indicator", ("harvest",)), of=reading(game()))
    assert {"whole", "round"}.isdisjoint(ids(visit))
    assert breaches(shown(visit)) == []


def test_a_number_that_a_seat_may_not_see_is_refused_with_a_reason() -> None:
    visit = shows(WhyCard("mandate", ("delta",)))
    assert ids(visit) == ["close"]
    assert "Delta" in words(shown(visit))


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_causes_of_one_number_have_names_of_their_own(scenario: str) -> None:
    player = at(played(scenario), SEATS[scenario])
    names = {"indicators": player.book.indicators, "seats": player.others}
    for target, axes in ABOUT.items():
        for name in names[axes[0]] if axes else ("",):
            about = (SEATS[scenario], name)[2 - len(axes) :]
            rows = player.why(target, about).rows
            keys = [row.key for row in rows]
            assert len(set(keys)) == len(keys)
            assert all(keys)


def test_a_seat_card_tells_a_private_brief_only_to_its_own_reader() -> None:
    secret = [passage.text for passage in at(played(), "alto").brief.private]
    assert all(text in words(shown(shows(places.SeatPage("alto")))) for text in secret)
    theirs = at(played(), "delta").brief.private
    assert theirs
    shown_there = words(shown(shows(places.SeatPage("delta"))))
    assert not any(passage.text in shown_there for passage in theirs)


def test_a_seat_card_tells_what_everybody_knows_that_the_seat_wants() -> None:
    wants = {"taps": {"weight": 40, "known": True}, "fish": 30, "delta_mood": 30}
    known = builders.scenario(
        {"stakeholders": {"delta": {"interests": wants}}}, find_scenario(VALLEYS)
    )
    session = Session.start(known, people=("alto",), autosave=False)
    of = Game(session, "not on the shelf")
    said = words(shown(shows(places.SeatPage("delta"), of=of)))
    assert "Everyone knows what it wants: City taps, the more the better." in said
    assert "Fish" not in said
    assert "Everyone knows" not in words(shown(shows(places.SeatPage("medio"), of=of)))


def test_trust_of_a_seat_stands_beside_each_other_seat_and_can_be_asked_why() -> None:
    visit = shows(places.SeatPage("medio"))
    asked = [id for id in ids(visit) if id.startswith("trust.")]
    assert asked == ["trust.medio.alto", "trust.alto.medio", "trust.medio.delta", "trust.delta.medio"]  # fmt: skip
    for row in visit.player.table.trust:
        if "medio" in (row.holder, row.actor):
            label = node(visit, f"trust.{row.holder}.{row.actor}").label
            assert row.sentence in label
            assert visit.player.words.number(row.value) in label
    there = press(visit, "trust.alto.medio").visit
    assert there.places[-1] == WhyCard("trust", ("alto", "medio"), visit.player.last_span)


def test_what_was_agreed_stands_with_what_is_known_of_it() -> None:
    people = ("us_president", "mx_president")
    of = passed(game(people, FLAGSHIP), "talk")
    deal = Put("us_president", (
        Clause("strike_authority", "with_consent"),
        Clause("permission", "suspended", public=False, verified=True),
    ))  # fmt: skip
    assert at(of, "us_president").take(want.Say(deal)).well
    exchange(of)
    mexico = at(of, "mx_president")
    (name,) = (each.text for each in mexico.tabled if "us_president" in each.proposers)
    assert mexico.take(want.SetAnswer(name, "sign")).well
    exchange(of)
    visit = shows(places.AgreementsPage(), FLAGSHIP, of=of)
    (row,) = (
        each
        for each in visit.player.table.agreements
        if [clause.lever for clause in each.clauses] == ["strike_authority", "permission"]
    )
    told = words(shown(visit))
    for clause in row.clauses:
        assert f"{clause.lever_name}: {clause.setting_name}" in told
    assert "(secret, checked)" in told
    assert told.count("secret") == 1
    assert told.count("new") == sum(len(each.clauses) for each in visit.player.table.agreements)
    assert "Nothing is agreed" in words(shown(shows(places.AgreementsPage(), of=reading(game()))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_news_are_told_round_by_round_the_newest_first(language: str) -> None:
    visit = shows(places.News(), language=language)
    told, player = words(shown(visit)), visit.player
    titles = [
        article.title
        for round in range(player.round, 0, -1)
        for page in player.news(round)
        for article in page.articles
    ]
    assert titles
    assert [told.index(title) for title in titles] == sorted(told.index(title) for title in titles)


def test_below_each_text_of_the_news_stands_what_kind_of_claim_it_is() -> None:
    visit = shows(places.News(), FLAGSHIP)
    told = words(shown(visit))
    passages = [
        passage
        for page in visit.player.news(1)
        for article in page.articles
        for passage in article.passages
    ]
    assert {passage.status for passage in passages} >= {"documented"}
    for passage in passages:
        assert f"{passage.status.capitalize()}: {passage.source}" in told


def test_only_words_of_this_game_are_explained() -> None:
    for scenario in SCENARIOS:
        visit = shows(places.Glossary(), scenario)
        told = words(shown(visit))
        for term in TERMS:
            means = visit.say(f"term.{term}.means")
            assert (means in told) == visit.player.has(term)


def test_cooperation_is_asked_about_for_all_rounds_together() -> None:
    visit = press(shows(places.Numbers()), "n.cooperation").visit
    assert ids(visit) == ["close"]
    assert shown(visit).title == visit.player.why("cooperation", ()).title
    assert {"whole", "close"} <= set(ids(press(shows(places.Numbers()), "n.score").visit))
