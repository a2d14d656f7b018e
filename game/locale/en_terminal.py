"""English: what the terminal says."""

from __future__ import annotations

TELLING = {
    "asks": "This asks {seat}: {ask}",
    "proposes": "{seat} proposes to {parties}: {package}.",
    "nothing_proposed": "Nobody proposes anything new.",
    "marks": "{seat} tells {hearer}: {lever} matters most to us.",
    "everyone": "everyone",
    "signs": "{seat} signs the proposal of {proposer}.",
    "declines": "{seat} declines the proposal of {proposer}.",
    "agreed": "Agreed: {agreement}",
    "agreement": "{clauses}. Signed by {seats}.",
    "clause": "{lever} at “{setting}”",
    "clause.secret": "secret",
    "clause.checked": "checked",
    "pays.mandate": "{seat} pays {amount} of mandate",
    "pays.points": "{seat} pays {amount}",
    "receives.mandate": "{seat} receives {amount} of mandate",
    "receives.points": "{seat} receives {amount}",
    "package.open": "others may join",
    "package.rounds": "for {rounds} rounds",
    "reveal": "Round {round}: what was done",
    "nobody_moved": "No lever was seen to move.",
    "seen_kept": "Kept: {clause} ({owner}).",
    "seen_broken": "Broken: {clause} ({owner}).",
    "not_known": "Not known: {clause} ({owner}). Nobody has looked behind it.",
    "afterwards": "After the last round",
    "epilogue": "Two more rounds pass as things stand. Then the archives open.",
    "reason": "{seat}: “{said}”",
    "status.documented": " [documented]",
    "status.disputed": " [disputed]",
    "status.invented": " [invented]",
}

NUMBERS = {
    "because": "because: {cause}",
    "more_causes": "More causes: {count}.",
    "score": "{seat}: {score} points. Without any deal: {needs}. Cooperation: {cooperation}.",
    "score.observer": "{seat}: {score} points.",
    "cooperation": "Cooperation of the table: {cooperation} of 100.",
    "good.high": "high is good",
    "good.low": "low is good",
    "good.neither": "neither is better",
    "indicator": "{name}: {number} ({good})",
    "indicator.about": "{name}: about {number} (an estimate)",
    "indicator.hidden": "{name}: you cannot see it",
    "trust.of": "{seat} trusts {others}.",
    "trust.in": "{seat} {number}",
    "trust.note": "Your own numbers are exact. Of the others you know what everyone can see.",
    "no_agreements": "No agreement is in force that you know of.",
    "lever": "{lever} ({owner}): now “{setting}”. Choice: {settings}.",
}

WATCHING = {
    "setup": "{minutes} minutes: {rounds} rounds. Seed {seed}.",
    "played_by": "{seat}: {name}, played by {mind}.",
    "mind.status_quo": "a mind that leaves things as they are",
    "mind.random": "a mind that throws dice",
    "mind.tit_for_tat": "a mind that does as is done to it",
    "mind.self_interested": "a mind that looks after its own score",
    "round": "Round {round} of {rounds}",
    "talk": "Talk, exchange {exchange} of {exchanges}",
    "talk.one": "Talk",
    "numbers": "What changed most, and why",
    "scores": "Scores",
    "end": "The end: {title}",
    "end.seats": "Who got what",
    "end.seat": "{seat}: {score} points, {margin} more than without any deal ({needs}).",
    "end.seat.below": "{seat}: {score} points, {margin} less than without any deal ({needs}).",
    "end.trusted": "Cooperation {cooperation}. Trusted by the others {before} before, {after} now.",
    "end.word": "Whose word was kept",
    "end.kept": "{seat}: seen to keep a clause {kept} times, to break one {broken} times.",
    "end.no_word": "Nobody's word could be seen to be kept or broken.",
    "end.secrets": "The secrets",
    "end.fact": "{name} {truth}",
    "end.hidden": "{owner} had {lever} at “{setting}”, out of sight (rounds {rounds}).",
}

TEXTS = {
    f"terminal.{key}": text for part in (TELLING, NUMBERS, WATCHING) for key, text in part.items()
}
