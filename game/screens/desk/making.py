"""Making an offer: what I give, what I ask, who may know, whether it is checked; what it would bring; putting it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from game.player.intents import BeginPackage, Give, Intent, SetChecked, SetClause, SetPublic
from game.rules.orders import Clause
from game.screens.desk.desk import Side
from game.screens.desk.frame import At, main
from game.screens.desk.opener import opener
from game.screens.desk.weigh import pays
from game.screens.nodes import (
    DeskKind,
    Node,
    Pick,
    button,
    choice,
    disclosure,
    group,
    heading,
    small,
    text,
)
from game.screens.places import PackageMore
from game.screens.wants import Then
from game.views.amending import change_between, difference_said
from game.views.packages import payment_said, signers
from game.views.proposals import Proposal

SHOWN = 3
"""Clauses that are shown at first."""
SIDES: tuple[Side, ...] = ("give", "ask", "both")


def form(at: At) -> Node:
    """The offer in the making."""
    player = at.here.player
    package = player.draft.package
    known = player.preview(package) if player.draft.making else None
    count = len(package.clauses)
    return group(
        heading(at.say("offer.title"), 2, kind="roomy"),
        opener(at),
        _amends(at),
        *(_list(at, side) for side in SIDES),
        _more(at) if count > SHOWN and not at.place.more else None,
        *(text(payment_said(at.here.words, paid), icon="coins") for paid in package.payments),
        _switches(at) if package.clauses else None,
        pays(at, known, "pays") if isinstance(known, Proposal) else None,
        _must_sign(at) if player.draft.making else None,
        _besides(at) if player.draft.making else None,
        kind="card",
        id="form",
        label=at.say("offer.title"),
    )


def _more(at: At) -> Node:
    """Clauses beyond the first few are shown on request."""
    count = len(at.here.player.draft.package.clauses) - SHOWN
    said = at.say("offer.more", count=count)
    return button("more_clauses", said, at.to(more=True), icon="chevron-down", kind="quiet")


def _besides(at: At) -> Node:
    """Payments, guests and duration; and throwing all of it away."""
    terms = at.here.over(PackageMore())
    return group(
        button("terms", at.say("offer.terms"), terms, icon="sliders-horizontal", kind="quiet"),
        button("clear", at.say("offer.clear"), BeginPackage(), icon="trash-2", kind="quiet"),
        flow="wrap",
    )


def _amends(at: At) -> Node | None:
    """Which text is changed, and what is different so far."""
    player, words = at.here.player, at.here.words
    package = player.draft.package
    parent = player.text_of(package.parent) if package.parent else None
    if parent is None:
        return None
    old = player.package_of(package.parent)
    said = difference_said(words, old, package)
    names = words.listing([words.seat(seat) for seat in parent.proposers])
    head = at.say("offer.amends", seats=names) if names else at.say("offer.amends.nobodys")
    return small(f"{head} {said}".strip(), "accent", icon="pencil", live=True)


# The lists


def side_of(at: At, lever: str) -> Side:
    """To which list a lever belongs: the reader's own, that of others, or what all decide together."""
    owners = at.here.player.owners(lever)
    if not owners or set(owners) >= set(at.here.player.seats):
        return "both"
    return "give" if at.here.player.seat in owners else "ask"


def _list(at: At, side: Side) -> Node | None:
    """The clauses of one list, and a way to add another."""
    player = at.here.player
    levers = [lever for lever in _in_play(at) if side_of(at, lever) == side]
    if not levers:
        return None
    every = player.draft.package.clauses
    shown = every if at.place.more else every[:SHOWN]
    clauses = [c for c in every if side_of(at, c.lever) == side]
    taken = {clause.lever for clause in clauses}
    left = [lever for lever in levers if lever not in taken]
    title = at.say(f"list.{side}")
    return group(
        heading(title, 2),
        *(_clause(at, clause) for clause in clauses if clause in shown),
        _add(at, side, left, bool(clauses)) if left else None,
        kind="lists",
        id=f"list.{side}",
        label=title,
    )


def _in_play(at: At) -> Sequence[str]:
    book = at.here.player.book
    return [lever for n, lever in enumerate(book.levers) if book.in_play[n]]


def _clause(at: At, clause: Clause) -> Node:
    """A clause as one line; pressed it shows the other settings."""
    words, lever = at.here.words, clause.lever
    opened = at.place.lever == lever
    head = _headed(
        small(_whose(at, lever), icon=words.texts.levers[lever].icon),
        text(f"**{words.setting(lever, clause.setting)}**"),
    )
    toggled = at.to(lever="" if opened else lever, adding="")
    inside = (_settings(at, lever, clause.setting),) if opened else ()
    return _unfolding(f"clause.{lever}", head, toggled, *inside)


def _unfolding(id: str, head: Node, toggled: Intent, *inside: Node, quiet: bool = False) -> Node:
    """Something that shows more below it once it is pressed; what is shown stands beside it, not in it."""
    below = group(*inside, kind="options") if inside else None
    return group(
        disclosure(id, head, bool(inside), toggled),
        below,
        kind="pick",
        tone="soft" if quiet else "",
    )


def _headed(*lines: Node) -> Node:
    """The head of something to unfold, in lines below each other."""
    return group(group(*lines, kind="pick"))


def _whose(at: At, lever: str) -> str:
    """The lever, and whose it is unless it is the reader's own."""
    name = at.here.words.lever(lever)
    if side_of(at, lever) != "ask":
        return name
    return f"{name} · {at.here.words.owner(lever)}"


