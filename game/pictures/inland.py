"""Drawn places away from the sea: wide fields, valleys with a river, mountains above a lake."""

from __future__ import annotations

from game.pictures.land import Land, Point, level, mixed, rough


def plain(land: Land) -> None:
    """Wide fields under a wide sky, a row of trees and a farm far away."""
    c, b = land.colours, land.broad
    land.sky(0.50, 0.90)
    for x, y, long in (
        (0.16, 0.15, 0.42),
        (0.45, 0.23, 0.26),
        (0.60, 0.12, 0.2),
        (0.75, 0.26, 0.24),
    ):
        land.cloud(x, y, long)
    land.ridge(
        level(0.475, (0.012, 0.4, 1), (0.005, 1.1, 0)), mixed(c.far, c.low, 0.2), 0.56, floor=0.57
    )
    land.ridge(level(0.515, (0.005, 0.6, 2)), mixed(c.far, c.hill, 0.7), 0.58, 0.3, 0.57)
    land.ridge(level(0.545), c.field, 1, 0)
    _furrows(land)
    trees = mixed(c.leaf, c.hill, 0.35)
    for n, tall in enumerate((0.07, 0.085, 0.078, 0.09, 0.07, 0.083, 0.075)):
        land.tree((0.055 + 0.017 * n) * b, 0.555, tall, trees)
    for x, half in ((0.70, 0.022), (0.715, 0.03), (0.775, 0.026), (0.79, 0.02)):
        land.bush(x * b, 0.556, half, trees)
    land.house(0.735 * b, 0.556, 0.06)
    land.house(0.757 * b, 0.558, 0.042)


def _furrows(land: Land) -> None:
    """Fields that run towards one far point, in turn of another colour."""
    c, b = land.colours, land.broad
    tints = (
        c.field,
        mixed(c.field, c.light, 0.7),
        c.near,
        mixed(c.field, c.near, 0.4),
        mixed(c.hill, c.field, 0.4),
    )
    x, y, count = 0.56, 0.545, 15
    ends = [x + (n - count / 2) * 0.22 for n in range(count + 1)]
    starts = [x + (n - count / 2) * 0.068 for n in range(count + 1)]
    for n in range(count):
        fill = land.grade(mixed(tints[n * 2 % 5], c.low, 0.35), tints[n * 2 % 5], y, 0.85)
        land.shape(
            (
                (starts[n] * b, y),
                (starts[n + 1] * b, y),
                (ends[n + 1] * b, 1.02),
                (ends[n] * b, 1.02),
            ),
            fill,
        )


def river_valleys(land: Land) -> None:
    """Hills behind hills, and a river that winds through their valleys towards the reader."""
    c, b = land.colours, land.broad
    land.sky(0.44, 0.885)
    for x, y, long in ((0.14, 0.13, 0.36), (0.48, 0.17, 0.22), (0.70, 0.13, 0.26)):
        land.cloud(x, y, long)
    land.ridge(level(0.35, (0.045, 0.55, 0.6), (0.018, 1.3, 2)), c.far, 0.52, floor=0.64)
    middle = mixed(c.far, c.hill, 0.55)
    land.ridge(level(0.43, (0.05, 0.42, 2.9), (0.014, 1.15, 1)), middle, 0.6, floor=0.64)
    valley = land.line((0, 0.36), (0.30, 0.50), (0.52, 0.60), (0.74, 0.53), (1, 0.38))
    land.ridge(rough(valley, (0.012, 0.9, 0.4)), c.hill, 0.78, 0.4, 0.75)
    land.ridge(
        land.line((0, 0.72), (0.35, 0.62), (0.55, 0.60), (0.8, 0.64), (1, 0.70)), c.field, 1, 0.1
    )
    bright, green = mixed(c.field, c.light, 0.75), mixed(c.field, c.near, 0.45)
    land.patch(((0.30, 0.665), (0.365, 0.648), (0.40, 0.675), (0.325, 0.70)), green)
    land.patch(((0.335, 0.715), (0.415, 0.69), (0.44, 0.72), (0.35, 0.76)), bright)
    land.patch(((0.22, 0.73), (0.315, 0.71), (0.335, 0.76), (0.23, 0.79)), bright)
    land.patch(((0.66, 0.675), (0.735, 0.66), (0.775, 0.685), (0.69, 0.71)), bright)
    land.patch(((0.70, 0.73), (0.785, 0.705), (0.80, 0.75), (0.71, 0.79)), green)
    land.patch(((0.80, 0.70), (0.86, 0.685), (0.90, 0.72), (0.82, 0.75)), bright)
    course = (
        (0.545 * b, 0.598, 0.010), (0.59 * b, 0.64, 0.03), (0.51 * b, 0.71, 0.06),
        (0.61 * b, 0.80, 0.11), (0.50 * b, 0.90, 0.19), (0.60 * b, 1.03, 0.34),
    )  # fmt: skip
    land.stream(course, c.water)
    land.glints(
        (0.507, 0.712, 0.03), (0.592, 0.79, 0.05), (0.485, 0.905, 0.09), (0.55, 0.965, 0.12)
    )  # fmt: skip
    for x, y in ((0.437, 0.655), (0.462, 0.663), (0.449, 0.684)):
        land.house(x * b, y, 0.042)
    left = land.line((0, 0.60), (0.16, 0.70), (0.34, 0.92), (0.42, 1.03))
    right = land.line((0.62, 1.03), (0.72, 0.88), (0.86, 0.70), (1, 0.58))
    for slope in (left, right):
        land.ridge(rough(slope, (0.008, 1.2, 0.8)), c.near, 1.1, 0.25)
    for x, tall in (
        (0.045, 0.12),
        (0.06, 0.15),
        (0.077, 0.11),
        (0.90, 0.12),
        (0.914, 0.16),
        (0.93, 0.13),
    ):
        slope = left if x < 0.5 else right
        land.tree(x * b, slope(x * b) + 0.02, tall)


