"""The classic strategies: their names, what they are like, and what they say, in Spanish."""

from __future__ import annotations

TEXTS = {
    "mind.always_cooperate": "una mente que coopera hagan lo que hagan los demás",
    "mind.always_defect": "una mente que no coopera nunca",
    "mind.tit_for_two_tats": "una mente que solo devuelve el segundo golpe seguido",
    "mind.pavlov": "una mente que sigue con lo que salió bien y cambia lo que no",
    "mind.suspicious_tit_for_tat": "una mente que empieza con dureza y luego hace lo que le hacen",
    "mind.always_cooperate.about": "Da cada paso cooperativo que puede pagar y nunca devuelve un golpe. No pone ningún texto propio.",
    "mind.always_defect.about": "No firma nada y da cada paso que puede pagar para alejarse de los demás.",
    "mind.tit_for_two_tats.about": "Deja pasar una ofensa. Tras dos rondas así, responde igual hasta que cambies.",
    "mind.pavlov.about": "Si cooperaste, repite lo que hizo. Si no, hace lo contrario.",
    "mind.suspicious_tit_for_tat.about": "En la primera ronda espera lo peor. Desde entonces hace lo que tú hiciste.",
    "reason.as_always": "Pongo {lever} en “{setting}”. Lo hago hagan lo que hagan los demás.",
    "reason.as_always.plain": "No firmo nada, sea lo que sea.",
    "reason.win_or_shift": "Pongo {lever} en “{setting}”: sigo con lo que salió bien y cambio lo que no.",
    "reason.win_or_shift.plain": "No firmo ahora: la última ronda no salió lo bastante bien para eso.",
    "reason.begins_hard": "Pongo {lever} en “{setting}”: empiezo con cuidado y veo qué hacen los demás.",
    "reason.begins_hard.plain": "No firmo en la primera ronda: primero veo qué hacen los demás.",
    "reason.signs_to_cooperate": "Firmé {proposal}: no reduce nuestra cooperación.",
    "reason.asks_too_little": "Rechacé {proposal}: pide menos cooperación de la que hay, o un pago.",
}
