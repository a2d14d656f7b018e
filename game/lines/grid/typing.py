"""The grid under the cursor: a key and a state in, the next state out.

Rows are, from the top: the signed slips and one empty one, each seat's levers with what the news ask it, the
row that says that the table is done, and below it the beliefs, for whoever wants them. Digits pick from the
list below; where there are more than nine, a digit that could begin a longer number waits for the next key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal

from game.lines.grid.entries import Entries, Slip, put
from game.lines.grid.form import PERCENTS, Judged, TableForm
from game.rules.orders import Clause

Kind = Literal["slip", "order", "answer", "done", "belief"]
MOST_CLAUSES: Final = 9
MOST_SLIPS: Final = 30

UP, DOWN, LEFT, RIGHT = "up", "down", "left", "right"
ENTER, BACK, DELETE, TAB, ESCAPE = "enter", "back", "delete", "tab", "escape"
HOME, END = "home", "end"
LINE_END: Final = "line"
"""The end of a typed line where there are no single keys: like Enter, unless the cursor has just gone on."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the grid."""

    kind: Kind
    seat: str = ""
    about: str = ""
    """The lever of an order or a belief, or the event of an answer."""
    slip: int = -1

    @property
    def hand(self) -> tuple[str, str]:
        """The seat and the lever."""
        return self.seat, self.about


