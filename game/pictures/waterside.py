"""Drawn places by the water: a desert that ends at the sea, a bay, a city at a river."""

from __future__ import annotations

from game.pictures.land import Land, level, mixed, rough


def border_desert_sea(land: Land) -> None:
    """Bare ranges and dunes, a line of posts that runs down to a beach, and the sea."""
    c, b = land.colours, land.broad
    land.sky(0.45, 0.10)
    for x, y, long in ((0.40, 0.12, 0.24), (0.86, 0.15, 0.34)):
        land.cloud(x, y, long)
    land.shape(
        ((0.5 * b, 0.44), (b, 0.44), (b, 1.02), (0.5 * b, 1.02)),
        land.grade(mixed(c.water, c.low, 0.45), c.water, 0.44, 0.75),
    )
    sea = ((0.72, 0.475, 0.22), (0.86, 0.50, 0.16), (0.78, 0.535, 0.30), (0.92, 0.57, 0.2),
           (0.83, 0.62, 0.26), (0.93, 0.68, 0.3), (0.88, 0.76, 0.2), (0.95, 0.84, 0.3))  # fmt: skip
    land.glints(*sea)
    headland = land.line((0, 0.36), (0.62, 0.36), (0.70, 0.425), (0.77, 0.47))
    land.ridge(rough(headland, (0.02, 0.9, 1.1), (0.012, 2.1, 0.3)), c.far, 0.5, 0.6, 0.452)
    range_ = land.line(
        (0, 0.33), (0.12, 0.40), (0.30, 0.37), (0.45, 0.42), (0.64, 0.47), (0.70, 0.53)
    )
    land.ridge(
        rough(range_, (0.016, 1.5, 0.4), (0.009, 3.2, 1.2)),
        mixed(c.far, c.hill, 0.6),
        0.56,
        0.5,
        0.51,
    )
    shore = land.line(
        (0, 0.47), (0.4, 0.475), (0.60, 0.50), (0.70, 0.60), (0.80, 0.80), (0.88, 1.03)
    )
    foam = rough(shore, (0.006, 3.1, 0.2))
    land.ridge(lambda x: foam(x - 0.05), c.glint, 1, 0)
    land.ridge(foam, c.light, 0.9, 0.15)
    land.ridge(
        land.line((0, 0.50), (0.25, 0.49), (0.5, 0.56), (0.62, 0.72), (0.72, 1.03)),
        c.field,
        0.9,
        0.1,
    )
    dune = land.line(
        (0, 0.62), (0.10, 0.56), (0.22, 0.60), (0.40, 0.74), (0.55, 0.90), (0.63, 1.03)
    )
    land.ridge(rough(dune, (0.008, 0.8, 1)), c.near, 1, 0.3)
    front = land.line((0, 0.74), (0.08, 0.80), (0.20, 0.86), (0.34, 1.03))
    land.ridge(front, c.hill, 1.2, 0.25)
    for n in range(3):
        y = 0.64 + 0.055 * n
        ripple = rough(dune, (0.004, 1.2, n))
        xs = [(0.06 + 0.04 * n + 0.018 * k) * b for k in range(10)]
        land.stroke([(x, ripple(x) + y - 0.56) for x in xs], mixed(c.near, c.light, 0.6), 0.006)
    _posts(land)
    for x, y, half in (
        (0.02, 0.765, 0.026),
        (0.043, 0.785, 0.02),
        (0.16, 0.585, 0.014),
        (0.30, 0.655, 0.016),
        (0.42, 0.77, 0.02),
    ):
        land.bush(x * b, y, half, mixed(c.leaf, c.hill, 0.3))


def _posts(land: Land) -> None:
    """A line of posts from the near dunes over the beach into the surf, smaller with every step."""
    c, b = land.colours, land.broad
    count = 26
    for n in range(count):
        far = n / (count - 1)
        part = far**0.62
        x = (0.30 + 0.40 * part) * b
        y = 0.93 - 0.36 * part
        tall = 0.115 * (1 - part) + 0.030
        land.stroke(
            ((x, y), (x, y - tall)), mixed(c.mark, c.low, part * 0.3), 0.0105 * (1 - part) + 0.004
        )


