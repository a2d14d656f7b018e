"""What else belongs to a package in the making: payments, guests, later joining, duration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.player.intents import SetGuest, SetOpen, SetPayment, SetRounds
from game.screens.dialogs import dialog
from game.screens.here import Here
from game.screens.nodes import (
    TYPED,
    Bounds,
    Node,
    Pick,
    Screen,
    button,
    check,
    choice,
    entry,
    group,
    heading,
    line,
    small,
    text,
)
from game.screens.places import PackageMore

ALL = 12
"""Numbers up to this are all offered."""
BESIDE = 13
"""Choices that stand beside each other in even columns."""
FEW = 7
"""The same where one of them is a few words long."""
POINT = 100
"""Hundredths in one."""


def offered(most: int) -> list[int]:
    """The whole numbers from 1 to `most` to choose from; of many, all small ones and quarters of the rest.

    >>> offered(4), offered(40)
    ([1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40])
    """
    return sorted({*range(1, min(most, ALL) + 1), *(most * part // 4 for part in (2, 3, 4))} - {0})


def package_more(here: Here, place: PackageMore) -> Screen:
    """Payments, guests, later joining, duration; nothing is sent by closing it."""
    draft = here.player.draft.package
    return dialog(
        here,
        "package_more",
        here.say("more.title"),
        *_payments(here, place),
        *_guests(here),
        check("open", here.say("more.open"), draft.open, SetOpen(not draft.open)),
        *_rounds(here),
        buttons=[button("back", here.say("ok"), here.back, primary=True)],
        wide=True,
    )


def _payments(here: Here, place: PackageMore) -> Iterator[Node]:
    player, words = here.player, here.words
    payable = [seat for seat in player.others if player.payments_with(seat)]
    if not payable:
        return
    whom = place.whom or payable[0]
    seats = [
        Pick(seat, words.seat(seat), here.instead(replace(place, whom=seat))) for seat in payable
    ]
    yield heading(here.say("more.pay"), 3)
    yield choice("whom", seats, whom, label=here.say("more.whom"))
    for kind in player.payments_with(whom):
        yield from _payment(here, whom, kind, player.largest_payment)


def _payment(here: Here, whom: str, kind: str, most: int) -> Iterator[Node]:
    """What a seat receives: any whole number, those that are asked for most to choose from."""
    draft, too_much = here.player.draft, here.player.too_much
    now = draft.paid(whom, kind) // POINT
    # What all others receive, the reader pays.
    besides = -draft.paid(here.player.seat, kind) - now * POINT
    steps = offered(most)
    numbers = (*(-step for step in reversed(steps)), 0, *steps)
    label = here.say(f"more.pay.{kind}", seat=here.words.seat(whom))
    yield small(label)
    yield choice(
        f"pay.{kind}",
        [
            Pick(
                _key(n),
                _signed(n),
                SetPayment(whom, kind, n * POINT),
                too_much(besides + n * POINT),
            )
            for n in numbers
        ],
        _key(now),
        label=label,
        flow="even" if len(numbers) <= BESIDE else "wrap",
    )
    if len(steps) < most:
        exact = entry(
            f"pay.{kind}.exact",
            here.say("more.exact"),
            _signed(now),
            SetPayment(whom, kind, TYPED),
            bounds=Bounds(-most, most, POINT),
            hint=here.say("entry.whole", low=_signed(-most), high=most),
            most=8,
        )
        yield line(small(here.say("more.exact")), exact)


def _key(number: int) -> str:
    return f"minus{-number}" if number < 0 else str(number)


def _signed(number: int) -> str:
    """Write a number with its sign.

    >>> _signed(3), _signed(-3), _signed(0)
    ('+3', '−3', '0')
    """
    return f"{number:+d}".replace("-", "−") if number else "0"


def _guests(here: Here) -> Iterator[Node]:
    """Whose signature is asked for beside that of those whose levers are named."""
    others, invited = here.player.others, here.player.draft.package.invited
    if len(others) < 2:
        return
    yield heading(here.say("more.invite"), 3)
    yield group(
        *(
            check(
                f"guest.{seat}",
                here.words.seat(seat),
                seat in invited,
                SetGuest(seat, seat not in invited),
            )
            for seat in others
        ),
        flow="wrap",
    )


def _rounds(here: Here) -> Iterator[Node]:
    label, now = here.say("more.rounds"), here.player.draft.package.rounds
    most = here.player.book.rounds
    options = [Pick("0", here.say("more.to_the_end"), SetRounds(0))]
    options += [Pick(str(n), str(n), SetRounds(n)) for n in offered(most)]
    yield text(label)
    yield choice(
        "rounds", options, str(now), label=label, flow="even" if len(options) <= FEW else "wrap"
    )
