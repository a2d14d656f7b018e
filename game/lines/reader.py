"""One device that speaks: it reads the screen of a visit in plain lines, and does what is typed.

After each step it says what has changed since the last prompt; `again` says everything, `more` what stands
on request. A number or a name presses; every other line is read by the typed grammar. An empty line does
what the main button wants, and the prompt says what that is.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Final

from game.lines.heard import pressables
from game.lines.keyboard import Keyboard
from game.lines.leaving import farewell
from game.lines.speaking import Speaking
from game.lines.voice import Voice
from game.player.intents import Intent
from game.player.shelf import unfinished
from game.screens import wants
from game.screens.nodes import Node, by_id, filled, plain, walk
from game.screens.places import CounterpartPage, Leaving, Start, WhyCard
from game.screens.shown import Seen, enter, press, shown
from game.screens.typed.grammar import read
from game.screens.typed.matching import matches
from game.screens.typed.matching import plain as bare
from game.screens.typed.words import forms
from game.screens.visit import Pressed, Visit, now, pressed

BEATS: Final = 100
"""Parts that follow by themselves, at most."""
WAIT: Final = 0.02
"""Seconds between two looks at what is being worked out."""
SOME: Final = 4
"""Things of which it is asked which was meant."""
MISSED: Final = 200
"""Misunderstood lines in a row after which nobody can be there any more."""


class Reader(Speaking):
    """Reads the screens of one visit aloud and takes lines."""

    def __init__(self, visit: Visit, voice: Voice, keyboard: Keyboard) -> None:
        super().__init__(visit, voice, keyboard)
        self.missed = 0
        self.warned = ""
        """The screen on which an empty line was given last."""

    # The loop

    def run(self) -> int:
        """Read and do what is typed until the reader leaves; return the exit status."""
        while not self.visit.closed:
            try:
                self.settle()
                self.speak()
                if self._opens():
                    continue
                line = self.keyboard.line(self.prompt())
            except EOFError:
                self.voice.line()
                self.ended()
                break
            except KeyboardInterrupt:
                self.voice.line()
                self.interrupted()
                continue
            self.obey(line)
        farewell(self.visit, self.voice)
        return 0

    def settle(self) -> None:
        """Wait for what is being worked out, and let follow what follows by itself."""
        for _ in range(BEATS):
            game = self.visit.game
            while game is not None and game.busy:
                game.wait()
                game.arrived()
            self.visit = now(self.visit)
            if isinstance(self.visit.places[-1], Start) and not self.visit.searched:
                self.visit = self.visit.knowing(unfinished())
            screen = shown(self.visit)
            if screen.onward is not None and not wants.moves(screen.onward):
                self.visit = pressed(self.visit, screen.onward).visit
            elif game is not None and (game.busy or any(node.busy for node in walk(screen.top))):
                game.arrived()
                time.sleep(WAIT)
            else:
                return

    def _opens(self) -> bool:
        """After the brief the reader sits down at the table by herself: nothing is asked before."""
        visit = self.visit
        if visit.game is None or visit.covered or visit.player.due != "brief":
            return False
        assert self.main is not None
        self._press(self.main)
        return True

    # What is done

    def obey(self, line: str) -> None:
        """Do what was typed. Directly after a complaint an empty line moves nothing."""
        complained, self.complained = self.complained, False
        if self.filling:
            self._fill(line)
        elif not line and complained:
            self.again()
        elif not line:
            self._enter()
        elif not (self._spoken(line) or self._numbered_line(line)):
            self._typed(line)

    def _enter(self) -> None:
        main = self.main
        if main is None:
            self.again()
        elif self._slipped(main):
            self.voice.line(self.say("slipped", about=main.hint, does=plain(main.text)))
        else:
            self._press(main)

    def _slipped(self, main: Node) -> bool:
        """Whether an empty line would seal nothing at all, for the first time on its screen: it may be one too many."""
        visit = self.visit
        seals = isinstance(main.intent, wants.Finish) and not visit.player.draft.orders
        first, self.warned = self.warned != self.screen.id, self.screen.id
        return seals and first

    def _fill(self, line: str) -> None:
        id, self.filling = self.filling, ""
        if line:
            self._took(enter(self.visit, id, line, self._seen))

    def _spoken(self, line: str) -> bool:
        """Do what is about reading alone, or answers a dialog in one word."""
        said, language = bare(line), self.visit.look.language
        if said and said in forms(language, "again"):
            self.again()
        elif said and said in forms(language, "more"):
            if not self._more_causes():
                self.more()
        elif said and said in forms(language, "back"):
            self._back()
        else:
            return self.screen.dialog is not None and self._yes_or_no(said)
        self.missed = 0
        return True

    def _more_causes(self) -> bool:
        """Read the rest of the causes of what was asked last; False if no number was, or all is read."""
        looked = self.looked
        card = looked.places[-1] if looked is not None else None
        if looked is None or not isinstance(card, WhyCard) or card.all:
            return False
        told = {row.text for row in self.looked_up(looked)}
        self.looked = looked.shows(*looked.places[:-1], replace(card, all=True))
        rest = [row for row in self.looked_up(self.looked) if row.text not in told]
        for row in rest:
            self.tell(row)
        return bool(rest)

    def _back(self) -> None:
        back = self.screen.escape
        if isinstance(back, wants.Show) and len(back.places) < len(self.visit.places):
            self._took(pressed(self.visit, back))
        else:
            self._complains(self.say("no_way_back"))

    def _yes_or_no(self, said: str) -> bool:
        """Of two buttons, no is the one that Escape wants, or else the main one."""
        feet = [node for node in pressables(self.rows) if node.role == "button"]
        if len(feet) != 2 or not said:
            return False
        no = next((n for n in feet if n.intent == self.screen.escape), None)
        no = no or next((n for n in feet if n.primary), feet[0])
        yes = next(n for n in feet if n is not no)
        for key, node in (("yes", yes), ("no", no)):
            if any(form.startswith(said) for form in forms(self.visit.look.language, key)):
                self._press(node)
                return True
        return False

    def _numbered_line(self, line: str) -> bool:
        """Press what has this number; `NUMBER TEXT` types the text into an entry."""
        first, _, rest = line.partition(" ")
        if not (first.isdecimal() and first.isascii()):
            return False
        id = self.heard.meant(self.screen, int(first[:6]))
        node = by_id(self.screen.top, id) if id else None
        if node is None or (rest and node.role != "entry"):
            return False
        self._press(node, rest)
        return True

    def _typed(self, line: str) -> None:
        """Read a line as a name of what can be pressed, or by the grammar, whichever is nearer."""
        named = self._named(line) if self.screen.dialog or not self._answers(line) else []
        only = named[0] if len(named) == 1 else None
        asks = self.screen.dialog is not None or self.visit.game is None or self.visit.covered
        if only is not None and (asks or bare(line) == bare(self._name(only))):
            self._press(only)
            return
        understood = read(self.visit, line)
        if understood.intents == (wants.Show(self.visit.places),):
            self.again()
            self.more()
        elif understood.intents:
            self._want(understood.intents)
        elif understood.known or not named:
            self._puzzled(understood.said)
        elif only is not None:
            self._press(only)
        else:
            which = "; ".join(self._name(node, numbered=True) for node in named[:SOME])
            self._puzzled(self.say("several", said=line, which=which))

    def _answers(self, line: str) -> bool:
        """Whether a line only answers a question: where none is asked it is no beginning of a name."""
        language = self.visit.look.language
        return bare(line) in {*forms(language, "yes"), *forms(language, "no")}

    def _named(self, line: str) -> list[Node]:
        """What can be pressed and is called like this."""
        parts = [part for row in self.rows for part in row.parts if part.node is not None]
        known = {
            part.node.id: (part.said, part.node.label, part.node.id.split(".")[-1])
            for part in parts
            if part.node is not None
        }
        found = (by_id(self.screen.top, id) for id in matches(line, known))
        return [node for node in found if node is not None]

    def _name(self, node: Node, numbered: bool = False) -> str:
        """How something to press is read, perhaps with its number."""
        parts = (part for row in self.rows for part in row.parts)
        part = next(part for part in parts if part.node is not None and part.node.id == node.id)
        return self.numbered(part) if numbered else part.said

    def _puzzled(self, said: str) -> None:
        """Say in one sentence what was not understood."""
        self.missed += 1
        if self.missed > MISSED:
            self.visit = replace(self.visit, closed=True)
        self._complains(said)

    def _complains(self, said: str) -> None:
        """Say why nothing was done."""
        self.complained = True
        self.voice.line(said)

    @property
    def _seen(self) -> Seen:
        return Seen.of(self.screen)

    def _press(self, node: Node, typed: str = "") -> None:
        if node.disabled:
            self._complains(node.disabled)
        elif node.role != "entry":
            self._took(press(self.visit, node.id, self._seen))
        elif typed:
            wanted = filled(node, typed)
            if isinstance(wanted, str):
                self._puzzled(wanted)
            else:
                self._took(enter(self.visit, node.id, typed, self._seen))
        else:
            self.filling = node.id

    def _want(self, intents: tuple[Intent, ...]) -> None:
        """Do what was typed, one after the other, as long as each is taken well."""
        done = Pressed(self.visit)
        said: list[str] = []
        for intent in intents:
            done = pressed(done.visit, intent)
            if isinstance(intent, wants.Finish) and done.well:
                said = []  # what was said with it is prepared no longer
            said += [done.said] if done.said else []
            if not done.well:
                break
        self._took(replace(done, said="\n".join(dict.fromkeys(said))))

    def _took(self, done: Pressed) -> None:
        """Say what became of a press, and go on from there."""
        self.missed = 0 if done.well else self.missed + 1
        self.complained = not done.well
        before = self.visit
        self.toast = done.said
        if done.said:
            self.voice.line(done.said)
        if self._only_tells(done.visit):
            self.looked = done.visit
            self.tell_look(done.visit)
            self.visit = replace(done.visit, places=before.places)
            return
        if done.visit != before:
            self.looked = None
        self.visit = done.visit
        self.held = self.held_now
        stays = (before.places, before.look) == (done.visit.places, done.visit.look)
        if not done.said and done.well and stays:
            self.silent = not self._changed_nothing()

    def _changed_nothing(self) -> bool:
        """Answer a line that has left everything as it was; whether it has, or nobody can tell."""
        visit = self.visit
        if visit.closed or visit.game is None or visit.game.busy or visit.covered:
            return True
        same = shown(visit).version == self.screen.version
        if same:
            self.voice.line(self.say("same"))
        return same

    def _only_tells(self, visit: Visit) -> bool:
        """Whether what lies over a game wants nothing but to show something: it is read and closed again.

        What a counterpart was is guessed by choosing what is shown next.
        """
        if visit.game is None or visit.covered or visit.game.busy or len(visit.places) < 3:
            return False
        if isinstance(visit.places[-1], CounterpartPage):
            return False
        if len(visit.places) <= len(self.visit.places):
            return False
        top = shown(visit).top
        return all(isinstance(n.intent, wants.Show) for n in walk(top) if n.pressable)

    # Leaving

    def interrupted(self) -> None:
        """Ask before something is lost; asked already, leave."""
        sure = isinstance(self.visit.places[-1], Leaving)
        self._took(pressed(self.visit, wants.Quit(sure=sure)))

    def ended(self) -> None:
        """Nobody can answer any more: say what is lost, and leave."""
        asked = pressed(self.visit, wants.Quit()).visit
        if not asked.closed and not isinstance(self.visit.places[-1], Leaving):
            self.tell_look(asked)
        self.visit = replace(self.visit, closed=True)
