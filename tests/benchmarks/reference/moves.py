"""Where levers go, and who breaks its word, in one game."""

from __future__ import annotations

from itertools import product

from tests.benchmarks.reference.book import Book, ceil
from tests.benchmarks.reference.conditions import View
from tests.benchmarks.reference.state import Game


def step_price(book: Book, game: Game, lever: int, setting: int) -> int:
    """What an owner pays to order a setting; the step to a clause was paid at signature."""
    if setting == game.clause[lever]:
        return 0
    return ceil(book.price[lever][game.setting[lever]][setting], len(book.owners[lever]))


def move(book: Book, game: Game, orders: dict[int, int], options: dict[int, int]) -> list[int]:
    """Bring settings into force; return what each hand has paid."""
    now, wanted = game.setting, asks(book, game, orders, options)
    after = possible(book, game, where_to(book, game, wanted))
    paid, total = [0] * len(book.hands), [0] * book.S
    for hand, (seat, lever) in enumerate(book.hands):
        if after[lever] != now[lever] and wanted[hand] == after[lever]:
            paid[hand] = step_price(book, game, lever, after[lever])
            total[seat] -= paid[hand]
    game.add(mandates=total)
    for lever in range(book.L):
        if after[lever] != now[lever]:
            game.set_round[lever] = game.round
            game.acted[lever] = 0
    game.setting = after
    return paid


def asks(book: Book, game: Game, orders: dict[int, int], options: dict[int, int]) -> list[int]:
    """What each hand asks for; without an order its clause, then its promise, then to stay."""
    found = []
    for hand, (seat, lever) in enumerate(book.hands):
        now, clause, promised = game.setting[lever], game.clause[lever], game.promised[lever]
        if hand in orders:
            found.append(orders[hand])
        elif clause >= 0:
            keeps = game.signer[lever][seat] and not book.binding[lever]
            found.append(clause if keeps else now)
        elif promised >= 0:
            spent = sum(
                step_price(book, game, book.hands[other][1], setting)
                for other, setting in orders.items()
                if book.hands[other][0] == seat
            )
            for index, option in options.items():
                event = book.events[index]
                spent += event.options[option][0] if event.chooser == seat else 0
            price = step_price(book, game, lever, promised)
            found.append(promised if spent + price <= game.mandate[seat] else now)
        else:
            found.append(now)
    return found


def where_to(book: Book, game: Game, wanted: list[int]) -> list[int]:
    """Where every lever is asked to go: by a binding clause, or by all its owners together."""
    after = list(game.setting)
    for lever in range(book.L):
        said = {wanted[hand] for hand, (_, at) in enumerate(book.hands) if at == lever}
        if book.binding[lever] and game.clause[lever] >= 0:
            after[lever] = game.clause[lever]
        elif len(said) == 1:
            (after[lever],) = said
    return after


def possible(book: Book, game: Game, after: list[int]) -> list[int]:
    """Take moves back until what is left can be done together."""
    now = game.setting
    after = [
        k if book.stuck[x][k] or not agreed_enough(book, game, x, after[x]) else after[x]
        for x, k in enumerate(now)
    ]
    while True:
        bad = [x for x in range(book.L) if after[x] != now[x] and lacks(book, game, after, x)]
        if not bad:
            clashes = [p for p in book.infeasible if all(after[x] == k for x, k in p)]
            bad = [x for pair in clashes for x, _ in pair if after[x] != now[x]]
        if not bad:
            return after
        for lever in bad:
            after[lever] = now[lever]


def agreed_enough(book: Book, game: Game, lever: int, setting: int) -> bool:
    """Whether a lever may go to a setting: it stands there, needs no agreement, or there is one for it."""
    free = not book.signed_by[lever][setting]
    return free or setting in (game.setting[lever], game.clause[lever])


def lacks(book: Book, game: Game, after: list[int], lever: int) -> bool:
    """Whether what a lever's new setting needs would not be there, as one of its owners sees it."""
    need = book.needs[lever][after[lever]]
    if need is None:
        return False
    eyes = [-1] if book.binding[lever] else book.owners[lever]
    return any(not need(then_seen(book, game, after, lever, owner)) for owner in eyes)


