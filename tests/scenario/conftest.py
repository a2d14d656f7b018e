from __future__ import annotations

from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
EVERYWHERE = {
    "  sign: {rule: all}": "  sign: {rule: weighted, weights: {baker: 2, school: 1}, veto: [school]}",
    "ratification: {baker: {by: constituencies}}": "ratification: {school: {by: baker}}",
    "estimate: {noise: 5}": "estimate: {noise: 5, seen_by: [baker, paper]}",
    "    values:\n      close": "    drawn: close\n    values:\n      close",
    "known_to: paper": "known_to: [paper, 'school']",
    'guarded: {name: "Yes",': 'guarded: {signed_by: [baker], name: "Yes",',
    "owner: baker": 'owner: "baker"',
    "flow: (safety - past(safety, 1)) / max(1, 2)": (
        "flow: >-\n      (safety -   past(safety, 1)) / max(1, 2)\n"
        "      + (stalls is not many) + (trust(baker > school) < 3)"
    ),
}
"""What the good scenario leaves out; with it every kind of reference stands in the file."""


@pytest.fixture(scope="session")
def street() -> str:
    """A scenario that uses every part of the language and that no check complains about."""
    return (DATA / "market-street.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def whole_street(street: str) -> str:
    """The same with every kind of reference in it."""
    for old, new in EVERYWHERE.items():
        assert old in street
        street = street.replace(old, new, 1)
    return street
