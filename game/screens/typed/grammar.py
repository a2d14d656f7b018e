"""What a line that was typed wants: intents, or one sentence why not. No device, nothing done yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.player.intents import Intent, SetRead
from game.screens.typed import orders, talk, texts
from game.screens.typed.controls import ANYWHERE, CONTROLS, Control
from game.screens.typed.line import TypedLine, Unclear
from game.screens.typed.looks import LOOKS
from game.screens.typed.matching import head, plain
from game.screens.typed.words import command, commands, meant
from game.screens.visit import Pressed, Visit, pressed

PHASES: Final[Mapping[str, Mapping[str, Control]]] = {
    "news": {
        "answer": orders.answer,
    },
    "talk": {
        "answer": orders.answer,
        "put": talk.put,
        "amend": texts.amend,
        "sign": texts.sign,
        "decline": texts.decline,
        "would": texts.would,
        "unsign": texts.take_back,
        "unsay": texts.unsay,
        "exactly": texts.exactly,
        "renew": texts.renew,
        "withdraw": texts.withdraw,
        "wait": texts.wait,
        "nothing": texts.nothing,
        "promise": talk.promise,
        "deny": talk.deny,
        "mark": talk.mark,
        "notice": talk.notice,
        "drop": talk.drop,
    },
    "ratify": {
        "answer": orders.answer,
        "sign": texts.approve,
        "yes": texts.approve,
        "decline": texts.refuse,
        "no": texts.refuse,
    },
    "commit": {
        "answer": orders.answer,
        "set": orders.order,
        "keep": orders.keep,
        "believe": orders.believe,
        "drop": orders.drop,
    },
}
"""What is understood in one phase, or while the news of a round are read."""
LATER: Final = {
    "talk": (
        "put", "amend", "sign", "decline", "would", "unsign", "unsay", "exactly", "renew", "withdraw",
        "wait", "promise", "deny", "mark", "notice",
    ),
    "commit": ("set", "keep", "believe"),
}  # fmt: skip
"""Commands of one phase only, to say so in the others."""
AT_ONCE: Final = ("go", "answer")
"""Commands that leave the reader where she is, or say themselves where she goes on."""
PARTS: Final = ("pay", "invite", "open", "rounds")
"""Words with which a part of a package begins, beside its levers."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What came of reading a line."""

    intents: tuple[Intent, ...] = ()
    """What it wants, one after the other."""
    said: str = ""
    """Why it wants nothing, in one sentence."""
    known: bool = True
    """Whether it was understood to be for the grammar at all."""


def read(visit: Visit, typed: str) -> Typed:
    """Read a line that was typed at a device. Nothing is done yet."""
    line = TypedLine(visit, typed.strip())
    try:
        return Typed(tuple(_read(line)))
    except Unclear as unclear:
        return Typed(said=str(unclear))
    except _Unknown:
        return Typed(said=_puzzled(line), known=False)


def obeyed(visit: Visit, typed: str) -> Pressed:
    """Do what a line wants, as long as each part of it is taken well."""
    understood = read(visit, typed)
    done = Pressed(visit, understood.said, well=bool(understood.intents))
    for intent in understood.intents:
        done = pressed(done.visit, intent)
        if not done.well:
            break
    return done


class _Unknown(Exception):
    """The line is nothing that the grammar knows."""


def _read(line: TypedLine) -> Sequence[Intent]:
    for at, known in enumerate(_commands(line)):
        if at:
            _later(line)
        asks = line.said == "?" and "help" in known
        key, rest = ("help", "") if asks else command(line.language, line.said, known)
        if key:
            wanted = known[key](line.after(rest))
            return wanted if at or key in AT_ONCE else _past_the_news(line, wanted)
    if line.visit.game is None or line.visit.covered:
        raise _Unknown
    return _unnamed(line)


def _commands(line: TypedLine) -> list[Mapping[str, Control]]:
    """What is understood now, the nearest first."""
    if line.visit.game is None or line.visit.covered:
        return [ANYWHERE]
    asked = PHASES.get(_phase(line) or line.player.due, {})
    return [{**asked, "go": ANYWHERE["go"]}, {**LOOKS, **CONTROLS, **ANYWHERE}]


def _phase(line: TypedLine) -> str:
    """The phase in which the reader is asked something, though the news of the round may come first; empty for none."""
    player = line.player
    return player.moment.phase if player.due in ("ask", "news") and player.asked else ""


def _past_the_news(line: TypedLine, wanted: Sequence[Intent]) -> Sequence[Intent]:
    """Whoever says what she does has gone on from the front page."""
    if line.visit.game is None or line.visit.covered or line.player.due != "news":
        return wanted
    return (SetRead(line.player.unread_news), *wanted)


def _unnamed(line: TypedLine) -> Sequence[Intent]:
    """Read what needs no command before it."""
    return _past_the_news(line, _meant(line))


def _meant(line: TypedLine) -> Sequence[Intent]:
    phase = _phase(line)
    words = plain(line.said).split()
    if phase == "talk" and (head(words, line.levers)[0] or _begins_part(line, words)):
        return talk.part(line)
    chance = "%" in line.said or (line.said.isdecimal() and bool(line.player.to_believe))
    if phase == "commit" and (head(words, line.levers)[0] or chance):
        return orders.pair(line)
    raise _Unknown


def _begins_part(line: TypedLine, words: Sequence[str]) -> bool:
    known = commands(line.language, PARTS)
    return bool(words) and any(
        words[0] == form.split()[0] for forms in known.values() for form in forms
    )


def _later(line: TypedLine) -> None:
    """Say of a command that belongs to another phase when it can be given."""
    if line.visit.game is None or line.visit.covered:
        return
    first = plain(line.said.partition(" ")[0])
    for phase, keys in LATER.items():
        if any(first in line.forms(key) for key in keys):
            raise line.unclear(f"later.{phase}", said=first)


def _puzzled(line: TypedLine) -> str:
    said = line.say("not_understood", said=line.said)
    word = meant(line.language, line.said)
    return f"{said} {line.say('did_you_mean', word=word)}" if word else said
