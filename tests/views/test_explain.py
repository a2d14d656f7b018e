"""Every rule has its sentence."""

from __future__ import annotations

import pytest

from game import locale
from tests.views.written_rules import written_rules

RULES = sorted(written_rules())


def test_the_scan_finds_rules_written_in_every_way() -> None:
    assert {"limit", "withheld", "bookkeeping", "clause_cleared", "sign_worry"} <= set(RULES)
    assert {"move_joint", "ended_by_breach", "denial_pays", "line_effect", "kept"} <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("language", locale.LANGUAGES)
def test_every_rule_has_a_sentence(rule: str, language: str) -> None:
    keys = locale.TEXTS[language]
    assert any(key == rule or key.startswith(f"{rule}.") for key in keys)
