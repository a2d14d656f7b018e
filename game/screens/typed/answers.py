"""Answers to proposals, typed: sign, decline with what is in the way, no answer; and approval."""

from __future__ import annotations

from collections.abc import Sequence

from game.player import intents as want
from game.player.intents import Intent
from game.screens.places import Decline
from game.screens.typed.line import Names, TypedLine, listed
from game.screens.typed.matching import head, matches
from game.views.proposals import Proposal


def asked(line: TypedLine) -> list[Proposal]:
    """The proposals that wait for the reader's answer, those without one first."""
    player = line.player
    waiting = [
        p for p in player.proposals if p.proposer != player.seat and player.seat not in p.signed
    ]
    return sorted(waiting, key=lambda p: player.draft.answer(p.proposer) is not None)


def _whose(line: TypedLine) -> tuple[Proposal, list[str]]:
    """The proposal that is answered, and the words that are left: the one that is named, else the only one."""
    known = {p.proposer: p for p in asked(line)}
    if not known:
        raise line.unclear("no_proposals")
    names = {seat: line.seats[seat] for seat in known}
    seat, used = head(line.words, names)
    if seat:
        return known[seat], line.words[used:]
    answered = line.player.draft.answer
    left = [p for p in known.values() if answered(p.proposer) is None] or list(known.values())
    if len(left) > 1:
        raise line.unclear("whose", names=listed({p.proposer: names[p.proposer] for p in left}))
    return left[0], line.words


def sign(line: TypedLine) -> Sequence[Intent]:
    """Sign a proposal."""
    proposal, rest = _whose(line)
    if rest:
        raise line.unclear("no_name", said=" ".join(rest), names=line.seats[proposal.proposer][-1])
    if not proposal.may_sign and proposal.why_not:
        raise line.unclear("refused", why=proposal.why_not)
    return (want.SetAnswer(proposal.proposer, True),)


def decline(line: TypedLine) -> Sequence[Intent]:
    """Decline a proposal; perhaps name the clause in the way, and with which setting one would sign."""
    proposal, words = _whose(line)
    if not words:
        return (line.over(Decline(proposal.proposer)),)
    levers = {clause.lever: line.levers.get(clause.lever, ()) for clause in proposal.clauses}
    if words[0] in line.forms("because"):
        return (want.SetAnswer(proposal.proposer, False, _in_the_way(words[1:], levers)),)
    if not matches(words[0], levers):
        seat, names = line.seats[proposal.proposer][-1], listed(levers)
        raise line.unclear("decline_how", said=" ".join(words), seat=seat, names=names)
    lever, rest = line.after(" ".join(words)).lever(levers)
    would = line.setting(lever, rest) if rest else ""
    return (want.SetAnswer(proposal.proposer, False, lever, would),)


def _in_the_way(reason: Sequence[str], levers: Names) -> str:
    """The one clause that a reason in somebody's own words names; empty for none or several."""
    named = {head(reason[at:], levers)[0] for at in range(len(reason))} - {""}
    return named.pop() if len(named) == 1 else ""


def leave(line: TypedLine) -> Sequence[Intent]:
    """Give no answer to a proposal; to none, if no seat is named."""
    if line.words:
        proposal, _ = _whose(line)
        return (want.SetAnswer(proposal.proposer, None),)
    left = tuple(want.SetAnswer(p.proposer, None) for p in asked(line))
    if not left:
        raise line.unclear("no_proposals")
    return left


# Approval of what was signed


def _approval(line: TypedLine, yes: bool) -> Sequence[Intent]:
    player = line.player
    names = {
        group.about: line.seats[group.about]
        for group in player.menu.groups
        if group.kind == "ratify"
    }
    left = [seat for seat in names if player.draft.approval(seat) is None] or list(names)
    if line.words:
        return (want.SetApproval(line.one(line.words, names), yes),)
    if len(left) > 1:
        raise line.unclear("whose", names=listed({seat: names[seat] for seat in left}))
    return tuple(want.SetApproval(seat, yes) for seat in left)


def approve(line: TypedLine) -> Sequence[Intent]:
    """Approve what was signed."""
    return _approval(line, yes=True)


def refuse(line: TypedLine) -> Sequence[Intent]:
    """Refuse what was signed."""
    return _approval(line, yes=False)
