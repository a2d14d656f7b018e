"""Words that authors write for others that are meant: keys, words that stand for a value, and icons.

Close in meaning, not in spelling; `game.scenario.alike` looks here before it looks for what is spelt alike. Each line
is what is meant, or several such where it hangs on the place, and the words for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_KEYS: Final = """
low: min minimum lowest floor least bottom range
high: max maximum highest ceiling most top range
start: value initial begin beginning starting now current
say text about public summary: description desc explanation explain details info note body content meaning
title: name label heading header headline
name: title label caption heading
when needs accepts: if condition trigger requires require while prerequisite requirement criteria
chance: probability likelihood odds risk percent
ask: question prompt
levers: policies policy actions decisions issues tools instruments variables options moves
stakeholders: players parties actors roles seats characters teams participants delegations countries factions
indicators: variables metrics stats statistics numbers resources scores gauges meters values measures
interests objectives: goals goal wants preferences priorities utility cares_about aims weights
settings options values: choices positions levels steps states alternatives answers options settings values
owner seat: player who holder by controlled_by actor role decides seat owner
cost: price costs
reservation: batna walk_away walkaway fallback no_deal if_no_deal minimum_score threshold
mandate: budget capital power influence political_capital
red_lines: limits limit redlines taboos dealbreakers deal_breakers boundaries
endings: results outcomes finale conclusions ends
events: cards news incidents happenings shocks
lengths: duration durations durations time timing formats versions
rounds: turns turn
minutes: clock schedule
effects: effect consequences impact impacts changes change result
otherwise: else default fallback
covert: hidden secret secretly concealed
looks_like: cover disguise
url: link web website href address
cite: citation reference author
icon: image symbol emblem picture logo
colour: color hue
private: secret secret_brief brief confidential private_brief
public: brief public_brief
temperament: personality character ai mind strategy bot style
drift: growth trend decay change_per_round per_round
each_round: per_round every_round ongoing continuous
once: immediate immediately at_once one_time
flow: formula equation dynamics
good: direction better desirable
visible: visible_to seen_by known_by shown
infeasible: exclusive exclude excludes conflicts forbidden incompatible impossible
debrief: questions discussion reflection
topic: subject theme
age: level ages grade
story: introduction intro background scenario context situation
evidence: data source proof
known_to: known seen_by told visible_to
regard: opinion reaction attitude perception
cooperation: cooperative rating
repeat: recurring repeats again
facilitator: teacher manual
raised: raise increase
together: combination combine
accept: ignore suppress allow
early: ends_game immediate
final: ends_game end
irreversible: permanent
"""
_VALUES: Final = """
high: up more higher bigger positive increase
low: down less lower smaller negative decrease
neither: none neutral both
vermilion: red scarlet
amber: orange yellow gold
slate: grey gray black silver
rose: pink
teal: cyan turquoise aqua
navy: indigo dark_blue
olive: khaki lime
magenta: violet fuchsia
anyone: human player person student all both
mind: computer ai bot npc cpu
information: observer press expert neutral observers
full: all everything long
core: basic short simple
documented: fact true real verified proven
invented: fiction fictional made_up imaginary
disputed: contested unclear alleged
promised: soft voluntary
binding: hard mandatory enforced
all: unanimous unanimity everyone everybody consensus public
weighted: majority votes voting
points: money cash
mandate: budget capital
nobody: none hidden private
agreements: deals deal treaties
coast: sea beach ocean island harbour harbor
river_valleys: river valley valleys
border_desert_sea: desert border
city: town urban
mountains: mountain hills
plain: field flat
dusk: night evening
dry: desert drought
snow: winter
day: morning noon sunny
round: turn
deal: agreement treaty contract
and: also plus
or: either
"""
_ICONS: Final = """
landmark: capitol government parliament congress capital ministry state senate museum monument
building-2: office city headquarters
factory: industry plant manufacturing
wheat: bread farm farmer farmers grain agriculture crops field bakery
tractor: farming plough
droplets: water rain
waves-horizontal: river stream flood
coins: money gold budget payment
banknote: cash dollar currency pay finance
shield: army military defense defence security
siren: police emergency
swords: war conflict fight battle
scale: justice court law balance
gavel: judge trial
scroll-text: treaty contract constitution law
handshake: deal agreement peace diplomacy
newspaper: press news media journalist journalists
flask-conical: science research lab chemistry
hard-hat: worker workers labor labour builder construction
users: people citizens public community crowd
user: person man woman citizen
baby: child children
trees: forest woods jungle nature
fuel: oil petrol gas gasoline
zap: energy electricity power
fish: fishing fisher fishers fisherman
ship: trade port harbour harbor boat
fence: border wall
eye: spy watch see surveillance
plane: airplane aircraft drone flight
vote: election voting ballot democracy
snowflake: ice winter arctic cold
thermometer: climate temperature heat
factory: pollution smoke
hospital: clinic
stethoscope: doctor medicine nurse
heart-pulse: health
graduation-cap: university teacher education student
briefcase: business company corporation
chart-line: economy growth market
crown: king queen monarchy royal
church: religion
mountain: hill hills mountains
sprout: plant seed
globe: world earth planet un
flag: nation country
megaphone: protest activist demonstration
truck: transport lorry
house: home housing village
"""


def _table(*lists: str) -> Mapping[str, tuple[str, ...]]:
    """Word to all that it may mean, first what is named first."""
    table: dict[str, tuple[str, ...]] = {}
    for line in (line for each in lists for line in each.strip().splitlines()):
        meant, _, words = line.partition(": ")
        for word in words.split():
            table[word] = (*table.get(word, ()), *meant.split())
    return table


MEANT: Final = _table(_KEYS, _VALUES, _ICONS)
"""A word that somebody may write, in small letters, to those that it may mean."""
PAIRS: Final = {"range": ("low", "high")}
"""Words that mean two keys together."""
