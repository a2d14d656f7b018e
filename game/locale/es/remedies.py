"""Spanish: changes that make a scenario a better game."""

from __future__ import annotations

TEXTS = {
    "remedies.nothing": "Nada pide una mirada, así que no hay nada que probar.",
    "remedies.tried": "{tried:# cambio visto|# cambios vistos} de un número o de las mentes de un asiento; informes completos de {confirmed}, de {games:partida|partidas} cada uno.",
    "remedies.none": "Ninguno ayuda lo bastante por sí solo. Cambia más de una cosa, o mira lo que aconseja `balance`.",
    "remedies.not_clean": "Todos empeoran otra cosa, así que ninguno basta por sí solo.",
    "remedies.row": "{change} (línea {line}): {better}.",
    "remedies.row.worse": "{change} (línea {line}): {better}. Pero empeora: {worse}.",
    "remedies.change": "`{place}` {name} de {old} a {new}",
    "remedies.change.new": "`{place}` {name} {new}, una línea nueva",
    "remedies.effect": "{what}: de {before} a {after}",
    "remedies.lines.lever_depends": "palancas que se juegan solas",
    "remedies.lines.lever_matters": "palancas sin peso",
    "remedies.lines.reservation": "valores de retirada que no son correctos",
    "remedies.lines.start_enough": "asientos que pueden esperar",
    "remedies.name.reservation": "el mayor error de un valor de retirada",
    "remedies.name.seat_mean": "asientos cuya puntuación media no está entre 35 y 65",
    "remedies.name.start_enough": "lo que da esperar por encima del valor de retirada",
    "remedies.apply": "Para escribir el primero en el archivo: {command}",
    "remedies.applied": "{file}: {change}, ya está escrito.",
    "remedies.stage.report": "jugando el escenario como está",
    "remedies.stage.glance": "mirando cambios",
    "remedies.stage.games": "jugando algunas partidas de los mejores",
    "remedies.stage.confirm": "jugando informes completos de los mejores de todos",
}
