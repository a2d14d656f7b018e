"""Playing very many games: cut into parts that are the same whoever plays them, here or elsewhere.

A part is a few words and numbers and the text of the scenario; what comes back are a few arrays. So
any `concurrent.futures` executor can play them: none at all, processes of this machine, or a cluster.
However the games are cut, they are the same games, each with its own seed, and joined in their order:
the result does not depend on who plays. A part of many games costs little more than one of few, so
there are no more parts than hands to play them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal

import numpy as np

from game import UserError, __version__
from game.analysis.haggling import fresh
from game.analysis.played import Notebook, Played
from game.analysis.trials import Trial
from game.minds.casting import cast
from game.minds.matches import play
from game.minds.thumb import Follower, Following
from game.rules.arrays import Seeds
from game.rules.beats import BeatOrders, RatifyOrders, TalkOrders
from game.rules.chance import game_seeds
from game.rules.compiling import compile_rulebook
from game.rules.position import Position
from game.rules.rulebook import Rulebook
from game.scenario.counterparts import USUAL_MIND
from game.scenario.loading import loads
from game.scenario.model import Scenario
from game.workshop.memory import keep_memory

LEAST, MOST = 100, 1_000
"""Games in a part: at least as many if there are so many at all; more would need much memory."""
ALONE = USUAL_MIND
"""Who plays where nobody may agree on anything."""
ALONE_GAMES = 100
"""Games without agreements from which the level to beat is taken, or fewer if fewer are played."""
ALONE_SEED = 1
"""Their luck, unless another is asked for."""

DIED = "A worker process has died, perhaps for want of memory; try again with fewer --jobs."

Kind = Literal["mixed", "alone", "turned", "tried"]
"""By the temperaments of the scenario; without agreements; with the seats in the opposite order; by the
temperaments, with rules of thumb or another trust at the start."""
Progress = Callable[[int, int], None]
"""Told how many games of how many are played."""


@dataclass(frozen=True, slots=True)
class SweepShare:
    """Some of the games of a sweep."""

    text: str
    """the scenario file"""
    minutes: int
    seed: int
    """of the sweep; each game has its own, drawn from it"""
    first: int
    """the number of its first game in the sweep"""
    games: int
    kind: Kind
    trials: tuple[Trial, ...] = ((),)
    """which seats follow which rules of thumb; all its games are played by each"""
    trust: str = "file"
    """trust at the start; see `analysis.teaching.TRUST`"""
    version: str = __version__
    """of the Parley that asks; another might play otherwise"""

    @property
    def whole(self) -> int:
        """How many games it plays in all."""
        return self.games * len(self.trials)


def parts(
    text: str, minutes: int, seed: int, games: int, kind: Kind, shares: int = 1
) -> list[SweepShare]:
    """Cut games into so many parts, or more if those would be too large."""
    size = min(MOST, max(LEAST, -(-games // shares)))
    return [
        SweepShare(text, minutes, seed, first, min(size, games - first), kind)
        for first in range(0, games, size)
    ]


def played(part: SweepShare) -> Played:
    """Play one part; this is what a worker does.

    Raises UserError where another version of Parley is installed than asks for it.
    """
    if part.version != __version__:
        raise UserError(
            f"A worker has another version of Parley ({__version__} instead of {part.version}), "
            "which might play otherwise; install the same everywhere."
        )
    keep_memory()
    book = _book(part.text, part.minutes, part.kind == "turned", part.trust)
    seeds = game_seeds(part.seed, part.first + part.games)[part.first :]
    if part.kind == "alone":
        return played_alone(book, seeds)
    games = _played(book, np.tile(seeds, len(part.trials)), trials=part.trials)
    return _turned_back(games) if part.kind == "turned" else games


def played_alone(book: Rulebook, seeds: Seeds) -> Played:
    """Play games [G] without agreements, all seats self-interested: the level to beat."""
    seats = book.scenario.stakeholders.items()
    minds = {seat: ALONE for seat, part in seats if part.play != "information"}
    return _played(book, seeds, minds, talks=False)


class _Enough(Exception):
    """Half of the games have an agreement: that is all that was asked."""


def agreeing(book: Rulebook, seeds: Seeds) -> int:
    """How many of the games [G] have an agreement; no more are counted once half of them do.

    The games are those of a report on balance. They are left as soon as the answer is known, which is
    mostly after the first talk.
    """
    deal = np.zeros(len(seeds), dtype=bool)

    def watch(before: Position, orders: BeatOrders, after: Position) -> None:
        if isinstance(orders, TalkOrders | RatifyOrders):
            deal[fresh(before, after).any(axis=1)] = True
            if 2 * int(deal.sum()) >= len(seeds):
                raise _Enough

    with suppress(_Enough):
        play(book, cast(book, seeds, {}), seeds, watch=watch)
    return int(deal.sum())


def _played(
    book: Rulebook,
    seeds: Seeds,
    minds: Mapping[str, str] = MappingProxyType({}),
    talks: bool = True,
    trials: Sequence[Trial] = ((),),
) -> Played:
    """Play games [G], by each of the trials an equal part of them, in order."""
    notebook = Notebook(book, len(seeds))
    places = np.arange(len(seeds)).reshape(len(trials), -1)
    followers = [
        Follower(seat, rule, games)
        for trial, games in zip(trials, places, strict=True)
        for seat, rule in trial
    ]
    alter = Following(book, followers) if followers else None
    players = cast(book, seeds, minds)
    end = play(book, players, seeds, talks=talks, alter=alter, watch=notebook.watch)
    return notebook.played(end)


@lru_cache(maxsize=2)
def _scenario(text: str) -> Scenario:
    """Read a scenario once for all parts that a worker plays."""
    scenario = _KNOWN.get(text) or loads(text).scenario
    if scenario is None:
        raise UserError("The scenario has errors; 'check' lists them.")
    return scenario


_KNOWN: dict[str, Scenario] = {}


def known(text: str, scenario: Scenario) -> None:
    """Keep what this process has read already, so that its own parts need not read it again."""
    _KNOWN.clear()
    _KNOWN[text] = scenario


@lru_cache(maxsize=8)
def _book(text: str, minutes: int, turned: bool, trust: str) -> Rulebook:
    """Compile a scenario once for all parts that a worker plays."""
    scenario = _trusting(_scenario(text), trust)
    if turned:
        seats = dict(reversed(scenario.stakeholders.items()))
        scenario = scenario.model_copy(update={"stakeholders": seats})
    return compile_rulebook(scenario, minutes)


def _trusting(scenario: Scenario, trust: str) -> Scenario:
    """Let seats trust each other otherwise at the start: `5`, `95`, `plus20`, or as the `file` says."""
    if trust == "file":
        return scenario
    starts = scenario.trust
    if trust == "plus20":
        more = {pair: min(100, start + 20) for pair, start in starts.exceptions.items()}
        changed = {"start": min(100, starts.start + 20), "exceptions": more}
    else:
        changed = {"start": int(trust), "exceptions": {}}
    return scenario.model_copy(update={"trust": starts.model_copy(update=changed)})


def _turned_back(games: Played) -> Played:
    """Bring seats that sat in the opposite order back into the usual one."""
    return replace(
        games,
        worth=games.worth[:, ::-1],
        score=games.score[:, ::-1],
        placed=games.placed[:, ::-1],
        opened=games.opened[:, ::-1],
    )


def swept(
    todo: Sequence[SweepShare],
    executor: Executor | None,
    progress: Progress | None = None,
    here: bool = False,
) -> list[Played]:
    """Play all parts and return what came of them, in their order.

    Args:
        todo: the parts, the largest first.
        executor: who plays them; None for this process alone.
        progress: told how many games of how many are played.
        here: whether this process plays beside the executor.

    Raises UserError if a worker has died.
    """
    total, done = sum(part.whole for part in todo), 0
    results: dict[int, Played] = {}
    if progress is not None:
        progress(0, total)
    try:
        for index, games in _results(todo, executor, here):
            results[index] = games
            done += todo[index].whole
            if progress is not None:
                progress(done, total)
    except BrokenProcessPool:
        raise UserError(DIED) from None
    return [results[index] for index in range(len(todo))]


def _results(
    todo: Sequence[SweepShare], executor: Executor | None, here: bool
) -> Iterator[tuple[int, Played]]:
    """Each part's result as soon as it is there, with the part's place."""
    if executor is None:
        yield from ((index, played(part)) for index, part in enumerate(todo))
        return
    own = 1 if here else 0
    places: dict[Future[Played], int] = {
        executor.submit(played, part): index for index, part in enumerate(todo) if index >= own
    }
    yield from ((index, played(todo[index])) for index in range(own))
    for future in list(places) if here else ():
        # What nobody has begun is played here.
        if future.cancel():
            index = places.pop(future)
            yield index, played(todo[index])
    for future in as_completed(places):
        yield places[future], future.result()


@contextmanager
def workers(jobs: int) -> Iterator[Executor | None]:
    """So many processes of this machine, this one among them; None for one."""
    with helpers(jobs - 1 if jobs > 1 else 0) as pool:
        yield pool


@contextmanager
def helpers(jobs: int) -> Iterator[Executor | None]:
    """So many other processes of this machine; None for none, or for one that would only be waited for."""
    if jobs < 1:
        yield None
        return
    # Started afresh everywhere, as Windows does it: nothing of this process is taken along.
    pool = ProcessPoolExecutor(
        jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_quietly
    )
    try:
        yield pool
    except BaseException:
        _stop(pool)
        raise
    pool.shutdown()


def _quietly() -> None:
    """Let Ctrl-C end a worker without a word, and the end of the main process, which speaks for all, end it too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    end_with_parent()


