from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def street() -> str:
    """A scenario that uses every part of the language and that no check complains about."""
    return (DATA / "market-street.yaml").read_text(encoding="utf-8")
