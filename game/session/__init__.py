"""One running game: who holds which seat, the phases, undo, and the record on disk.

`session` is the door; `casting` says who acts for which seat, `phases` what each phase waits for,
`players` what everybody orders in it, `course` plays the phases and takes them back, `entries` and
`record` are the lines of a record and their reading, `drafts` what was prepared when a game was left,
`scribe` writes them, `verification` resolves a record again and compares. `whatif` plays a recorded game
again with decisions altered (`alteration`), `suggestions` finds what is worth trying, and `retelling` puts
both into sentences.
"""
