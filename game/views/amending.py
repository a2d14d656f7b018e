"""Changes of a text and differences between two, as packages and in words.

A change is what a seat names when it declines: one or two differences with which it would sign. It goes on
from "would sign": `with Release at “Open”`, `without the clause on Pollen`, `if Delta pays 2 points`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules.beats import EDITS, PAY
from game.rules.edits import codes_of, differences, edited
from game.rules.encoding import texts_of
from game.rules.orders import Clause, Edit, Put
from game.rules.rulebook import Rulebook
from game.rules.texts import names_of
from game.views.packages import Namer, clause_said, package_of

# As packages


def with_change(book: Rulebook, package: Put, change: Sequence[Edit]) -> Put:
    """Make the package that a change makes of another one; it names no parent."""
    after = edited(book, texts_of(book, package), codes_of(book, change)[None])
    return package_of(book, after, package.seat)


def change_between(book: Rulebook, before: Put, after: Put) -> tuple[Edit, ...] | None:
    """Find the change that makes one package of another; None if it takes more than a change can name.

    Nothing at all if they say the same.
    """
    old, new = texts_of(book, before), texts_of(book, after)
    if names_of(book, old)[0] == names_of(book, new)[0]:
        return ()
    edits = (*_clauses_between(before, after), *_payments_between(before, after))
    if len(edits) > EDITS:
        return None
    codes = codes_of(book, edits)[None]
    fits = names_of(book, edited(book, old, codes))[0] == names_of(book, new)[0]
    return edits if fits and differences(book, old, codes)[0] <= EDITS else None


def _clauses_between(before: Put, after: Put) -> Iterator[Edit]:
    old, new = _clauses(before), _clauses(after)
    for lever in dict.fromkeys((*old, *new)):
        clause = new.get(lever)
        if clause is None:
            yield Edit(lever)
        elif clause != old.get(lever):
            yield Edit(lever, clause.setting, clause.public, clause.verified)


def _payments_between(before: Put, after: Put) -> Iterator[Edit]:
    """Say differences in payments as what one seat pays another beyond what the text says."""
    for kind in PAY:
        more = _received(after, kind)
        for seat, amount in _received(before, kind).items():
            more[seat] = more.get(seat, 0) - amount
        pays = {seat: -amount for seat, amount in more.items() if amount < 0}
        for payee, gets in more.items():
            owed = gets
            for payer, left in pays.items():
                paid = min(owed, left)
                if paid > 0:
                    yield Edit(payer=payer, payee=payee, kind=kind, amount=paid)
                    owed, pays[payer] = owed - paid, left - paid


def _clauses(package: Put) -> dict[str, Clause]:
    return {clause.lever: clause for clause in package.clauses}


def _received(package: Put, kind: str) -> dict[str, int]:
    """What each seat receives by a package, in hundredths."""
    sums: dict[str, int] = {}
    for paid in package.payments:
        if paid.kind == kind:
            sums[paid.seat] = sums.get(paid.seat, 0) + paid.amount
    return sums


# In words


def change_said(names: Namer, package: Put, change: Sequence[Edit], reader: str = "") -> str:
    """Say with which change of a package somebody would sign, so that it goes on from "would sign".

    `reader` is the seat of who reads it, and is spoken to.
    """
    old = _clauses(package)
    said = [
        _payment_edit(names, package, edit, reader)
        if edit.payer
        else " ".join(_clause_edit(names, old.get(edit.lever), edit))
        for edit in change
    ]
    return names.listing(said)


def edit_said(names: Namer, edit: Edit) -> str:
    """Say one difference by itself, where the text that it is of is not at hand."""
    if edit.payer:
        return _payment_edit(names, Put("", ()), edit, "")
    if not edit.setting:
        return names.say("change.less", lever=names.lever(edit.lever))
    clause = Clause(edit.lever, edit.setting, edit.public, edit.verified)
    return names.say("change.clause", clause=clause_said(names, clause))


def _clause_edit(names: Namer, old: Clause | None, edit: Edit) -> Iterator[str]:
    """Say what would be different about the clause on a lever."""
    lever = names.lever(edit.lever)
    if not edit.setting:
        yield names.say("change.less", lever=lever)
        return
    new = Clause(edit.lever, edit.setting, edit.public, edit.verified)
    if old is None:
        yield names.say("change.more", clause=clause_said(names, new))
        return
    if old.setting != new.setting:
        setting = names.setting(new.lever, new.setting)
        yield names.say("change.setting", lever=lever, setting=setting)
    if old.verified != new.verified:
        yield names.say("change.check" if new.verified else "change.no_check", lever=lever)
    if old.public != new.public:
        yield names.say("change.public" if new.public else "change.secret", lever=lever)


def _payment_edit(names: Namer, package: Put, edit: Edit, reader: str) -> str:
    more = ".more" if any(paid.kind == edit.kind for paid in package.payments) else ""
    way = {edit.payer: ".you_pay", edit.payee: ".paid_you"}.get(reader, "")
    return names.say(
        f"change.pay.{edit.kind}{way}{more}",
        payer=names.seat(edit.payer),
        payee=names.seat(edit.payee),
        points=names.points(edit.amount),
    )


def difference_said(names: Namer, before: Put, after: Put) -> str:
    """Say in one line what is different in a package from another one; nothing if they say the same."""
    parts = [
        *_clauses_differ(names, before, after),
        *_payments_differ(names, before, after),
        *_parties_differ(names, before, after),
        *_terms_differ(names, before, after),
    ]
    return "; ".join(parts)


def _clauses_differ(names: Namer, before: Put, after: Put) -> Iterator[str]:
    old, new = _clauses(before), _clauses(after)
    for lever in dict.fromkeys((*old, *new)):
        one, other = old.get(lever), new.get(lever)
        if other is None:
            yield names.say("difference.less", lever=names.lever(lever))
        elif one is None:
            yield names.say("difference.more", clause=clause_said(names, other))
        else:
            yield from _clause_differs(names, one, other)


def _clause_differs(names: Namer, old: Clause, new: Clause) -> Iterator[str]:
    lever = names.lever(old.lever)
    if old.setting != new.setting:
        yield names.say(
            "difference.setting",
            lever=lever,
            setting=names.setting(new.lever, new.setting),
            before=names.setting(old.lever, old.setting),
        )
    if old.verified != new.verified:
        yield names.say("difference.check" if new.verified else "difference.no_check", lever=lever)
    if old.public != new.public:
        yield names.say("difference.public" if new.public else "difference.secret", lever=lever)


def _payments_differ(names: Namer, before: Put, after: Put) -> Iterator[str]:
    for edit in _payments_between(before, after):
        yield names.say(
            f"difference.pay.{edit.kind}",
            payer=names.seat(edit.payer),
            payee=names.seat(edit.payee),
            points=names.points(edit.amount),
        )


def _parties_differ(names: Namer, before: Put, after: Put) -> Iterator[str]:
    """Who has been invited, or no longer is; owners and payers go with their clauses."""
    old, new = ({package.seat, *package.invited} for package in (before, after))
    for key, seats in (("invited", new - old), ("not_invited", old - new)):
        if seats:
            said = names.listing([names.seat(seat) for seat in sorted(seats)])
            yield names.say(f"difference.{key}", seats=said)


def _terms_differ(names: Namer, before: Put, after: Put) -> Iterator[str]:
    if before.open != after.open:
        yield names.say("difference.open" if after.open else "difference.not_open")
    if before.rounds != after.rounds:
        key = "difference.rounds" if after.rounds else "difference.usual_rounds"
        yield names.say(key, rounds=after.rounds)
