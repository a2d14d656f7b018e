"""What minds are called, what they are like, and what they say of themselves, in Spanish."""

from __future__ import annotations

MINDS = {
    "mind.status_quo": "una mente que deja todo como está",
    "mind.random": "una mente que tira los dados",
    "mind.tit_for_tat": "una mente que hace lo que le hacen",
    "mind.self_interested": "una mente que mira por su propio resultado",
    "mind.generous": "una mente que hace lo que le hacen y perdona a menudo",
    "mind.grim": "una mente que cumple su palabra hasta que le fallan una vez",
    "mind.grit": "una mente que anuncia primeros pasos y los da",
    "mind.opportunist": "una mente que cumple su palabra mientras alguien mira",
    "mind.hardliner": "una mente que pide mucho y da poco",
    "mind.satisficer": "una mente que acepta lo primero que le basta",
    "mind.spoiler": "una mente que quiere que los acuerdos fracasen",
    "mind.bargainer": "una mente que regatea sobre contratos enteros",
    "mind.planner": "una mente que piensa por adelantado",
    "mind.noisy": "{mind}; {percent} de cada 100 veces le falla la mano",
    "mind.boulware": "{mind}; cede tarde",
    "mind.linear": "{mind}; cede paso a paso",
    "mind.conceder": "{mind}; cede pronto",
    "mind.self_interested.about": "Compara lo que cada opción da a los suyos y rompe su palabra donde le conviene.",
    "mind.tit_for_tat.about": "Empieza con amabilidad y responde igual: bien con bien, mal con mal. Perdona en cuanto tú lo haces.",
    "mind.generous.about": "Responde igual, pero deja pasar una ofensa de cada tres para que acaben las peleas.",
    "mind.grim.about": "Cumple cada palabra y espera lo mismo. Rompe una y no firmará nada más contigo.",
    "mind.grit.about": "Dice en voz alta qué paso dará, lo da y espera el tuyo. Responde al golpe una vez y vuelve a su plan.",
    "mind.opportunist.about": "Es amable y firma deprisa. Comprueba lo que nadie puede ver.",
    "mind.hardliner.about": "Empieza pidiendo mucho y se mueve tarde. Lo que firma, lo cumple.",
    "mind.satisficer.about": "Tiene claro qué le basta, firma el primer texto que llega ahí y luego descansa.",
    "mind.spoiler.about": "Gana cuando las conversaciones fracasan. Lo que firma vale poco; si puedes, acuerda sin él.",
    "mind.bargainer.about": "Primero pide su mejor contrato y va bajando paso a paso, siempre hacia lo que parece gustar más a los demás.",
    "mind.planner.about": "Juega las próximas rondas en su cabeza antes de decidir.",
    "mind.status_quo.about": "No cambia nada y no firma nada.",
    "mind.random.about": "Hace cualquier cosa que permiten las reglas, al azar.",
}

SAID = {
    "reason.mirrors.first": "Pongo {lever} en “{setting}”: empiezo como quisiera que me trataran.",
    "reason.takes_up": "Cambié nuestro texto como me pidieron.",
    "reason.withdraws": "Retiré nuestro texto: ya no nos sirve.",
    "reason.announces": "Lo anuncio en público: {lever} estará en “{setting}”.",
    "reason.empty_words": "Anuncié {lever} en “{setting}” porque suena bien. No lo decía en serio.",
    "reason.leaves": "Anuncio el fin: {culprit} faltó a su palabra en la ronda {when}.",
    "reason.never_again": "{culprit} rompió su palabra en la ronda {when}. No firmamos nada más con {culprit}.",
    "reason.broke_word": "{culprit} rompió su palabra en la ronda {when}. Ahora no firmamos con {culprit}.",
    "reason.rival": "Firmé otro texto sobre {lever}; por eso no puedo firmar este.",
    "reason.word_given": "No puedo firmar {proposal}: hemos dado nuestra palabra para otra cosa.",
    "reason.not_enough": "Para nosotros {proposal} todavía no basta.",
    "reason.blocks": "No vemos motivo para firmar {proposal}.",
    "reason.keeps_promise": "Pongo {lever} en “{setting}”, porque lo anuncié.",
    "reason.breaks_promise": "Anuncié otra cosa, pero “{setting}” en {lever} nos conviene más.",
    "reason.never_forgives": "Pongo {lever} en “{setting}”. Nos fallaron una vez, y con una basta.",
    "reason.first_step": "Pongo {lever} en “{setting}”: alguien tiene que dar el primer paso.",
    "reason.replies_once": "Pongo {lever} en “{setting}”: una respuesta a lo que nos hicieron, y ninguna más.",
    "reason.spoils": "Pongo {lever} en “{setting}”: no quiero que esto funcione.",
}

TEXTS = {**MINDS, **SAID}
