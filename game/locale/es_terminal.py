"""Spanish: what the terminal says."""

from __future__ import annotations

TELLING = {
    "asks": "Se le pregunta a {seat}: {ask}",
    "proposes": "{seat} propone a {parties}: {package}.",
    "nothing_proposed": "Nadie propone nada nuevo.",
    "marks": "{seat} dice a {hearer}: lo que más nos importa es {lever}.",
    "everyone": "todos",
    "signs": "{seat} firma la propuesta de {proposer}.",
    "declines": "{seat} rechaza la propuesta de {proposer}.",
    "agreed": "Acordado: {agreement}",
    "agreement": "{clauses}. Firman {seats}.",
    "clause": "{lever} en “{setting}”",
    "clause.secret": "secreta",
    "clause.checked": "verificada",
    "pays.mandate": "{seat} paga {amount} de mandato",
    "pays.points": "{seat} paga {amount}",
    "receives.mandate": "{seat} recibe {amount} de mandato",
    "receives.points": "{seat} recibe {amount}",
    "package.open": "otros pueden sumarse",
    "package.rounds": "por {rounds} rondas",
    "reveal": "Ronda {round}: lo que se hizo",
    "nobody_moved": "No se vio mover ninguna palanca.",
    "seen_kept": "Cumplida: {clause} ({owner}).",
    "seen_broken": "Rota: {clause} ({owner}).",
    "not_known": "No se sabe: {clause} ({owner}). Nadie ha mirado detrás.",
    "afterwards": "Después de la última ronda",
    "epilogue": "Pasan dos rondas más con todo como está. Luego se abren los archivos.",
    "reason": "{seat}: “{said}”",
    "status.documented": " [documentado]",
    "status.disputed": " [discutido]",
    "status.invented": " [inventado]",
}

NUMBERS = {
    "because": "porque: {cause}",
    "more_causes": "Más causas: {count}.",
    "score": "{seat}: {score} puntos. Sin ningún acuerdo: {needs}. Cooperación: {cooperation}.",
    "score.observer": "{seat}: {score} puntos.",
    "cooperation": "Cooperación de la mesa: {cooperation} de 100.",
    "good.high": "mejor si es alto",
    "good.low": "mejor si es bajo",
    "good.neither": "ni mejor ni peor",
    "indicator": "{name}: {number} ({good})",
    "indicator.about": "{name}: unos {number} (una estimación)",
    "indicator.hidden": "{name}: no lo puedes ver",
    "trust.of": "{seat} confía en {others}.",
    "trust.in": "{seat} {number}",
    "trust.note": "Tus propios números son exactos. De los demás sabes lo que todos pueden ver.",
    "no_agreements": "No hay en vigor ningún acuerdo que conozcas.",
    "lever": "{lever} ({owner}): ahora “{setting}”. Opciones: {settings}.",
}

WATCHING = {
    "setup": "{minutes} minutos: {rounds} rondas. Semilla {seed}.",
    "played_by": "{seat}: {name}; juega {mind}.",
    "mind.status_quo": "una mente que deja todo como está",
    "mind.random": "una mente que tira los dados",
    "mind.tit_for_tat": "una mente que hace lo que le hacen",
    "mind.self_interested": "una mente que mira por su propio resultado",
    "round": "Ronda {round} de {rounds}",
    "talk": "Conversación, intercambio {exchange} de {exchanges}",
    "talk.one": "Conversación",
    "numbers": "Lo que más cambió, y por qué",
    "scores": "Resultados",
    "end": "El final: {title}",
    "end.seats": "Qué logró cada uno",
    "end.seat": "{seat}: {score} puntos, {margin} más que sin ningún acuerdo ({needs}).",
    "end.seat.below": "{seat}: {score} puntos, {margin} menos que sin ningún acuerdo ({needs}).",
    "end.trusted": "Cooperación {cooperation}. Los demás le tenían una confianza de {before}, ahora de {after}.",
    "end.word": "Quién cumplió su palabra",
    "end.kept": "{seat}: se le vio cumplir una cláusula {kept} veces y romper una {broken} veces.",
    "end.no_word": "No se pudo ver que nadie cumpliera o rompiera su palabra.",
    "end.secrets": "Los secretos",
    "end.fact": "{name} {truth}",
    "end.hidden": "{owner} tenía {lever} en “{setting}”, sin que se viera (rondas {rounds}).",
}

TEXTS = {
    f"terminal.{key}": text for part in (TELLING, NUMBERS, WATCHING) for key, text in part.items()
}
