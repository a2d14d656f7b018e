"""Spanish: what commands for authors say."""

from __future__ import annotations

TEXTS = {
    "new.template.two-sided": "dos pueblos, un lago, un intercambio y una tentación",
    "new.template.commons": "tres pueblos toman de un mismo bosque",
    "new.template.coalition": "cuatro pueblos y un plan que empieza cuando se unen suficientes",
    "new.template.crisis": "un pleito que sube una escalera, y quién baja primero",
    "new.template.ratification": "dos que acuerdan, y los grupos en casa que deben decir que sí",
    "new.template.votes": "un consejo que decide por votos, solo con puntos",
    "new.template.blank": "lo mínimo que se puede jugar, para llenarlo",
    "new.written": "Escrito: {file}. Ábrelo en un editor de texto; su traducción está al lado.",
    "new.play": "Primero juégalo: {program} play {scenario} --text",
    "new.check": "Luego cámbialo y deja revisar cada vez que lo guardes: {program} check {scenario} --watch",
}