def mountains(land: Land) -> None:
    """Peaks above a lake, with meadows and firs at its sides."""
    c, b = land.colours, land.broad
    land.sky(0.50, 0.64)
    for x, y, long in ((0.44, 0.15, 0.24), (0.88, 0.12, 0.26)):
        land.cloud(x, y, long)
    _peaks(
        land,
        ((0.30, 0.30), (0.44, 0.36), (0.56, 0.27), (0.70, 0.38), (0.82, 0.33)),
        mixed(c.far, c.low, 0.35),
        0.50,
    )
    _peaks(
        land,
        ((0.05, 0.22), (0.17, 0.13), (0.29, 0.27), (0.78, 0.25), (0.90, 0.16), (0.99, 0.24)),
        c.far,
        0.56,
    )
    hills = land.line((0, 0.44), (0.25, 0.50), (0.45, 0.555), (0.62, 0.55), (0.8, 0.50), (1, 0.45))
    land.ridge(rough(hills, (0.012, 1.1, 0.5), (0.006, 2.6, 1)), c.hill, 0.66, 0.35, 0.62)
    land.ridge(level(0.60), land.colours.water, 1, 0.0)
    land.patch(((0.0, 0.60), (1.0, 0.60), (1.0, 0.615), (0.0, 0.615)), mixed(c.water, c.glint, 0.6))
    lake = (
        (0.36, 0.65, 0.3),
        (0.58, 0.67, 0.2),
        (0.45, 0.71, 0.4),
        (0.30, 0.75, 0.22),
        (0.60, 0.77, 0.26),
        (0.42, 0.83, 0.3),
    )
    land.glints(*lake)
    back = land.line((0, 0.60), (0.18, 0.63), (0.29, 0.69), (0.38, 0.79), (0.46, 1.02))
    land.ridge(rough(back, (0.004, 1.7, 0)), c.field, 0.9, 0.15)
    other = land.line((0.54, 1.02), (0.62, 0.79), (0.71, 0.69), (0.82, 0.63), (1, 0.60))
    land.ridge(rough(other, (0.004, 1.7, 2)), c.field, 0.9, 0.15)
    left = land.line(
        (0, 0.70),
        (0.14, 0.76),
        (0.30, 0.90),
        (0.5, 0.965),
        (0.7, 0.93),
        (0.86, 0.79),
        (1, 0.70),
    )
    land.ridge(rough(left, (0.006, 1.3, 1)), c.near, 1.2, 0.25)
    firs = ((0.02, 0.19), (0.045, 0.24), (0.072, 0.18), (0.10, 0.21), (0.128, 0.14), (0.155, 0.11),
            (0.86, 0.12), (0.885, 0.17), (0.91, 0.22), (0.937, 0.18), (0.962, 0.25), (0.985, 0.2))  # fmt: skip
    for x, tall in firs:
        land.fir(x * b, left(x * b) + 0.025, tall)


def _peaks(land: Land, tops: tuple[Point, ...], colour: str, foot: float) -> None:
    """A range of peaks, each with a side in the light and a cap of snow."""
    c, b = land.colours, land.broad
    fill = land.grade(colour, mixed(colour, c.low, 0.6), min(y for _, y in tops), foot + 0.06)
    sunny = mixed(colour, c.light, 0.4)
    cap = mixed("#ffffff", c.low, 0.35)
    for x, top in tops:
        tall = foot - top
        px, half = x * b, tall * 1.15
        land.shape(((px - half, foot + 0.06), (px, top), (px + half * 1.1, foot + 0.06)), fill)
        land.shape(
            ((px, top), (px + half * 0.44, top + tall * 0.45), (px + half * 0.30, top + tall * 0.50),
             (px + half * 0.42, top + tall * 0.78), (px + half * 0.12, top + tall * 0.52),
             (px + half * 0.14, top + tall * 0.34)),
            land.grade(sunny, mixed(sunny, c.low, 0.5), top, foot),
        )  # fmt: skip
        land.shape(
            ((px, top), (px + half * 0.26, top + tall * 0.26), (px + half * 0.13, top + tall * 0.22),
             (px + half * 0.08, top + tall * 0.33), (px - half * 0.04, top + tall * 0.20),
             (px - half * 0.13, top + tall * 0.30), (px - half * 0.21, top + tall * 0.21)),
            cap,
        )  # fmt: skip
