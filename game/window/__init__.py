"""The kit: nodes, layout, focus and paint, and a loop that runs scenes made of them.

A scene says what there is as a tree of nodes (`nodes`); `layout` gives every node a place, in design
units on a canvas that is at least 1280 by 720; `stage` runs scenes, turns input into intents and
moves the focus. None of these knows pygame: only `paint` draws with it and `window` listens to it.
"""
