"""What is done with the texts on the table, typed: sign, decline, amend, take back; and approval."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.player import intents as want
from game.player.intents import Intent
from game.rules.beats import EDITS
from game.rules.orders import Edit, Put, Unsay, Wait, Withdraw
from game.screens.places import DeclineText
from game.screens.typed.line import Names, TypedLine, Unclear, listed
from game.screens.typed.matching import head, matches
from game.screens.typed.package import packaged
from game.screens.wants import Finish
from game.views.amending import change_between
from game.views.proposals import Proposal

Which = Callable[[Proposal], bool]


def _names(line: TypedLine, texts: Sequence[Proposal]) -> dict[str, list[str]]:
    """For each text its number and the names of those who stand for it."""
    return {
        each.text: [
            str(each.number),
            *(name for seat in each.proposers for name in line.seats[seat]),
        ]
        for each in texts
    }


def _listed(line: TypedLine, texts: Sequence[Proposal]) -> str:
    """Texts to choose from: `2 (Mexico)`."""
    said = []
    for each in texts:
        seats = line.player.words.listing([line.seats[seat][-1] for seat in each.proposers])
        number = str(each.number)
        said.append(f"{number} ({seats})" if seats else number)
    return "; ".join(said)


def which(line: TypedLine, may: Which, none: str) -> tuple[Proposal, list[str]]:
    """The text that is meant, of those that it may be, and the words left: the one named, else the only one."""
    texts = [each for each in line.player.tabled if may(each)]
    if not texts:
        raise line.unclear(none)
    words = line.words
    used, named = _named(line, texts, words)
    if used:
        if len(named) > 1:
            raise line.unclear("which_text", names=_listed(line, named))
        return named[0], words[used:]
    answered = line.player.draft.answer
    left = [each for each in texts if answered(each.text) is None] or texts
    if len(left) > 1:
        raise line.unclear("which_text", names=_listed(line, left))
    return left[0], words


def _named(
    line: TypedLine, texts: Sequence[Proposal], words: Sequence[str]
) -> tuple[int, list[Proposal]]:
    """How many words name texts, and which: by a number, or by a seat that stands for them."""
    if words and words[0].isdecimal():
        number = int(words[0][:4])
        found = [each for each in texts if each.number == number]
        if not found:
            raise line.unclear("no_text", said=words[0], names=_listed(line, texts))
        return 1, found
    seats = {seat: line.seats[seat] for each in texts for seat in each.proposers}
    seat, used = head(words, seats)
    return used, [each for each in texts if seat in each.proposers]


# Signing and declining


def sign(line: TypedLine) -> Sequence[Intent]:
    """Sign a text."""
    seat = line.player.seat
    text, rest = which(line, lambda each: seat not in each.signed, "no_texts")
    _nothing_left(line, rest)
    if not text.may_sign and text.why_not:
        raise line.unclear("refused", why=text.why_not)
    return (want.SetAnswer(text.text, "sign"),)


def _nothing_left(line: TypedLine, words: Sequence[str]) -> None:
    if words:
        names = _listed(line, line.player.tabled)
        raise line.unclear("no_text", said=" ".join(words), names=names)


def take_back(line: TypedLine) -> Sequence[Intent]:
    """Take a signature back."""
    text, rest = which(line, lambda each: each.may_take_back, "not_signed")
    _nothing_left(line, rest)
    if text.mine:
        return (want.Say(Withdraw(line.player.seat)),)
    return (want.SetAnswer(text.text, "back"),)


def _declinable(text: Proposal) -> bool:
    return text.may_decline


def decline(line: TypedLine) -> Sequence[Intent]:
    """Decline a text; perhaps name the clause in the way, and with what instead one would sign."""
    text, words = which(line, _declinable, "no_texts")
    if not words:
        return (line.over(DeclineText(text.text)),)
    levers = {clause.lever: line.levers.get(clause.lever, ()) for clause in text.clauses}
    if words[0] in line.forms("because"):
        return (want.SetAnswer(text.text, "decline", _in_the_way(words[1:], levers)),)
    if not matches(words[0], levers):
        number, names = text.number, listed(levers)
        raise line.unclear("decline_how", said=" ".join(words), number=number, names=names)
    lever, rest = line.after(" ".join(words)).lever(levers)
    change = _change(line, text, " ".join(words)) if rest else ()
    return (want.SetAnswer(text.text, "decline", lever, change),)


def _in_the_way(reason: Sequence[str], levers: Names) -> str:
    """The one clause that a reason in somebody's own words names; empty for none or several."""
    named = {head(reason[at:], levers)[0] for at in range(len(reason))} - {""}
    return named.pop() if len(named) == 1 else ""


def would(line: TypedLine) -> Sequence[Intent]:
    """Keep the signature ready for a text with one or two changes."""
    text, words = which(line, _declinable, "no_texts")
    if not words:
        raise line.unclear("would_how", number=text.number)
    change = _change(line, text, _after(line, words))
    return (want.SetAnswer(text.text, "decline", "", change, meant=True),)


