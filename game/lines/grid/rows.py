"""The grid in words: its rows, what stands in them, and what a digit picks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.lines.grid.entries import Slip
from game.lines.grid.form import Verdict
from game.lines.grid.page import GridPage
from game.lines.grid.typing import FastGrid, GridRow
from game.rules.orders import Clause
from game.views.packages import marked
from game.views.words import Words

WELL, TROUBLE, BLANK = "+", "!", "-"
HEADLINE: Final = 24
"""Letters of a headline that stand in a row."""
HEADED: Final = {"slip": "slips", "order": "orders", "answer": "orders", "belief": "beliefs"}


def page(grid: FastGrid, more: Sequence[str] = ()) -> GridPage:
    """Show the grid with its cursor; `more` is said beside it, such as a request to confirm."""
    words, form = grid.form.words, grid.form
    title = words.say("grid.title", table=form.table, round=form.round)
    lines: list[str] = []
    part, at, folds = "", 0, set[int]()
    for number, row in enumerate(grid.rows):
        heading = HEADED.get(row.kind, "")
        if heading != part:
            part = heading
            lines += [words.say(f"grid.part.{heading}")] if heading else []
        if number == grid.row:
            at = len(lines)
        if row.kind == "slip":
            folds.add(len(lines))
        lines.append(f"  {row_said(grid, row)}")
    foot = (*more, _just_left(grid), remark(grid, grid.at), asked(grid), choices(grid), keys(grid))
    return GridPage(
        title,
        tuple(lines),
        tuple(filter(None, foot)),
        at,
        frozenset(folds),
        tuple(spoken(grid, more)),
        prompt(grid),
        name=title,
    )


# Rows


def row_said(grid: FastGrid, row: GridRow) -> str:
    """Say a row in one line: whose it is, and what stands there."""
    words = grid.form.words
    match row.kind:
        case "slip":
            return _slip_row(grid, row)
        case "order":
            name = _column(grid, words.seat(row.seat), words.lever(row.about))
            return f"{name}{_order(grid, row)}"
        case "answer":
            name = _column(grid, words.seat(row.seat), _about(grid, row))
            option = grid.entries.answer(row.about)
            return f"{name}{words.option(row.about, option) if option else _usual(grid, row)}"
        case "belief":
            name = _column(grid, words.seat(row.seat), words.lever(row.about))
            percent = grid.entries.belief(row.hand)
            return f"{name}{BLANK if percent is None else f'{percent} %'}"
        case _:
            return words.say("grid.done", table=grid.form.table)


def _column(grid: FastGrid, seat: str, lever: str) -> str:
    words = grid.form.words
    seats = max(len(words.seat(each)) for each in grid.form.seats)
    names = [words.lever(each) for each in grid.form.levers]
    names += [_question(grid, each.event) for each in grid.form.questions]
    return f"{seat:<{seats}}  {lever:<{max(map(len, names))}}  "


def _question(grid: FastGrid, event: str) -> str:
    """Which of the news asks: the beginning of its headline."""
    title = grid.form.words.headline(event)
    return title if len(title) <= HEADLINE else f"{title[: HEADLINE - 1].rstrip()}…"


def _slip_row(grid: FastGrid, row: GridRow) -> str:
    slips = grid.entries.slips
    here = row == grid.at
    slip = slips[row.slip] if row.slip < len(slips) else Slip()
    words = grid.form.words
    clauses = "; ".join(_clause(words, each) for each in slip.clauses)
    if here and not grid.signing:
        half = _half(grid)
        clauses = "; ".join(filter(None, (clauses, half)))
    signed = ", ".join(words.seat(seat) for seat in slip.signed)
    if here and grid.signing:
        signed = ", ".join(filter(None, (signed, f"{grid.digits}_")))
    number = f"{row.slip + 1} " if row.slip < len(slips) or here else ""
    if not clauses and not signed:
        return f"{number}{words.say('grid.slip.new')}"
    parts = " | ".join(filter(None, (clauses, signed)))
    return f"{number}{_sign(grid, row)}{parts}"


def _half(grid: FastGrid) -> str:
    """What is being typed in a clause."""
    if grid.lever:
        return f"{grid.form.words.lever(grid.lever)}: {grid.digits}_"
    return f"{grid.digits}_"


def _clause(words: Words, clause: Clause) -> str:
    said = f"{words.lever(clause.lever)}: {words.setting(clause.lever, clause.setting)}"
    return marked(words, said, clause.public, clause.verified)


def _sign(grid: FastGrid, row: GridRow) -> str:
    """Whether a slip that is not being typed comes into force: a sign before it."""
    verdict = _verdict(grid, row)
    if row == grid.at or verdict is None:
        return ""
    return f"{WELL if verdict.well else TROUBLE} "


def _order(grid: FastGrid, row: GridRow) -> str:
    words, entries = grid.form.words, grid.entries
    setting, promised = entries.order(row.hand), entries.promised(row.hand)
    typing = row == grid.at
    verdict = _verdict(grid, row)
    trouble = "" if verdict is None else f"{TROUBLE} "
    ordered = words.setting(row.about, setting) if setting else _blank(grid, row)
    said = f"{trouble}{ordered}"
    if promised or (typing and grid.promising):
        name = words.setting(row.about, promised) if promised else "_"
        said += words.say("grid.promised", setting=name)
    return said


def _blank(grid: FastGrid, row: GridRow) -> str:
    """What a row left blank comes to: the word is kept, or nothing moves."""
    words = grid.form.words
    word, how = (grid.judged.silent or {}).get(row.hand, ("", ""))
    if word:
        return words.say(f"grid.blank.{how}", setting=words.setting(row.about, word))
    stands = words.setting(row.about, grid.form.stands[row.about])
    return words.say("grid.blank.stays", setting=stands)


def _usual(grid: FastGrid, row: GridRow) -> str:
    """What happens if a question of the news is not answered."""
    words, book = grid.form.words, grid.form.words.book
    usual = int(book.choice_default[book.events.index(row.about)])
    return words.say("grid.blank.usual", option=words.option(row.about, usual))


def _verdict(grid: FastGrid, row: GridRow) -> Verdict | None:
    judged = grid.judged
    match row.kind:
        case "slip":
            return judged.slips[row.slip] if row.slip < len(judged.slips) else None
        case "order":
            return (judged.orders or {}).get(row.hand)
        case "answer":
            return (judged.answers or {}).get(row.about)
        case _:
            return None


def remark(grid: FastGrid, row: GridRow) -> str:
    """What there is to say of a row: why it does not count, or that it breaks a word; else nothing.

    Of a slip nothing is said before somebody has signed it.
    """
    verdict = _verdict(grid, row)
    if verdict is None:
        return ""
    if row.kind != "slip":
        return verdict.said
    slip = grid.entries.slips[row.slip]
    typing = row == grid.at and not slip.signed
    return "" if typing else verdict.said or grid.form.words.say("grid.slip.well")


# Below the rows


def _just_left(grid: FastGrid) -> str:
    """What there is to say of the row that the cursor has just left; empty for nothing."""
    if not 0 <= grid.left < len(grid.rows) or grid.left == grid.row:
        return ""
    row, words = grid.rows[grid.left], grid.form.words
    said = remark(grid, row)
    if not said or row.kind == "slip":
        return said
    return words.say("grid.by", seat=f"{words.seat(row.seat)}, {_about(grid, row)}", said=said)


def _about(grid: FastGrid, row: GridRow) -> str:
    words = grid.form.words
    return _question(grid, row.about) if row.kind == "answer" else words.lever(row.about)


def asked(grid: FastGrid) -> str:
    """What the news ask in the row under the cursor; empty on other rows."""
    row, words = grid.at, grid.form.words
    choice = words.event(row.about).choice if row.kind == "answer" else None
    return words.say("lines.asks", seat=words.seat(row.seat), ask=choice.ask) if choice else ""


def choices(grid: FastGrid) -> str:
    """What a digit picks now, by its number; what is chosen stands in brackets."""
    names = list(_names(grid))
    if grid.digits:
        fits = [n for n in range(1, len(names) + 1) if str(n).startswith(grid.digits)]
    else:
        fits = list(range(1, len(names) + 1))
    chosen = _chosen(grid)
    said = (f"[{n} {names[n - 1]}]" if n - 1 in chosen else f"{n} {names[n - 1]}" for n in fits)
    return "   ".join(said)


def _names(grid: FastGrid) -> Iterator[str]:
    words, at = grid.form.words, grid.at
    for choice in grid.choices:
        match at.kind:
            case "slip" if grid.signing:
                yield words.seat(choice)
            case "slip" if grid.lever:
                yield words.setting(grid.lever, choice)
            case "slip":
                yield words.lever(choice)
            case "order":
                yield words.setting(at.about, choice)
            case "answer":
                yield words.option(at.about, choice)
            case _:
                yield f"{choice} %"


def _chosen(grid: FastGrid) -> set[int]:
    at, entries, ids = grid.at, grid.entries, grid.choices
    match at.kind:
        case "slip" if grid.signing:
            given = list(grid.slip.signed)
        case "slip" if grid.lever:
            given = [x.setting for x in grid.slip.clauses if x.lever == grid.lever]
        case "slip":
            given = [x.lever for x in grid.slip.clauses]
        case "order":
            given = [entries.promised(at.hand) if grid.promising else entries.order(at.hand)]
        case "answer":
            given = [entries.answer(at.about)]
        case "belief":
            given = [str(entries.belief(at.hand))]
        case _:
            given = []
    return {number for number, each in enumerate(ids) if each in given}


def keys(grid: FastGrid) -> str:
    """Which keys do what in the row under the cursor."""
    return grid.form.words.say(f"grid.keys.{_where(grid)}", marks=_marks(grid, "keys"))


def _where(grid: FastGrid) -> str:
    match grid.at.kind:
        case "slip" if grid.signing:
            return "signed"
        case "slip" if grid.lever:
            return "setting"
        case "slip" if grid.slip.blank:
            return "new"
        case "slip":
            return "clauses"
        case "order" if grid.promising:
            return "promise"
        case kind:
            return kind


def _marks(grid: FastGrid, part: str) -> str:
    words, form = grid.form.words, grid.form
    can = (("secret", form.secrets), ("checked", form.checks))
    return "".join(words.say(f"grid.{part}.{name}") for name, holds in can if holds)


# Read out


def spoken(grid: FastGrid, more: Sequence[str] = ()) -> Iterator[str]:
    """What is read out where there are no single keys: the row just left, and the one that comes."""
    words = grid.form.words
    if 0 <= grid.left < len(grid.rows) and grid.left != grid.row:
        row = grid.rows[grid.left]
        yield words.say("grid.noted", row=_squeezed(row_said(grid, row)))
        said = remark(grid, row)
        if said:
            yield said
    yield from more
    row = grid.at
    here = remark(grid, row)
    if row.kind == "slip" and here:
        yield here
    if row.kind == "answer":
        yield asked(grid)
    fresh = row.kind == "slip" and grid.slip.blank and not grid.lever
    yield words.say("grid.slip.new") if fresh else _squeezed(row_said(grid, row))
    picks = choices(grid)
    if picks:
        yield picks


def _squeezed(text: str) -> str:
    """A row without the room between its columns."""
    return " ".join(text.split())


def prompt(grid: FastGrid) -> str:
    """What is asked for where there are no single keys."""
    return grid.form.words.say(f"grid.prompt.{_where(grid)}", marks=_marks(grid, "prompt"))
