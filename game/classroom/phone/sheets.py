"""What lies over the teacher's phone when something is opened: a chair, *More*, a question to be sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.classroom.phone.commands import HEADLINE_LETTERS
from game.classroom.phone.facts import BEFORE, ROUND, ChairFacts, PanelFacts
from game.classroom.phone.parts import PhoneButton, PhoneItem, PhoneSheet, PhoneTone, Wording

Sheeted = Callable[[Wording, PanelFacts], PhoneSheet]
"""Makes a sheet of what the phone may know."""


def sheet(t: Wording, facts: PanelFacts, opened: str) -> PhoneSheet | None:
    """Make the sheet of this name; None for no name and for one that there is not."""
    if opened in SHEETS:
        return SHEETS[opened](t, facts)
    moving = opened.removeprefix("move_")
    chair = next((each for each in all_chairs(facts) if each.label == moving), None)
    if chair is None:
        return None
    return _of_chair(t, facts, chair) if moving == opened else _move(t, facts, chair)


def all_chairs(facts: PanelFacts) -> Iterator[ChairFacts]:
    """The chairs of all tables, in order."""
    return (chair for table in facts.tables for chair in table.chairs)


def _over(facts: PanelFacts) -> bool:
    """Whether the game of the tables is over."""
    return facts.step.kind not in (*BEFORE, *ROUND)


# A chair


def _of_chair(t: Wording, facts: PanelFacts, chair: ChairFacts) -> PhoneSheet:
    now, tone, since = _stands(t, chair)
    kept = chair.who == "person" and not _over(facts)
    return PhoneSheet(
        id=chair.label,
        kind="list",
        title=t("phone.chair.title", chair=chair.label, name=chair.name),
        icon=chair.icon,
        now=now,
        tone=tone,
        says=(t("phone.chair.keeps"),) if kept else (),
        buttons=tuple(_acts(t, facts, chair)),
        chair=chair.label,
        code=chair.code,
        since=since,
    )


def _stands(t: Wording, chair: ChairFacts) -> tuple[str, PhoneTone, int | None]:
    """How a chair stands in one line, and the seconds that run on in it."""
    if chair.who != "person":
        return t(f"phone.chair.{chair.who}"), "soft", None
    if chair.sign == "empty":
        return t("phone.chair.empty"), "soft", None
    if chair.sign == "away":
        return t("phone.chair.away", time="\0"), "warn", chair.away_for
    return t("phone.chair.here", devices=max(chair.devices, 1)), "good", None


def _acts(t: Wording, facts: PanelFacts, chair: ChairFacts) -> Iterator[PhoneButton]:
    """What can be done with a chair; what cannot says why."""
    over = "over" if _over(facts) else ""
    before = "before" if facts.step.kind in BEFORE else ""
    mind = chair.who in ("mind", "mind_round")
    empty = "empty" if chair.sign == "empty" else ""
    reasons = {
        "nudge": "mind" if mind else empty,
        "mind_round": over or ("same" if mind else before),
        "mind_on": over or ("same" if chair.who == "mind" else ""),
        "give_back": over or ("" if mind or chair.who == "nobody" else "person"),
        "new_code": "",
        "move": over or empty,
    }
    for do, why in reasons.items():
        named = "mind_round.do" if do == "mind_round" else do
        below = t(f"phone.chair.off.{why}") if why else t(f"phone.chair.{do}.does")
        button = PhoneButton(t(f"phone.chair.{named}"), ICONS[do], below, off=bool(why))
        if do == "move":
            yield replace(button, opens=f"move_{chair.label}")
        else:
            fields = (("chair", chair.label),)
            stays = (("open", chair.label),) if do == "new_code" else ()
            yield replace(button, do=do, fields=fields + stays)


def _move(t: Wording, facts: PanelFacts, chair: ChairFacts) -> PhoneSheet:
    others = tuple(
        (each.label, t("phone.chair.title", chair=each.label, name=each.name))
        for each in all_chairs(facts)
        if each.label != chair.label
    )
    return PhoneSheet(
        id=f"move_{chair.label}",
        kind="move",
        title=t("phone.sheet.move", chair=chair.label),
        icon="arrow-left-right",
        says=(t("phone.sheet.move.says"),),
        buttons=(
            PhoneButton(t("phone.sheet.move.do"), do="move", fields=(("chair", chair.label),)),
        ),
        choices=others,
        chair=chair.label,
        back=chair.label,
    )


# More


def _more(t: Wording, facts: PanelFacts) -> PhoneSheet:
    return PhoneSheet("more", "list", t("phone.sheet.more"), buttons=tuple(_tools(t, facts)))


def _tools(t: Wording, facts: PanelFacts) -> Iterator[PhoneButton]:
    over = _over(facts)
    yield PhoneButton(
        t("phone.sheet.bell"),
        "bell-ring",
        t("phone.sheet.bell.off") if over else t("phone.sheet.bell.does"),
        opens="bell",
        off=over,
    )
    below = t("phone.sheet.offers.one" if len(facts.tables) == 1 else "phone.sheet.offers.all")
    yield PhoneButton(t("phone.sheet.offers"), "list", below, opens="offers")
    waiting = len(facts.questions)
    asked = t("phone.sheet.press.does", count=waiting) if waiting else ""
    below = asked or t("phone.sheet.press.none")
    yield PhoneButton(t("phone.sheet.press"), "users", below, opens="press")
    if facts.step.kind in ("join", "note", "question") and facts.twins:
        yield PhoneButton(t("phone.sheet.twin"), "globe", t("phone.sheet.twin.does"), opens="twin")
    yield PhoneButton(
        t("phone.sheet.secrets"), "eye", t("phone.sheet.secrets.does"), opens="secrets"
    )
    yield PhoneButton(
        t("phone.sheet.phone"), "smartphone", t("phone.sheet.phone.does"), opens="phone"
    )
    yield from _lock(t, facts)
    yield PhoneButton(
        t("phone.sheet.export"), "download", t("phone.sheet.export.does"), opens="export"
    )
    yield PhoneButton(
        t("phone.sheet.delete"), "trash-2", t("phone.sheet.delete.does"), opens="delete", tone="bad"
    )


def _lock(t: Wording, facts: PanelFacts) -> Iterator[PhoneButton]:
    if facts.locked is not None:
        do, icon = ("unlock", "lock-open") if facts.locked else ("lock", "lock")
        says, below = t(f"phone.sheet.{do}"), t(f"phone.sheet.{do}.does")
        yield PhoneButton(says, icon, below, do=do)


def _bell(t: Wording, facts: PanelFacts) -> PhoneSheet:
    ends = (
        PhoneButton(
            t("phone.sheet.bell.go_on"), "pause", t("phone.sheet.bell.go_on.does"), do="bell"
        ),
        PhoneButton(
            t("phone.sheet.bell.debrief"), "flag", t("phone.sheet.bell.debrief.does"), do="debrief"
        ),
    )
    return PhoneSheet(
        "bell",
        "list",
        t("phone.sheet.bell"),
        "bell-ring",
        says=(t("phone.sheet.bell.says"),),
        buttons=() if _over(facts) else ends,
        back="more",
    )


def _offers(t: Wording, facts: PanelFacts) -> PhoneSheet:
    items: list[PhoneItem] = []
    for table in facts.tables:
        name = t("phone.table.name", letter=table.letter)
        none = (t("phone.sheet.offers.none", letter=table.letter),)
        items.append(PhoneItem(name, () if table.offers else none))
        items += [PhoneItem(offer.by, offer.clauses) for offer in table.offers]
    return PhoneSheet(
        "offers",
        "offers",
        t("phone.sheet.offers"),
        "list",
        says=(t("phone.sheet.offers.says"),),
        items=tuple(items),
        back="more",
    )


def _press(t: Wording, facts: PanelFacts) -> PhoneSheet:
    items = tuple(
        PhoneItem(
            t("phone.sheet.press.by", by=each.by),
            (each.text,),
            (
                PhoneButton(
                    t("phone.sheet.press.pass"),
                    "check",
                    do="pass",
                    fields=(("id", each.id), ("open", "press")),
                ),
                PhoneButton(
                    t("phone.sheet.press.drop"),
                    "x",
                    do="drop",
                    fields=(("id", each.id), ("open", "press")),
                ),
            ),
        )
        for each in facts.questions
    )
    says = [t("phone.sheet.press.says", count=facts.roles)] if facts.roles else []
    if not items:
        says.append(_sentence(t("phone.sheet.press.none")))
    return PhoneSheet(
        "press",
        "press",
        t("phone.sheet.press"),
        "users",
        says=tuple(says),
        items=items,
        back="more",
    )


def _twin(t: Wording, facts: PanelFacts) -> PhoneSheet:
    own = (("", t("phone.sheet.twin.own")), *((each.alias, each.title) for each in facts.twins))
    buttons = tuple(
        PhoneButton(
            title,
            "check" if alias == facts.twin else "globe",
            t("phone.sheet.twin.now" if alias == facts.twin else "phone.sheet.twin.use"),
            do="twin",
            fields=(("alias", alias),),
            off=alias == facts.twin,
        )
        for alias, title in own
    )
    return PhoneSheet(
        "twin",
        "list",
        t("phone.sheet.twin"),
        "globe",
        says=(t("phone.sheet.twin.says"),),
        buttons=buttons,
        back="more",
    )


def _secrets(t: Wording, facts: PanelFacts) -> PhoneSheet:
    return PhoneSheet(
        "secrets",
        "secrets",
        t("phone.sheet.secrets"),
        "eye",
        says=(t("phone.sheet.secrets.says"),),
        buttons=(PhoneButton(t("phone.sheet.secrets.hold"), "eye", do="secrets"),),
        back="more",
    )


def _phone(t: Wording, facts: PanelFacts) -> PhoneSheet:
    return PhoneSheet(
        "phone",
        "phone",
        t("phone.sheet.phone"),
        "smartphone",
        says=(t("phone.sheet.phone.says"),),
        items=(PhoneItem(t("phone.sheet.phone.address"), (facts.address,)),)
        if facts.address
        else (),
        back="more",
    )


def _export(t: Wording, facts: PanelFacts) -> PhoneSheet:
    done = (PhoneItem(t("phone.sheet.export.done"), facts.exported),) if facts.exported else ()
    do = PhoneButton(
        t("phone.sheet.export.do"), "download", do="export", fields=(("open", "export"),)
    )
    delete = PhoneButton(
        t("phone.sheet.delete"), "trash-2", t("phone.sheet.delete.does"), opens="delete", tone="bad"
    )
    return PhoneSheet(
        "export",
        "list",
        t("phone.sheet.export"),
        "download",
        says=(t("phone.sheet.export.says"),),
        buttons=(do, delete),
        items=done,
        back="more",
    )


def _delete(t: Wording, facts: PanelFacts) -> PhoneSheet:
    return PhoneSheet(
        "delete",
        "delete",
        t("phone.sheet.delete"),
        "trash-2",
        says=(t("phone.sheet.delete.says"),),
        buttons=(PhoneButton(t("phone.sheet.delete.do"), "trash-2", do="delete", tone="bad"),),
        choices=(("yes", t("phone.sheet.delete.sure")),),
        back="more",
    )


# Questions to be sure, and the headline


def _debrief(t: Wording, facts: PanelFacts) -> PhoneSheet:
    button = PhoneButton(t("phone.sheet.debrief.do"), "flag", do="debrief")
    return PhoneSheet(
        "debrief",
        "ask",
        t("phone.sheet.debrief"),
        "flag",
        says=(t("phone.sheet.debrief.says"),),
        buttons=() if _over(facts) else (button,),
    )


def _waiting(t: Wording, facts: PanelFacts) -> PhoneSheet:
    key = "none" if not facts.waiting else "says" if facts.to else "full"
    do = PhoneButton(t("phone.sheet.waiting.do"), "armchair", do="seat")
    return PhoneSheet(
        "waiting",
        "ask",
        t("phone.sheet.waiting"),
        "hourglass",
        says=(t(f"phone.sheet.waiting.{key}", chair=facts.to),),
        buttons=(do,) if facts.waiting and facts.to else (),
    )


def _undo(t: Wording, facts: PanelFacts) -> PhoneSheet:
    title = t("phone.sheet.undo")
    if facts.undo is None:
        return PhoneSheet(
            "undo", "ask", t("phone.foot.undo"), "undo-2", says=(t("phone.sheet.undo.none"),)
        )
    to = t(f"phone.step.{facts.undo.to.kind}", round=facts.undo.to.round)
    do = PhoneButton(
        t("phone.sheet.undo.do"), "undo-2", do="back", fields=(("seen", facts.undo.id),)
    )
    says = (t("phone.sheet.undo.says", step=to),)
    return PhoneSheet("undo", "ask", title, "undo-2", says=says, buttons=(do,))


def _headline(t: Wording, facts: PanelFacts) -> PhoneSheet:
    title = t("phone.sheet.headline")
    if facts.step.kind not in ROUND:
        off = (_sentence(t("phone.sheet.headline.off")),)
        return PhoneSheet("headline", "ask", title, "newspaper", says=off)
    send = PhoneButton(t("phone.sheet.headline.send"), "send", do="headline")
    events = tuple(
        PhoneButton(each.title, "newspaper", do="headline", fields=(("event", each.id),))
        for each in facts.events
    )
    return PhoneSheet(
        "headline",
        "headline",
        title,
        "newspaper",
        says=(t("phone.sheet.headline.says"),),
        buttons=(send, *events),
        now=t("phone.sheet.headline.most", most=HEADLINE_LETTERS),
    )


def _sentence(said: str) -> str:
    """Let a few words stand as a sentence."""
    return f"{said[:1].upper()}{said[1:]}."


ICONS: Final = {
    "nudge": "bell",
    "mind_round": "bot",
    "mind_on": "bot",
    "give_back": "undo-2",
    "new_code": "key-round",
    "move": "arrow-left-right",
}
SHEETS: Final[Mapping[str, Sheeted]] = {
    "more": _more,
    "bell": _bell,
    "offers": _offers,
    "press": _press,
    "twin": _twin,
    "secrets": _secrets,
    "phone": _phone,
    "export": _export,
    "delete": _delete,
    "debrief": _debrief,
    "waiting": _waiting,
    "undo": _undo,
    "headline": _headline,
}
"""The sheets by the names that `?open=` knows; beside them each chair's label, and `move_` before it."""
