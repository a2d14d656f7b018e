"""What is said in the talk, typed: a new text, a promise, a denial, what matters most, notice; and dropping it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from game.player import intents as want
from game.player.intents import Intent
from game.rules.orders import Deny, Highlight, Leave, Promise
from game.screens.places import Sayings
from game.screens.typed.line import Names, TypedLine, listed
from game.screens.typed.matching import head
from game.screens.typed.package import packaged, wanted
from game.screens.typed.texts import dropped, names_a_text
from game.views.menu import Group, MenuItem


def put(line: TypedLine) -> Sequence[Intent]:
    """Make a text of what was typed, which is looked at before it is put; with nothing more, put the one in the making."""
    draft = line.player.draft
    if not line.words and draft.making:
        return (want.Say(draft.package),)
    if not line.words:
        raise line.unclear("put_how", names=listed(line.levers))
    package = packaged(line, line.rest)
    for refused in line.player.refused([package]):
        raise line.unclear("refused", why=refused)
    return want.BeginPackage(""), want.SetPackage(package)


def part(line: TypedLine) -> Sequence[Intent]:
    """Put one clause, payment or guest into the text in the making."""
    return wanted(line, line.said, amends=bool(line.player.draft.package.parent))


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


def drop(line: TypedLine) -> Sequence[Intent]:
    """Forget what is prepared: all of it, or what is about a lever or a text."""
    draft = line.player.draft
    if not draft.prepared:
        raise line.unclear("nothing_prepared")
    if not line.words:
        return (want.BeginPackage(""), *(want.Drop(order) for order in draft.orders))
    if names_a_text(line):
        return (dropped(line),)
    about = tuple(_about(line, line.lever(line.levers)[0]))
    if not about:
        raise line.unclear("nothing_prepared")
    return about


def _about(line: TypedLine, lever: str) -> Iterable[Intent]:
    draft = line.player.draft
    if draft.clause(lever):
        yield want.SetClause(lever, "")
    for order in draft.orders:
        if isinstance(order, Promise | Deny | Highlight | Leave) and order.lever == lever:
            yield want.Drop(order)
