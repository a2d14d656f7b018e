"""What is said in the talk, typed: propose, counter, promise, deny, mark, notice, withdraw, drop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from game.player import intents as want
from game.player.intents import Intent
from game.rules.orders import Deny, Highlight, Leave, Promise, Propose, Withdraw
from game.screens.places import Sayings
from game.screens.typed.line import Names, TypedLine, listed
from game.screens.typed.matching import head
from game.screens.typed.package import packaged, wanted
from game.views.menu import Group, MenuItem


def propose(line: TypedLine) -> Sequence[Intent]:
    """Make a package of what was typed; it is looked at before it is said."""
    if not line.words:
        raise line.unclear("propose_how", names=listed(line.levers))
    package = packaged(line)
    for refused in line.player.refused([package]):
        raise line.unclear("refused", why=refused)
    return want.BeginPackage(""), want.SetPackage(package)


def part(line: TypedLine) -> Sequence[Intent]:
    """Put one clause, payment or guest into the package in the making."""
    return wanted(line, line.said)


def counter(line: TypedLine) -> Sequence[Intent]:
    """Begin from the open proposal of another seat."""
    player = line.player
    offered = [p.proposer for p in player.proposals if p.proposer != player.seat]
    if not offered:
        raise line.unclear("no_proposals")
    names = {seat: line.seats[seat] for seat in offered}
    if not line.words and len(names) > 1:
        raise line.unclear("whose", names=listed(names))
    return (want.BeginPackage(line.one(line.words, names) if line.words else offered[0]),)


def _groups(line: TypedLine, kind: str) -> list[Group]:
    return [group for group in line.player.menu.groups if group.kind == kind]


def _from_menu(kind: str, line: TypedLine) -> Sequence[Intent]:
    """Say what the menu has of a kind; what is not named yet is shown to choose from."""
    groups = _groups(line, kind)
    if not groups:
        raise line.unclear("nothing_there")
    if not line.words:
        return (line.over(Sayings(kind)),)
    known: Names = {group.about: line.levers.get(group.about, ()) for group in groups}
    lever, words = line.lever(known)
    group = next(group for group in groups if group.about == lever)
    return (want.Say(_chosen(line, group, words).order),)


def _chosen(line: TypedLine, group: Group, words: Sequence[str]) -> MenuItem:
    """The choice that words mean: by its place in the list, or by its name."""
    choices = list(group.choices)
    if len(choices) == 1:
        return choices[0]
    said = " ".join(words)
    if said.isdecimal() and 1 <= int(said[:4]) <= len(choices):
        return choices[int(said) - 1]
    named = {str(at): _names(line, choice) for at, choice in enumerate(choices)}
    if not words:
        lever = line.player.words.lever(group.about)
        raise line.unclear("setting_of", lever=lever, names=listed(named))
    return choices[int(line.one(words, named))]


def _names(line: TypedLine, choice: MenuItem) -> tuple[str, ...]:
    order = choice.order
    if isinstance(order, Promise | Deny):
        return order.setting, line.player.words.setting(order.lever, order.setting)
    return (choice.text,)


promise = partial(_from_menu, "promise")
deny = partial(_from_menu, "deny")
notice = partial(_from_menu, "leave")


def mark(line: TypedLine) -> Sequence[Intent]:
    """Say which lever matters most, to all or to one seat."""
    if not line.words:
        return (line.over(Sayings("mark")),)
    lever, words = line.lever(line.levers)
    others = {seat: line.seats[seat] for seat in line.player.others}
    whom, used = head(words, others)
    if used != len(words):
        raise line.unclear("no_name", said=" ".join(words), names=listed(others))
    return (want.Say(Highlight(line.player.seat, lever, whom)),)


def withdraw(line: TypedLine) -> Sequence[Intent]:
    """Take the own proposal off the table, unless a new one takes its place anyway."""
    player = line.player
    placed = any(p.proposer == player.seat for p in player.proposals)
    if placed and any(isinstance(order, Propose) for order in player.draft.orders):
        raise line.unclear("replaces")
    return (want.Say(Withdraw(player.seat)),)


def drop(line: TypedLine) -> Sequence[Intent]:
    """Forget what is prepared: all of it, or what is about a lever."""
    draft = line.player.draft
    if not draft.prepared:
        raise line.unclear("nothing_prepared")
    if not line.words:
        return (want.BeginPackage(""), *(want.Drop(order) for order in draft.orders))
    dropped = tuple(_about(line, line.lever(line.levers)[0]))
    if not dropped:
        raise line.unclear("nothing_prepared")
    return dropped


def _about(line: TypedLine, lever: str) -> Iterable[Intent]:
    draft = line.player.draft
    if draft.clause(lever):
        yield want.SetClause(lever, "")
    for order in draft.orders:
        if isinstance(order, Promise | Deny | Highlight | Leave) and order.lever == lever:
            yield want.Drop(order)
