"""Spanish: what is said in plain lines."""

from __future__ import annotations

TELLING = {
    "asks": "Se le pregunta a {seat}: {ask}",
    "puts": "{seat} pone un texto para {parties}: {package}.",
    "amends": "{seat} enmienda {text}: {difference}.",
    "signs": "{seat} firma {text}.",
    "takes_back": "{seat} retira su firma en {text}.",
    "declines": "{seat} rechaza {text}.",
    "declines.lever": "{seat} rechaza {text}: estorba {lever}.",
    "declines.change": "{seat} rechaza {text}; firmaría {change}.",
    "declines.ready": "{seat} rechaza {text}; firmará {change}, y su firma está lista.",
    "withdraws": "{seat} quita su texto de la mesa.",
    "unsays": "{seat} retira la firma que tenía lista.",
    "nothing_said": "Nadie tiene nada que añadir.",
    "marks": "{seat} dice a {hearer} lo que más le importa: {levers}.",
    "everyone": "todos",
    "reveal": "Ronda {round}: lo que se hizo",
    "afterwards": "Después de la última ronda",
    "epilogue.0": "Se abren los archivos.",
    "epilogue.1": "Se abren los archivos. El mundo sigue una ronda más, y quien sufrió una trampa en la última deja de cumplir su palabra.",
    "epilogue.2": "Se abren los archivos. El mundo sigue dos rondas más, y quien sufrió una trampa en la última deja de cumplir su palabra.",
    "reason": "{seat}: “{said}”",
    "status.documented": " [documentado]",
    "status.disputed": " [discutido]",
    "status.invented": " [inventado]",
}

NUMBERS = {
    "because": "porque: {cause}",
    "more_causes": "Más causas: {count}.",
    "score": "{seat}: {score} puntos. Valor de retirada: {needs}. Cooperación de sus palancas: {cooperation}.",
    "score.observer": "{seat}: {score} puntos.",
    "cooperation": "Cooperación de la mesa: {cooperation} de 100.",
}

WATCHING = {
    "setup": "{minutes:minuto|minutos}: {rounds:ronda|rondas}. Semilla {seed}.",
    "played_by": "{seat}: {name}; juega {mind}.",
    "round": "Ronda {round} de {rounds}",
    "talk": "Conversación",
    "numbers": "Lo que más cambió, y por qué",
    "scores": "Puntajes",
    "end": "El final: {title}",
    "end.seats": "Qué logró cada uno",
    "end.agreed": "Qué se acordó y quién cumplió su palabra",
    "end.no_word": "No se acordó nada, así que no hubo palabra que cumplir ni que romper.",
    "end.beliefs": "Lo que se esperaba",
    "end.trust": "Dónde cambió más la confianza",
    "end.red_lines": "Líneas rojas cruzadas",
    "end.secrets": "Los secretos",
    "end.news": "Qué salió en las noticias",
    "end.afterwards": "Qué pasó después, en la realidad",
    "end.questions": "Preguntas",
    "end.nothing_next": "Este escenario no dice qué pasó después.",
    "end.see": "{ask} (Mira: {part}.)",
    "end.indicators": "Qué fue del mundo",
}

PLAYING = {
    "news_hint": "Más: noticias.",
    "at.talk": "Ronda {round} de {rounds}, conversación",
    "at.ratify": "Ronda {round} de {rounds}, aprobación",
    "at.commit": "Ronda {round} de {rounds}, órdenes secretas",
    "left": "Tu partida está guardada en {path}. Para seguir con ella, escribe:",
    "bye": "Hasta pronto.",
}

READING = {
    "word.breaks": "Escribe cumplir para cumplirla.",
    "word.more": "(escribe más)",
    "word.levers": "(las palancas: escribe más)",
    "word.history": "(escribe historia)",
    "others": "Lo demás, como antes.",
    "read_again": "Leer otra vez",
    "slipped": "No hay nada preparado. {about} Enter otra vez: {does}.",
    "exact": "{value} (un número de {low} a {high})",
    "choose.talk": "¿Qué haces? (ayuda: todo)",
    "on": "sí",
    "off": "no",
    "empty": "nada aún",
    "chosen": "{name} (elegido)",
    "disabled": "{name}: ahora no. {why}",
    "enter": "Enter: {does}.",
    "choose": "Escribe un número, un nombre o ayuda:",
    "at.news": "Ronda {round} de {rounds}, primera plana",
    "at.brief": "Resumen",
    "at.over": "Después del final",
    "at.wait": "Ronda {round} de {rounds}",
    "no_more": "Aquí no hay más que leer.",
    "no_way_back": "No hay nada a lo que volver.",
    "done": "Hecho.",
    "several": "“{said}” puede ser {which}.",
    "same": "Ya es así.",
}

TEXTS = {
    f"lines.{key}": text
    for part in (TELLING, NUMBERS, WATCHING, PLAYING, READING)
    for key, text in part.items()
}
