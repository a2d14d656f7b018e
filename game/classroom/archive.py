"""x"""

from __future__ import annotations
from dataclasses import dataclass


@dataclass(frozen=True)
class Archive:
    """x"""


@dataclass(frozen=True)
class Outcome:
    """x"""
