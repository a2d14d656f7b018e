"""Stand-ins for the orders of the talk as minds know it, until they bargain over texts.

No beat is one of these, so minds say nothing in a talk, and go on to act, approve and remember.
"""

from __future__ import annotations

from typing import Any

PLACE = 1


class ProposeOrders:
    """Never given."""


class AnswerOrders:
    """Never given."""


def propose_menu(*seen: Any) -> Any:
    """Never asked for."""
    raise NotImplementedError


def answer_menu(*seen: Any) -> Any:
    """Never asked for."""
    raise NotImplementedError


ProposeMenu = AnswerMenu = Any
