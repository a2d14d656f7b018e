"""The rules: a rulebook, positions, orders, and one file for each part of a round.

`compiling` turns a scenario into a rulebook of arrays; `opening` sets up games; `phases` is the table of a
round, `resolve` carries out a phase by its rule in `stages`, which calls in order: `happenings` (brief), `talk`
(an exchange; `texts` and `edits` are what it is about), `closing` and `agreeing` (what has enough signatures, by
`signing`, `ratification` and `impossible`), `moves`, `reveal` and `compliance`, `aftermath` (the answer), `indicators`, `reputation` and `trust`, `audience`, `upkeep`. `writing` holds
the only writers. `changes` are what is written, `ledger` explains one game; `legality` and `refusals` say what may be ordered;
`sight` shows a position to one seat, or to nobody; `cooperation` and `scores` derive what was done together and what it is worth.
"""
