"""The teacher's phone: one screen, made from what it may know. Pure: facts in, words out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from game.classroom.phone.facts import (
    ACTING,
    BEFORE,
    ROUND,
    ChairFacts,
    PanelFacts,
    StepFacts,
    TableFacts,
)
from game.classroom.phone.parts import (
    PanelPage,
    PhoneButton,
    PhoneChair,
    PhoneTable,
    PhoneTone,
    PhoneWarning,
    Wording,
)
from game.classroom.phone.sheets import sheet
from game.locale import text

NAMED: Final = 3
"""Chairs without a sign that a warning names; of more it says how many."""
WARNED: Final = 3
"""Lines of warning at a time."""


def panel(facts: PanelFacts, opened: str = "") -> PanelPage:
    """Make the page of the teacher's phone.

    Args:
        facts: all that it may know.
        opened: the sheet that lies over it, as `?open=` names it; one that there is not is none.
    """
    t = partial(text, facts.language)
    phase = step_name(t, facts.step)
    return PanelPage(
        language=facts.language,
        title=t("phone.title", phase=phase, letters=facts.room),
        screen=facts.here,
        version=facts.version,
        key=facts.key,
        phase=phase,
        minute=_minute(t, facts),
        room=t("phone.room", letters=facts.room),
        lock=_lock(t, facts),
        left=facts.left,
        runs=facts.left is not None and not facts.paused and not facts.stopped,
        main=_main(t, facts),
        warnings=tuple(_warnings(t, facts))[:WARNED],
        aloud=facts.aloud,
        tables=tuple(_table(t, facts, each) for each in facts.tables),
        foot=_foot(t, facts),
        sheet=sheet(t, facts, opened),
    )


def step_name(t: Wording, step: StepFacts) -> str:
    """Say which step of the lesson it is, such as `Round 2 · talk`."""
    return t(f"phone.step.{step.kind}", round=step.round)


# The top


def _minute(t: Wording, facts: PanelFacts) -> str:
    if facts.behind > 0:
        return t("phone.behind", minute=facts.minute, behind=facts.behind)
    if facts.behind < 0:
        return t("phone.ahead", minute=facts.minute, ahead=-facts.behind)
    return t("phone.minute", minute=facts.minute)


def _lock(t: Wording, facts: PanelFacts) -> PhoneButton | None:
    if facts.locked is None:
        return None
    if facts.locked:
        return PhoneButton(t("phone.unlock"), "lock", do="unlock")
    return PhoneButton(t("phone.lock"), "lock-open", do="lock")


def _main(t: Wording, facts: PanelFacts) -> PhoneButton:
    """The big button: it says what it will do."""
    if facts.stopped:
        return PhoneButton(t("phone.next.go_on"), do="go_on", below=t("phone.below.stopped"))
    if facts.paused:
        return PhoneButton(t("phone.next.unpause"), do="unpause", below=t("phone.below.paused"))
    if facts.next is None:
        below = t("phone.below.export")
        return PhoneButton(t("phone.next.export"), opens="export", below=below)
    ahead = facts.next
    says = t(f"phone.next.{ahead.kind}", round=ahead.round, table=ahead.table)
    button = PhoneButton(says, do="next", fields=(("seen", facts.here),))
    if facts.by_itself and facts.left:
        before, _, after = t("phone.below.itself", time="\0").partition("\0")
        return replace(button, below=before, counts=True, after=after)
    return replace(button, below=_below(t, facts))


def _below(t: Wording, facts: PanelFacts) -> str:
    """What stands below the big button where it waits for a press."""
    if facts.left == 0:
        return t("phone.below.over")
    chairs = [chair for table in facts.tables for chair in table.chairs]
    match facts.step.kind:
        case "join":
            return t("phone.below.join", taken=_taken(chairs), all=len(chairs))
        case "read":
            people = [chair for chair in chairs if chair.who == "person"]
            read = sum(chair.read for chair in people)
            return t("phone.below.read", count=read, all=len(people))
        case "promise" | "seal":
            return t("phone.below.seal", count=sum(map(_done, chairs)), all=len(chairs))
    if facts.answered:
        count, asked = facts.answered
        return t("phone.below.answered", count=count, all=asked)
    return t("phone.below.like")


def _taken(chairs: Iterable[ChairFacts]) -> int:
    """How many chairs somebody has come in at, or a mind plays."""
    return sum(chair.sign != "empty" or chair.who != "person" for chair in chairs)


def _done(chair: ChairFacts) -> bool:
    """Whether nobody waits for this chair: it has sealed, or a mind plays it."""
    return chair.sealed or chair.who in ("mind", "mind_round")


# Warnings, the worst first


def _warnings(t: Wording, facts: PanelFacts) -> Iterator[PhoneWarning]:
    if facts.trouble:
        yield PhoneWarning(facts.trouble, "circle-alert", "bad")
    if facts.resumed:
        yield PhoneWarning(t("phone.warning.resumed"), "triangle-alert", "warn")
    if facts.stopped:
        yield PhoneWarning(t("phone.warning.stopped"), "bell-ring", "warn")
    if facts.safe:
        yield PhoneWarning(t("phone.warning.safe", minutes=facts.safe), "shield-check", "good")
    if facts.dropped:
        said = t("phone.warning.dropped", round=facts.dropped)
        yield PhoneWarning(said, "hourglass", "warn")
    yield from _away(t, facts)
    if facts.waiting:
        yield PhoneWarning(
            t("phone.warning.waiting", count=facts.waiting), "hourglass", "", "waiting"
        )
    if facts.questions:
        said = t("phone.warning.asked", count=len(facts.questions))
        yield PhoneWarning(said, "circle-question-mark", "", "press")
    if facts.blank:
        yield PhoneWarning(t("phone.warning.blank"), "eye-off", "")


def _away(t: Wording, facts: PanelFacts) -> Iterator[PhoneWarning]:
    """Chairs without a sign, where somebody waits for them."""
    if facts.step.kind not in (*ACTING, "read", "news"):
        return
    away = [chair.label for table in facts.tables for chair in table.chairs if amber(facts, chair)]
    if not away:
        return
    kept = "" if facts.step.kind in ACTING else "gone."
    if len(away) == 1:
        said = t(f"phone.warning.{kept}one", chair=away[0])
    elif len(away) <= NAMED:
        named = t("phone.table.both", first=", ".join(away[:-1]), last=away[-1])
        said = t(f"phone.warning.{kept}some", chairs=named)
    else:
        said = t(f"phone.warning.{kept}many", count=len(away))
    yield PhoneWarning(said, "triangle-alert", "warn", away[0] if len(away) == 1 else "")


def amber(facts: PanelFacts, chair: ChairFacts) -> bool:
    """Whether a chair has to be looked at: nobody gives a sign, and what it has to do is not done."""
    if chair.who != "person" or chair.sign != "away":
        return False
    return not (chair.sealed and facts.step.kind in ("promise", "approve", "seal"))


# Tables


def _table(t: Wording, facts: PanelFacts, table: TableFacts) -> PhoneTable:
    return PhoneTable(
        letter=table.letter,
        name=t("phone.table.name", letter=table.letter),
        count=_count(t, facts, table),
        chairs=tuple(_chair(t, facts, chair) for chair in table.chairs),
    )


def _count(t: Wording, facts: PanelFacts, table: TableFacts) -> str:
    chairs = table.chairs
    match facts.step.kind:
        case "join" | "note" | "question":
            return t("phone.table.taken", count=_taken(chairs), all=len(chairs))
        case "read":
            people = [chair for chair in chairs if chair.who == "person"]
            read = sum(chair.read for chair in people)
            return t("phone.table.read", count=read, all=len(people))
        case "promise" | "seal":
            return t("phone.table.sealed", count=sum(map(_done, chairs)), all=len(chairs))
        case "talk":
            return t("phone.table.offers", count=len(table.offers))
    return ""


def _chair(t: Wording, facts: PanelFacts, chair: ChairFacts) -> PhoneChair:
    made = PhoneChair(chair.label, chair.icon, chair.name, "", "", code=chair.code)
    said = partial(_stands, t, made)
    if chair.who == "nobody":
        return said("nobody", "circle-dashed", "soft", dashed=True)
    if chair.who in ("mind", "mind_round"):
        return said(chair.who, "bot", "soft", dashed=True)
    if chair.sign == "empty":
        return said("empty", "circle-dashed", "soft", dashed=True)
    if amber(facts, chair):
        return said("away", "wifi-off", "warn", since=chair.away_for)
    if chair.sealed and facts.step.kind in ("promise", "approve", "seal"):
        return said("sealed", "lock" if chair.sign == "here" else "wifi-off", "good")
    if chair.read and facts.step.kind == "read":
        return said("read", "book-open-check", "good")
    return said("here", "circle-check", "good")


def _stands(
    t: Wording,
    chair: PhoneChair,
    state: str,
    sign: str,
    tone: PhoneTone,
    *,
    dashed: bool = False,
    since: int | None = None,
) -> PhoneChair:
    says = t(f"phone.state.{state}")
    return replace(chair, state=says, sign=sign, tone=tone, dashed=dashed, since=since)


# The bottom


def _foot(t: Wording, facts: PanelFacts) -> tuple[PhoneButton, ...]:
    """The tools that are always at hand; what cannot be used now says so where it is pressed."""
    return (
        _to_debrief(t, facts),
        _pause(t, facts),
        PhoneButton(t("phone.foot.unblank"), "eye", do="unblank")
        if facts.blank
        else PhoneButton(t("phone.foot.blank"), "eye-off", do="blank"),
        _more_time(t, facts),
        PhoneButton(t("phone.foot.undo"), "undo-2", opens="undo"),
        PhoneButton(t("phone.foot.headline"), "newspaper", opens="headline"),
        PhoneButton(t("phone.foot.more"), "ellipsis", opens="more"),
    )


def _to_debrief(t: Wording, facts: PanelFacts) -> PhoneButton:
    begun = facts.step.kind not in (*BEFORE, *ROUND)
    off = t("phone.sheet.debrief.off") if begun else ""
    return PhoneButton(t("phone.foot.debrief"), "flag", off, opens="debrief", off=begun)


def _pause(t: Wording, facts: PanelFacts) -> PhoneButton:
    off = t("phone.foot.pause.off") if facts.stopped else ""
    if facts.paused:
        return PhoneButton(t("phone.foot.unpause"), "play", off, do="unpause", off=bool(off))
    return PhoneButton(t("phone.foot.pause"), "pause", off, do="pause", off=bool(off))


def _more_time(t: Wording, facts: PanelFacts) -> PhoneButton:
    off = t("phone.foot.more_time.off") if facts.left is None else ""
    return PhoneButton(t("phone.foot.more_time"), "plus", off, do="more", off=bool(off))
