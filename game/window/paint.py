"""The stage drawn on a surface (pygame). Everything costly is made once and kept."""

from __future__ import annotations

import pygame

from game.pictures.measure import width
from game.window.blocks import (
    SMALL,
    Colour,
    Column,
    Drawing,
    Field,
    Icon,
    Lettering,
    Skin,
    Tile,
    runs,
)
from game.window.layout import SCROLLBAR, Box, Layout, Rect, visible
from game.window.rasters import Rasters
from game.window.skins import MARGIN, State
from game.window.stage import INSPECTOR, Stage
from game.window.theme import Theme, theme_of
from game.window.wording import LEADING


class Painter:
    """Draws a stage."""

    def __init__(self, rasters: Rasters | None = None) -> None:
        self.rasters = rasters or Rasters()
        self._dimmed: tuple[object, list[Box], pygame.Surface] | None = None
        """What lies beneath a dialog: what of, the boxes so that they stay themselves, and its picture."""

    def draw(self, stage: Stage, surface: pygame.Surface) -> None:
        """Draw everything there is to see."""
        theme = theme_of(stage.look.contrast)
        brush = _Brush(self.rasters, surface, stage, theme)
        *lower, top = stage.laid
        if lower:
            self._beneath(lower, brush)
        else:
            surface.fill(theme.paper)
        brush.tree(top, True)
        surface.set_clip(None)
        if stage.toast:
            brush.toast(stage.toast)
        elif stage.hint:
            brush.hint(*stage.hint)

    def _beneath(self, lower: list[Box], brush: _Brush) -> None:
        """Draw what lies beneath a dialog, dimmed; once, for it stays as it is."""
        surface = brush.surface
        key = *map(id, lower), surface.get_size(), id(brush.theme), brush.stage.dims
        if self._dimmed is None or self._dimmed[0] != key:
            surface.fill(brush.theme.paper)
            for box in lower:
                brush.tree(box, False)
                surface.set_clip(None)
                if brush.stage.dims:
                    surface.blit(self.rasters.veil(surface.get_size()), (0, 0))
            if self.rasters.late:
                return
            self._dimmed = key, lower, surface.copy()
        surface.blit(self._dimmed[2], (0, 0))


