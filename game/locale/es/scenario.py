"""Spanish: what a scenario has where its author wrote nothing."""

from __future__ import annotations

from typing import Any

UNIT = "puntos"
ENDINGS: dict[str, dict[str, Any]] = {
    "agreement": {
        "title": "Un acuerdo",
        "text": "Las partes firmaron, y lo firmado está en vigor.",
        "when": "deal",
    },
    "no_agreement": {
        "title": "Sin acuerdo",
        "text": "Las partes se van a casa sin acuerdo.",
        "otherwise": True,
    },
}
TEACHING: dict[str, Any] = {
    "age": "14+",
    "topic": "Negociación",
    "objectives": ["Averiguar qué importa a los demás y negociar varios asuntos a la vez."],
    "debrief": [
        {"ask": "¿Qué necesitabas más, y quién lo averiguó?", "evidence": "scores"},
        {"ask": "¿Había un paquete mejor para todos?"},
    ],
}
