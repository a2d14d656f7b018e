"""Spanish: what is read during play."""

from __future__ import annotations

BRIEF = {
    "status.documented": "documentado",
    "status.disputed": "discutido",
    "status.invented": "inventado para este juego",
    "interest.high": "{indicator}: cuanto más, mejor ({weight} %)",
    "interest.low": "{indicator}: cuanto menos, mejor ({weight} %)",
    "interest.neither": "{indicator} ({weight} %)",
    "interest.reservation": "Por debajo de {points} preferirías retirarte de la mesa.",
}

TABLE = {
    "table.lever": "{lever} ({owner}): “{setting}”.",
    "table.lever.looks": "{lever} ({owner}): parece “{setting}”, pero no puedes tener la certeza.",
    "table.indicator.exact": "{indicator}: {value} {unit}{rung}.",
    "table.indicator.exact.moved": "{indicator}: {value} {unit}{rung}, {last} en {span}.",
    "unsaid.withdraw": "retirar tu propuesta",
    "unsaid.believe": "decir cuánto esperas que se cumpla la cláusula sobre {lever}",
    "unsaid.own": "lo que has ordenado en esta fase",
    "unsaid.given": "lo que {seat} ha ordenado en esta fase",
    "table.span": "la ronda {round}",
    "table.span.after": "el tiempo tras la última ronda",
    "table.indicator.estimate": "{indicator}: unos {value} {unit}{rung}. Es una estimación.",
    "table.indicator.hidden": "{indicator}: no lo ves.",
    "table.agreement": "{signers} acordaron {clauses}.",
    "table.agreement.until": "{signers} acordaron {clauses}, hasta la ronda {round}.",
    "table.trust.own": "Confías en {actor}: {value} de 100.",
    "table.trust": "{holder} parece confiar en {actor}: {value} de 100.",
    "table.promised": "{owner} ha prometido en público {lever} en “{setting}” en esta ronda.",
    "table.denied": "{owner} ha negado en público que {lever} esté en “{setting}”.",
}

PACKAGES = {
    "clause": "{lever} en “{setting}”",
    "clause.line": "**{lever}:** {setting}",
    "clause.marked": "{clause} ({marks})",
    "clause.secret": "secreta",
    "clause.checked": "verificada",
    "payment.gets.mandate": "{seat} recibe {points} de mandato",
    "payment.pays.mandate": "{seat} paga {points} de mandato",
    "payment.gets.points": "{seat} recibe {points}",
    "payment.pays.points": "{seat} paga {points}",
    "package.open": "otros pueden sumarse después",
    "package.rounds": "por {rounds:ronda|rondas}",
}

PROPOSALS = {
    "proposal.clause": "{lever} ({owner}) de “{now}” a “{setting}”",
    "proposal.clause.stays": "{lever} ({owner}) sigue en “{setting}”",
    "answer.yes": "{seat} ha firmado.",
    "answer.no": "{seat} ha rechazado.",
    "answer.no.lever": "{seat} ha rechazado por {lever}.",
    "answer.no.would": "{seat} ha rechazado. Con {lever} en “{setting}” quizá firmaría.",
    "proposal.forecast.free": "Si todos cumplen la propuesta de {proposer}, tu puntuación al final sería de unos {kept}; sin ella, de unos {now}.",
    "proposal.forecast": "Firmar la propuesta de {proposer} te cuesta {cost} de mandato. Si todos la cumplen, tu puntuación final sería de unos {kept}; sin ella, de unos {now}.",
    "proposal.forecast.own": "Tu propia propuesta te cuesta {cost} de mandato cuando se cierra. Si todos la cumplen, tu puntuación final sería de unos {kept}; sin ella, de unos {now}.",
    "proposal.unpayable": "Tienes {have}: no puede cerrarse hasta que hayas ahorrado {needed}.",
    "proposal.unpayable.ever": "Tienes {have}, y no puedes tener más de {most} en ninguna ronda de las que quedan: tal como está no puede cerrarse nunca.",
    "proposal.unpayable.purse": "Solo tienes {have} para pagar: así no puede cerrarse.",
    "broken.only": "Si se rompe la cláusula sobre {lever}: unos {score}.",
    "broken.chance": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar no es peor que no firmar si esa cláusula se cumple con un {percent} % de probabilidad o más.",
    "broken.always": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar compensa incluso así.",
    "broken.no_worse": "Si se rompe la cláusula sobre {lever}: unos {score}. Incluso así no estás peor que sin firmar.",
    "broken.if_broken": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar compensaría solo entonces, no si todo se cumple.",
    "broken.same": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar no cambia tu resultado.",
    "broken.never": "Si se rompe la cláusula sobre {lever}: unos {score}. Firmar no compensa ni aunque todo se cumpla.",
}

MENU = {
    "menu.move": "{lever}. {ask}",
    "menu.choose": "“{event}”. {ask}",
    "menu.lapses": "{why} Solo ocurre si la misma revelación lo trae.",
    "menu.priced": "{text} ({price} de mandato)",
    "menu.promise": "Prometer en público cómo estará {lever} esta ronda",
    "menu.deny": "Negar algo sobre {lever} en público",
    "menu.leave": "Anunciar el fin del acuerdo sobre {lever}",
    "menu.answer": "La propuesta de {proposer}",
    "menu.sign": "Firmar",
    "menu.decline": "Rechazar",
    "menu.ratify": "Aprobar lo firmado: la propuesta de {proposer}",
    "menu.approve": "Aprobar",
    "menu.refuse": "No aprobar",
}