def _after(line: TypedLine, words: Sequence[str]) -> str:
    """What was typed from some words on, with its commas."""
    typed = line.rest.split()
    return " ".join(typed[len(line.words) - len(words) :])


def _change(line: TypedLine, text: Proposal, said: str) -> tuple[Edit, ...]:
    """What words change of a text. Raises Unclear for what changes nothing, or may not be named."""
    player = line.player
    before = player.amended(text.text)
    change = change_between(player.book, before, packaged(line, said, before))
    if not change:
        raise line.unclear("too_much" if change is None else "no_change", most=EDITS)
    why = player.change_refused(text.text, change)
    if why:
        raise line.unclear("refused", why=why)
    return change


# Amending and putting again


def amend(line: TypedLine) -> Sequence[Intent]:
    """Begin from a text that lies there, with what is to be changed of it."""
    text, words = which(line, lambda each: not each.in_force, "no_texts")
    begin = want.BeginPackage(text.text)
    if not words:
        return (begin,)
    package = packaged(line, _after(line, words), line.player.amended(text.text))
    for refused in line.player.refused([package]):
        raise line.unclear("refused", why=refused)
    return begin, want.SetPackage(package)


def exactly(line: TypedLine) -> Sequence[Intent]:
    """Make a text of the own one with exactly the change that another seat has named."""
    player = line.player
    named = {
        signature.seat: (text, signature)
        for text in player.tabled
        for signature in text.signatures
        if text.mine and signature.change and signature.seat != player.seat
    }
    if not named:
        raise line.unclear("no_changes")
    names = {seat: line.seats[seat] for seat in named}
    if len(named) > 1 and not line.words:
        raise line.unclear("whose", names=listed(names))
    text, signature = named[line.one(line.words, names) if line.words else next(iter(named))]
    put = player.with_change(text.text, signature.change)
    for refused in player.refused([put]):
        raise line.unclear("refused", why=refused)
    return (want.SetPackage(put),)


def renew(line: TypedLine) -> Sequence[Intent]:
    """Make the own text of the last talk again."""
    put = line.player.put_again
    if put is None:
        raise line.unclear("nothing_to_renew")
    return (want.SetPackage(put),)


def withdraw(line: TypedLine) -> Sequence[Intent]:
    """Take the own text off the table, unless a new one takes its place anyway."""
    player = line.player
    placed = any(text.mine for text in player.tabled)
    if placed and isinstance(player.draft.put, Put):
        raise line.unclear("replaces")
    return (want.Say(Withdraw(player.seat)),)


def unsay(line: TypedLine) -> Sequence[Intent]:
    """Take back the signature that is kept ready."""
    if not line.player.ready_for:
        raise line.unclear("nothing_ready")
    return (want.Say(Unsay(line.player.seat)),)


def wait(line: TypedLine) -> Sequence[Intent]:
    """Say what is prepared, and be asked again in the next exchange."""
    player = line.player
    if player.last_exchange or player.too_early:
        raise line.unclear("no_wait")
    return want.Say(Wait(player.seat)), Finish(player.moment)


def nothing(line: TypedLine) -> Sequence[Intent]:
    """Have nothing to add; with the number of a text, do nothing with it after all."""
    draft = line.player.draft
    if line.words:
        return (dropped(line),)
    if draft.prepared:
        raise line.unclear("prepared")
    return (Finish(line.player.moment),)


def dropped(line: TypedLine) -> Intent:
    """Do nothing with a text after all. Raises Unclear if nothing is prepared for it."""
    answer = line.player.draft.answer
    text, _ = which(line, lambda each: answer(each.text) is not None, "nothing_prepared")
    return want.SetAnswer(text.text, "")


def names_a_text(line: TypedLine) -> bool:
    """Whether the words name a text for which something is prepared."""
    try:
        dropped(line)
    except Unclear:
        return False
    return bool(line.words)


# Approval of what was signed


def _approval(line: TypedLine, yes: bool) -> Sequence[Intent]:
    player = line.player
    asked = [group.about for group in player.menu.groups if group.kind == "ratify"]
    texts = [each for each in player.tabled if each.text in asked]
    left = [name for name in asked if player.draft.approval(name) is None] or asked
    if line.words:
        _, named = _named(line, texts, line.words)
        left = [each.text for each in named]
    if len(left) != 1:
        raise line.unclear("which_text", names=_listed(line, texts))
    return tuple(want.SetApproval(name, yes) for name in left)


def approve(line: TypedLine) -> Sequence[Intent]:
    """Approve what was signed."""
    return _approval(line, yes=True)


def refuse(line: TypedLine) -> Sequence[Intent]:
    """Refuse what was signed."""
    return _approval(line, yes=False)
