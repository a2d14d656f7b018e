"""A class: what its host says, and the tables it exports."""

from __future__ import annotations

HOST = {
    "class.more.refused": "That would take from the debrief. Use Pause if the class needs a break.",
    "class.csv.round": "Round",
    "class.csv.chair": "Chair",
    "class.csv.seat": "Seat",
    "class.csv.what": "What",
    "class.csv.about": "About",
    "class.csv.said": "Said",
    "class.csv.move": "order",
    "class.csv.promise": "promise",
    "class.csv.believe": "belief in percent",
    "class.csv.put": "offer",
    "class.csv.sign": "signature",
    "class.csv.case": "The other capital's best case",
    "class.csv.clause": "A clause both could print",
}

TEXTS = {**HOST}
