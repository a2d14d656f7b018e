"""Una clase: lo que dice quien la conduce y las tablas que exporta."""

from __future__ import annotations

HOST = {
    "class.more.refused": "Eso le quitaría tiempo al cierre. Usa Pausa si el grupo necesita un descanso.",
    "class.csv.round": "Ronda",
    "class.csv.chair": "Lugar",
    "class.csv.seat": "Asiento",
    "class.csv.what": "Qué",
    "class.csv.about": "Sobre",
    "class.csv.said": "Dicho",
    "class.csv.move": "orden",
    "class.csv.promise": "promesa",
    "class.csv.believe": "confianza en porcentaje",
    "class.csv.put": "oferta",
    "class.csv.sign": "firma",
    "class.csv.case": "El mejor argumento de la otra capital",
    "class.csv.clause": "Una cláusula que ambas podrían publicar",
}

TEXTS = {**HOST}
