"""The teacher's phone as HTML."""

from __future__ import annotations

from game.classroom.phone.facts import PairFacts, PanelFacts, SecretFacts
from game.classroom.phone.panel import panel
from game.web.pages import page


def teacher_page(facts: PanelFacts, opened: str = "") -> str:
    """Write the whole page; see `panel`."""
    return page("teacher/page.html", facts.language, page=panel(facts, opened))


def teacher_body(facts: PanelFacts, opened: str = "") -> str:
    """Write what a device fetches when something has changed."""
    return page("teacher/body.html", facts.language, page=panel(facts, opened))


def secrets_part(facts: SecretFacts) -> str:
    """Write what stands behind the shield, for the script."""
    return page("teacher/secrets.html", facts.language, secrets=facts)


def secrets_page(facts: SecretFacts) -> str:
    """Write what stands behind the shield as a page that the browser leaves by itself."""
    return page("teacher/shielded.html", facts.language, secrets=facts)


def pair_page(facts: PairFacts) -> str:
    """Write the page of a device that does not lead the class."""
    return page("teacher/pair.html", facts.language, pair=facts)