class _Brush:
    def __init__(
        self, rasters: Rasters, surface: pygame.Surface, stage: Stage, theme: Theme
    ) -> None:
        self.rasters, self.surface, self.stage, self.theme = rasters, surface, stage, theme
        self.scale = stage.scale

    def tree(self, top: Box, live: bool) -> None:
        """Draw a box and all in it, the ring around the focus on top; `live` if it takes input."""
        ringed: tuple[Box, Rect] | None = None
        pointed: tuple[Box, Rect] | None = None
        wanted = self.stage.screen.points if live else ""
        for box, seen in visible(top):
            if seen.w <= 0 or seen.h <= 0:
                continue
            whole = abs(seen.w - box.rect.w) + abs(seen.h - box.rect.h) < 0.01
            around = seen.inset(-MARGIN, -MARGIN) if whole else seen
            self.surface.set_clip(self._pixels(around))
            self._box(box, live)
            if live and self.stage.keyboard and box.block.id and box.block.id == self.stage.focus:
                ringed = box, around
            if wanted and box.block.id == wanted:
                pointed = box, around
        if pointed is not None:
            self._point(*pointed)
        if ringed is not None:
            self._ring(*ringed)
        self.surface.set_clip(None)

    def _pixels(self, rect: Rect) -> pygame.Rect:
        left, top = round(rect.x * self.scale), round(rect.y * self.scale)
        return pygame.Rect(
            left, top, round(rect.right * self.scale) - left, round(rect.bottom * self.scale) - top
        )

    def _box(self, box: Box, live: bool) -> None:
        block, stage = box.block, self.stage
        state = State(
            focus=live and block.id != "" and block.id == stage.focus and stage.keyboard,
            hover=live and block.id != "" and block.id == stage.hover and not stage.keyboard,
            held=live and block.id != "" and block.id == stage.held,
            disabled=bool(block.disabled),
        )
        if block.skin:
            self._skin(block, box.rect, state)
        match block.body:
            case Lettering() as words:
                self._words(box, words)
            case Icon(name, _, colour):
                self._icon(name, box, colour)
            case Drawing():
                self._drawing(box, block)
            case Field() as field:
                self._field(box, field, live and block.id == stage.focus)
            case _:
                pass
        if box.clip is not None and box.reach > 0:
            self._scrollbar(box)

    def _skin(self, block: Tile, rect: Rect, state: State) -> None:
        picture = self.rasters.skin(block.skin, rect.w, rect.h, state, self.theme, self.scale)
        margin = round(MARGIN * self.scale)
        place = self._pixels(rect)
        self.surface.blit(picture, (place.x - margin, place.y - margin))

    def _ring(self, box: Box, around: Rect) -> None:
        self.surface.set_clip(self._pixels(around))
        rect = box.rect
        made = self.rasters.ring(box.block.skin, rect.w, rect.h, self.scale)
        margin = round(MARGIN * self.scale)
        place = self._pixels(rect)
        self.surface.blit(made, (place.x - margin, place.y - margin))

    def _point(self, box: Box, around: Rect) -> None:
        """Draw a frame around what a lesson points at."""
        self.surface.set_clip(self._pixels(around))
        place = self._pixels(box.rect.inset(-4, -4))
        pygame.draw.rect(
            self.surface, self.theme.news_edge, place, round(4 * self.scale), round(12 * self.scale)
        )

    def _words(self, box: Box, words: Lettering) -> None:
        inner = box.rect.inset(*box.block.pad)
        # Rounded down: letters are never wider than the lines were measured.
        pixels = max(int(box.size * self.scale + 0.01), 6)
        high = box.size * LEADING
        spare = inner.h - high * len(box.lines)
        y = inner.y + (spare / 2 if box.block.pressable or box.block.skin else 0.0)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.align]
        for line in box.lines:
            x = inner.x + max(inner.w - line.width, 0.0) * share
            for run in line.runs:
                colour = self.theme.words[run.colour or words.colour]
                made = self.rasters.text(run.text, pixels, run.bold, colour)
                down = (high * self.scale - made.get_height()) / 2
                self.surface.blit(made, (round(x * self.scale), round(y * self.scale + down)))
                x += width(run.text, box.size, run.bold)
            y += high

    def _icon(self, name: str, box: Box, colour: Colour) -> None:
        pixels = max(round(box.size * self.scale), 6)
        made = self.rasters.icon(name, pixels, self.theme.words[colour])
        x, y = box.rect.middle
        self.surface.blit(
            made, (round(x * self.scale - pixels / 2), round(y * self.scale - pixels / 2))
        )

    def _drawing(self, box: Box, block: Tile) -> None:
        assert isinstance(block.body, Drawing)
        picture = block.body.picture
        inner = box.rect.inset(*block.pad)
        fit = min(inner.w / picture.width, inner.h / picture.height)
        wide, high = picture.width * fit, picture.height * fit
        if block.body.fills:
            wide, high = inner.w, inner.h
        left, top = inner.x + (inner.w - wide) / 2, inner.y + (inner.h - high) / 2
        size = round(wide * self.scale), round(high * self.scale)
        if min(size) < 1:
            return
        made = self.rasters.picture(picture, *size, self.theme)
        if made is None:
            return
        self.surface.blit(made, (round(left * self.scale), round(top * self.scale)))
        for label in picture.labels:
            pixels = max(round(label.size * fit * self.scale), 6)
            colour = self.theme.swaps.get(label.colour, label.colour)
            text = self.rasters.text(label.text, pixels, label.bold, colour)
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
            x = (left + label.x * wide / picture.width) * self.scale - text.get_width() * share
            ascent = self.rasters.font(pixels, label.bold).get_ascent()
            self.surface.blit(
                text,
                (round(x), round((top + label.y * high / picture.height) * self.scale - ascent)),
            )

    def _field(self, box: Box, field: Field, focused: bool) -> None:
        inner = box.rect.inset(*box.block.pad)
        pixels = round(box.size * self.scale)
        shown = field.text or field.placeholder
        colour = self.theme.words["ink" if field.text else "faint"]
        caret = width(field.text[: self.stage.caret], box.size) if focused else 0.0
        shift = max(caret - inner.w + 4, 0.0)
        self.surface.set_clip(self._pixels(inner).clip(self.surface.get_clip()))
        made = self.rasters.text(shown, pixels, False, colour)
        x = (inner.x - shift) * self.scale
        y = (inner.y + inner.h / 2) * self.scale - made.get_height() / 2
        self.surface.blit(made, (round(x), round(y)))
        if focused:
            at = Rect(inner.x + caret - shift, inner.y, 2.0, inner.h)
            self.surface.fill(self.theme.accent, self._pixels(at))

    def _scrollbar(self, box: Box) -> None:
        assert box.clip is not None
        clip = box.clip
        (child,) = box.children
        share = clip.h / child.rect.h
        top = (clip.y - child.rect.y) / child.rect.h
        thumb = Rect(
            clip.right - SCROLLBAR + 5, clip.y + top * clip.h, SCROLLBAR - 7, share * clip.h
        )
        track = Rect(thumb.x, clip.y, thumb.w, clip.h)
        self.surface.set_clip(self._pixels(clip))
        for rect, colour in ((track, self.theme.track), (thumb, self.theme.control)):
            pygame.draw.rect(
                self.surface, colour, self._pixels(rect), border_radius=round(4 * self.scale)
            )

    def hint(self, text: str, beside: Rect) -> None:
        """Say what something means: in the place for that, where there is one, else beside it."""
        if not self._inspected(text, beside):
            self.tooltip(text, beside)

    def _inspected(self, text: str, about: Rect | None = None) -> bool:
        """Say something in the place that a screen keeps for it; a long text reaches up from there.

        False where there is no such place, or the text would cover what it is about.
        """
        kept = self.stage.box(INSPECTOR)
        if kept is None:
            return False
        words = Tile(Lettering(runs(text), SMALL))
        said = Tile(Column(0, spread="middle"), (words,), skin="note", pad=(12, 5))
        layout = Layout(self.stage.look.text)
        high = max(layout.height(said, kept.rect.w), kept.rect.h)
        place = Rect(kept.rect.x, kept.rect.bottom - high, kept.rect.w, high)
        shared = place.shared(about) if about else None
        if place.y < 0 or (shared and shared.w > 1 and shared.h > 1 and high > kept.rect.h):
            return False
        self.tree(layout.place(said, place), False)
        return True

    def toast(self, text: str) -> None:
        """Say something: in the place for that, else at the foot of the window."""
        if self._inspected(text):
            return
        canvas = self.stage.canvas
        box = self._note(text, "toast", min(760.0, canvas.w - 40))
        place = Rect((canvas.w - box.w) / 2, canvas.h - box.h - 26, box.w, box.h)
        self._place_note(text, "toast", place)

    def tooltip(self, text: str, beside: Rect) -> None:
        """Say something beside a block."""
        canvas = self.stage.canvas
        box = self._note(text, "tooltip", 420.0)
        x = min(max(beside.x + beside.w / 2 - box.w / 2, 10), canvas.w - box.w - 10)
        y = beside.bottom + 12
        if y + box.h > canvas.h - 8:
            y = max(beside.y - box.h - 12, 8)
        self._place_note(text, "tooltip", Rect(x, y, box.w, box.h))

    def _block(self, text: str, skin: Skin) -> Tile:
        words = Lettering(runs(text), SMALL, "on_dark", "start")
        return Tile(Column(), (Tile(words),), skin=skin, pad=(16, 10))

    def _note(self, text: str, skin: Skin, most: float) -> Rect:
        layout = Layout(self.stage.look.text)
        block = self._block(text, skin)
        wide = min(layout.widths(block)[1] + 1, most)
        return Rect(0, 0, wide, layout.height(block, wide))

    def _place_note(self, text: str, skin: Skin, place: Rect) -> None:
        self.tree(Layout(self.stage.look.text).place(self._block(text, skin), place), False)
