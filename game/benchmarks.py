"""`bench`: how fast the rules are on this machine, beside a plain-Python reference of the same rules.

What measures lies beside the tests, in `tests/benchmarks`: it plays a made-up game with orders drawn by
chance, which nobody who plays needs.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from pathlib import Path
from types import ModuleType

from game import UserError

_CHECKOUT = Path(__file__).resolve().parent.parent
_BENCH = "tests.benchmarks.bench"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command understands."""
    _bench().add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Measure and print; 0, or 1 if the reference has come to other results or is not left far behind."""
    return int(_bench().run(arguments))


def _bench() -> ModuleType:
    """Import what measures.

    Raises:
        UserError: if this is not a checkout, which alone has it.
    """
    if not _CHECKOUT.joinpath(*_BENCH.split(".")).with_suffix(".py").is_file():
        raise UserError(
            "'bench' measures a checkout of Parley; an installed Parley lacks what it measures with."
        )
    if str(_CHECKOUT) not in sys.path:
        sys.path.insert(0, str(_CHECKOUT))
    return import_module(_BENCH)
