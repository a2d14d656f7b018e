"""What comes with a request of the workshop's page: read strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

Fields = Mapping[str, Any]


async def fields_of(request: Request) -> Fields:
    """The fields of a request. Raises HTTPException for what is none."""
    try:
        made = json.loads(await request.body() or b"{}")
    except ValueError:
        made = None
    if not isinstance(made, dict):
        raise HTTPException(400)
    return made


def whole_number(fields: Fields, name: str) -> int:
    """A whole number; 0 for anything else."""
    value = fields.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
