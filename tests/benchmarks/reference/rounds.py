"""The stages of a round of one game, and its epilogue."""

from __future__ import annotations

from copy import copy
from typing import Any

from tests.benchmarks.reference.acts import (
    cooperative_steps,
    direction,
    policy,
    reciprocity,
    setting_acts,
    signals,
    word,
)
from tests.benchmarks.reference.book import Book, Effect
from tests.benchmarks.reference.conditions import View
from tests.benchmarks.reference.findings import (
    Findings,
    findings,
    hidden,
    look,
    note,
    outside_view,
)
from tests.benchmarks.reference.moves import (
    broken_by,
    move,
    note_free,
    note_guilty,
    step_price,
    take_back,
)
from tests.benchmarks.reference.state import Game, draw
from tests.benchmarks.reference.talk import exchange, past, ratify
from tests.benchmarks.reference.trust import (
    came_to_light,
    effect_acts,
    lower_ceilings,
    settle,
)
from tests.benchmarks.reference.words import move_allowed


def resolve(book: Book, game: Game, asked: Any) -> None:
    """Carry out one phase, in place."""
    if game.over:
        return
    phase, number = book.phases[game.phase] if game.phase < len(book.phases) else ("epilogue", 0)
    match phase:
        case "brief":
            brief(book, game, asked)
        case "talk":
            exchange(book, game, asked, number)
        case "ratify":
            ratify(book, game, asked)
        case "commit":
            commit(book, game, asked)
        case _:
            epilogue(book, game)
    if game.phase + 1 < len(book.phases):
        game.phase += 1
    elif game.round < book.rounds:
        game.phase, game.round = 0, game.round + 1
    else:
        game.phase = len(book.phases)


def add_effects(book: Book, game: Game, effects: list[Effect], world: list[int]) -> None:
    """Add effects, and what the world does by itself, in one sum for each number."""
    mandates = [0] * book.S
    for effect in effects:
        for indicator, amount in effect.indicators:
            world[indicator] += amount
        for seat, amount in effect.mandates:
            mandates[seat] += amount
    game.add(world, mandates)


def brief(book: Book, game: Game, asked: Any) -> None:
    """Let events happen that fit, by chance; they read the last position."""
    view, happening = View(game), []
    for index, event in enumerate(book.events):
        fits = (
            event.open
            and event.round in (0, game.round)
            and (event.repeat or not game.happened[index])
            and (event.test is None or event.test(view))
            and draw(game.seed, game.round, "event", book.events_named[index]) < event.chance
        )
        if fits or asked.inject[index]:
            happening.append(index)
    if not book.events:
        return
    game.pending = [False] * len(book.events)
    for index in happening:
        game.happened[index] = game.round
        game.pending[index] = book.events[index].chooser >= 0
    effects = [book.events[index].effect for index in happening]
    settle(game, effect_acts(book, effects))
    add_effects(book, game, effects, [0] * book.I)


def in_force(book: Book, game: Game, view: View, blocks: Any, levers: Any) -> list[Effect]:
    """Find the blocks of settings in force whose time and condition are given."""
    return [
        effect
        for lever in levers
        for effect in blocks[lever][game.setting[lever]]
        if (not effect.rounds or game.acted[lever] < effect.rounds)
        and (effect.test is None or effect.test(view))
    ]


def world_of(book: Book, game: Game, view: View) -> list[int]:
    """Drift and flows."""
    world = list(book.drift)
    for indicator, amount in book.flows:
        world[indicator] += amount(view)
    return world


def commit(book: Book, game: Game, asked: Any) -> None:
    """Carry out secret orders, reveal, and everything that follows from it; the talk is past."""
    past(book, game)
    orders, options = lawful_orders(book, game, asked)
    before, before_seen = list(game.setting), [list(row) for row in game.seen]
    shown_before = outside_view(book, game)
    start = copy(game)
    start.mandate = list(game.mandate)
    paid = move(book, game, orders, options)
    broke = broken_by(book, start, orders, options, game.setting)
    fees = [0] * book.S
    for index, option in options.items():
        fees[book.events[index].chooser] -= book.events[index].options[option][0]
    game.add(mandates=fees)
    moved = [lever for lever in range(book.L) if game.setting[lever] != before[lever]]
    expose(book, game)
    look(book, game)
    found = findings(book, game, shown_before, broke)
    note_free(book, game)
    note_guilty(book, game, broke)
    note(book, game, found, broke)
    game.read_again()
    game.give_back()
    lower_ceilings(book, game, found.deceived)

    view = View(game)
    lasting = in_force(book, game, view, book.once, moved)
    lasting += in_force(book, game, view, book.each, range(book.L))
    game.acted = [rounds + 1 for rounds in game.acted]
    world = world_of(book, game, view)
    answers = []
    if any(game.pending):
        for index, waits in enumerate(game.pending):
            if waits:
                event = book.events[index]
                game.chose[index] = options.get(index, event.default)
                answers.append(event.options[game.chose[index]][1])
        game.pending = [False] * len(book.events)
    add_effects(book, game, lasting + answers, world)

    steps = cooperative_steps(book, game, before_seen)
    now = direction(book, found)
    acts = policy(book, game, before_seen, found)
    acts += word(book, game, found)
    acts += signals(book, game, before, before_seen, steps, paid, found)
    acts += reciprocity(book, game, now)
    settle(game, acts + setting_acts(book, game, lasting) + effect_acts(book, answers))
    came_to_light(book, game, found.surfaced)
    game.step = now
    ended = {game.deal[lever] for lever in found.seen_breach}
    game.end_clauses([lever for lever in range(book.L) if game.deal[lever] in ended])
    audience(book, game, found, denials=True)

    game.add(mandates=book.income)
    game.end_clauses(
        [x for x in range(book.L) if game.clause[x] >= 0 and game.until[x] <= game.round]
    )
    for lever, setting in enumerate(game.setting):
        game.stood[lever][setting] += 1
    remember(book, game)
    finish(book, game, moved)


