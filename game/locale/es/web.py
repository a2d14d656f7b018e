"""Spanish: what a page in a browser says by itself."""

from __future__ import annotations

REGIONS = {
    "who": "Quién eres",
    "now": "Ahora",
    "act": "Lo que haces",
    "foot": "Seguir",
    "aside": "Al lado",
    "board": "La mesa",
    "stakes": "Lo que cuenta para ti",
    "news": "Noticias",
    "tools": "Siempre a la mano",
    "steps": "Dónde estás",
}
"""Las partes de una página, como las oye quien pasa de una a otra."""
PAGE = {
    "more": "Más",
    "working": "Un momento",
    "lost": "Sin conexión. Lo que oprimas se guarda y se envía después.",
    "back": "Otra vez hay conexión.",
    "sent": "Enviado.",
    "waits": "Aún no se envía. Saldrá en cuanto haya conexión.",
    "gone": "Este asiento ya no es tuyo.",
    "clock": "Tiempo que queda",
    "paused": "En pausa",
}
GUARD = {
    "host": "Esta dirección no es la que abre Parley.",
    "origin": "Esto vino de otra página, así que no se hizo nada.",
    "large": "Es demasiado texto.",
    "garbled": "Esto no se pudo leer.",
    "unfit": "Algo aquí no es como debe ser.",
    "often": "Vas muy rápido. Espera un momento y prueba otra vez.",
    "nothing": "Aquí no hay nada.",
    "wrong": "Algo salió mal. No se perdió nada; prueba otra vez.",
    "full": "Todos los lugares están ocupados. Prueba otra vez en unos minutos.",
}
"""Por qué algo no se hizo, para quien lo pidió."""

TEXTS = (
    {f"web.region.{key}": said for key, said in REGIONS.items()}
    | {f"web.{key}": said for key, said in PAGE.items()}
    | {f"web.guard.{key}": said for key, said in GUARD.items()}
)