def end_with_parent() -> None:
    """End this process at once when the one that has started it is gone, however that came."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def wait() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _stop(pool: ProcessPoolExecutor) -> None:
    """End workers in the middle of a part; nobody waits for them."""
    running: dict[int, Any] = dict(getattr(pool, "_processes", None) or {})
    pool.shutdown(wait=False, cancel_futures=True)
    for process in running.values():
        with suppress(OSError, ValueError):
            process.terminate()


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a Dask cluster, by the address of its scheduler.

    Raises UserError if the extra is not installed or nobody answers there.
    """
    try:
        dask: Any = import_module("distributed")
    except ImportError:
        raise UserError(
            "--cluster needs Dask: pip install 'parley[cluster]', here and on every worker."
        ) from None
    try:
        client = dask.Client(address, timeout="10s", set_as_default=False)
    except (OSError, TimeoutError, ValueError, TypeError) as error:
        raise UserError(
            f"No Dask scheduler answers at '{address}' ({type(error).__name__}); "
            "an address looks like tcp://192.0.2.1:8786."
        ) from None
    try:
        yield client.get_executor()
    except (ImportError, RuntimeError, OSError, CancelledError, dask.KilledWorker) as error:
        raise UserError(
            f"The cluster cannot play on ({type(error).__name__}); see that it runs, and that Parley "
            f"{__version__} is installed for its scheduler and its workers too."
        ) from None
    finally:
        client.close()
