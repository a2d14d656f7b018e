"""What minds are called, what they are like, and what they say of themselves, in English."""

from __future__ import annotations

MINDS = {
    "mind.status_quo": "a mind that leaves things as they are",
    "mind.random": "a mind that throws dice",
    "mind.tit_for_tat": "a mind that does as is done to it",
    "mind.self_interested": "a mind that looks after its own score",
    "mind.generous": "a mind that does as is done to it, and often forgives",
    "mind.grim": "a mind that keeps its word until it is let down once",
    "mind.grit": "a mind that announces first steps and takes them",
    "mind.opportunist": "a mind that keeps its word while somebody looks",
    "mind.hardliner": "a mind that asks for much and gives little",
    "mind.satisficer": "a mind that takes the first thing that is good enough",
    "mind.spoiler": "a mind that wants agreements to fail",
    "mind.bargainer": "a mind that bargains over whole contracts",
    "mind.planner": "a mind that thinks ahead",
    "mind.noisy": "{mind}; {percent} of 100 times its hand slips",
    "mind.boulware": "{mind}; it gives way late",
    "mind.linear": "{mind}; it gives way step by step",
    "mind.conceder": "{mind}; it gives way early",
    "mind.self_interested.about": "It compares what each choice brings its own side, and breaks its word where that pays.",
    "mind.tit_for_tat.about": "It begins friendly and answers in kind: good with good, bad with bad. It forgives as soon as you do.",
    "mind.generous.about": "It answers in kind, but lets one offence in three pass, so that quarrels end.",
    "mind.grim.about": "It keeps every word, and expects the same. Break one, and it signs nothing with you any more.",
    "mind.grit.about": "It says aloud which step it will take, takes it, and waits for yours. It hits back once, then returns to its plan.",
    "mind.opportunist.about": "It is pleasant and signs quickly. Check what nobody can see.",
    "mind.hardliner.about": "It begins with a large claim and moves late. What it signs, it keeps.",
    "mind.satisficer.about": "It has a clear idea of “good enough”, signs the first text that reaches it, and then rests.",
    "mind.spoiler.about": "It gains when talks fail. What it signs is not worth much; agree without it if you can.",
    "mind.bargainer.about": "It asks for its best contract first and comes down step by step, always to what seems to please the others most.",
    "mind.planner.about": "It plays the next rounds in its head before it decides.",
    "mind.status_quo.about": "It changes nothing and signs nothing.",
    "mind.random.about": "It does anything the rules allow, by lot.",
}

SAID = {
    "reason.mirrors.first": "I set {lever} to “{setting}”: I begin as I would like to be treated.",
    "reason.takes_up": "I changed our text as I was asked to.",
    "reason.withdraws": "I took our text back: it no longer serves us.",
    "reason.announces": "I announce it in public: {lever} will be at “{setting}”.",
    "reason.empty_words": "I announced {lever} at “{setting}” because it sounds good. I did not mean it.",
    "reason.leaves": "I give notice: {culprit} broke its word in round {when}.",
    "reason.never_again": "{culprit} broke its word in round {when}. We sign nothing more with {culprit}.",
    "reason.broke_word": "{culprit} broke its word in round {when}. We do not sign with {culprit} now.",
    "reason.rival": "I signed another text about {lever}, so I cannot sign this one.",
    "reason.word_given": "I cannot sign {proposal}: we have given our word for something else.",
    "reason.not_enough": "For us {proposal} is not enough yet.",
    "reason.blocks": "We see no reason to sign {proposal}.",
    "reason.keeps_promise": "I set {lever} to “{setting}”, because I announced it.",
    "reason.breaks_promise": "I announced something else, but “{setting}” on {lever} serves us better.",
    "reason.never_forgives": "I set {lever} to “{setting}”. We were let down once, and once is enough.",
    "reason.first_step": "I set {lever} to “{setting}”: somebody has to take the first step.",
    "reason.replies_once": "I set {lever} to “{setting}”: one answer to what was done to us, and no more.",
    "reason.spoils": "I set {lever} to “{setting}”: I do not want this to work.",
}

TEXTS = {**MINDS, **SAID}
