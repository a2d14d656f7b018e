"""English: what is read during play."""

from __future__ import annotations

BRIEF = {
    "status.documented": "documented",
    "status.disputed": "disputed",
    "status.invented": "invented for this game",
    "interest.high": "{indicator}: the more the better ({weight} %)",
    "interest.low": "{indicator}: the less the better ({weight} %)",
    "interest.neither": "{indicator} ({weight} %)",
    "interest.reservation": "Below {points} you would rather walk away from the table.",
}

TABLE = {
    "table.lever": "{lever} ({owner}): “{setting}”.",
    "table.lever.looks": "{lever} ({owner}): looks like “{setting}”, but you cannot be sure.",
    "table.indicator.exact": "{indicator}: {value} {unit}{rung}.",
    "table.indicator.exact.moved": "{indicator}: {value} {unit}{rung}, {last} in {span}.",
    "unsaid.withdraw": "take your proposal back",
    "unsaid.believe": "say how far you expect the clause on {lever} to be kept",
    "unsaid.own": "what you have ordered in this phase",
    "unsaid.given": "what {seat} has ordered in this phase",
    "table.span": "round {round}",
    "table.span.after": "the time after the last round",
    "table.indicator.estimate": "{indicator}: about {value} {unit}{rung}. This is an estimate.",
    "table.indicator.hidden": "{indicator}: you do not see it.",
    "table.agreement": "{signers} agreed on {clauses}.",
    "table.agreement.until": "{signers} agreed on {clauses}, up to round {round}.",
    "table.trust.own": "You trust {actor}: {value} of 100.",
    "table.trust": "{holder} seems to trust {actor}: {value} of 100.",
    "table.promised": "{owner} has promised in public: {lever} at “{setting}” this round.",
    "table.denied": "{owner} has denied in public that {lever} is “{setting}”.",
}

PACKAGES = {
    "clause": "{lever} at “{setting}”",
    "clause.line": "**{lever}:** {setting}",
    "clause.marked": "{clause} ({marks})",
    "clause.secret": "secret",
    "clause.checked": "checked",
    "payment.gets.mandate": "{seat} receives {points} of mandate",
    "payment.pays.mandate": "{seat} pays {points} of mandate",
    "payment.gets.points": "{seat} receives {points}",
    "payment.pays.points": "{seat} pays {points}",
    "package.open": "others may join later",
    "package.rounds": "for {rounds:round|rounds}",
}

PROPOSALS = {
    "proposal.clause": "{lever} ({owner}) from “{now}” to “{setting}”",
    "proposal.clause.stays": "{lever} ({owner}) stays at “{setting}”",
    "answer.yes": "{seat} has signed.",
    "answer.no": "{seat} has declined.",
    "answer.no.lever": "{seat} has declined because of {lever}.",
    "answer.no.would": "{seat} has declined. With {lever} at “{setting}” it might sign.",
    "proposal.forecast.free": "If all keep the proposal of {proposer}, your score at the end would be about {kept}; without it, about {now}.",
    "proposal.forecast": "Signing the proposal of {proposer} costs you {cost} of mandate. If all keep it, your score at the end would be about {kept}; without it, about {now}.",
    "proposal.forecast.own": "Your own proposal costs you {cost} of mandate when it closes. If all keep it, your score at the end would be about {kept}; without it, about {now}.",
    "proposal.unpayable": "You have {have}: it cannot close until you have saved up {needed}.",
    "proposal.unpayable.ever": "You have {have}, and can have no more than {most} in any round that is left: as it stands it can never close.",
    "proposal.unpayable.purse": "You have only {have} to pay from: it cannot close so.",
    "broken.only": "If the clause on {lever} is broken: about {score}.",
    "broken.chance": "If the clause on {lever} is broken: about {score}. Signing is no worse than not signing if that clause is kept with a chance of {percent} % or more.",
    "broken.always": "If the clause on {lever} is broken: about {score}. Signing pays even then.",
    "broken.no_worse": "If the clause on {lever} is broken: about {score}. Even then you are no worse off than without it.",
    "broken.if_broken": "If the clause on {lever} is broken: about {score}. Signing would pay only then, not if all is kept.",
    "broken.same": "If the clause on {lever} is broken: about {score}. Signing makes no difference to your score.",
    "broken.never": "If the clause on {lever} is broken: about {score}. Signing would not pay even if all is kept.",
}

MENU = {
    "menu.move": "{lever}: {ask}",
    "menu.choose": "“{event}”: {ask}",
    "menu.lapses": "{why} It happens only if the same reveal brings that.",
    "menu.priced": "{text} ({price} of mandate)",
    "menu.promise": "Promise in public what {lever} will be this round",
    "menu.deny": "Deny something about {lever} in public",
    "menu.leave": "Give notice on the agreement about {lever}",
    "menu.answer": "The proposal of {proposer}",
    "menu.sign": "Sign",
    "menu.decline": "Decline",
    "menu.ratify": "Approve what was signed: the proposal of {proposer}",
    "menu.approve": "Approve",
    "menu.refuse": "Refuse",
}