def lawful_orders(book: Book, game: Game, asked: Any) -> tuple[dict[int, int], dict[int, int]]:
    """Find the moves (by hand) and answers (by event) that are allowed and can be paid."""
    options, fees = {}, {}
    for index, option in enumerate(asked.option):
        event = book.events[index]
        if option >= 0 and game.pending[index] and option < len(event.options):
            options[index], fees[index] = option, (event.chooser, event.options[option][0])
    orders, prices = {}, {}
    for hand, (seat, lever) in enumerate(book.hands):
        setting = asked.setting[hand]
        if setting >= 0 and move_allowed(book, game, seat, lever, setting)[0]:
            orders[hand], prices[hand] = setting, (seat, step_price(book, game, lever, setting))
    bills = [*fees.values(), *prices.values()]

    def paid(bill: tuple[int, int]) -> bool:
        """Whether a seat can pay for an order and for all of its orders that cost no more."""
        seat, price = bill
        return sum(p for s, p in bills if s == seat and p <= price) <= game.mandate[seat]

    return (
        {hand: setting for hand, setting in orders.items() if paid(prices[hand])},
        {index: option for index, option in options.items() if paid(fees[index])},
    )


def expose(book: Book, game: Game) -> None:
    """Draw what comes to light, and what inspections show."""
    checks = book.rules.verification.exposes * 100 if book.rules.verification else 0
    view = View(game)
    for lever in range(book.L):
        game.exposed[lever] = False
        if not book.hides[lever]:
            continue
        covert = book.covert[lever][game.setting[lever]]
        check = checks if game.verified[lever] else 0
        chance = 0
        if covert is not None:
            raised = sum(by for test, by in covert.raised if test(view))
            chance = min(max(covert.chance + raised + check, 0), 10_000)
        lot = draw(game.seed, game.round, "exposure", book.levers[lever])
        game.exposed[lever] = lot < max(chance, check)


def audience(book: Book, game: Game, found: Findings, denials: bool) -> None:
    """What the public at home makes of it, and red lines; `denials` made just now pay."""
    crossed = []
    for index, (seat, test, effect) in enumerate(book.lines):
        stands = test is not None and test(View(game, seat))
        if stands and not game.over_line[index]:
            crossed.append(effect)
            game.crossed[index] += 1
        game.over_line[index] = stands
    world = [0] * book.I
    rules = book.rules
    caught = set()
    for hand, (owner, lever) in enumerate(book.hands):
        denied, points = game.denied[lever], 0
        if found.backed_down[hand]:
            points -= round(rules.broken_promise * 100)
        if rules.denial and denied >= 0:
            if denials and game.denied_round[lever] == game.round:
                points += round(rules.denial.pays * 100)
            if game.exposed[lever] and denied == game.setting[lever]:
                points -= round(rules.denial.costs * 100)
                caught.add(lever)
        if book.support[owner] >= 0:
            world[book.support[owner]] += points
    settle(game, effect_acts(book, crossed))
    add_effects(book, game, crossed, world)
    game.promised = [-1] * book.L
    for lever in range(book.L):
        if (
            game.exposed[lever]
            and hidden(book, game, lever)
            and game.denied[lever] == game.setting[lever]
        ):
            game.denied[lever] = -1


def remember(book: Book, game: Game) -> None:
    if book.history:
        game.past = [list(game.indicator), *game.past[:-1]]


def finish(book: Book, game: Game, moved: list[int]) -> None:
    """End the game now if a final setting or an early ending says so."""
    view = View(game)
    done = any(book.final[lever][game.setting[lever]] for lever in moved)
    if done or any(early and test is not None and test(view) for _, test, early in book.endings):
        end(book, game)


def end(book: Book, game: Game) -> None:
    """The first ending, in order, whose condition holds."""
    view = View(game)
    game.over = True
    game.ending = next((i for i, test, _ in book.endings if test is None or test(view)), -1)


def epilogue(book: Book, game: Game) -> None:
    """Open the archives, then let the world go on for the aftermath."""
    before_seen, shown_before = [list(row) for row in game.seen], outside_view(book, game)
    open_archives(book, game)
    stands = [game.setting[x] != game.clause[x] >= 0 for _, x in book.hands]
    unseen = [any(row[hand] for row in game.secret_breach) for hand in range(len(book.hands))]
    broke = [a and b for a, b in zip(stands, unseen, strict=True)]
    found = findings(book, game, shown_before, broke, archives=True)
    note(book, game, found, broke)
    lower_ceilings(book, game, found.deceived)
    settle(game, policy(book, game, before_seen, found) + word(book, game, found))
    came_to_light(book, game, [True] * len(book.hands))
    audience(book, game, found, denials=False)
    for step in range(book.length.aftermath):
        game.round += 1
        moved = take_back(book, game) if step == 0 else []
        if moved:
            open_archives(book, game)
        view = View(game)
        lasting = in_force(book, game, view, book.once, moved)
        lasting += in_force(book, game, view, book.each, range(book.L))
        game.acted = [rounds + 1 for rounds in game.acted]
        add_effects(book, game, lasting, world_of(book, game, view))
        remember(book, game)
    game.round -= book.length.aftermath
    end(book, game)


def open_archives(book: Book, game: Game) -> None:
    game.exposed = [hidden(book, game, lever) for lever in range(book.L)]
    look(book, game)
