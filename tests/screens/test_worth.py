"""The foot of the talk: what a text is worth, and whether those it hangs on will keep it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.player.intents import SetPackage
from game.rules.orders import Clause, Put
from game.screens.nodes import Node, plain, walk
from game.views.proposals import Proposal
from tests.screens.asked import Seat, agreed, asked, lying


def trading() -> Seat:
    """Alto gives water for money that Delta is to pay."""
    seat = asked()
    seat.press("lever.release.high")
    seat.press("lever.payment.some")
    return seat


def preview(seat: Seat) -> Proposal:
    """What the draft would bring."""
    known = seat.visit.player.preview(seat.visit.player.draft.package)
    assert not isinstance(known, tuple)
    return known


def read(part: Node) -> str:
    """What is read of a part."""
    return " ".join(plain(n.text) for n in walk(part) if n.text)


def test_the_bars_are_without_it_with_it_and_with_its_doubtful_clause_broken() -> None:
    seat = trading()
    known, number = preview(seat), seat.visit.player.words.number
    (broken,) = known.broken
    said = read(seat.node("expected"))
    assert f"without it {number(known.now)}" in said
    assert f"if all keep it {number(known.kept)}" in said
    assert f"if Payment is broken {number(broken.score)}" in said
    assert f"Dashed: {number(seat.visit.player.stakes.reservation)}." in said


def test_that_it_does_not_pay_even_if_kept_is_said_only_where_it_does_not() -> None:
    never = "Signing does not pay for you"
    assert never not in read(trading().node("expected"))
    assert never in read(lying("north").node("expected"))


def test_break_even_of_the_doubtful_clause_stands_beside_the_trust_in_its_owner() -> None:
    seat = trading()
    player = seat.visit.player
    (broken,) = preview(seat).broken
    trust = player.trusted(preview(seat))["delta"]
    said = read(seat.node("hangs_on"))
    assert "Will Delta keep Payment?" in said
    assert f"you trust {player.words.number(trust)}" in said
    assert f"must be {broken.break_even} or more" in said
    assert broken.break_even is not None
    tones = [n.tone for n in walk(seat.node("hangs_on")) if n.text.startswith("must be")]
    assert tones == ["good" if trust >= broken.break_even * 100 else "bad"]


@pytest.mark.parametrize(
    ("seat", "clauses", "said", "tone"),
    [
        ("south", {"gate": "half"}, "does not pay even if kept", "bad"),
        ("south", {"gate": "open"}, "no worse even if it is broken", "good"),
        ("north", {"patrol": "light"}, "makes no difference to you", "soft"),
        ("north", {"gate": "open", "patrol": "light"}, "pays only if it is broken", "bad"),
    ],
)
def test_where_no_trust_is_needed_it_is_said_whether_it_pays_and_so_is_its_tone(
    seat: str, clauses: dict[str, str], said: str, tone: str
) -> None:
    place = agreed("talk", seat)
    put = Put(seat, tuple(Clause(lever, setting) for lever, setting in clauses.items()))
    place.want(SetPackage(put))
    assert [n.tone for n in walk(place.node("hangs_on")) if n.text == said] == [tone]


def test_the_clause_that_must_be_surest_is_asked_about_until_another_is_touched() -> None:
    seat = trading()
    seat.press("lever.diversion.small")
    seat.press("lever.release.high")
    seat.press("lever.release.high")
    assert len(preview(seat).broken) == 2
    assert "keep Payment?" in read(seat.node("hangs_on"))
    seat.press("lever.diversion.small")
    seat.press("lever.diversion.small")
    assert "Will Medio keep Canal?" in read(seat.node("hangs_on"))


def test_what_is_enough_once_a_clause_is_checked_is_said_at_the_switch() -> None:
    seat = trading()
    draft = seat.visit.player.draft.package
    checked = replace(
        draft, clauses=tuple(replace(c, verified=c.lever == "payment") for c in draft.clauses)
    )
    known = seat.visit.player.preview(checked)
    assert not isinstance(known, tuple)
    (broken,) = known.broken
    assert f"Then {broken.break_even} is enough." in seat.node("checked.payment").hint


def test_a_text_that_hangs_on_nobody_says_so() -> None:
    assert "Nothing in it hangs on the word of others." in read(lying("north").node("hangs_on"))


def test_only_a_draft_can_be_checked_or_kept_secret() -> None:
    seat = lying("south")
    assert not any(n.id.startswith(("checked.", "public.")) for n in walk(seat.top))
    seat.press("lever.gate.open")
    assert seat.has("checked.gate")
    assert seat.node("public.gate").text == "Make it public"


def test_before_there_is_a_text_the_world_stands_there_and_it_is_said_how_to_begin() -> None:
    seat = asked()
    assert seat.has("world")
    assert not trading().has("world")
    assert "Write a text, or look at one on the table" in read(seat.node("expected"))
    assert not seat.has("hangs_on")
