"""English: what commands for authors say."""

from __future__ import annotations

TEXTS = {
    "new.template.two-sided": "two towns, one lake, a trade and a temptation",
    "new.template.commons": "three villages take from one forest",
    "new.template.coalition": "four towns, and a plan that starts once enough join",
    "new.template.crisis": "a quarrel that climbs a ladder, and who climbs down first",
    "new.template.ratification": "two who agree, and the groups at home who must say yes",
    "new.template.votes": "a council that decides by votes, points alone",
    "new.template.blank": "the least that can be played, to fill in",
    "new.written": "Written: {file}. Open it in a text editor; its translation lies beside it.",
    "new.play": "Play it first: {program} play {scenario} --text",
    "new.check": "Then change it, and let every save be checked: {program} check {scenario} --watch",
}
