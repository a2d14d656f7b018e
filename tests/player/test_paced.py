"""A game that somebody leads: nobody waits for anybody, and who whispers is noticed by nobody else."""

from __future__ import annotations

from game.player import intents as want
from game.player.game import Game
from game.player.player import Player
from game.rules.orders import Promise, Put, Sign
from game.rules.texts import texts_known
from game.session.session import Session
from game.session.staging import scenario_in


def game(name: str = "three-valleys") -> Game:
    scenario = scenario_in(name, "en")
    people = [seat for seat, part in scenario.stakeholders.items() if part.play == "anyone"]
    session = Session.start(scenario, seed=3, people=people, autosave=False, exchanges=12)
    return Game(session, name, paced=True)


def beat(game: Game) -> None:
    game.keep_awake()
    game.carry_out(game.session.decided())


def until(game: Game, phase: str) -> None:
    while game.session.phase[0] != phase:
        for seat in game.session.waiting:
            game.session.submit(seat, ())
        game.carry_out(game.session.decided())


def seats(game: Game) -> list[str]:
    return list(game.session.people)


def put(game: Game, public: bool = True) -> tuple[str, str]:
    """The first two seats' first levers in one text of the first; who has put it and who else is party."""
    one, other = seats(game)[:2]
    book, player = game.session.book, Player(game, one, "en")
    for seat in (one, other):
        at = next(
            n
            for n, owner in enumerate(book.levers)
            if Player(game, seat, "en").owners(owner) == (seat,)
        )
        lever, setting = book.levers[at], book.settings[at][-1]
        assert player.take(want.SetClause(lever, setting)).well
        assert player.take(want.SetPublic(lever, public)).well
    assert player.take(want.Give(player.draft.package)).well
    return one, other


def test_it_goes_on_only_when_it_is_told_to() -> None:
    made = game()
    until(made, "commit")
    for seat in seats(made):
        player = Player(made, seat, "en")
        assert player.take(want.Seal(player.moment)).well
    assert made.session.phase[0] == "commit"
    assert not made.busy


def test_a_talk_is_one_question_and_a_draft_survives_its_exchanges() -> None:
    made = game()
    until(made, "talk")
    player = Player(made, seats(made)[0], "en")
    lever = next(x for x in player.book.levers if player.owners(x) == (player.seat,))
    player.take(want.SetClause(lever, player.book.settings[player.book.levers.index(lever)][-1]))
    moment, draft = player.moment, player.draft
    for _ in range(3):
        beat(made)
    assert (player.moment, player.draft) == (moment, draft)
    assert player.asked


def test_what_is_given_twice_is_given_once_and_what_is_of_another_seat_is_not() -> None:
    made = game()
    until(made, "talk")
    one, other = seats(made)[:2]
    player = Player(made, one, "en")
    lever = next(x for x in player.book.levers if player.owners(x) == (one,))
    setting = player.book.settings[player.book.levers.index(lever)][-1]
    order = Promise(one, lever, setting)
    assert [player.take(want.Give(order)).how for _ in range(2)] == ["ok", "repeated"]
    assert player.take(want.Give(Promise(other, lever, setting))).how == "stale"
    until(made, "commit")
    assert player.take(want.Give(order)).how == "stale"


def test_a_text_that_is_undone_comes_back_to_be_changed() -> None:
    made = game()
    until(made, "talk")
    one, _ = put(made)
    player = Player(made, one, "en")
    (text,) = player.given
    assert isinstance(text, Put)
    also = Promise(one, text.clauses[0].lever, text.clauses[0].setting)
    assert player.take(want.Give(also)).well
    assert player.take(want.Ungive(text)).well
    assert (player.given, player.draft.package) == ((also,), text)
    assert player.take(want.Ungive(also)).well
    assert player.given == ()
    assert player.take(want.Ungive(also)).how == "stale"
    beat(made)
    assert not any(texts_known(player.seen.view))


def test_a_text_is_put_signed_and_closes_within_two_exchanges() -> None:
    made = game()
    until(made, "talk")
    one, other = put(made)
    assert Player(made, one, "en").draft.package == Put(one, ())
    beat(made)
    partner = Player(made, other, "en")
    (name,) = [x for x in texts_known(partner.seen.view) if x]
    assert partner.take(want.Give(Sign(other, name))).well
    beat(made)
    assert any(partner.owed(lever)[1] == "signed" for lever in partner.book.levers)


def test_a_whisper_is_noticed_by_its_parties_alone() -> None:
    made = game("drones-over-mexico")
    until(made, "talk")
    while made.session.round < 2:
        until(made, "commit")
        until(made, "brief")
    until(made, "talk")
    before = {seat: made.version(seat) for seat in ("", *made.session.book.seats)}
    parties = put(made, public=False)
    beat(made)
    beat(made)
    assert {seat for seat, version in before.items() if made.version(seat) != version} == set(
        parties
    )


def test_sealing_and_unsealing_tell_nobody_but_the_count() -> None:
    made = game()
    until(made, "commit")
    one, other = seats(made)[:2]
    player, before = Player(made, one, "en"), made.version(other)
    assert player.take(want.Seal(player.moment)).how == "ok"
    assert player.take(want.Unseal(player.moment)).how == "ok"
    assert player.take(want.Unseal(player.moment)).how == "repeated"
    assert player.asked
    assert made.version(other) == before


def test_nobody_acts_while_it_does_not_go_on() -> None:
    made = game()
    until(made, "talk")
    made.going = False
    player = Player(made, seats(made)[0], "en")
    assert not player.asked
    assert player.take(want.Give(Promise(player.seat, player.book.levers[0], "x"))).how == "stale"