REVEAL = {
    "reveal.seems": "{lever} ({owner}) now looks like “{after}”; before, it looked like “{before}”.",
    "reveal.known": "{lever} ({owner}) is “{after}”; before, it looked like “{before}”.",
    "reveal.not_possible": "The clause on {lever} ({owner}) could not be carried out. {why} Nobody has broken it.",
    "reveal.truly_not_possible": "Not possible: {lever} at “{setting}” ({owner}). {why}",
    "reveal.taken_back": "{owner} took back {lever}, from “{before}” to “{after}”, because {seats} broke the agreement in the last round.",
    "reveal.kept": "The clause on {lever} ({owner}): you saw it kept. Nobody ordered otherwise.",
    "reveal.broken": "The clause on {lever} ({owner}): you saw it broken.",
    "reveal.not_known": "The clause on {lever} ({owner}): you cannot tell whether it was kept.",
    "reveal.kept.own": "You kept the clause on {lever}: nobody ordered otherwise.",
    "reveal.broken.own": "You did not keep the clause on {lever}.",
    "reveal.truly_kept": "Kept, for nobody ordered otherwise: {lever} at “{setting}” ({owner}).",
    "reveal.truly_broken": "Broken: {lever} at “{setting}” ({owner}).",
    "reveal.exposed": "It came to light: {lever} ({owner}) is “{setting}”.",
    "reveal.checked": "Somebody looked: {lever} ({owner}) is “{setting}”, as it seemed.",
    "reveal.world": "{indicator} {moved}.",
}

LAPSED = {
    "lapsed.agreed": "{lever} was agreed as “{setting}”, but it did not happen. {why}",
    "lapsed.ordered": "{seats} ordered {lever} to “{setting}”, but it did not happen. {why}",
    "lapsed.ordered.own": "You ordered {lever} to “{setting}”, but it did not happen. {why}",
    "lapsed.joint": "It moves only if all its owners order the same.",
    "lapsed.stuck": "What was done cannot be undone.",
    "lapsed.unknown": "Something stood in the way.",
    "lapsed.warning": "Careful, as things stand this would not happen. {why}",
    "left_open": "Everyone has signed the proposal of {seat}, and still it is not in force: another agreement was quicker, or somebody can no longer pay. It stays on the table.",
    "left_open.taken": "Everyone has signed the proposal of {seat}, but it stays open: another agreement on {levers} came first. The older proposal closes first.",
}

DEBRIEF = {
    "debrief.value": "{seat}: {score}, exactly its walk-away value.",
    "debrief.value.below": "{seat}: {score}, {margin} below its walk-away value ({reservation}).",
    "debrief.value.above": "{seat}: {score}, {margin} above its walk-away value ({reservation}).",
    "debrief.cooperated": "Cooperation {cooperation}.",
    "debrief.trusted": "Trusted by the others {before} before, {after} now.",
    "debrief.cooperation": "Cooperation of the table, averaged over the rounds: {value} of 100.",
    "debrief.trust": "{holder} trusts {actor}: {before} at the start, {after} at the end.",
    "debrief.agreement": "Round {round}: {signers} agreed on {clauses}.",
    "debrief.value.only": "{seat}: {score}.",
    "debrief.kept": "The clause on {lever} ({seat}) was kept in {rounds}.",
    "debrief.broken": "The clause on {lever} ({seat}) was broken in {rounds}.",
    "debrief.not_possible": "The clause on {lever} ({seat}) could not be carried out in {rounds}; nobody broke it.",
    "debrief.answer": "Because {seats} broke an agreement in the last round, the others took back what they had given. That changed the scores: {changes}.",
    "debrief.answer.nothing": "Because {seats} broke an agreement in the last round, the others took back what they had given. It changed no score.",
    "debrief.answer.innocent": "Had broken nothing, and paid for it as well: {seats}.",
    "debrief.broken.unseen": "The clause on {lever} ({seat}) was broken in {rounds}, and {seats} did not know at the time.",
    "debrief.rounds.one": "round {round}",
    "debrief.rounds.many": "rounds {rounds}",
    "debrief.rounds.span": "rounds {first} to {last}",
    "debrief.secret": "{owner} had {lever} at “{setting}” in {rounds}. From outside it looked like “{looks}”.",
    "debrief.secret.exposed": "{owner} had {lever} at “{setting}” in {rounds}; it came to light in round {exposed}. From outside it looked like “{looks}”.",
    "debrief.fact": "{fact} {value}",
    "debrief.line": "Round {round}: {line}",
    "debrief.belief": "{seat} gave {percent} % that the clause on {lever} would be kept (round {round}). It was kept.",
    "debrief.belief.broken": "{seat} gave {percent} % that the clause on {lever} would be kept (round {round}). It was broken.",
    "debrief.indicator": "{indicator}: from {start} to {now}.",
    "debrief.indicator.same": "{indicator}: {now}, as at the start.",
    "debrief.none": "The record holds nothing on this.",
}

TEXTS = {**BRIEF, **TABLE, **PACKAGES, **PROPOSALS, **MENU, **REVEAL, **LAPSED, **DEBRIEF}
