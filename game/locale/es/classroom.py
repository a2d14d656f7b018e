"""Una clase: lo que dice quien la conduce y las tablas que exporta."""

from __future__ import annotations

HOST = {
    "class.more.refused": "Eso le quitaría tiempo al cierre. Usa Pausa si el grupo necesita un descanso.",
    "class.no_chair": "No hay lugar {chair}.",
    "class.no_event": "No existe ese titular.",
    "class.injected": "Saldrá con las próximas noticias.",
    "class.twin.late": "El juego ya empezó; los nombres se quedan como están.",
    "class.twin.none": "No existe ese gemelo.",
    "class.export.nowhere": "Este grupo es solo un ensayo; no hay nada que guardar.",
    "class.seated": "Con lugar en {chairs}.",
    "class.exported": "Guardado en {folder}.",
    "class.deleted": "Se borró todo lo de este grupo.",
    "class.vote.feel": "¿Cómo fue estar en tu oficina?",
    "class.vote.change": "¿Qué decisión hay que cambiar?",
    "class.vote.predict": "Al final, ¿el número estará más alto, casi igual o más bajo?",
    "class.ask.students": "¿Cuántos estudiantes hay? Un número del {few} al {most}.",
    "class.ask.last": "Solo Enter sigue con el último grupo que se llevó o se imprimió, sala {letters}.",
    "class.ask.scenario": "¿Qué se juega? Solo Enter toma el primero.",
    "class.ask.again": "Escribe un número del {few} al {most}.",
    "class.ask.nobody": "Aquí nadie responde; di con '--class' cuántos estudiantes hay.",
    "class.stopped": "El grupo terminó aquí; el mismo comando sin escenario lo continúa.",
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
