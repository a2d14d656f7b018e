"""Spanish words for numbers, so that a number in words is known again in a translation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NUMBERS: Final[Mapping[str, int]] = {
    "ningún": 0, "ninguna": 0, "ninguno": 0, "nadie": 0, "cero": 0, "un": 1, "una": 1, "uno": 1, "primer": 1,
    "primera": 1, "primero": 1, "sola": 1, "solo": 1, "única": 1, "único": 1, "dos": 2, "segunda": 2, "segundo": 2,
    "ambas": 2, "ambos": 2, "media": 2, "medio": 2, "mitad": 2, "par": 2, "doble": 2, "pareja": 2, "tres": 3,
    "tercer": 3, "tercera": 3, "tercero": 3, "tercio": 3, "tercios": 3, "triple": 3, "trimestre": 3, "cuatro": 4,
    "cuarta": 4, "cuarto": 4, "cinco": 5, "quinta": 5, "quinto": 5, "seis": 6, "sexta": 6, "sexto": 6, "siete": 7,
    "séptima": 7, "séptimo": 7, "semana": 7, "ocho": 8, "octava": 8, "octavo": 8, "nueve": 9, "novena": 9,
    "noveno": 9, "diez": 10, "décima": 10, "décimo": 10, "década": 10, "once": 11, "doce": 12, "docena": 12,
    "trece": 13, "catorce": 14, "quince": 15, "quincena": 15, "dieciséis": 16, "diecisiete": 17, "dieciocho": 18,
    "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiuna": 21, "veintiuno": 21, "veintidós": 22,
    "veintitrés": 23, "veinticuatro": 24, "veinticinco": 25, "veintiséis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "cientos": 100, "centenares": 100,
    "siglo": 100, "doscientas": 200, "doscientos": 200, "trescientas": 300, "trescientos": 300,
    "cuatrocientas": 400, "cuatrocientos": 400, "quinientas": 500, "quinientos": 500, "seiscientas": 600,
    "seiscientos": 600, "setecientas": 700, "setecientos": 700, "ochocientas": 800, "ochocientos": 800,
    "novecientas": 900, "novecientos": 900, "mil": 1000, "miles": 1000, "millar": 1000, "millón": 10**6,
    "millones": 10**6, "billón": 10**12, "billones": 10**12,
}  # fmt: skip
"""Word in small letters to number; those of a thousand and more multiply what stands before them."""
