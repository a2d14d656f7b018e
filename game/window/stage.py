"""The stage: scenes on top of each other, the focus, and what becomes of every input.

Everything a test or a screen reader may want to know is here: the boxes of the scene on top, which node
has the focus, what was said. It knows no pygame; `window` feeds it and `paint` draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Final

from game.window.editing import LEAVING, edited, typed
from game.window.focus import (
    Stop,
    beside,
    out_of_view,
    pressable_at,
    scroller_at,
    step,
    stops,
)
from game.window.inputs import Closed, Input, Key, Pointer, Resized, Text
from game.window.layout import Box, Layout, Rect, boxes
from game.window.blocks import Field, Block
from game.window.scene import (
    Entered,
    Look,
    Pop,
    Push,
    Quit,
    Relook,
    Replace,
    Scene,
    Step,
    Toast,
    Typed,
)

WIDE, HIGH = 1280.0, 720.0
"""The smallest canvas, in design units."""
ARROWS: Final = ("left", "right", "up", "down")
TOAST: Final = 5.0
"""Seconds for which a toast stays."""
LINGER: Final = 0.45
"""Seconds after which a hint comes up."""
DRAG: Final = 9.0
"""Units from which a press is a drag."""


class Stage:
    """Runs scenes.

    Attributes:
        look: how the reader wants to see things.
        focus: the id of the node with the focus; empty for none.
        hover: the id of the node under the pointer; empty for none.
        toast: what is said for a moment; empty for nothing.
        version: grows with everything that changes what is to be seen.
        closed: whether the window is to be closed.
        full: whether the window is to take the whole screen.
        kept: called with a look that the reader has chosen.
        failed: makes the scene that tells of a mistake of ours; it lies over the first scene.
    """

    def __init__(self, scene: Scene, look: Look | None = None) -> None:
        self.look = look or Look()
        self.scenes: list[Scene] = [scene]
        self.size = (1280, 720)
        self.focus, self.hover, self.held = "", "", ""
        self.keyboard = False
        self.caret = 0
        self.toast, self.version, self.closed = "", 0, False
        self.full = False
        self.changes_of_scene = 0
        self._touched = False
        """Whether anything was pressed since this scene came."""
        self.kept: Callable[[Look], None] = lambda look: None
        self.failed: Callable[[Exception], Scene] | None = None
        self._scrolled: dict[tuple[int, str], float] = {}
        self._laid: list[Box] | None = None
        self._beneath: tuple[tuple[Hashable, ...], list[Box]] = ((), [])
        self._stops: list[Stop] = []
        self._now = self._toast_until = self._hover_since = 0.0
        self._drag: tuple[str, float, float] | None = None
        self._focuses: list[str] = []
        self._trouble: Scene | None = None
        """The scene that tells of the last mistake."""
        self._first_focus()

    # What there is

    @property
    def scene(self) -> Scene:
        """The scene on top."""
        return self.scenes[-1]

    @property
    def scale(self) -> float:
        """Pixels for a design unit."""
        return min(self.size[0] / WIDE, self.size[1] / HIGH)

    @property
    def canvas(self) -> Rect:
        """The whole window in design units."""
        return Rect(0.0, 0.0, self.size[0] / self.scale, self.size[1] / self.scale)

    @property
    def laid(self) -> list[Box]:
        """What is to be seen, the lowest first; only the last takes input."""
        if self._laid is None:
            found = [*self._lower(), self._place(self.scene)]
            self._laid = found
            self._stops = stops(found[-1])
        return self._laid

    def _lower(self) -> list[Box]:
        """What lies beneath a dialog; it stays as it is until the dialog goes."""
        first = max(n for n, scene in enumerate(self.scenes) if not scene.over or n == 0)
        key = (*map(id, self.scenes[first:-1]), self.look, self.size)
        if self._beneath[0] != key:
            self._beneath = key, [self._place(scene) for scene in self.scenes[first:-1]]
        return self._beneath[1]

    def _place(self, scene: Scene) -> Box:
        mine = {name: far for (who, name), far in self._scrolled.items() if who == id(scene)}
        return Layout(self.look.text, mine).place(scene.view(self.look), self.canvas)

    @property
    def top(self) -> Box:
        """The boxes of the scene on top."""
        return self.laid[-1]

    @property
    def all_stops(self) -> list[Stop]:
        """Everything that can have the focus, in reading order."""
        self.laid  # noqa: B018 - lays out if need be
        return self._stops

    def box(self, id: str) -> Box | None:
        """Find a node of the scene on top by its id."""
        return next((box for box in boxes(self.top) if box.node.id == id), None)

    @property
    def hint(self) -> tuple[str, Rect] | None:
        """The hint to show now, and beside what."""
        id = self.hover if not self.keyboard else self.focus
        lingers = self.keyboard or self._now - self._hover_since >= LINGER
        box = self.box(id) if id and lingers else None
        if box is None or not (box.node.hint or box.node.disabled):
            return None
        return box.node.disabled or box.node.hint, box.rect

    # Changes

    def fresh(self) -> None:
        """Forget what is laid out: something has changed."""
        self._laid = None
        self.version += 1

    def handle(self, given: Input) -> None:
        """Take one input."""
        match given:
            case Closed():
                self._close()
            case Resized(width, height):
                self.size = (max(width, 320), max(height, 200))
                self.fresh()
            case Key(name="f11"):
                self.full = not self.full
            case Key():
                self._touched = True
                self._key(given)
            case Text(text):
                self._touched = True
                self._type(text)
            case Pointer():
                self._touched = self._touched or given.kind != "move"
                self._point(given)

    def _close(self) -> None:
        """Close the window, unless a scene has something to ask before it."""
        for scene in reversed(self.scenes):
            asked = scene.before_closing()
            if asked is not None:
                self.take(asked)
                return
        self.closed = True

    def tick(self, now: float) -> None:
        """Let time pass; `now` in seconds."""
        due = self._hover_since + LINGER
        if self.hover and self._now < due <= now:
            self.version += 1
        self._now = now
        if self.toast and now >= self._toast_until:
            self.toast = ""
            self.version += 1
        # Only the scene on top goes on: nothing changes beneath a dialog while somebody reads it.
        answer = self.scene.tick(now)
        if answer is True:
            self.fresh()
            if not self._touched or (self.focus and self.box(self.focus) is None):
                self._first_focus()
        elif isinstance(answer, Push | Pop | Replace | Toast | Relook | Quit):
            self.take(answer)

    def say(self, text: str) -> None:
        """Show a toast."""
        self.toast, self._toast_until = text, self._now + TOAST
        self.version += 1

    def choose(self, intent: Hashable) -> None:
        """Hand an intent to the scene on top."""
        self.take(self.scene.on_intent(intent))

    def take(self, answer: Step | None) -> None:
        """Do what a scene has answered."""
        match answer:
            case Push(scene):
                self._focuses.append(self.focus)
                self.scenes.append(scene)
                self._changed_scene()
            case Pop(value):
                if len(self.scenes) == 1:
                    self.closed = True
                    return
                self._drop(self.scenes.pop())
                back = self._focuses.pop() if self._focuses else ""
                self._changed_scene(back)
                self.take(self.scene.on_return(value))
            case Replace(scene):
                self._drop(self.scenes.pop())
                self.scenes.append(scene)
                self._changed_scene()
            case Toast(text):
                self.say(text)
            case Relook(look):
                self.look = look
                self.kept(look)
            case Quit():
                self.closed = True
        self.fresh()

    def _drop(self, scene: Scene) -> None:
        for key in [key for key in self._scrolled if key[0] == id(scene)]:
            del self._scrolled[key]

    def _changed_scene(self, focus: str = "") -> None:
        self.fresh()
        self.changes_of_scene += 1
        self._touched = False
        self._beneath = (), []
        # What was said was said to whoever read the scene before.
        self.hover = self.held = self.toast = ""
        self._first_focus(focus)

    def _first_focus(self, wanted: str = "") -> None:
        wanted = wanted or self.scene.focus_first()
        if wanted not in {stop.id for stop in self.all_stops}:
            first = step(self.all_stops, "", back=False)
            wanted = first.id if first else ""
        self._focus_on(wanted)

    def _focus_on(self, id: str, scrolls: bool = True) -> None:
        self.focus = id
        box = self.box(id) if id else None
        if box is not None and isinstance(box.node.body, Field):
            self.caret = len(box.node.body.text)
        if scrolls:
            self._scroll_to(id)
        self.version += 1

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn a mistake in a scene into a scene that says so, over the first one; the window stays."""
        try:
            yield
        except Exception as error:
            if self.failed is None:
                raise
            again, self._trouble = self.scene is self._trouble, self.failed(error)
            try:
                self._only(self._trouble) if again else self._only(self.scenes[0], self._trouble)
            except Exception:  # noqa: BLE001 - even the first scene fails: what was said stands alone
                self._only(self._trouble)

    def _only(self, *scenes: Scene) -> None:
        """Let go of all scenes but these."""
        self.scenes, self._focuses = list(scenes), [""] * (len(scenes) - 1)
        self._changed_scene()

    # Keys

    def _key(self, key: Key) -> None:
        self.keyboard = True
        here = self.box(self.focus) if self.focus else None
        if here is None and key.name in ("tab", "return", "space", *ARROWS):
            self._first_focus()
            return
        if here is not None and isinstance(here.node.body, Field) and self._edit(key, here.node):
            return
        match key.name:
            case "tab":
                stop = step(self.all_stops, self.focus, key.shift)
                if stop:
                    self._focus_on(stop.id)
            case "return" | "space" if here is not None:
                self._press(here)
            case "escape":
                self.take(self.scene.on_escape())
            case "pageup" | "pagedown":
                self._page(-1 if key.name == "pageup" else 1)
            case "left" | "right" | "up" | "down":
                self._arrow(key.name)
            case name:
                intent = self.scene.on_key(name)
                if intent is not None:
                    self.choose(intent)
        self.version += 1

    def _arrow(self, name: str) -> None:
        stop = beside(self.all_stops, self.focus, name)
        if stop is None:
            if name in ("up", "down"):
                self._page(-0.3 if name == "up" else 0.3)
            return
        here = next((s for s in self.all_stops if s.id == self.focus), None)
        self._focus_on(stop.id)
        if here is not None and stop.group and stop.group == here.group:
            self._press(stop.box)

    def _press(self, box: Box) -> None:
        node = box.node
        if node.disabled:
            self.say(node.disabled)
        elif node.intent is not None:
            self.choose(node.intent)
            if self.focus and self.box(self.focus) is None:
                self._first_focus()

    def _edit(self, key: Key, field: Block) -> bool:
        """Edit the text of a field; whether the key was for it."""
        assert isinstance(field.body, Field)
        if key.name in LEAVING:
            return False
        if key.name == "return":
            self.choose(Entered(field.id))
        else:
            text = field.body.text
            self._write(field, *edited(text, min(self.caret, len(text)), key.name))
        return True

    def _type(self, text: str) -> None:
        here = self.box(self.focus) if self.focus else None
        if here is not None and isinstance(here.node.body, Field):
            body = here.node.body
            at = min(self.caret, len(body.text))
            self._write(here.node, *typed(body.text, at, text, body.most))

    def _write(self, field: Block, text: str, at: int) -> None:
        assert isinstance(field.body, Field)
        if text != field.body.text:
            self.choose(Typed(field.id, text))
        self.caret = at
        self.version += 1

    # Pointer

    def _point(self, given: Pointer) -> None:
        under = pressable_at(self.top, given.x, given.y)
        id = under.node.id if under else ""
        match given.kind:
            case "wheel":
                scroller = scroller_at(self.top, given.x, given.y)
                if scroller:
                    self._scroll_by(scroller, given.amount)
            case "move":
                if self._drag and abs(given.y - self._drag[1]) > DRAG:
                    self.held = ""
                    self._scroll_by(self._drag[0], self._drag[2] - given.y)
                    self._drag = (self._drag[0], -1e6, given.y)
                elif id != self.hover:
                    self.hover, self._hover_since = id, self._now
                    self.version += 1
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

    # Scrolling

    def _scroll_by(self, name: str, amount: float) -> None:
        box = self.box(name)
        if box is not None:
            key = id(self.scene), name
            now = min(max(self._scrolled.get(key, 0.0), 0.0), box.reach)
            self._scrolled[key] = min(max(now + amount, 0.0), box.reach)
            self.fresh()

    def _page(self, pages: float) -> None:
        here = next((stop.scroller for stop in self.all_stops if stop.id == self.focus), "")
        id = here or next((b.node.id for b in boxes(self.top) if b.reach > 0), "")
        box = self.box(id) if id else None
        if box is not None and box.clip is not None:
            self._scroll_by(id, pages * box.clip.h * 0.85)

    def _scroll_to(self, id: str) -> None:
        """Bring the node with the focus into view."""
        stop = next((s for s in self.all_stops if s.id == id), None)
        scroller = self.box(stop.scroller) if stop and stop.scroller else None
        if stop is not None and scroller is not None and scroller.clip is not None:
            away = out_of_view(stop.box.rect, scroller.clip)
            if away:
                self._scroll_by(scroller.node.id, away)
