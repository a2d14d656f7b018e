"""Spanish: what can be looked up by a typed command."""

from __future__ import annotations

_LOOKS = {
    "about.for": "Para edades {age}. Tema: {topic}.",
    "about.length": "{minutes:minuto|minutos}: {rounds:ronda|rondas}, {full}; {brief} para leer, {play} para jugar, {debrief} para mirar atrás.",
    "about.full": "todas las palancas",
    "about.core": "las palancas básicas",
    "about.note": "Antes de jugar: {note}",
    "about.opt_out": "Para quien prefiera no jugar:",
    "about.objectives": "Lo que enseña:",
    "about.curriculum": "Plan de estudios:",
    "about.freeze": "El escenario no sabe nada de lo ocurrido después del {date}.",
    "about.sources": "Fuentes:",
    "about.marks": "A: primaria o revisada por pares. B: prensa establecida o academia. C: secundaria. U: sin verificar.",
    "about.twins": "El mismo juego con nombres inventados:",
    "about.accepted": "Avisos que la autora o el autor aceptó, y por qué:",
    "levers.title": "Las palancas",
    "levers.lever": "{lever} ({owner}): {ask} Ahora “{setting}”.",
    "trusts.title": "Quién confía en quién",
    "trusts.of": "{seat} confía en {others}.",
    "trusts.in": "{seat} {number}",
    "trusts.note": "Tus propios números son exactos. De los demás sabes lo que todos pueden ver.",
    "texts.title": "En la mesa",
    "texts.none": "En la mesa no hay ningún texto para ti.",
    "scores.title": "Tu puntaje",
    "scores.mandate": "Mandato: {mandate} para gastar. Cada ronda suma {income}; puedes ahorrar hasta {cap}.",
    "commands.title": "Lo que puedes escribir",
}

TEXTS = {f"t.{key}": text for key, text in _LOOKS.items()}
