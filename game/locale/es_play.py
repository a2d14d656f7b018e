"""Spanish: what is read during play."""

from __future__ import annotations

BRIEF = {
    "status.documented": "documentado",
    "status.disputed": "discutido",
    "status.invented": "inventado para este juego",
    "interest.high": "{indicator}: cuanto más, mejor ({weight} %)",
    "interest.low": "{indicator}: cuanto menos, mejor ({weight} %)",
    "interest.neither": "{indicator} ({weight} %)",
    "interest.reservation": "Un resultado por debajo de {points} es peor para ti que no tener acuerdo.",
}

TABLE = {
    "table.lever": "{lever} ({owner}): “{setting}”.",
    "table.lever.looks": "{lever} ({owner}): parece “{setting}”, pero no puedes tener la certeza.",
    "table.indicator.exact": "{indicator}: {value} {unit}{rung}.",
    "table.indicator.exact.moved": "{indicator}: {value} {unit}{rung}, {last} en esta ronda.",
    "table.indicator.estimate": "{indicator}: unos {value} {unit}{rung}. Es una estimación.",
    "table.indicator.hidden": "{indicator}: no lo ves.",
    "table.agreement": "{signers} acordaron {clauses}.",
    "table.agreement.until": "{signers} acordaron {clauses}, hasta la ronda {round}.",
    "table.trust.own": "Confías en {actor}: {value} de 100.",
    "table.trust": "{holder} parece confiar en {actor}: {value} de 100.",
    "table.promised": "{owner} ha prometido en público {lever} en “{setting}” en esta ronda.",
    "table.denied": "{owner} ha negado en público que {lever} esté en “{setting}”.",
}

PROPOSALS = {
    "mark.public": "pública",
    "mark.secret": "secreta",
    "mark.verified": "verificada",
    "proposal.clause": "{lever} ({owner}) de “{now}” a “{setting}” ({marks}).",
    "payment.gets.mandate": "{seat} recibe {points} de mandato.",
    "payment.pays.mandate": "{seat} paga {points} de mandato.",
    "payment.gets.points": "{seat} recibe {points}.",
    "payment.pays.points": "{seat} paga {points}.",
    "answer.yes": "{seat} ha firmado.",
    "answer.no": "{seat} ha rechazado.",
    "answer.no.lever": "{seat} ha rechazado por {lever}.",
    "answer.no.would": "{seat} ha rechazado. Con {lever} en “{setting}” quizá firmaría.",
    "proposal.forecast": "Firmar la propuesta de {proposer} te cuesta {cost} de mandato. Si todos la cumplen, tu puntuación final sería de unos {kept}; sin ella, de unos {now}.",
    "proposal.forecast.own": "Tu propia propuesta te cuesta {cost} de mandato cuando se cierra. Si todos la cumplen, tu puntuación final sería de unos {kept}; sin ella, de unos {now}.",
    "broken.chance": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar compensa si esa cláusula se cumple con un {percent} % de probabilidad o más.",
    "broken.always": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar compensa incluso así.",
    "broken.never": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar no compensa ni aunque todo se cumpla.",
}

TEXTS = {**BRIEF, **TABLE, **PROPOSALS}
