"""Why negotiators signed, declined and put: the reason that decided, as codes with their facts."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.minds.briefing import Briefing
from game.minds.lying import Lying, Weighed
from game.minds.mind import Reason
from game.minds.outlook import in_points
from game.minds.singles import spare
from game.rules.arrays import Mask, Whole
from game.rules.edits import read
from game.rules.texts import spelled

Facts = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What becomes of the texts on the table, text by text: each [n]."""

    signs: Mask
    declines: Mask
    leaves: Mask
    rival: Whole
    """the lever over which another text is worth waiting for instead; -1 none"""
    codes: Whole
    """[n, edits] the changes named"""


UNSAID = ("cannot_pay", "cannot_be_done")
"""Reasons that are not told: they would tell what a seat has, or what it knows of hidden settings."""


def answers_said(moment: Briefing, table: Lying, answers: Answers) -> list[Reason]:
    """Give the reason of every signature, refusal and take-back."""
    said = answers.signs | answers.declines | answers.leaves
    reasons = [_said(moment, table, answers, int(at)) for at in np.flatnonzero(said)]
    # What it can pay and what it knows is a seat's own business; that it says no is not.
    unsaid = [one for one in reasons if one.code in UNSAID]
    return reasons + [
        replace(one, code="not_now", spoken=True, facts=_text_of(one)) for one in unsaid
    ]


def _text_of(said: Reason) -> Facts:
    return {name: value for name, value in said.facts.items() if name in ("text", "proposer")}


def _said(moment: Briefing, table: Lying, answers: Answers, at: int) -> Reason:
    row, weighed = int(table.of[at]), table.weighed
    told = in_points(moment.book, int(moment.seen.seat[row]), int(weighed.gain[at]))
    facts = about(moment, row, int(table.slot[at]))
    if answers.signs[at]:
        return moment.say(row, "better_for_us", facts | {"gain": told})
    if answers.leaves[at] and not answers.declines[at]:
        return moment.say(row, "takes_back", facts | {"gain": told})
    if moment.character.blocks[row]:
        return moment.say(row, "blocks", facts, spoken=True)
    if weighed.shunned[at] >= 0:
        code, why = grudge(moment, row, int(weighed.shunned[at]))
        return moment.say(row, code, facts | why, spoken=True)
    if (answers.codes[at] != 0).any():
        change = change_facts(moment, answers.codes[at])
        return moment.say(row, "would_sign_with", facts | change, spoken=True)
    return _refused(moment, weighed, answers, at, row, facts)


def _refused(
    moment: Briefing, weighed: Weighed, answers: Answers, at: int, row: int, facts: Facts
) -> Reason:
    """Say why a text is declined of which no change of one or two lines would do."""
    if answers.rival[at] >= 0:
        return moment.say(
            row, "rival", facts | _clause(moment, weighed, at, answers.rival[at]), True
        )
    if weighed.gain[at] >= moment.least[row] and not weighed.payable[at]:
        money: Facts = {
            "price": int(weighed.price[at]),
            "have": int(spare(moment, np.array([row]), weighed.texts.clause[[at]])[0]),
        }
        return moment.say(row, "cannot_pay", facts | money)
    if weighed.lines[at] > 0:
        return moment.say(row, "crosses_line", facts, spoken=True)
    if weighed.wrongs[at]:
        return moment.say(row, "word_given", facts, spoken=True)
    if weighed.empty[at]:
        return moment.say(row, "cannot_be_done", facts)
    if weighed.gain[at] >= moment.least[row]:
        return moment.say(row, "not_enough", facts, spoken=True)
    return moment.say(row, "never_gains", facts, spoken=True)


def grudge(moment: Briefing, row: int, culprit: int) -> tuple[str, Facts]:
    """Why a seat signs nothing with another now: a breach that it saw, or one that it suspects."""
    memory = moment.memory
    seen, guessed = (int(when[row, culprit]) for when in (memory.last_broken, memory.suspected))
    facts: Facts = {"culprit": moment.book.seats[culprit], "when": max(seen, guessed)}
    if guessed > seen:
        return "seems_false", facts
    return "never_again" if moment.character.grudge[row] > 2 else "broke_word", facts


def about(moment: Briefing, row: int, slot: int) -> Facts:
    """Name a text and who stands for it, or has signed it."""
    view, book = moment.seen.view, moment.book
    who = view.proposer[row, slot] if view.proposer[row, slot].any() else view.signed[row, slot]
    seats = sorted(book.seats[at] for at in np.flatnonzero(who))
    name = spelled(int(view.offer_name[row, slot]))
    return {"text": name, "proposer": seats[0] if seats else ""}


def _clause(moment: Briefing, weighed: Weighed, at: int, lever: int) -> Facts:
    rank = int(weighed.texts.clause[at, lever])
    return {"lever": moment.book.levers[lever], "setting": moment.book.settings[lever][rank]}


def change_facts(moment: Briefing, codes: Whole) -> Facts:
    """Tell a change as facts: its codes, and the lever and setting of its first line where it is a clause."""
    lines = read(moment.book, codes)
    facts: Facts = {"change": " ".join(str(code) for code in codes.tolist() if code)}
    if lines.lever[0] >= 0:
        lever, setting = int(lines.lever[0]), int(lines.setting[0])
        facts["lever"] = moment.book.levers[lever]
        facts["setting"] = moment.book.settings[lever][setting] if setting >= 0 else ""
    return facts


def puts_said(moment: Briefing, weighed: Weighed, parent: Whole, asked: Mask) -> list[Reason]:
    """Give the reason of every text that is put."""
    reasons = []
    for at, row in enumerate(weighed.of.tolist()):
        gain = in_points(moment.book, int(moment.seen.seat[row]), int(weighed.gain[at]))
        facts = about(moment, row, int(parent[at])) if parent[at] >= 0 else {}
        if asked[at]:
            reasons.append(moment.say(row, "takes_up", facts, spoken=True))
        elif parent[at] >= 0:
            reasons.append(moment.say(row, "amends", facts, spoken=True))
        else:
            reasons.append(moment.say(row, "proposes_gain", {"gain": gain}))
    return reasons
