"""The parts of a debrief page, in the order in which they tell the story of a game."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief import charts
from game.debrief.causes import CauseTable
from game.debrief.course import Curve
from game.debrief.parts import Block, Bullets, Card, Heading, PagePart, Prose, Table
from game.debrief.source import Material
from game.views.packages import marks
from game.views.words import Words

CAUSELESS = 3
"""Columns of a table of causes that has none."""
SHARE = 4
"""The column of the shares, which is left out where nobody has one."""
CROWD = 6
"""Seats up to which every arrow of trust is drawn."""


def parts(source: Material) -> tuple[PagePart, ...]:
    """Write all parts for which the game holds something."""
    written = (
        _story(source),
        _course(source),
        _world(source),
        _worth(source),
        _possible(source),
        _trust(source),
        _promises(source),
        _secrets(source),
        _why(source),
        _what_if(source),
        _news(source),
        _questions(source),
        _reality(source),
    )
    return tuple(part for part in written if part is not None and part.blocks)


def headings(material: Material) -> tuple[str, str]:
    """Write the title of a debrief and what game it is of."""
    words, book = material.words, material.past.book
    title = words.say("page.title", title=words.texts.title.text)
    meta = [words.say("page.meta", minutes=book.minutes, rounds=book.rounds, seed=material.seed)]
    if not material.debrief.ending:
        meta.append(words.say("page.stopped", round=material.debrief.round))
    return title, "; ".join(meta)


def _part(source: Material, id: str, blocks: list[Block]) -> PagePart:
    words = source.words
    how = f"page.{id}.how"
    explained = words.say(how) if id not in ("story",) else ""
    return PagePart(id, words.say(f"page.{id}"), explained, tuple(blocks))


def _story(source: Material) -> PagePart:
    blocks: list[Block] = [Bullets(source.story)]
    if source.debrief.text:
        blocks.append(Prose(source.debrief.text))
    blocks += _players(source)
    return _part(source, "story", blocks)


def _players(source: Material) -> Iterator[Block]:
    """Say who acted for which seats, alike players together."""
    words = source.words
    alike: dict[str, list[str]] = {}
    for mind in source.debrief.archives.minds:
        alike.setdefault(mind.player, []).append(mind.name)
    lines = tuple(
        words.say(
            "page.player",
            seats=words.listing(seats),
            player=player[:1].upper() + player[1:],
        )
        for player, seats in alike.items()
    )
    if lines:
        yield Heading(words.say("page.players"))
        yield Bullets(lines)


def _course(source: Material) -> PagePart:
    words, timeline = source.words, source.debrief.timeline
    lines = [
        line
        for line in (timeline.cooperation, timeline.trust, timeline.tension)
        if line is not None
    ]
    blocks: list[Block] = [
        charts.course(source),
        Prose(timeline.note),
        _lines_table(words, words.say("page.timeline"), timeline.ticks, lines),
    ]
    if source.turns:
        said = tuple(" ".join(turn.lines) for turn in source.turns)
        blocks += [Heading(words.say("page.turns")), Bullets(said, numbered=True)]
    return _part(source, "timeline", blocks)


def _lines_table(words: Words, caption: str, ticks: tuple[str, ...], lines: list[Curve]) -> Table:
    """Write numbers over the rounds as a table."""
    head = ("", *ticks)
    rows = tuple((line.name, *(words.number(value) for value in line.values)) for line in lines)
    return Table(caption, head, rows, len(ticks), folded=True)


def _world(source: Material) -> PagePart:
    words, timeline = source.words, source.debrief.timeline
    blocks: list[Block] = []
    if timeline.indicators:
        blocks = [
            charts.world(source),
            _lines_table(words, words.say("page.world"), timeline.ticks, list(timeline.indicators)),
        ]
    if source.debrief.red_lines:
        blocks += [Heading(words.say("page.red_lines")), Bullets(source.debrief.red_lines)]
    return _part(source, "world", blocks)


def _worth(source: Material) -> PagePart:
    words, value = source.words, source.value
    blocks: list[Block] = [charts.worth(source)] if source.debrief.seats else []
    if value is not None:
        head = ("seat", "score", "floor", "gain", "share", "best_for")
        rows = [
            (
                claim.name,
                words.number(claim.score),
                words.number(claim.reservation),
                words.signed(claim.gain),
                "–" if claim.share is None else f"{claim.share}\xa0%",
                words.number(claim.possible),
            )
            for claim in value.claims
        ]
        sums = (
            words.say("page.sum"),
            words.number(sum(claim.score for claim in value.claims)),
            words.number(sum(claim.reservation for claim in value.claims)),
            words.signed(sum(claim.gain for claim in value.claims)),
            "",
            "",
        )
        cells = [tuple(words.say(f"page.{key}") for key in head), *rows, sums]
        if all(claim.share is None for claim in value.claims):
            cells = [(*row[:SHARE], *row[SHARE + 1 :]) for row in cells]
        named, *written = cells
        table = Table(words.say("page.value.table"), named, tuple(written), len(named) - 1)
        blocks.append(table)
    else:
        blocks.append(Bullets(tuple(seat.sentence for seat in source.debrief.seats)))
    return _part(source, "value", blocks)


def _possible(source: Material) -> PagePart | None:
    words, value = source.words, source.value
    figure = charts.possible(source)
    if value is None or figure is None:
        return None
    rows = tuple(
        (
            spot.name,
            ", ".join(spot.settings) or "–",
            *(words.number(score) for score in spot.scores),
            words.number(spot.total),
        )
        for spot in value.spots
    )
    head = (
        words.say("page.outcome"),
        words.say("page.settings"),
        *(claim.name for claim in value.claims),
        words.say("page.sum"),
    )
    table = Table(words.say("page.possible"), head, rows, len(head) - 2, folded=True)
    first, *rest = value.sentences
    blocks: list[Block] = [Prose(first, strong=True), *(Prose(line) for line in rest)]
    how = words.say("page.possible.how")
    if len(value.plane.edge) < 2:
        how = words.say("page.possible.how.one")
    blocks += [figure, Prose(value.note), table]
    return PagePart("possible", words.say("page.possible"), how, tuple(blocks))


def _trust(source: Material) -> PagePart | None:
    words, rows = source.words, source.debrief.trust
    if not rows:
        return None
    seats = {row.holder for row in rows}
    blocks: list[Block] = [charts.webs(source)]
    if len(seats) > CROWD:
        blocks.append(Prose(words.say("page.trust.few")))
    blocks += [
        Heading(words.say("page.trust.table"), words.say("page.trust.table.how")),
        charts.trust_table(source),
        Table(
            words.say("page.trust"),
            ("", words.say("page.trust.before"), words.say("page.trust.after")),
            tuple(
                (
                    f"{words.seat(row.holder)} → {words.seat(row.actor)}",
                    words.number(row.before),
                    words.number(row.after),
                )
                for row in rows
            ),
            2,
            folded=True,
        ),
    ]
    return _part(source, "trust", blocks)


def _promises(source: Material) -> PagePart:
    words, debrief = source.words, source.debrief
    if not (debrief.clauses or debrief.promises):
        return _part(source, "promises", [Prose(words.say("page.no_word"))])
    promised = [promise.sentence for promise in debrief.promises if promise.kept]
    if not debrief.clauses:
        return _part(source, "promises", [Bullets((*debrief.broken, *promised))])
    blocks: list[Block] = []
    if any(clause.due for clause in debrief.clauses):
        blocks.append(charts.promises(source))
    blocks.append(Bullets((*debrief.agreements, *debrief.broken, *promised)))
    blocks.append(_clauses(source))
    blocks += _judged(source)
    return _part(source, "promises", blocks)


def _clauses(source: Material) -> Table:
    words = source.words
    rows = []
    for clause in source.debrief.clauses:
        owner = words.say("page.clause.owner", owner=clause.owner_name)
        form = "; ".join(filter(None, (owner, marks(words, clause.public, clause.verified))))
        rows.append((clause.sentence, form, clause.fact))
    head = (words.say("page.clause"), "", words.say("page.fact"))
    return Table(words.say("page.promises"), head, tuple(rows), folded=True)


def _judged(source: Material) -> Iterator[Block]:
    """Belief, threshold and fact: a picture of those in doubt, and a sentence for each."""
    words = source.words
    told = [
        (clause, judgement) for clause in source.debrief.clauses for judgement in clause.judgements
    ]
    if not told:
        return
    figure = charts.judged(source)
    if figure is None:
        yield Heading(words.say("page.judged"))
        if all(judgement.threshold == 0 for _, judgement in told):
            yield Prose(words.say("page.judged.safe"))
    else:
        yield Heading(words.say("page.judged"), words.say("page.judged.how"))
        yield figure
    if not any(judgement.beliefs for _, judgement in told):
        yield Prose(words.say("page.beliefs.none"))
    rows = tuple((clause.sentence, j.sentence, clause.fact) for clause, j in told)
    head = (words.say("page.clause"), words.say("page.needed"), words.say("page.fact"))
    yield Table(words.say("page.judged"), head, rows, folded=True)


def _secrets(source: Material) -> PagePart:
    words, opened = source.words, source.debrief.archives
    blocks: list[Block] = []
    for key, lines in (
        ("facts", opened.facts),
        ("settings", opened.settings),
        ("clauses", opened.clauses),
    ):
        if lines:
            blocks += [Heading(words.say(f"page.secrets.{key}")), Bullets(lines)]
    if not blocks:
        blocks.append(Prose(words.say("page.secrets.none")))
    minds = [mind for mind in opened.minds if mind.thoughts or mind.farewell]
    if minds:
        blocks.append(Heading(words.say("page.minds"), words.say("page.minds.how")))
        for mind in minds:
            name = words.say("page.mind", seat=mind.name, player=mind.player)
            blocks.append(Card(name, tuple(filter(None, (*mind.thoughts, mind.farewell)))))
    return _part(source, "secrets", blocks)


def _why(source: Material) -> PagePart:
    words = source.words
    blocks: list[Block] = [_causes(words, table) for table in source.debrief.causes]
    blocks = [block for block in blocks if isinstance(block, Table) and len(block.head) > CAUSELESS]
    reasons: list[Block] = []
    for seat in source.debrief.seats:
        lines = [f"{words.signed(row.shown)}: {row.sentence}" for row in seat.why.first]
        left = len(seat.why.rows) - len(lines)
        if left > 0:
            lines.append(words.say("page.more", count=left))
        if lines:
            reasons.append(Card(seat.why.title, tuple(lines)))
    if reasons:
        blocks += [Heading(words.say("page.scores_why")), *reasons]
    return _part(source, "why", blocks)


def _causes(words: Words, table: CauseTable) -> Table:
    head = (
        words.say("page.number"),
        words.say("page.from_to").replace(" ", "\xa0"),
        *(name for _, name in table.kinds),
        words.say("page.change"),
    )
    rows = tuple(
        (
            row.name,
            f"{words.number(row.start)}\xa0→\xa0{words.number(row.end)}",
            *(
                words.signed(row.shown[kind]) if row.shown.get(kind) else ""
                for kind, _ in table.kinds
            ),
            words.signed(sum(row.shown.values())),
        )
        for row in table.rows
    )
    return Table(table.title, head, rows, len(head) - 2)


def _what_if(source: Material) -> PagePart | None:
    if not source.what_if:
        return None
    return _part(source, "what_if", [Bullets(tuple(" ".join(said) for said in source.what_if))])


SHOWN = {
    "agreements": "promises",
    "beliefs": "promises",
    "trust": "trust",
    "indicators": "world",
    "red_lines": "world",
    "secrets": "secrets",
    "scores": "value",
    "news": "news",
}
"""The part in which the evidence of a question is told in full; it is not printed twice."""


def _news(source: Material) -> PagePart:
    lines = source.debrief.news
    return _part(source, "news", [Bullets(lines)] if lines else [])


def _questions(source: Material) -> PagePart:
    cards: list[Block] = []
    told: set[tuple[str, ...]] = set()
    for question in source.debrief.questions:
        evidence = question.evidence
        if len(evidence) > 1 and evidence in told and question.about in SHOWN:
            part = source.words.say(f"page.{SHOWN[question.about]}")
            evidence = (source.words.say("page.see", part=part),)
        told.add(question.evidence)
        cards.append(Card(question.ask, evidence))
    return _part(source, "questions", cards)


def _reality(source: Material) -> PagePart:
    lines = tuple(passage.cited for passage in source.debrief.afterwards)
    return _part(source, "reality", [Bullets(lines)] if lines else [])
