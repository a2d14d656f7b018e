"""Choosing an order from the menu: by what was typed, or by numbered lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.lines.asking import Option
from game.rules.orders import Deny, Move, Promise
from game.screens.typed.matching import head, matches, plain
from game.views.menu import Group, MenuItem

if TYPE_CHECKING:
    from game.lines.desk import Desk


def choose_from(desk: Desk, groups: Sequence[Group], rest: str) -> MenuItem | None:
    """Choose an order from groups of the menu: by what was typed, or by numbered lists."""
    if not groups:
        desk.voice.tell("nothing_there")
        return None
    names = {group.about: desk.pages.lever_names().get(group.about, ()) for group in groups}
    words = plain(rest).split()
    about, used = head(words, names) if words else ("", 0)
    if words and not about:
        desk.person.puzzled("lever_unclear", said=rest)
        return None
    if not about and len(groups) == 1:
        about = groups[0].about
    if not about:
        options = [
            Option(group.about, group.title, words=tuple(names[group.about])) for group in groups
        ]
        about = desk.choose("which", options)
    group = next(group for group in groups if group.about == about)
    if len(group.choices) == 1:
        return group.choices[0]
    options = [
        Option(
            str(n),
            choice.text,
            choice.why_not or (desk.voice.text("stands") if choice.stands else ""),
            named(desk, choice),
        )
        for n, choice in enumerate(group.choices)
    ]
    said = " ".join(words[used:])
    found = desk.person.found(said, options) if said else None
    if said and found is None:
        named_by = matches(said, {option.key: (option.name, *option.words) for option in options})
        if len(named_by) > 1:
            desk.person.unclear(said, options)
        else:
            desk.person.puzzled("setting_unclear", said=said)
    if found is None:
        lever = desk.scope.words.lever(about) if about in desk.scope.book.levers else ""
        found = desk.choose("setting", options, lever=lever)
    return group.choices[int(found)]


def named(desk: Desk, choice: MenuItem) -> tuple[str, ...]:
    """What may be typed for a choice: the name and the id of its setting."""
    order = choice.order
    if not isinstance(order, Move | Promise | Deny):
        return ()
    return desk.scope.words.setting(order.lever, order.setting), order.setting
