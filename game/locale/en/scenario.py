"""English: what a scenario has where its author wrote nothing."""

from __future__ import annotations

from typing import Any

UNIT = "points"
ENDINGS: dict[str, dict[str, Any]] = {
    "agreement": {
        "title": "An agreement",
        "text": "The parties have signed, and what they signed is in force.",
        "when": "deal",
    },
    "no_agreement": {
        "title": "No agreement",
        "text": "The parties go home without an agreement.",
        "otherwise": True,
    },
}
TEACHING: dict[str, Any] = {
    "age": "14+",
    "topic": "Negotiation",
    "objectives": ["Find out what matters to the others, and trade across issues."],
    "debrief": [
        {"ask": "What did you need most, and who found that out?", "evidence": "scores"},
        {"ask": "Was there a package that would have been better for all?"},
    ],
}
