"""The balance of a scenario as one HTML file: it loads nothing, needs no script, and prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from game.analysis.findings import Report
from game.pictures import palette
from game.pictures.bars import Bar, value_bars
from game.views.words import Words
from game.workshop.balance_tables import FigureTable
from game.workshop.balance_told import Section, ToldFinding, ToldReport

QUOTED = re.compile("`([^`]*)`")
"""Words of the language, as advice marks them."""

WIDE, SIZE = 720.0, 16.0
"""Width of a picture, and size of its text."""

STYLE = f"""
*{{box-sizing:border-box}}
body{{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:52rem;background:{palette.PAPER};
 color:{palette.INK};font:1.0625rem/1.5 "Atkinson Hyperlegible",Verdana,sans-serif}}
h1{{font-size:1.8rem;line-height:1.2;margin:0 0 .4rem}}
h2{{font-size:1.35rem;margin:0 0 .6rem}}
p{{margin:.3rem 0}}
.how{{color:{palette.SOFT}}}
.verdict{{font-size:1.2rem;font-weight:700;margin:1rem 0}}
section{{background:{palette.CARD};border:1px solid {palette.EDGE};border-radius:10px;
 padding:1.1rem 1.3rem;margin:1.1rem 0}}
.finding{{border-left:.35rem solid {palette.GREEN};padding:.15rem 0 .15rem .8rem;margin:.7rem 0}}
.look{{border-left-style:double;border-left-color:{palette.VERMILION};border-left-width:.5rem}}
.word{{font-weight:700;color:{palette.GREEN}}}
.look .word{{color:{palette.VERMILION}}}
ul{{margin:.3rem 0;padding-left:1.2rem}}
code{{font-size:.9rem;overflow-wrap:anywhere}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%}}
th,td{{text-align:right;padding:.35rem .5rem;border-bottom:1px solid {palette.RULE}}}
th:first-child,td:first-child{{text-align:left;padding-left:0}}
tbody th{{font-weight:400}}
thead th{{color:{palette.SOFT};vertical-align:bottom}}
svg{{display:block;width:100%;height:auto;max-width:45rem;margin:.6rem 0}}
@media print{{
 @page{{margin:14mm}}
 body{{background:#fff;font-size:10.5pt;max-width:none;padding:0}}
 section{{border:0;border-top:1pt solid #999;border-radius:0;padding:8pt 0;background:none}}
 .finding,tr,svg{{break-inside:avoid}}
 h2,thead{{break-after:avoid}}
 th,td{{padding:1.5pt 4pt}}
 svg{{max-width:32rem}}
}}
"""


def balance_page(words: Words, report: Report, told: ToldReport) -> str:
    """Write the page."""
    body = "".join(
        (
            f"<header><h1>{_text(told.title)}</h1>",
            *(f'<p class="how">{_text(line)}</p>' for line in told.basis),
            f'<p class="verdict">{_text(told.verdict)}</p></header><main>',
            *(_section(words, section) for section in told.sections),
            _left_out(words, told),
            _minds(told),
            *(_table(words, table, report) for table in told.tables),
            "</main>",
        )
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(told.title)}</title><style>{STYLE}</style></head>"
        f"<body>{body}</body></html>\n"
    )


def _section(words: Words, section: Section) -> str:
    findings = "".join("".join(_finding(words, item)) for item in section.findings)
    return f"<section><h2>{_text(section.title)}</h2>{findings}</section>"


def _left_out(words: Words, told: ToldReport) -> str:
    if not told.left_out:
        return ""
    lines = "".join(f"<p>{_text(line)}</p>" for line in told.left_out)
    return f"<section><h2>{_text(words.say('balance.left'))}</h2>{lines}</section>"


def _minds(told: ToldReport) -> str:
    """Which seats are always played alike."""
    said = QUOTED.sub(r"<code>\1</code>", _text(told.minds))
    return f"<section><p>{said}</p></section>" if said else ""


def _finding(words: Words, item: ToldFinding) -> Iterator[str]:
    kind, word = " look" if item.verdict == "look" else "", item.verdict
    yield f'<div class="finding{kind}"><p><span class="word">'
    yield f"{_text(words.say(f'balance.{word}'))}:</span> {_text(item.sentence)}</p>"
    if item.rows:
        yield f"<ul>{''.join(f'<li>{_text(row)}</li>' for row in item.rows)}</ul>"
    if item.accepted:
        yield f"<p>{_text(words.say('balance.because', reason=item.accepted))}</p>"
    if item.advice:
        advice = _text(words.say("balance.try", advice=item.advice))
        marked = QUOTED.sub(r"<code>\1</code>", advice)
        yield f"<p>{marked}</p>"
    if item.more:
        said = words.say("balance.more", command="")
        yield f'<p class="how">{_text(said)}<code>{_text(item.more)}</code></p>'
    if item.example:
        said = words.say("balance.example", command="\n").partition("\n")[0]
        yield f'<p class="how">{_text(said)}<code>{_text(item.example)}</code></p>'
    yield "</div>"


def _table(words: Words, table: FigureTable, report: Report) -> str:
    """A table with its picture; the bars of endings say all that a table of them would."""
    figures = "" if table.code == "endings" else _figures(table)
    picture = _picture(words, table, report)
    return f"<section><h2>{_text(table.title)}</h2>{picture}{figures}</section>"


def _figures(table: FigureTable) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(
        f'<tr><th scope="row">{_text(name)}</th>'
        + "".join(f"<td>{_text(cell)}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in table.rows
    )
    return (
        f'<div class="scroll"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _picture(words: Words, table: FigureTable, report: Report) -> str:
    """Bars beside the table of seats or endings."""
    if table.code == "seats":
        gain = report["gain_seat"]
        gains = {row.subject: row for row in gain.rows if gain.applies}
        bars = [
            Bar(
                words.seat(row.subject),
                row.figure / 100,
                int(gains[row.subject].facts["without"]) / 100 if row.subject in gains else None,
                words.number(row.figure),
            )
            for row in report["seat_mean"].rows
        ]
        title, floor = words.say("balance.picture.seats"), words.say("balance.picture.floor")
        return value_bars(
            bars, floor_name=floor, title=title, description=_said(bars), wide=WIDE, size=SIZE
        ).svg(id="seats")
    if table.code == "endings":
        bars = [
            Bar(name, row.figure / 100, None, share)
            for (name, share), row in zip(table.rows, report["endings"].rows, strict=True)
        ]
        most = max(bar.value for bar in bars)
        drawn = value_bars(
            bars, high=most, title=table.title, description=_said(bars), wide=WIDE, size=SIZE
        )
        return drawn.svg(id="endings")
    return ""


def _text(text: str) -> str:
    """Escape a text; a number and its percent sign stay on one line."""
    return escape(text).replace(" %", "\N{NO-BREAK SPACE}%")


def _said(bars: list[Bar]) -> str:
    return "; ".join(f"{bar.name} {bar.said}" for bar in bars)
