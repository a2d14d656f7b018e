"""What a class answers: the pages of chairs, wall, phone and roles without a side, each with what is posted to it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from game.classroom.asking import Asking
from game.classroom.hall import Hall
from game.classroom.seat_pages import SeatPages
from game.classroom.side_pages import SidePages
from game.classroom.teacher_pages import TeacherPages
from game.classroom.wall_pages import WallPages


def routes_of(hall: Hall) -> Sequence[BaseRoute]:
    """Everything that the classes of a hall answer."""
    ask = Asking(hall)
    parts = (SeatPages(ask), WallPages(ask), TeacherPages(ask), SidePages(ask))
    return [route for part in parts for route in part.routes()]
