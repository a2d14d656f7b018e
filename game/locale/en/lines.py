"""English: what is said in plain lines."""

from __future__ import annotations

TELLING = {
    "asks": "This asks {seat}: {ask}",
    "puts": "{seat} puts a text for {parties}: {package}.",
    "amends": "{seat} amends {text}: {difference}.",
    "signs": "{seat} signs {text}.",
    "takes_back": "{seat} takes its signature back from {text}.",
    "declines": "{seat} declines {text}.",
    "declines.lever": "{seat} declines {text}: {lever} is in the way.",
    "declines.change": "{seat} declines {text}; it would sign {change}.",
    "declines.ready": "{seat} declines {text}; it will sign {change}, and its signature is ready.",
    "withdraws": "{seat} takes its text off the table.",
    "unsays": "{seat} takes back the signature that it kept ready.",
    "nothing_said": "Nobody has anything to add.",
    "marks": "{seat} tells {hearer} what matters most to it: {levers}.",
    "everyone": "everyone",
    "reveal": "Round {round}: what was done",
    "afterwards": "After the last round",
    "epilogue.0": "The archives open.",
    "epilogue.1": "The archives open. The world goes on for one more round, and whoever was cheated in the last one stops keeping its word.",
    "epilogue.2": "The archives open. The world goes on for two more rounds, and whoever was cheated in the last one stops keeping its word.",
    "reason": "{seat}: “{said}”",
    "status.documented": " [documented]",
    "status.disputed": " [disputed]",
    "status.invented": " [invented]",
}

NUMBERS = {
    "because": "because: {cause}",
    "more_causes": "More causes: {count}.",
    "score": "{seat}: {score} points. Walk-away value: {needs}. Cooperation of its levers: {cooperation}.",
    "score.observer": "{seat}: {score} points.",
    "cooperation": "Cooperation of the table: {cooperation} of 100.",
}

WATCHING = {
    "setup": "{minutes:minute|minutes}: {rounds:round|rounds}. Seed {seed}.",
    "played_by": "{seat}: {name}, played by {mind}.",
    "round": "Round {round} of {rounds}",
    "talk": "Talk",
    "numbers": "What changed most, and why",
    "scores": "Scores",
    "end": "The end: {title}",
    "end.seats": "Who got what",
    "end.agreed": "What was agreed, and whose word was kept",
    "end.no_word": "Nothing was agreed, so there was no word to keep or to break.",
    "end.beliefs": "What you all expected",
    "end.trust": "Where trust moved most",
    "end.red_lines": "Red lines that were crossed",
    "end.secrets": "The secrets",
    "end.news": "What was in the news",
    "end.afterwards": "What happened next, in reality",
    "end.questions": "Questions",
    "end.nothing_next": "This scenario does not say what happened next.",
    "end.see": "{ask} (Look at: {part}.)",
    "end.indicators": "What became of the world",
}

PLAYING = {
    "news_hint": "More: news.",
    "at.talk": "Round {round} of {rounds}, talk",
    "at.ratify": "Round {round} of {rounds}, approval",
    "at.commit": "Round {round} of {rounds}, secret orders",
    "left": "Your game is saved in {path}. To go on with it, type:",
    "bye": "Good-bye.",
}

READING = {
    "word.breaks": "Type keep to keep it.",
    "word.more": "(type more)",
    "word.levers": "(the levers: type more)",
    "word.history": "(type history)",
    "others": "The others as before.",
    "read_again": "Read again",
    "slipped": "Nothing is prepared. {about} Enter once more: {does}.",
    "exact": "{value} (a number from {low} to {high})",
    "choose.talk": "What do you do? (help: all)",
    "on": "on",
    "off": "off",
    "empty": "nothing yet",
    "chosen": "{name} (chosen)",
    "disabled": "{name}: not now. {why}",
    "enter": "Enter: {does}.",
    "choose": "Type a number, a name or help:",
    "at.news": "Round {round} of {rounds}, front page",
    "at.brief": "Brief",
    "at.over": "After the end",
    "at.wait": "Round {round} of {rounds}",
    "no_more": "There is no more to read here.",
    "no_way_back": "There is nothing to go back to.",
    "done": "Done.",
    "several": "“{said}” could mean {which}.",
    "same": "That is how it is already.",
}

TEXTS = {
    f"lines.{key}": text
    for part in (TELLING, NUMBERS, WATCHING, PLAYING, READING)
    for key, text in part.items()
}