REVEAL = {
    "reveal.seems": "{lever} ({owner}) parece ahora “{after}”; antes parecía “{before}”.",
    "reveal.known": "{lever} ({owner}) está en “{after}”; antes parecía “{before}”.",
    "reveal.not_possible": "La cláusula sobre {lever} ({owner}) no se pudo llevar a cabo. {why} Nadie la ha roto.",
    "reveal.truly_not_possible": "No fue posible: {lever} en “{setting}” ({owner}). {why}",
    "reveal.taken_back": "{owner} retiró lo que había dado en {lever}, de “{before}” a “{after}”, porque {seats} rompió el acuerdo en la última ronda.",
    "reveal.kept": "La cláusula sobre {lever} ({owner}): la viste cumplida. Nadie ordenó otra cosa.",
    "reveal.broken": "La cláusula sobre {lever} ({owner}): la viste rota.",
    "reveal.not_known": "La cláusula sobre {lever} ({owner}): no puedes saber si se cumplió.",
    "reveal.kept.own": "Cumpliste la cláusula sobre {lever}: nadie ordenó otra cosa.",
    "reveal.broken.own": "No cumpliste la cláusula sobre {lever}.",
    "reveal.truly_kept": "Cumplida, pues nadie ordenó otra cosa: {lever} en “{setting}” ({owner}).",
    "reveal.truly_broken": "Rota: {lever} en “{setting}” ({owner}).",
    "reveal.exposed": "Ha salido a la luz: {lever} ({owner}) está en “{setting}”.",
    "reveal.checked": "Alguien lo miró: {lever} ({owner}) está en “{setting}”, como parecía.",
    "reveal.world": "{indicator} {moved}.",
}

LAPSED = {
    "lapsed.agreed": "Se acordó {lever} en “{setting}”, pero no ocurrió. {why}",
    "lapsed.ordered": "{seats}: orden de poner {lever} en “{setting}”, pero no ocurrió. {why}",
    "lapsed.ordered.own": "Ordenaste {lever} en “{setting}”, pero no ocurrió. {why}",
    "lapsed.joint": "Solo se mueve si todos sus dueños ordenan lo mismo.",
    "lapsed.stuck": "Lo hecho no se puede deshacer.",
    "lapsed.unknown": "Algo lo impidió.",
    "lapsed.warning": "Cuidado, tal como están las cosas esto no ocurriría. {why}",
    "left_open": "Todos han firmado la propuesta de {seat} y aun así no está en vigor: otro acuerdo fue más rápido, o alguien ya no puede pagar. Sigue en la mesa.",
    "left_open.taken": "Todos han firmado la propuesta de {seat}, pero sigue abierta: otro acuerdo sobre {levers} llegó antes. La propuesta más antigua se cierra primero.",
}

DEBRIEF = {
    "debrief.value": "{seat}: {score}, justo su valor de retirada.",
    "debrief.value.below": "{seat}: {score}, {margin} por debajo de su valor de retirada ({reservation}).",
    "debrief.value.above": "{seat}: {score}, {margin} por encima de su valor de retirada ({reservation}).",
    "debrief.cooperated": "Cooperación {cooperation}.",
    "debrief.trusted": "Los demás le tenían una confianza de {before}, ahora de {after}.",
    "debrief.cooperation": "Cooperación de la mesa, de media en todas las rondas: {value} de 100.",
    "debrief.trust": "{holder} confía en {actor}: {before} al principio, {after} al final.",
    "debrief.agreement": "Ronda {round}: {signers} acordaron {clauses}.",
    "debrief.value.only": "{seat}: {score}.",
    "debrief.kept": "La cláusula sobre {lever} ({seat}) se cumplió en {rounds}.",
    "debrief.broken": "La cláusula sobre {lever} ({seat}) se rompió en {rounds}.",
    "debrief.not_possible": "La cláusula sobre {lever} ({seat}) no se pudo llevar a cabo en {rounds}; nadie la rompió.",
    "debrief.answer": "Porque en la última ronda {seats} rompió un acuerdo, los demás retiraron lo que habían dado. Eso cambió las puntuaciones: {changes}.",
    "debrief.answer.nothing": "Porque en la última ronda {seats} rompió un acuerdo, los demás retiraron lo que habían dado. No cambió ninguna puntuación.",
    "debrief.answer.innocent": "No habían roto nada y también pagaron: {seats}.",
    "debrief.broken.unseen": "La cláusula sobre {lever} ({seat}) se rompió en {rounds}, y entonces era desconocido para {seats}.",
    "debrief.rounds.one": "la ronda {round}",
    "debrief.rounds.many": "las rondas {rounds}",
    "debrief.rounds.span": "las rondas {first} a {last}",
    "debrief.secret": "{owner} tuvo {lever} en “{setting}” en {rounds}. Desde fuera parecía “{looks}”.",
    "debrief.secret.exposed": "{owner} tuvo {lever} en “{setting}” en {rounds}; salió a la luz en la ronda {exposed}. Desde fuera parecía “{looks}”.",
    "debrief.fact": "{fact} {value}",
    "debrief.line": "Ronda {round}: {line}",
    "debrief.belief": "{seat} dio un {percent} % a que la cláusula sobre {lever} se cumpliría (ronda {round}). Se cumplió.",
    "debrief.belief.broken": "{seat} dio un {percent} % a que la cláusula sobre {lever} se cumpliría (ronda {round}). Se rompió.",
    "debrief.indicator": "{indicator}: de {start} a {now}.",
    "debrief.indicator.same": "{indicator}: {now}, como al principio.",
    "debrief.none": "El registro no contiene nada sobre esto.",
}

TEXTS = {**BRIEF, **TABLE, **PACKAGES, **PROPOSALS, **MENU, **REVEAL, **LAPSED, **DEBRIEF}
