"""English: what is read during play."""

from __future__ import annotations

BRIEF = {
    "status.documented": "documented",
    "status.disputed": "disputed",
    "status.invented": "invented for this game",
    "interest.high": "{indicator}: the more the better ({weight} %)",
    "interest.low": "{indicator}: the less the better ({weight} %)",
    "interest.neither": "{indicator} ({weight} %)",
    "interest.reservation": "A result below {points} is worse for you than no deal.",
}

TABLE = {
    "table.lever": "{lever} ({owner}): “{setting}”.",
    "table.lever.looks": "{lever} ({owner}): looks like “{setting}”, but you cannot be sure.",
    "table.indicator.exact": "{indicator}: {value} {unit}{rung}.",
    "table.indicator.exact.moved": "{indicator}: {value} {unit}{rung}, {last} this round.",
    "table.indicator.estimate": "{indicator}: about {value} {unit}{rung}. This is an estimate.",
    "table.indicator.hidden": "{indicator}: you do not see it.",
    "table.agreement": "{signers} agreed on {clauses}.",
    "table.agreement.until": "{signers} agreed on {clauses}, up to round {round}.",
    "table.trust.own": "You trust {actor}: {value} of 100.",
    "table.trust": "{holder} seems to trust {actor}: {value} of 100.",
    "table.promised": "{owner} has promised in public: {lever} at “{setting}” this round.",
    "table.denied": "{owner} has denied in public that {lever} is “{setting}”.",
}

PROPOSALS = {
    "mark.public": "public",
    "mark.secret": "secret",
    "mark.verified": "checked",
    "proposal.clause": "{lever} ({owner}) from “{now}” to “{setting}” ({marks}).",
    "payment.gets.mandate": "{seat} receives {points} of mandate.",
    "payment.pays.mandate": "{seat} pays {points} of mandate.",
    "payment.gets.points": "{seat} receives {points}.",
    "payment.pays.points": "{seat} pays {points}.",
    "answer.yes": "{seat} has signed.",
    "answer.no": "{seat} has declined.",
    "answer.no.lever": "{seat} has declined because of {lever}.",
    "answer.no.would": "{seat} has declined. With {lever} at “{setting}” it might sign.",
    "proposal.forecast": "Signing the proposal of {proposer} costs you {cost} of mandate. If all keep it, your score at the end would be about {kept}; without it, about {now}.",
    "proposal.forecast.own": "Your own proposal costs you {cost} of mandate when it closes. If all keep it, your score at the end would be about {kept}; without it, about {now}.",
    "broken.chance": "If the clause on {lever} is broken: about {score}. Signing pays if that clause is kept with a chance of {percent} % or more.",
    "broken.always": "If the clause on {lever} is broken: about {score}. Signing pays even then.",
    "broken.never": "If the clause on {lever} is broken: about {score}. Signing would not pay even if all is kept.",
}

TEXTS = {**BRIEF, **TABLE, **PROPOSALS}