@dataclass(frozen=True)
class FastGrid:
    """The grid of one table while it is filled in."""

    form: TableForm
    entries: Entries
    row: int = 0
    signing: bool = False
    """On a slip: whether signatures are typed, and not clauses."""
    promising: bool = False
    """On an order: whether the promise is typed, and not the order."""
    lever: str = ""
    """On a slip: the lever whose setting comes next."""
    digits: str = ""
    """The beginning of a number."""
    moved: bool = False
    """Whether the last key made the cursor go on by itself."""
    left: int = -1
    """The row that the cursor has just left by going on; -1 for none."""
    ended: Literal["", "done", "back"] = ""
    """Whether the table is done, or the cursor has gone back before it."""

    @cached_property
    def judged(self) -> Judged:
        """What would become of what was typed."""
        return self.form.judge(self.entries)

    @cached_property
    def rows(self) -> tuple[GridRow, ...]:
        """All rows from the top."""
        form, slips = self.form, len(self.entries.slips)
        rows = [GridRow("slip", slip=at) for at in range(min(slips + 1, MOST_SLIPS))] * form.talks
        for seat in form.seats:
            rows += [GridRow("order", *hand) for hand in form.of(seat)]
            asked = (each for each in form.questions if each.seat == seat)
            rows += [GridRow("answer", seat, each.event) for each in asked]
        rows.append(GridRow("done"))
        return (*rows, *(GridRow("belief", *hand) for hand in self.judged.believe))

    @property
    def at(self) -> GridRow:
        """The row under the cursor."""
        return self.rows[min(self.row, len(self.rows) - 1)]

    @property
    def slip(self) -> Slip:
        """The slip under the cursor; a blank one below the last."""
        slips = self.entries.slips
        return slips[self.at.slip] if 0 <= self.at.slip < len(slips) else Slip()

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids that a digit picks from now: levers, settings, seats, options or percentages."""
        at, form = self.at, self.form
        match at.kind:
            case "slip" if self.signing:
                return form.seats
            case "slip":
                return form.settings[self.lever] if self.lever else form.levers
            case "order":
                return form.settings[at.about]
            case "answer":
                return next(x.options for x in form.questions if x.event == at.about)
            case "belief":
                return tuple(map(str, PERCENTS))
            case _:
                return ()


def begun(form: TableForm, entries: Entries, *, at_end: bool = False) -> FastGrid:
    """Put the cursor on the first row, or on the one that says that the table is done."""
    grid = FastGrid(form, entries)
    return replace(grid, row=_first(grid, "done")) if at_end else grid


def press(grid: FastGrid, key: str, letters: Mapping[str, str] | None = None) -> FastGrid:
    """Do what a key asks for; one that means nothing here changes nothing.

    `letters` are the reader's own letters for the signs `-`, `+` and `/`: secret, checked and promised.
    """
    key = (letters or {}).get(key.lower(), key) if len(key) == 1 else key
    if key == LINE_END:
        return _line_end(grid)
    grid = replace(grid, moved=False, left=-1, ended="", row=min(grid.row, len(grid.rows) - 1))
    if key.isascii() and key.isdigit():
        return _digit(grid, key)
    act = KEYS.get(key)
    if grid.digits and key in (" ", ENTER, RIGHT):
        return _settled(grid)
    if act is None:
        return grid
    return act(grid if key in (BACK, DELETE, ESCAPE) else _settled(grid))


def _line_end(grid: FastGrid) -> FastGrid:
    """Enter at the end of a typed line, unless the cursor has gone on already or something is half typed."""
    if grid.digits:
        return _settled(replace(grid, moved=False, left=-1))
    if grid.moved or grid.lever:
        return replace(grid, moved=False)
    return _enter(replace(grid, left=-1))


def unfinished(grid: FastGrid) -> bool:
    """Whether a number or a clause under the cursor is only half typed."""
    return bool(grid.digits or grid.lever)


# Digits


def _digit(grid: FastGrid, digit: str) -> FastGrid:
    number = grid.digits + digit
    count = len(grid.choices)
    if number == "0":
        return grid if grid.at.kind == "slip" else _cleared(grid)
    if int(number) > count:
        return replace(grid, digits="")
    if int(number) * 10 <= count:
        return replace(grid, digits=number)
    return _picked(replace(grid, digits=""), int(number) - 1)


def _settled(grid: FastGrid) -> FastGrid:
    """Take a number that could have become a longer one for what it is."""
    if not grid.digits:
        return grid
    return _picked(replace(grid, digits=""), int(grid.digits) - 1)


def _picked(grid: FastGrid, number: int) -> FastGrid:
    """Take the choice that was picked, counted from 0."""
    at, entries, choice = grid.at, grid.entries, grid.choices[number]
    match at.kind:
        case "slip":
            return _on_slip(grid, choice)
        case "order" if grid.promising:
            said = put(entries.promises, at.seat, (at.about, choice))
            return replace(grid, entries=replace(entries, promises=said), promising=False)
        case "order":
            given = put(entries.orders, at.hand, choice)
            return _on(replace(grid, entries=replace(entries, orders=given)))
        case "answer":
            given = put(entries.answers, at.about, choice)
            return _on(replace(grid, entries=replace(entries, answers=given)))
        case _:
            given = put(entries.beliefs, at.hand, int(choice))
            return _on(replace(grid, entries=replace(entries, beliefs=given)))


def _on_slip(grid: FastGrid, choice: str) -> FastGrid:
    slip = grid.slip
    if grid.signing:
        has = choice in slip.signed
        signed = tuple(x for x in slip.signed if x != choice) if has else (*slip.signed, choice)
        return _with(grid, replace(slip, signed=signed))
    if not grid.lever:
        return replace(grid, lever=choice)
    others = tuple(x for x in slip.clauses if x.lever != grid.lever)
    old = next((x for x in slip.clauses if x.lever == grid.lever), Clause(grid.lever, choice))
    clauses = (*others, replace(old, setting=choice))[:MOST_CLAUSES]
    return _with(replace(grid, lever=""), replace(slip, clauses=clauses))


def _with(grid: FastGrid, slip: Slip) -> FastGrid:
    return replace(grid, entries=grid.entries.with_slip(grid.at.slip, slip))


# Moving


def _to(grid: FastGrid, row: int) -> FastGrid:
    """Move the cursor; what is half typed is dropped."""
    row = max(0, min(row, len(grid.rows) - 1))
    return replace(grid, row=row, signing=False, promising=False, lever="", digits="")


def _on(grid: FastGrid) -> FastGrid:
    """Go on to the next row by itself; from the last belief back to the row that says done."""
    last = grid.row >= len(grid.rows) - 1
    return replace(
        _to(grid, _first(grid, "done") if last else grid.row + 1), moved=True, left=grid.row
    )


def _first(grid: FastGrid, *kinds: Kind) -> int:
    return next((n for n, row in enumerate(grid.rows) if row.kind in kinds), 0)


def _up(grid: FastGrid) -> FastGrid:
    return replace(grid, ended="back") if grid.row == 0 else _to(grid, grid.row - 1)


def _down(grid: FastGrid) -> FastGrid:
    return replace(_to(grid, grid.row + 1), left=grid.row)


def _right(grid: FastGrid) -> FastGrid:
    match grid.at.kind:
        case "slip":
            return replace(grid, signing=bool(grid.slip.clauses), lever="")
        case "order":
            return replace(grid, promising=True)
        case _:
            return grid


def _left(grid: FastGrid) -> FastGrid:
    return replace(grid, signing=False, promising=False)


def _enter(grid: FastGrid) -> FastGrid:
    at = grid.at
    match at.kind:
        case "done":
            return replace(grid, ended="done")
        case "slip" if grid.lever:
            return replace(grid, lever="")
        case "slip" if grid.slip.blank:
            return replace(_to(grid, _first(grid, "order", "answer", "done")), left=-1)
        case "slip" if not grid.signing:
            return replace(grid, signing=True)
        case "order" if grid.promising:
            return replace(grid, promising=False)
        case _:
            return replace(_on(grid), moved=False)


def _section(grid: FastGrid) -> FastGrid:
    """Go to the next part of the grid: orders, done, and the slips again."""
    match grid.at.kind:
        case "slip":
            return _to(grid, _first(grid, "order", "answer", "done"))
        case "done":
            return _home(grid)
        case _:
            return _end(grid)


def _home(grid: FastGrid) -> FastGrid:
    return _to(grid, 0)


def _end(grid: FastGrid) -> FastGrid:
    return _to(grid, _first(grid, "done"))


def _escape(grid: FastGrid) -> FastGrid:
    if unfinished(grid) or grid.promising or grid.signing:
        return replace(grid, lever="", digits="", promising=False, signing=False)
    return replace(grid, ended="back")


# Taking out


def _back(grid: FastGrid) -> FastGrid:
    """Take out what was typed last under the cursor."""
    if grid.digits:
        return replace(grid, digits=grid.digits[:-1])
    if grid.lever:
        return replace(grid, lever="")
    if grid.at.kind != "slip":
        return _cleared(grid)
    slip = grid.slip
    if grid.signing and slip.signed:
        return _with(grid, replace(slip, signed=slip.signed[:-1]))
    if grid.signing:
        return replace(grid, signing=False)
    if slip.clauses:
        return _with(grid, replace(slip, clauses=slip.clauses[:-1]))
    return _with(grid, Slip()) if slip.signed else grid


def _cleared(grid: FastGrid) -> FastGrid:
    """Make the row blank; a blank row keeps the word."""
    at, entries = grid.at, grid.entries
    grid = replace(grid, digits="", lever="")
    match at.kind:
        case "slip":
            return grid if grid.signing else _with(grid, Slip())
        case "order" if grid.promising:
            kept = tuple(x for x in entries.promises if (x[0], x[1][0]) != at.hand)
            return replace(grid, entries=replace(entries, promises=kept))
        case "order":
            return replace(
                grid, entries=replace(entries, orders=put(entries.orders, at.hand, None))
            )
        case "answer":
            left = put(entries.answers, at.about, None)
            return replace(grid, entries=replace(entries, answers=left))
        case "belief":
            left = put(entries.beliefs, at.hand, None)
            return replace(grid, entries=replace(entries, beliefs=left))
        case _:
            return grid


def _delete(grid: FastGrid) -> FastGrid:
    if grid.at.kind == "slip":
        return _with(replace(grid, signing=False, lever="", digits=""), Slip())
    return _cleared(grid)


# Marks


def _mark(grid: FastGrid, turned: Callable[[Clause, Clause], Clause]) -> FastGrid:
    """Turn a mark of the last clause over, or of all clauses while signatures are typed.

    `turned` makes a clause anew, marked otherwise than the last one.
    """
    clauses = grid.slip.clauses
    if grid.at.kind != "slip" or not clauses:
        return grid
    last = clauses[-1]
    changed = tuple(
        turned(clause, last) if grid.signing or clause is last else clause for clause in clauses
    )
    return _with(grid, replace(grid.slip, clauses=changed))


def _secret(grid: FastGrid) -> FastGrid:
    return _mark(grid, lambda clause, last: replace(clause, public=not last.public))


def _checked(grid: FastGrid) -> FastGrid:
    return _mark(grid, lambda clause, last: replace(clause, verified=not last.verified))


def _promise(grid: FastGrid) -> FastGrid:
    return replace(grid, promising=not grid.promising) if grid.at.kind == "order" else grid


KEYS: Final[Mapping[str, Callable[[FastGrid], FastGrid]]] = {
    UP: _up, DOWN: _down, LEFT: _left, RIGHT: _right, ENTER: _enter, TAB: _section,
    ESCAPE: _escape, BACK: _back, DELETE: _delete, HOME: _home, END: _end, "-": _secret, "+": _checked, "/": _promise,
    "<": _up,
}  # fmt: skip