def coast(land: Land) -> None:
    """A bay between headlands, with a beach, two sails and a light."""
    c, b = land.colours, land.broad
    land.sky(0.46, 0.40)
    for x, y, long in ((0.17, 0.12, 0.28), (0.62, 0.15, 0.3), (0.90, 0.10, 0.24)):
        land.cloud(x, y, long)
    land.shape(
        ((0, 0.45), (b, 0.45), (b, 1.02), (0, 1.02)),
        land.grade(mixed(c.water, c.low, 0.45), c.water, 0.45, 0.8),
    )
    path = (
        (0.37, 0.468, 0.16),
        (0.385, 0.49, 0.11),
        (0.365, 0.515, 0.18),
        (0.38, 0.545, 0.13),
        (0.36, 0.58, 0.2),
    )
    sea = (
        (0.52, 0.51, 0.16),
        (0.24, 0.55, 0.2),
        (0.60, 0.575, 0.25),
        (0.44, 0.64, 0.22),
        (0.66, 0.66, 0.2),
        (0.56, 0.73, 0.3),
    )
    land.glints(*path, *sea)
    far = land.line((0, 0.32), (0.10, 0.36), (0.20, 0.425), (0.29, 0.48))
    land.ridge(rough(far, (0.012, 1.2, 0.3)), c.far, 0.5, 0.45, 0.458)
    land.ridge(
        rough(land.line((0, 0.42), (0.10, 0.47), (0.20, 0.56)), (0.01, 1.4, 2)),
        mixed(c.far, c.hill, 0.6),
        0.6,
        0.35,
        0.532,
    )
    cape = land.line(
        (0.63, 0.56), (0.70, 0.45), (0.75, 0.42), (0.82, 0.37), (0.92, 0.34), (1, 0.30)
    )
    land.ridge(rough(cape, (0.008, 1.2, 2)), mixed(c.far, c.hill, 0.5), 0.56, 0.3, 0.52)
    _light(land, 0.735 * b, cape(0.735 * b) + 0.012)
    for x, y, tall in ((0.47, 0.555, 0.085), (0.575, 0.50, 0.05)):
        _sail(land, x * b, y, tall)
    shore = land.line(
        (0, 0.62),
        (0.12, 0.64),
        (0.26, 0.74),
        (0.42, 0.87),
        (0.60, 0.90),
        (0.78, 0.80),
        (0.90, 0.63),
        (1, 0.54),
    )
    foam = rough(shore, (0.006, 2.3, 0.4))
    land.ridge(lambda x: foam(x) - 0.018, c.glint, 1, 0)
    land.ridge(foam, c.light, 1.1, 0.2)
    meadow = land.line(
        (0, 0.68),
        (0.12, 0.72),
        (0.24, 0.85),
        (0.36, 1.03),
        (0.70, 1.03),
        (0.80, 0.92),
        (0.90, 0.72),
        (1, 0.60),
    )
    land.ridge(rough(meadow, (0.006, 1.6, 0)), c.near, 1.2, 0.25)
    for x, half in (
        (0.03, 0.05),
        (0.06, 0.035),
        (0.09, 0.045),
        (0.93, 0.04),
        (0.96, 0.05),
        (0.99, 0.04),
    ):
        land.bush(x * b, meadow(x * b) + 0.012, half)


def _light(land: Land, x: float, y: float) -> None:
    """A lighthouse on a cape."""
    c = land.colours
    land.shape(
        ((x - 0.014, y), (x - 0.009, y - 0.1), (x + 0.009, y - 0.1), (x + 0.014, y)), c.cloud
    )
    land.shape(
        (
            (x - 0.012, y - 0.1),
            (x - 0.008, y - 0.122),
            (x + 0.008, y - 0.122),
            (x + 0.012, y - 0.1),
        ),
        c.roof,
    )
    land.shape(
        (
            (x - 0.0125, y - 0.03),
            (x - 0.011, y - 0.06),
            (x + 0.011, y - 0.06),
            (x + 0.0125, y - 0.03),
        ),
        c.roof,
    )


