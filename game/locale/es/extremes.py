"""Spanish: what makes a game impossible or trivial."""

from __future__ import annotations

TEXTS = {
    "balance.minds": "Siempre juega la misma clase de mente por: {seats}. Con varias, las partidas se distinguen: escribe en un asiento, por ejemplo, `temperament: {minds}`. Lo que eso hace se prueba con `{command}`.",
    "balance.more": "Por qué importa: {command}",
    "balance.left.walkaway": "Ningún asiento dice por debajo de qué puntuación preferiría retirarse (`reservation`): {names}.",
    "balance.none_acceptable.fine": "Hay algo que acordar: todos los que deben firmarían {figure:# paquete|# paquetes}.",
    "balance.none_acceptable.look": "No se puede firmar nada: ningún paquete es aceptable para todos los que deben firmar. Quien menos acepta es {seat}.",
    "balance.none_acceptable.row": "{subject}: acepta el {figure} %.",
    "balance.none_acceptable.try": "baja la `reservation` de {seat}, o dale más que ganar.",
    "balance.half_acceptable.fine": "Importa qué paquete se firma: el {figure} % es aceptable para todos los que deben firmar (el 50 % es lo máximo).",
    "balance.half_acceptable.look": "El {figure} % de los paquetes es aceptable para todos los que deben firmar, así que casi cualquiera sirve; el 50 % es lo máximo.",
    "balance.half_acceptable.row": "{subject}: acepta el {figure} %.",
    "balance.half_acceptable.try": "sube la `reservation` de {seat}, que es quien más acepta, o haz que lo que ayuda a un asiento le cueste a otro.",
    "balance.start_enough.fine": "Nadie puede solo esperar: si todo queda como al inicio, ningún asiento acaba más de 10 puntos por encima de su valor de retirada.",
    "balance.start_enough.look": "{seat} puede esperar: si todo queda como al inicio acaba con {stands}, y solo se retiraría por debajo de {reservation}; 10 puntos entre ambos es lo máximo.",
    "balance.start_enough.row": "{subject} acaba con {stands} si todo queda como al inicio, y se retiraría por debajo de {reservation}.",
    "balance.start_enough.try": "haz que lo que hay al inicio empeore para ese asiento (`drift`), o escribe una `reservation` más alta.",
    "balance.name.none_acceptable": "Paquetes aceptables",
    "balance.name.half_acceptable": "Parte de los paquetes que es aceptable",
    "balance.name.start_enough": "Lo que vale el inicio por encima de retirarse",
}