def then_seen(book: Book, game: Game, after: list[int], lever: int, owner: int) -> View:
    """Read a game as it would stand after the reveal, with an owner's eyes, or as it is."""
    view = View(game)
    view.setting = list(after)
    for x, k in enumerate(after):
        if owner >= 0 and k == game.setting[x]:
            view.setting[x] = game.seen[owner][x]
        elif owner >= 0 and not book.known[x][k][owner]:
            view.setting[x] = book.looks[x][k]
    view.setting[lever] = game.setting[lever]
    return view


def out_of_reach(book: Book, game: Game, seat: int, lever: int, setting: int) -> bool:
    """Whether a need is unmet whatever is ordered now, as an owner of the lever sees it."""
    need = book.needs[lever][setting]
    view = View(game, seat)
    if need is None or need(view):
        return False
    seen = list(view.setting)
    levers = [x for x in book.need_reads[lever][setting] if x != lever]
    ways = [
        range(book.count[x]) if book.in_play[x] and not book.stuck[x][seen[x]] else [seen[x]]
        for x in levers
    ]
    for combination in product(*ways):
        view.setting = list(seen)
        for x, k in zip(levers, combination, strict=True):
            view.setting[x] = k
        if need(view):
            return False
    return True


def broken_by(
    book: Book, before: Game, orders: dict[int, int], options: dict[int, int], after: list[int]
) -> list[bool]:
    """Which hands have broken the clause on their lever; `before` stands as before the reveal."""

    def carried(some: dict[int, int], options: dict[int, int], lever: int) -> bool:
        wanted = where_to(book, before, asks(book, before, some, options))
        return possible(book, before, wanted)[lever] == before.clause[lever]

    broke = [False] * len(book.hands)
    for hand, (seat, lever) in enumerate(book.hands):
        clause = before.clause[lever]
        due = clause >= 0 and not book.binding[lever] and before.signer[lever][seat]
        if not due or after[lever] == clause or not carried({}, {}, lever):
            continue
        own = {other: k for other, k in orders.items() if book.hands[other][0] == seat}
        answers = {i: option for i, option in options.items() if book.events[i].chooser == seat}
        broke[hand] = not carried(own, answers, lever)
    return broke


def note_free(book: Book, game: Game) -> None:
    """Remember what each seat sees of levers on which it knows of no clause."""
    for lever in range(book.L):
        for seat in range(book.S):
            knows = game.public[lever] or game.signer[lever][seat]
            knows = knows or (book.binding[lever] and seat in book.owners[lever])
            if game.clause[lever] < 0 or not knows:
                game.free[seat][lever] = game.seen[seat][lever]


def note_guilty(book: Book, game: Game, broke: list[bool]) -> None:
    """In the last round, remember whose breach lets which lever go back."""
    if game.round != book.rounds or not book.length.aftermath:
        return
    by: dict[int, set[int]] = {}
    for hand, (seat, lever) in enumerate(book.hands):
        if broke[hand]:
            by.setdefault(game.deal[lever], set()).add(seat)
    for lever in range(book.L):
        if game.clause[lever] < 0 or book.binding[lever]:
            continue
        taken = {seat for seat in range(book.S) if game.taken[lever][seat]}
        guilty = by.get(game.deal[lever], set()) | taken
        if not guilty.intersection(book.owners[lever]):
            game.guilty[lever] = [seat in guilty for seat in range(book.S)]


def take_back(book: Book, game: Game) -> list[int]:
    """Let levers go back; which have moved."""
    after = list(game.setting)
    for lever in range(book.L):
        if any(game.guilty[lever]):
            after[lever] = game.free[book.owners[lever][0]][lever]
    after = possible(book, game, after)
    moved = [lever for lever in range(book.L) if after[lever] != game.setting[lever]]
    for lever in moved:
        game.set_round[lever] = game.round
        game.acted[lever] = 0
        game.released[lever] = list(game.guilty[lever])
    game.setting = after
    return moved
