"""What a class answers: the pages of chairs, wall, phone and roles without a side, each with what is posted to it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from game.classroom.answers.asking import Asking
from game.classroom.answers.chairs import SeatPages
from game.classroom.answers.sides import SidePages
from game.classroom.answers.teacher import TeacherPages
from game.classroom.answers.wall import WallPages
from game.classroom.holding.hall import Hall


def routes_of(hall: Hall) -> Sequence[BaseRoute]:
    """Everything that the classes of a hall answer."""
    ask = Asking(hall)
    parts = (SeatPages(ask), WallPages(ask), TeacherPages(ask), SidePages(ask))
    return [route for part in parts for route in part.routes()]
