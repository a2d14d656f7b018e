"""The stage: the screen of a device, where its focus is, how far it is scrolled, what becomes of every input.

Everything a test or a screen reader may want to know is here: the boxes of what lies on top, which node
has the focus, what was said. It knows no pygame; `window` feeds it and `paint` draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Final

from game.player.look import Look
from game.screens.nodes import Screen, by_id
from game.window.blocks import Field, Tile
from game.window.device import Device
from game.window.editing import LEAVING, edited, typed
from game.window.focus import beside, pressable_at, scroller_at, step, told_at
from game.window.inputs import Closed, Input, Key, Letters, Pointer, Resized
from game.window.layout import Box, Rect
from game.window.sight import COMMAND, Sight
from game.window.ways import DIGITS, choice_at, main_of, next_part

ARROWS: Final = ("left", "right", "up", "down")
TOAST: Final = 5.0
"""Seconds for which a toast stays."""
LINGER: Final = 0.45
"""Seconds after which a hint comes up."""
INSPECTOR: Final = "rail"
"""The id of the block in whose place hints are told, where a screen has one."""
HASTE: Final = 0.4
"""Seconds within which a key presses nothing on a new screen: nobody has read it, the key was of the last one."""
DRAG: Final = 9.0
"""Units from which a press is a drag."""


class Stage(Sight):
    """Shows a device.

    Attributes:
        focus: the id of the node with the focus; empty for none.
        hover: the id of the node under the pointer; empty for none.
        toast: what is said for a moment; empty for nothing.
        full: whether the window is to take the whole screen.
        failed: says in a sentence what went wrong with a mistake of ours; it is raised without one.
    """

    def __init__(self, device: Device) -> None:
        super().__init__(device)
        self.focus, self.hover, self.held = "", "", ""
        self.keyboard, self.full = False, False
        self.caret = 0
        self.toast, self.changes_of_screen = "", 0
        self.failed: Callable[[Exception], str] | None = None
        self._pointer = (-1.0, -1.0)
        self._told = ""
        """What the thing under the pointer has to say for itself."""
        self._went = False
        """Whether somebody has gone to the focus on this screen with a key; else nothing is told of it."""
        self._touched = False
        """Whether anything was pressed since this screen came."""
        self._state: Hashable = None
        self._looked: Look | None = None
        self._depth = 0
        self._focuses: dict[str, str] = {}
        """Where the focus was on screens that others lie on."""
        self._hover_since = 0.0
        self._new_at = -HASTE
        """When this screen came, or a key that was too soon for it."""
        self._toast_until: float | None = None
        self._drag: tuple[str, float, float] | None = None
        self.fresh()
        self.toast = device.greeting

    @property
    def hint(self) -> tuple[str, Rect] | None:
        """The hint to show now, and beside what."""
        box = self.box(self.focus) if self.keyboard and self.focus and self._went else None
        if not self.keyboard and (self.inspects or self._now - self._hover_since >= LINGER):
            box = told_at(self.top, *self._pointer)
        if box is None or not (box.block.hint or box.block.disabled):
            return None
        return " ".join(filter(None, (box.block.hint, box.block.disabled))), box.rect

    @property
    def inspects(self) -> bool:
        """Whether hints have a place of their own on this screen: then nothing waits, for nothing is covered."""
        return self.box(INSPECTOR) is not None

    # Changes

    def fresh(self) -> None:
        """Lay out anew what the device shows now; nothing if that has changed nothing."""
        state, before = self.device.state, self._screen
        if before is None or state != self._state:
            look, self._looked = self._looked, self.look
            self._screen, self._state = self.device.screen(), state
            if self._screen == before and look == self.look:
                return
        self._laid = None
        self.version += 1
        if before is None or before.id != self.screen.id:
            self._changed_screen(before)
        elif before.turn != self.screen.turn:
            self.changes_of_screen += 1

    def _changed_screen(self, old: Screen | None) -> None:
        """Another screen: at its top with its own first focus, or as it was left if something lay on it."""
        back = self.device.depth < self._depth
        if old is not None:
            self._focuses[old.id] = self.focus
        self._depth = self.device.depth
        if not back:
            self._scrolled.pop(self.screen.id, None)
        self.typed.clear()
        if self.screen.dialog is None:
            self._root = self.screen.id
        self._new_at = self._now if old is not None else self._new_at
        self.changes_of_screen += 1
        # What was left for a while is as it was; a new screen may still find its first focus.
        self._touched, self._went = back, False
        # What was said was said to whoever read the screen before.
        self.hover = self.held = self.toast = ""
        self._first_focus(self._focuses.get(self.screen.id, "") if back else "")

    def handle(self, given: Input) -> None:
        """Take one input."""
        match given:
            case Closed():
                self.device.quit()
                self.fresh()
            case Resized(width, height):
                self.size = (max(width, 320), max(height, 200))
                self.fresh()
            case Key(name="f11"):
                self.full = not self.full
            case Key():
                self._touched = True
                self._key(given)
            case Letters(text):
                self._touched = True
                self._type(text)
            case Pointer():
                self._touched = self._touched or given.kind != "move"
                self._point(given)

    def tick(self, now: float) -> None:
        """Let time pass; `now` in seconds."""
        due = self._hover_since + LINGER
        if self._told and self._now < due <= now:
            self.version += 1
        second, self._now = int(now) != int(self._now), now
        if self._toast_until is None:
            self._toast_until = now + TOAST
        if self.toast and now >= self._toast_until:
            self.toast = ""
            self.version += 1
        if self.device.tick():
            self.fresh()
            self._settle_focus()
        elif second and self._countdown.runs(self.screen):
            self.fresh()

    def say(self, text: str) -> None:
        """Show a toast."""
        self.toast, self._toast_until = text, self._now + TOAST
        self.version += 1

    def _take(self, said: str) -> None:
        """Show what became of something, and what was said to it."""
        self.fresh()
        if said:
            self.say(said)
        self._settle_focus()

    def _settle_focus(self) -> None:
        """See to it that the focus is somewhere; until something was pressed, where it is to be first."""
        if not self._touched or (self.focus and self.box(self.focus) is None):
            self._first_focus(self.focus if self._touched else "")

    def _first_focus(self, wanted: str = "") -> None:
        known = {stop.id for stop in self.all_stops}
        wanted = wanted if wanted in known else self.screen.focus
        if wanted not in known:
            first = step(self.all_stops, "", back=False)
            wanted = first.id if first else ""
        self._focus_on(wanted)

    def _focus_on(self, id: str, scrolls: bool = True) -> None:
        left, self.focus = self.focus, id
        if left != id:
            self._leave(left)
        box = self.box(id) if id else None
        if box is not None and isinstance(box.block.body, Field):
            self.caret = len(box.block.body.text)
        if scrolls:
            self.scroll_to(id)
        self.version += 1

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn a mistake of ours into a sentence over the first screen; the window stays."""
        try:
            yield
        except Exception as error:
            if self.failed is None:
                raise
            self.device.fail(self.failed(error))
            self.fresh()

    # Keys

    def _key(self, key: Key) -> None:
        self.keyboard = True
        here = self.box(self.focus) if self.focus else None
        if here is None and key.name in ("tab", "return", "space", *ARROWS):
            self._first_focus()
            return
        if here is not None and isinstance(here.block.body, Field) and self._edit(key, here.block):
            return
        before = self.focus
        if not self._way(key):
            self._act_on(key, here)
        self._went |= self.focus != before and key.name in ("tab", "f6", *ARROWS, *DIGITS)
        self.version += 1

    def _act_on(self, key: Key, here: Box | None) -> None:
        """What a key does to what has the focus, or to the screen."""
        match key.name:
            case "tab":
                stop = step(self.all_stops, self.focus, key.shift)
                if stop:
                    self._focus_on(stop.id)
            case "return" | "space" if here is not None:
                if not self._hasty():
                    self._press(here)
            case "escape":
                self._escape()
            case "pageup" | "pagedown":
                self.scroll_page(self.focus, -1 if key.name == "pageup" else 1)
            case "left" | "right" | "up" | "down":
                self._arrow(key.name)
            case "/":
                self._open_command()
            case name if name in self.screen.keys:
                self._take(self.device.want(self.screen.keys[name]))

    def _way(self, key: Key) -> bool:
        """Take a short way through the screen; whether the key is one."""
        if key.name == "g":
            main = main_of(self.screen)
            box = self.box(main) if main else None
            if box is not None and not self._hasty():
                self._press(box)
        elif key.name == "f6":
            known = {stop.id for stop in self.all_stops}
            self._go(next_part(self.screen, self.focus, known, -1 if key.shift else 1))
        elif key.name in DIGITS:
            self._go(choice_at(self.screen, DIGITS.index(key.name)))
        else:
            return False
        return True

    def _go(self, id: str) -> None:
        if id:
            self._focus_on(id)

    def _hasty(self) -> bool:
        """Whether a key comes too soon after a new screen, or after one that did: it may be held, or pressed twice."""
        hasty = self._now - self._new_at < HASTE
        if hasty:
            self._new_at = self._now
        return hasty

    def _escape(self) -> None:
        if COMMAND in self.typed:
            self._close_command()
        elif self.screen.escape is not None:
            self._take(self.device.want(self.screen.escape))

    def _arrow(self, name: str) -> None:
        stop = beside(self.all_stops, self.focus, name)
        if stop is None:
            if name in ("up", "down"):
                self.scroll_page(self.focus, -0.3 if name == "up" else 0.3)
            return
        here = next((s for s in self.all_stops if s.id == self.focus), None)
        self._focus_on(stop.id)
        if here is not None and stop.group and stop.group == here.group:
            self._press(stop.box)

    def _press(self, box: Box) -> None:
        if box.block.disabled:
            self.say(box.block.disabled)
        elif not isinstance(box.block.body, Field):
            self._take(self.device.press(box.block.id, self.screen))

    # Lines of text

    def _edit(self, key: Key, field: Tile) -> bool:
        """Edit the text of a field; whether the key was for it."""
        assert isinstance(field.body, Field)
        if key.name in LEAVING:
            return False
        if key.name == "return":
            self._enter(field.id)
        else:
            text = field.body.text
            self._write(field, *edited(text, min(self.caret, len(text)), key.name))
        return True

    def _type(self, text: str) -> None:
        here = self.box(self.focus) if self.focus else None
        if here is not None and isinstance(here.block.body, Field):
            body = here.block.body
            at = min(self.caret, len(body.text))
            self._write(here.block, *typed(body.text, at, text, body.most))

    def _write(self, field: Tile, text: str, at: int) -> None:
        assert isinstance(field.body, Field)
        if text != field.body.text:
            self.typed[field.id] = text
            self._laid = None
        self.caret = at
        self.version += 1

    def _enter(self, id: str) -> None:
        """Hand on what stands in a field."""
        said = self.typed.pop(id, None)
        if id == COMMAND:
            self._close_command()
            if said and said.strip():
                main = self.screen.focus
                self._take(self.device.command(said.strip(), self.screen))
                if self.screen.focus != main:
                    self._first_focus()
        elif said is not None:
            self._take(self.device.enter(id, said, self.screen))

    def _leave(self, id: str) -> None:
        """What was typed is handed on when the focus leaves its field."""
        if id != COMMAND and id in self.typed and by_id(self.screen.top, id) is not None:
            self._enter(id)

    def _open_command(self) -> None:
        """Open the line for typed commands, where a game can be told something."""
        if self.screen.seat:
            self._focuses[COMMAND] = self.focus
            self.typed[COMMAND] = ""
            self._laid = None
            self._focus_on(COMMAND)

    def _close_command(self) -> None:
        self.typed.pop(COMMAND, None)
        self._laid = None
        self._first_focus(self._focuses.pop(COMMAND, ""))

    # Pointer

    def _point(self, given: Pointer) -> None:
        under = pressable_at(self.top, given.x, given.y)
        id = under.block.id if under else ""
        match given.kind:
            case "wheel":
                scroller = scroller_at(self.top, given.x, given.y)
                if scroller:
                    self.scroll_by(scroller, given.amount)
            case "move":
                if self._drag and abs(given.y - self._drag[1]) > DRAG:
                    self.held = ""
                    self.scroll_by(self._drag[0], self._drag[2] - given.y)
                    self._drag = (self._drag[0], -1e6, given.y)
                elif id != self.hover:
                    self.hover, self._hover_since = id, self._now
                    self.version += 1
                self._tell(given.x, given.y)
                if id:
                    self.keyboard = False
            case "down":
                self.keyboard = False
                self.held = id
                scroller = scroller_at(self.top, given.x, given.y)
                self._drag = (scroller, given.y, given.y) if scroller else None
                if under is not None:
                    # What is pressed stays under the finger until it is let go.
                    self._focus_on(id, scrolls=False)
                self.version += 1
            case "up":
                held, self.held, self._drag = self.held, "", None
                self.version += 1
                if under is not None and held == id:
                    self._press(under)

    def _tell(self, x: float, y: float) -> None:
        """Something else may be under the pointer that has something to say for itself."""
        self._pointer = x, y
        box = told_at(self.top, x, y)
        before, self._told = self._told, box.block.hint if box else ""
        if before != self._told:
            self._hover_since = self._now
            self.version += 1