def _settings(at: At, lever: str, chosen: str) -> Node:
    """What a clause can ask of a lever; and to leave it out again."""
    words, player = at.here.words, at.here.player
    offered = {o.clause.setting: o.why_not for offers in player.menu.clauses for o in offers if o.clause.lever == lever}  # fmt: skip
    stands = player.stands(lever)
    picks = [
        Pick(
            setting,
            at.say("stands", setting=words.setting(lever, setting))
            if setting == stands
            else words.setting(lever, setting),
            Then((*_asks(at, lever, setting), at.to(lever="", adding=""))),
            disabled="" if setting == chosen else offered.get(setting, ""),
        )
        for setting in player.namable(lever)
    ]
    out = Then((SetClause(lever, ""), at.to(lever="", adding="")))
    options = choice(f"setting.{lever}", picks, chosen, label=words.lever(lever), flow="wrap")
    return group(
        replace(options, kind="options"),
        button(f"out.{lever}", at.say("offer.out"), out, icon="x", kind="quiet")
        if chosen
        else None,
        kind="options",
    )


def _asks(at: At, lever: str, setting: str) -> Iterator[SetClause | SetPublic | SetChecked]:
    """Ask for a setting; a clause that is new is as public and as checked as the others."""
    yield SetClause(lever, setting)
    if at.here.player.draft.clause(lever) is None:
        yield SetPublic(lever, not _is_secret(at))
        if _is_checked(at) and _can_check(at, lever):
            yield SetChecked(lever, True)


def _add(at: At, side: Side, left: Sequence[str], more: bool) -> Node:
    """The levers that can still be added, each with its settings once it is pressed; `more` stands back."""
    opened = at.place.adding == side
    toggled = at.to(adding="" if opened else side, lever="")
    head = text(f"**{at.say(f'add.{side}')}**", icon="plus")
    inside = tuple(_adding(at, side, lever) for lever in left) if opened else ()
    return _unfolding(f"add.{side}", head, toggled, *inside, quiet=more)


def _adding(at: At, side: Side, lever: str) -> Node:
    opened = at.place.lever == lever
    words = at.here.words
    head = _headed(
        text(_whose(at, lever), icon=words.texts.levers[lever].icon),
        small(at.say("now", setting=words.setting(lever, at.here.player.stands(lever)))),
    )
    toggled = at.to(adding=side, lever="" if opened else lever)
    inside = (_settings(at, lever, ""),) if opened else ()
    return _unfolding(f"clause.{lever}", head, toggled, *inside)


# Who may know, and whether it is checked


def _clauses(at: At) -> Sequence[Clause]:
    return at.here.player.draft.package.clauses


def _is_secret(at: At) -> bool:
    return bool(_clauses(at)) and not any(clause.public for clause in _clauses(at))


def _is_checked(at: At) -> bool:
    return any(clause.verified for clause in _clauses(at))


def _can_check(at: At, lever: str) -> bool:
    book = at.here.player.book
    rules = book.scenario.agreements.verification
    return bool(rules) and not book.binding[book.levers.index(lever)]


def _switches(at: At) -> Node | None:
    """All clauses together are public or secret, and checked or not."""
    book, clauses = at.here.player.book, _clauses(at)
    checkable = [clause.lever for clause in clauses if _can_check(at, clause.lever)]
    switches = []
    if book.scenario.agreements.secret:
        picks = [
            Pick(key, at.say(f"switch.{key}"), Then(tuple(SetPublic(c.lever, on) for c in clauses)))
            for key, on in (("public", True), ("secret", False))
        ]
        mixed = len({clause.public for clause in clauses}) > 1
        chosen = "" if mixed else "secret" if _is_secret(at) else "public"
        switches.append(choice("who_knows", picks, chosen, label=at.say("switch.who_knows")))
    if checkable:
        picks = [
            Pick(key, at.say(f"switch.{key}"), Then(tuple(SetChecked(x, on) for x in checkable)))
            for key, on in (("checked", True), ("unchecked", False))
        ]
        chosen = "checked" if _is_checked(at) else "unchecked"
        switches.append(choice("checked", picks, chosen, label=at.say("switch.check")))
    return group(*switches, kind="switches", flow="even") if switches else None


# Putting it


def _must_sign(at: At) -> Node:
    player, words = at.here.player, at.here.words
    others = [words.seat(seat) for seat in signers(player.book, player.draft.package)]
    if not others:
        return small(at.say("offer.nobody_else"), "warn")
    return small(at.say("offer.must_sign", seats=words.listing(others)))


def cancel(at: At) -> Node:
    """Go back to the lists; what is written stays."""
    return button("cancel", at.say("offer.cancel"), at.to(offer=False, lever="", adding=""), kind="narrow")  # fmt: skip


def put(at: At, kind: DeskKind | Literal[""]) -> Node:
    """Put the offer on the table: it names its cost, or why it cannot be put."""
    player, number = at.here.player, at.here.words.number
    package = player.draft.package
    if not player.draft.making:
        why_not, cost = at.say("offer.empty"), 0
    else:
        known = player.preview(package)
        refused = isinstance(known, tuple)
        why_not = " ".join(known) if isinstance(known, tuple) else ""
        cost = 0 if isinstance(known, tuple) else known.cost
        if not refused and package.parent:
            old = player.package_of(package.parent)
            why_not = (
                at.say("offer.same") if change_between(player.book, old, package) == () else ""
            )
    costs = player.spends and not why_not
    have = player.stakes.mandate
    about = at.say("offer.costs", cost=number(cost), have=number(have)) if costs else ""
    done = Then((Give(package), at.to(offer=False, tab="mine", lever="", adding="")))
    said = at.say("offer.put.change" if package.parent else "offer.put")
    return main("put", said, done, about=about, icon="send", why_not=why_not, kind=kind)
