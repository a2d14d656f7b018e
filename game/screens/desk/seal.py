"""Sealing: what the news ask, the own levers, a word that would be broken, how sure one is of others; then seal."""

from __future__ import annotations

from collections.abc import Iterator

from game.player.intents import Intent, Seal, SetBelief, SetBroken, SetGuess, SetMove, Unseal
from game.rules.orders import Move
from game.screens.desk.frame import At, Leaf, main
from game.screens.desk.promise import vowed
from game.screens.front import dilemma_card
from game.screens.guess import WAYS
from game.screens.nodes import (
    Node,
    Pick,
    button,
    choice,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.orders import SURE
from game.screens.wants import Then
from game.views.menu import Group

SHOWN = 3
"""Questions about the word of others that are shown at first."""


def seal(at: At) -> Leaf:
    """What is to be sealed, or that it is."""
    player = at.here.player
    if player.sealed:
        return _sealed(at)
    if not player.asked:
        return Leaf(at.say("seal.nothing"), (text(at.say("seal.nothing.about"), icon="hourglass"),))
    return Leaf(
        at.say("seal.do"),
        (
            *_questions(at),
            *(_lever(at, each) for each in _moves(at)),
            _sure(at),
            _guess(at),
            small(at.say("seal.silence"), id="silence"),
        ),
        (_seal(at),),
    )


def _moves(at: At) -> list[Group]:
    """The own levers, those first on which a word was given."""
    player = at.here.player
    moves = [group for group in player.menu.groups if group.kind == "move"]
    return sorted(moves, key=lambda each: not player.owed(each.about)[0])


def _questions(at: At) -> Iterator[Node]:
    """What the news of the round ask the seat."""
    for dilemma in at.here.player.dilemmas:
        yield group(
            small(dilemma.title, icon="newspaper"), dilemma_card(at.here, dilemma), kind="card",
            id=f"asked.{dilemma.event}", label=dilemma.title,
        )  # fmt: skip


def _seal(at: At) -> Node:
    """Seal; while a word would be broken without having been asked, it waits for the answer."""
    player, number = at.here.player, at.here.words.number
    asking, _ = _broken(at)
    spent, have = player.spent, player.menu.mandate
    about = at.say("offer.costs", cost=number(spent), have=number(have)) if spent else ""
    return main(
        "seal", at.say("seal.seal"), Seal(player.moment), icon="lock", about=about,
        why_not=at.say("seal.first") if asking else "",
    )  # fmt: skip


# The own levers


def _broken(at: At) -> tuple[str, str]:
    """The lever and setting that are asked about because a word would be broken; two empty texts for none."""
    lever, setting = at.place.breaking
    if lever and at.here.player.owed(lever)[0] not in ("", setting):
        return lever, setting
    unkept = next(iter(at.here.player.unkept), ("", ""))
    return unkept[0], at.here.player.draft.move(unkept[0]) if unkept[0] else ""


def _lever(at: At, asked: Group) -> Node:
    """A lever as a track: what is ordered is chosen, which is the word given unless it is broken."""
    player, words, lever = at.here.player, at.here.words, asked.about
    ordered = player.draft.move(lever) or player.unordered(lever)
    asking, setting = _broken(at)
    name = words.lever(lever)
    shown = setting if asking == lever and setting else ordered
    return group(
        *_ribbon(at, lever),
        line(
            heading(name, 2, icon=words.texts.levers[lever].icon),
            text(f"**{words.setting(lever, shown)}**", "warn" if asking == lever else "accent", kind="amount"),
        ),
        Node(
            "radiogroup", id=f"lever.{lever}", label=name, value=shown, kind="own", flow="across",
            children=tuple(_dots(at, asked, shown)),
        ),
        *_ask(at, lever, setting) if asking == lever else (),
        *(small(item.warning, "warn") for item in asked.choices if _is(item.order, shown) and item.warning),
        *_needs(at, lever),
        kind="card",
        id=f"own.{lever}",
        label=name,
    )  # fmt: skip


def _is(order: object, setting: str) -> bool:
    return isinstance(order, Move) and order.setting == setting


def _needs(at: At, lever: str) -> Iterator[Node]:
    """Of a lever that several seats hold: who has to order the same."""
    owners = [seat for seat in at.here.player.owners(lever) if seat != at.here.player.seat]
    if owners:
        names = at.here.words.listing([at.here.words.seat(seat) for seat in owners])
        yield small(at.say("seal.needs", seats=names))


def _ribbon(at: At, lever: str) -> Iterator[Node]:
    """The word that was given on a lever."""
    player, words = at.here.player, at.here.words
    owed, how = player.owed(lever)
    if owed and how == "signed":
        said = at.say("signed", setting=words.setting(lever, owed))
        yield group(text(said, icon="handshake"), kind="ribbon", id=f"word.{lever}")
    promised = player.promised(lever)
    if promised and (promised != owed or how != "signed"):
        yield group(
            text(vowed(at, lever, promised), icon="award"), kind="ribbon", id=f"promised.{lever}"
        )


def _dots(at: At, asked: Group, shown: str) -> Iterator[Node]:
    """The settings; one that would break a word is asked about first."""
    player, lever = at.here.player, asked.about
    now, owed = player.stands(lever), player.owed(lever)[0]
    breakable = any(each.lever == lever for each in player.keeping)
    for item in asked.choices:
        order = item.order
        if not isinstance(order, Move):
            continue
        setting = order.setting
        asks = breakable and owed and setting != owed and lever not in player.draft.broken
        if asks:
            intent: Intent = at.to(breaking=(lever, setting))
        else:
            steps: list[Intent] = [SetMove(lever, setting), at.to(breaking=("", ""))]
            if owed and setting == owed:
                steps.insert(1, SetBroken(lever, False))
            intent = Then(tuple(steps))
        name = at.here.words.setting(lever, setting)
        price = at.here.words.number(item.price) if item.price else ""
        yield Node(
            "radio",
            id=f"lever.{lever}.{setting}",
            text=at.say("stands", setting=name) if setting == now else name,
            children=(small(f"−{price}", icon="coins"),) if price else (),
            kind="own",
            value="chosen" if setting == shown else "",
            intent=intent,
            disabled=item.why_not,
        )


def _ask(at: At, lever: str, setting: str) -> Iterator[Node]:
    """Whether a word is to be broken, asked once and without a sermon."""
    player, words = at.here.player, at.here.words
    owed, how = player.owed(lever)
    names = {
        "lever": words.lever(lever),
        "setting": words.setting(lever, owed),
        "instead": words.setting(lever, setting) if setting else "",
    }
    said = at.say(f"break.{how}" if setting else "break.cannot", **names)
    others = player.in_the_way(lever) if not setting else ()
    way = next((w for k in player.keeping if k.lever == lever for w in k.breaks if w.setting == setting), None)  # fmt: skip
    keep = Then(
        (
            *(SetMove(each, "") for each in (lever, *others)),
            SetBroken(lever, False),
            at.to(breaking=("", "")),
        )
    )
    broken = (
        Then((SetMove(lever, setting), SetBroken(lever, True), at.to(breaking=("", ""))))
        if setting
        else Then((SetBroken(lever, True), at.to(breaking=("", ""))))
    )
    yield group(
        text(f"**{said}**"),
        group(
            button(f"keep.{lever}", at.say("break.keep"), keep),
            button(f"order.{lever}", at.say("break.order"), broken),
            flow="even",
        ),
        small(way.sentence, "", weight=2) if way else None,
        kind="asks",
        id=f"break.{lever}",
        label=said,
        live=True,
    )


# How sure one is of others


def _sure(at: At) -> Node | None:
    """For each clause that binds a partner five buttons; nothing has to be answered."""
    levers = at.here.player.to_believe
    if not levers:
        return None
    shown = levers if at.place.more else levers[:SHOWN]
    title, left = at.say("sure.title"), len(levers) - len(shown)
    return group(
        heading(title, 2),
        small(at.say("sure.about")),
        *(_belief(at, lever) for lever in shown),
        button("more", at.say("sure.more", count=left), at.to(more=True), kind="quiet")
        if left
        else None,
        kind="card",
        id="sure",
        label=title,
    )


def _belief(at: At, lever: str) -> Node:
    words, player = at.here.words, at.here.player
    said = player.draft.belief(lever)
    ask = at.say(
        "sure.ask",
        owner=words.owner(lever),
        lever=words.lever(lever),
        setting=words.setting(lever, player.agreed(lever)),
    )
    picks = [Pick(str(n), str(n), SetBelief(lever, n)) for n in SURE]
    chosen = "" if said is None else str(said)
    label = f"{at.say('sure.title')} {ask}"
    return group(text(ask), choice(f"belief.{lever}", picks, chosen, label=label, kind="sure"))


def _guess(at: At) -> Node | None:
    """Where a number will go: asked once a game."""
    player, name = at.here.player, at.here.player.to_guess
    if not name or player.has_guessed:
        return None
    ask = at.here.say("guess.ask", name=at.here.words.indicator(name))
    ways = [Pick(way, at.here.say(f"guess.{way}"), SetGuess(name, way)) for way in WAYS]
    return group(
        heading(ask, 2),
        small(at.say("guess.once")),
        choice("guess", ways, "", label=ask, kind="sure"),
        kind="card",
        id="guessing",
        label=ask,
    )


# Sealed


def _sealed(at: At) -> Leaf:
    """That it is sealed, what was ordered, and the way back until the time is over."""
    player, words = at.here.player, at.here.words
    moves = [order for order in player.given if isinstance(order, Move)]
    lines = [
        text(f"{words.lever(o.lever)}: **{words.setting(o.lever, o.setting)}**", icon=words.texts.levers[o.lever].icon)
        for o in moves
    ]  # fmt: skip
    kept = small(at.say("sealed.kept"))
    return Leaf(
        at.say("sealed.do"),
        (
            group(
                heading(at.say("sealed"), 2, icon="lock"), *lines, kept if not moves else None,
                kind="card", id="sealed", label=at.say("sealed"),
            ),
        ),
        (button("unseal", at.say("unseal"), Unseal(player.moment), icon="lock-open"),),
        key="sealed",
    )  # fmt: skip
