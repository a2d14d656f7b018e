"""The talk: offers to the reader, her own, what is in force; and the offer that she makes.

People talk in the room; here they put, sign and take back. On a phone one of the lists is shown at a time,
where there is room all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.screens.desk import card
from game.screens.desk.desk import Tab
from game.screens.desk.frame import At, Leaf, main
from game.screens.desk.making import cancel, form, put
from game.screens.desk.offers import given_lines, mine, offers, signable
from game.screens.nodes import Node, Pick, button, choice, group, heading, small, text
from game.views.proposals import Proposal
from game.views.table import AgreementRow

TABS: tuple[Tab, ...] = ("to", "mine", "force")


def talk(at: At) -> Leaf:
    """The three lists and the offer in the making."""
    making = at.place.offer
    mains = making or at.here.player.draft.making
    lists = {"to": _to_you(at, mains), "mine": _mine(at)}
    return Leaf(
        at.say("talk.do.offer" if making else "talk.do"),
        (
            None if making else _tabs(at),
            *given_lines(at),
            *(_pane(at, tab, inside) for tab, inside in lists.items()),
        ),
        tuple(_foot(at)),
        key="offer" if making else "",
        stakes=_left(at),
        aside=group(
            form(at), kind="" if making else "roomy", id="making", label=at.say("offer.title"),
            region="aside", weight=0,
        ),
        escape=at.to(offer=False, lever="", adding="") if making else None,
    )  # fmt: skip


def _tabs(at: At) -> Node:
    """Which list is shown where there is room for one alone."""
    counts = {"to": len(to_you(at)), "mine": len(own(at)), "force": len(at.here.player.table.agreements)}  # fmt: skip
    picks = [Pick(tab, at.say(f"tab.{tab}", count=counts[tab]), at.to(tab=tab)) for tab in TABS]
    return group(
        choice("tab", picks, at.place.tab, label=at.say("tabs"), kind="tabs"), kind="narrow"
    )


def _pane(at: At, tab: str, inside: tuple[Node, ...]) -> Node:
    """One of the lists: on a phone only where it is chosen."""
    shown = at.place.tab == tab and not at.place.offer
    title = at.say(f"pane.{tab}")
    return group(
        heading(title, 2, kind="roomy"), *inside, kind="" if shown else "roomy", id=f"pane.{tab}",
        label=title,
    )  # fmt: skip


def to_you(at: At) -> list[Proposal]:
    """The texts of others that the reader is party to, those first that wait for her."""
    player = at.here.player
    found = [each for each in player.tabled if not each.mine]
    return sorted(
        found, key=lambda t: (player.seat in t.signed, player.seat in t.declined, -t.number)
    )


def own(at: At) -> list[Proposal]:
    """The texts that the reader stands for."""
    return [each for each in at.here.player.tabled if each.mine]


def _to_you(at: At, mains: bool) -> tuple[Node, ...]:
    found = to_you(at)
    if not found:
        return (text(at.say("talk.none"), "soft", icon="message-circle"),)
    return offers(at, found, mains=mains)


def _mine(at: At) -> tuple[Node, ...]:
    found = own(at)
    if not found:
        return (text(at.say("talk.mine.none"), "soft"),)
    return tuple(mine(at, each) for each in found)


# On the left where there is room


def _left(at: At) -> Node:
    """How the reader stands, her red lines, and what is in force."""
    title = at.say("you.title")
    shown = at.place.tab == "force" and not at.place.offer
    return group(
        group(_you(at), card.red_lines(at.here), kind="roomy", id="left.you", label=title),
        group(
            *in_force(at),
            kind="" if shown else "roomy",
            id="pane.force",
            label=at.say("pane.force"),
        ),
        id="left",
        label=title,
        region="stakes",
        weight=0,
    )


def _you(at: At) -> Node:
    """The score and what no deal is worth, then the numbers that count."""
    here, number = at.here, at.here.words.number
    stakes = here.player.stakes
    interests = here.player.texts.stakeholders[here.player.seat].interests
    rows = {row.id: row for row in here.player.table.indicators}
    ranked = sorted(interests, key=lambda name: -interests[name].weight)
    return group(
        heading(at.say("you.title"), 2),
        group(
            text(f"**{number(stakes.score)}**", kind="lead"),
            small(at.say("you.points", floor=number(stakes.reservation))),
            kind="line",
            flow="across",
        ),
        *(card.meter(here, rows[name]) for name in ranked if name in rows),
        small(at.say("you.mandate", have=number(stakes.mandate))) if here.player.spends else None,
        kind="card",
        id="you",
        label=at.say("you.title"),
    )


def in_force(at: At) -> Iterator[Node]:
    """Agreements with what was seen of each clause, and what was promised in public."""
    here = at.here
    yield heading(at.say("pane.force"), 2, kind="roomy")
    rows = here.player.table.agreements
    yield from (_agreement(at, row) for row in rows)
    yield from (text(said, icon="megaphone") for said in here.player.table.words)
    if not rows and not here.player.table.words:
        yield text(at.say("force.none"), "soft")


def _agreement(at: At, row: AgreementRow) -> Node:
    words = at.here.words
    names = words.listing([at.name(seat) for seat in row.signers])
    return group(
        text(f"**{names}**", icon="handshake"),
        *(
            group(
                text(
                    f"{clause.lever_name}: **{clause.setting_name}**",
                    icon=words.texts.levers[clause.lever].icon,
                ),
                small(at.say(f"verdict.{clause.verdict}")) if clause.verdict else None,
                kind="clause",
            )
            for clause in row.clauses
        ),
        kind="card",
        id=f"deal.{row.number}",
        label=names,
    )


# The buttons


def _foot(at: At) -> Iterator[Node | None]:
    """On a phone the way to an offer, or out of it; the offer itself is put from here."""
    making = at.place.offer
    if making:
        yield cancel(at)
    if making or at.here.player.draft.making:
        yield put(at, "" if making else "roomy")
    if not making:
        first = not (at.here.player.draft.making or signable(at, to_you(at)))
        opened = at.to(offer=True)
        said = at.say("offer.on" if at.here.player.draft.making else "offer.make")
        if first:
            yield main("offer", said, opened, icon="plus", kind="narrow")
        else:
            yield button("offer", said, opened, icon="plus", kind="narrow")