def _sail(land: Land, x: float, y: float, tall: float) -> None:
    c = land.colours
    land.shape(((x, y - tall), (x, y - 0.012), (x + tall * 0.55, y - 0.012)), c.cloud)
    land.shape(
        ((x - 0.008, y - tall * 0.8), (x - 0.008, y - 0.012), (x - tall * 0.32, y - 0.012)),
        mixed(c.cloud, c.sky, 0.3),
    )
    half = tall * 0.42
    land.shape(
        (
            (x - half, y - 0.006),
            (x + half * 1.2, y - 0.006),
            (x + half * 0.8, y + 0.012),
            (x - half * 0.7, y + 0.012),
        ),
        c.roof,
    )


def city(land: Land) -> None:
    """Roofs and towers behind a river, with trees along its bank."""
    c, b = land.colours, land.broad
    land.sky(0.56, 0.30)
    for x, y, long in ((0.12, 0.14, 0.28), (0.62, 0.11, 0.26)):
        land.cloud(x, y, long)
    land.ridge(
        level(0.46, (0.035, 0.35, 0.4), (0.012, 0.9, 2)), mixed(c.far, c.low, 0.45), 0.6, floor=0.64
    )
    back = mixed(c.far, c.low, 0.15)
    _skyline(
        land, 0.60, 0.085, (5, 3, 7, 4, 9, 6, 3, 8, 5, 4, 10, 6, 7, 3, 5, 8, 4, 6), 0.026, back
    )
    _skyline(
        land,
        0.62,
        0.060,
        (3, 5, 2, 6, 4, 3, 7, 2, 4, 6, 3, 5, 2, 4, 8, 3, 5),
        0.024,
        mixed(c.far, c.hill, 0.55),
    )
    land.ridge(level(0.615), mixed(c.light, c.low, 0.2), 0.7, 0, 0.65)
    for n in range(int(b * 8) + 1):
        land.bush(
            n / 8 + 0.02 * (n % 3), 0.622, 0.028 + 0.008 * (n * 7 % 3), mixed(c.near, c.leaf, 0.25)
        )
    land.ridge(level(0.635), c.water, 1, 0.0)
    land.patch(((0.0, 0.635), (1.0, 0.635), (1.0, 0.65), (0.0, 0.65)), mixed(c.water, c.glint, 0.6))
    river = (
        (0.08, 0.68, 0.2),
        (0.26, 0.70, 0.3),
        (0.52, 0.685, 0.24),
        (0.72, 0.70, 0.3),
        (0.90, 0.68, 0.2),
        (0.38, 0.75, 0.3),
        (0.62, 0.77, 0.24),
    )
    land.glints(*river)
    bank = land.line((0, 0.73), (0.2, 0.80), (0.5, 0.86), (0.8, 0.80), (1, 0.73))
    land.ridge(bank, c.light, 1.0, 0.1)
    land.ridge(lambda x: bank(x) + 0.035, c.near, 1.2, 0.25)
    for x, half in (
        (0.02, 0.07),
        (0.055, 0.05),
        (0.115, 0.045),
        (0.87, 0.045),
        (0.935, 0.055),
        (0.975, 0.07),
    ):
        foot = bank(x * b) + 0.06
        land.stroke(((x * b, foot), (x * b, foot - half)), c.mark, 0.012)
        land.disc(x * b, foot - half * 1.7, half, c.leaf)


def _skyline(
    land: Land, foot: float, low: float, heights: tuple[int, ...], step: float, fill: str
) -> None:
    """Houses side by side, of which the heights come round again; each is a little wider or narrower."""
    x, n = -0.02, 0
    face = land.grade(fill, mixed(fill, land.colours.low, 0.5), foot - 0.3, foot)
    while x < land.broad:
        wide = 0.062 + 0.016 * (n * 5 % 4)
        top = foot - low - step * heights[n % len(heights)]
        land.shape(((x, foot + 0.03), (x, top), (x + wide, top), (x + wide, foot + 0.03)), face)
        match n % 5:
            case 1:
                land.shape(
                    ((x, top + 0.002), (x + wide / 2, top - 0.035), (x + wide, top + 0.002)), fill
                )
            case 3:
                land.shape(
                    (
                        (x + wide * 0.3, top),
                        (x + wide * 0.3, top - 0.022),
                        (x + wide * 0.7, top - 0.022),
                        (x + wide * 0.7, top),
                    ),
                    fill,
                )
        x, n = x + wide + 0.006 * (n % 3), n + 1
