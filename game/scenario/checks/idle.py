"""Keys that something else in the file makes useless: nothing an author writes is ignored silently."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario.alike import suggestion
from game.scenario.checks.ground import Ground, Said
from game.scenario.model import Lever, Setting


def agreements(ground: Ground) -> Iterator[Said]:
    """W548: a rule for agreements that cannot come to bear."""
    rules = ground.scenario.agreements
    seats = tuple(ground.scenario.stakeholders.values())
    written = rules.sign.model_fields_set
    for key, rule in (("missing", "all_but"), ("weights", "weighted"), ("above", "weighted")):
        if key in written and rules.sign.rule != rule:
            path = ("agreements", "sign", key)
            yield _idle(path, f"'{key}' matters only with 'rule: {rule}'")
    if "points" in rules.payments and not any(seat.purse for seat in seats):
        message = "points cannot be paid, because no seat has a purse"
        yield _idle(("agreements", "payments"), message)
    if "largest_payment" in rules.model_fields_set and not rules.payments:
        yield _idle(("agreements", "largest_payment"), "nothing can be paid without 'payments'")
    for key in ("denial", "broken_promise"):
        given = key in rules.model_fields_set and bool(getattr(rules, key))
        if given and not any(seat.support for seat in seats):
            message = f"{key} changes nothing, because no seat has a 'support'"
            yield _idle(("agreements", key), message)
    if all(_carried_out(ground, lever) for lever in ground.scenario.levers.values()):
        for key in ("worry", "verification"):
            if key in rules.model_fields_set and getattr(rules, key):
                message = "every clause is binding, so nobody worries whether one is kept"
                yield _idle(("agreements", key), message)
    for seat, ratifier in rules.ratification.items():
        if ratifier.by != "constituencies" and "above" in ratifier.model_fields_set:
            where = ("agreements", "ratification", seat, "above")
            yield _idle(where, "'above' matters only where constituencies vote")


def _carried_out(ground: Ground, lever: Lever) -> bool:
    force = lever.force or ground.scenario.agreements.force
    return "table" in lever.owner or force == "binding"


def indicators(ground: Ground) -> Iterator[Said]:
    """W548: how an indicator counts is said, but no score counts it."""
    valued = {name for seat in ground.scenario.stakeholders.values() for name in seat.interests}
    for name, indicator in ground.scenario.indicators.items():
        if "scored" in indicator.model_fields_set and name not in valued:
            message = f"no seat has '{name}' among its interests, so no score counts it"
            yield _idle(("indicators", name, "scored"), message)


def seats(ground: Ground) -> Iterator[Said]:
    """W548: something a seat has, but can never use."""
    rules = ground.scenario.agreements
    for name, seat in ground.scenario.stakeholders.items():
        ratifier = rules.ratification.get(name)
        if seat.constituencies and (ratifier is None or ratifier.by != "constituencies"):
            message = f"nobody asks them: 'ratification' does not say '{name}: by: constituencies'"
            yield _idle(("stakeholders", name, "constituencies"), message)
        if seat.purse and "points" not in rules.payments:
            message = "'payments' does not allow points, so the purse is never used"
            yield _idle(("stakeholders", name, "purse"), message)
        for key in ("temperament", "voice"):
            if seat.play == "information" and key in seat.model_fields_set:
                message = "a seat that only informs is played by no mind"
                yield _idle(("stakeholders", name, key), message)


def known(ground: Ground) -> Iterator[Said]:
    """W548: everybody is said to know what a setting is worth of which not everybody may know."""
    levers = ground.scenario.levers
    for name, seat in ground.scenario.stakeholders.items():
        for lever, table in seat.worth.items():
            for key, counted in table.items():
                if counted.known and levers[lever].settings[key].covert is not None:
                    path = ("stakeholders", name, "worth", lever, key, "known")
                    yield _idle(path, f"'{key}' is hidden, so not everybody can know of it")


def levers(ground: Ground) -> Iterator[Said]:
    """W548: a key of a lever or setting that another one overrides."""
    for name, lever in ground.scenario.levers.items():
        if lever.force == "promised" and "table" in lever.owner:
            message = f"'{name}' belongs to the table, so clauses on it are always binding"
            yield _idle(("levers", name, "force"), message)
        for key, setting in lever.settings.items():
            path: tuple[str, ...] = ("levers", name, "settings", key)
            if lever.order_means_cooperation and setting.cooperation is not None:
                message = "'order_means_cooperation' rates this setting already"
                yield _idle((*path, "cooperation"), message)
            if "table" in lever.owner and "regard" in setting.model_fields_set:
                message = f"'{name}' belongs to the table, so nobody is regarded for moving it"
                yield _idle((*path, "regard"), message)
            if any(block.rounds is not None for block in setting.once):
                yield _idle((*path, "once"), "'once' is one round, so 'for' says nothing")
            if setting.needs_say is not None and setting.needs is None:
                yield _idle((*path, "needs_say"), "there is no 'needs' that this explains")
            if why := _signed_anyway(ground, name, lever, setting):
                yield _idle((*path, "signed_by"), why)


def _signed_anyway(ground: Ground, name: str, lever: Lever, setting: Setting) -> str:
    """Why naming who must sign for a setting says nothing new; empty if it does.

    An owner alone is no owner named again: it says that the setting takes an agreement.
    """
    if not setting.signed_by:
        return ""
    if "table" in lever.owner:
        all_sign = ground.scenario.agreements.sign.rule == "all"
        return f"'{name}' belongs to the table, and every seat signs for it anyway" * all_sign
    again = [seat for seat in setting.signed_by if seat in lever.owner]
    others = len(again) < len(setting.signed_by)
    return f"'{again[0]}' owns '{name}' and signs for it anyway" if again and others else ""


def world(ground: Ground) -> Iterator[Said]:
    """W548: an estimate of what all see, or an explanation of a flow that is not there."""
    for name, indicator in ground.scenario.indicators.items():
        if indicator.estimate is not None and indicator.visible == "all":
            path = ("indicators", name, "estimate")
            yield _idle(path, f"everybody sees '{name}' exactly")
        if indicator.flow_says is not None and indicator.flow is None:
            path = ("indicators", name, "flow_says")
            yield _idle(path, "there is no 'flow' that this explains")


def course(ground: Ground) -> Iterator[Said]:
    """W548: an event or ending with a key that cannot come to bear."""
    for name, event in ground.scenario.events.items():
        for key in ("when", "round", "chance"):
            if event.facilitator and key in event.model_fields_set:
                yield _idle(("events", name, key), "only a facilitator plays this event")
        if event.chance == 0 and not event.facilitator:
            yield _idle(("events", name, "chance"), "with a chance of 0 it never happens")
        if event.repeat and event.round is not None:
            yield _idle(("events", name, "repeat"), "the event has only one round")
    for name, ending in ground.scenario.endings.items():
        if ending.early and ending.otherwise:
            yield _idle(("endings", name, "early"), "the last ending never ends a game early")


def aliases(ground: Ground) -> Iterator[Said]:
    """W548: a twin replaces a word that stands in no text, not even in another form."""
    parts = (part for text in ground.texts.values() for part in (text.text, text.easy))
    read = "\n".join(parts).lower()
    for name, alias in ground.scenario.aliases.items():
        for word in alias.names:
            if word.lower() not in read:
                yield _idle(("aliases", name, "names", word), f"no text has the word '{word}'")


def own_texts(ground: Ground) -> Iterator[Said]:
    """W548: a twin has a text of its own where the scenario has none."""
    known = {".".join(map(str, path)) for path in ground.texts if path[0] != "aliases"}
    for name, alias in ground.scenario.aliases.items():
        for path in alias.texts:
            if path not in known:
                message = f"the scenario has no text '{path}'"
                hint = suggestion(path, known) or "take it out"
                yield Said("W548", ("aliases", name, "texts", path), message, hint)


def _idle(path: tuple[str, ...], message: str) -> Said:
    return Said("W548", path, message, "take it out, or change what stands in its way")


CHECKS = (agreements, indicators, seats, known, levers, world, course, aliases, own_texts)
