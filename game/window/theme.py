"""The colours of the table, in the usual light and in high contrast."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.pictures import palette
from game.window.blocks import Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they are for; all text has a contrast of 4.5 to what it stands on, shapes of 3."""

    paper: str
    card: str
    edge: str
    track: str
    strip: str
    bar: str
    accent: str
    accent_soft: str
    news: str
    news_edge: str
    control: str
    """Outlines of what can be chosen."""
    words: Mapping[Colour, str]
    swaps: Mapping[str, str]
    """Colours of pictures that are replaced."""


LIGHT = Theme(
    paper=palette.PAPER,
    card=palette.CARD,
    edge=palette.EDGE,
    track=palette.TRACK,
    strip="#ece4d4",
    bar="#1d2733",
    accent=palette.BLUE,
    accent_soft="#e3edf5",
    news=palette.AMBER_FILL,
    news_edge="#b07a10",
    control="#6d7783",
    words={
        "ink": palette.INK,
        "soft": palette.SOFT,
        "faint": "#5f6a76",
        "accent": palette.BLUE,
        "good": palette.GREEN,
        "bad": palette.VERMILION,
        "warn": "#7a4f00",
        "on_accent": "#ffffff",
        "on_dark": "#f4efe4",
    },
    swaps={},
)

CONTRAST = Theme(
    paper="#ffffff",
    card="#ffffff",
    edge="#000000",
    track="#e6e6e6",
    strip="#f2f2f2",
    bar="#000000",
    accent="#003f7d",
    accent_soft="#dfeaf5",
    news="#fff6d9",
    news_edge="#000000",
    control="#000000",
    words={
        "ink": "#000000",
        "soft": "#1f1f1f",
        "faint": "#2b2b2b",
        "accent": "#003f7d",
        "good": "#00543c",
        "bad": "#8a2f00",
        "warn": "#5a3900",
        "on_accent": "#ffffff",
        "on_dark": "#ffffff",
    },
    swaps={
        palette.PAPER: "#ffffff",
        palette.CARD: "#ffffff",
        palette.INK: "#000000",
        palette.SOFT: "#1f1f1f",
        palette.EDGE: "#000000",
        palette.RULE: "#8c8c8c",
        palette.TRACK: "#dcdcdc",
        palette.BLUE: "#003f7d",
        palette.VERMILION: "#8a2f00",
        palette.GREEN: "#00543c",
    },
)


def theme_of(contrast: bool) -> Theme:
    """Choose the theme."""
    return CONTRAST if contrast else LIGHT


def swapped(theme: Theme, svg: str) -> str:
    """Put the colours of a theme into a picture."""
    for old, new in theme.swaps.items():
        svg = svg.replace(old, new)
    return svg
