"""The fast grid: what a class has written on slips of paper, typed in with digits and arrow keys.

First the signed slips of a table, then what each seat has ordered; a row left blank keeps the word. No class
and no file is known here: `entries` holds what was typed, `form` what can be, `typing` turns keys into the
next state, `rows` says it in words, `played` tries it or carries it out, `desk` is the terminal.
"""
