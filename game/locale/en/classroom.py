"""A class: what its host says, and the tables it exports."""

from __future__ import annotations

HOST = {
    "class.more.refused": "That would take from the debrief. Use Pause if the class needs a break.",
    "class.no_chair": "There is no chair {chair}.",
    "class.no_event": "There is no such headline.",
    "class.injected": "It comes with the next news.",
    "class.twin.late": "The game has begun; names stay as they are.",
    "class.twin.none": "There is no such twin.",
    "class.export.nowhere": "This class is only tried; there is nothing to keep.",
    "class.seated": "Seated at {chairs}.",
    "class.exported": "Written into {folder}.",
    "class.deleted": "Everything of this class is deleted.",
    "class.vote.feel": "How was it to be your office?",
    "class.vote.change": "Which decision should be changed?",
    "class.vote.predict": "At the end, will the number be higher, about the same or lower?",
    "class.ask.students": "How many students are there? A number from {few} to {most}.",
    "class.ask.last": "Enter alone goes on with the class that was held or printed last, room {letters}.",
    "class.ask.scenario": "What is played? Enter alone takes the first.",
    "class.ask.again": "Please write a number from {few} to {most}.",
    "class.ask.nobody": "Nobody answers here; say how many students there are with '--class'.",
    "class.stopped": "The class has ended here; the same command without a scenario goes on with it.",
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
