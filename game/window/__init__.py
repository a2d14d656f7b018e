"""The window: one mouth of the screens, with a look, a mouse and keys (pygame).

What is shown comes as a tree of nodes (`game.screens`). `style` says how each node looks, by what it is;
`dress` makes blocks of nodes by it (with `pieces`, `columns`, `tables` and `seats`), and `frame` puts the
regions of a screen in their places. `layout` gives every block a place, in design units on a canvas that
is at least 1280 by 720. `stage` runs a device (`device`, and `opening` before the game is there): focus,
keys, pointer, lines of text, scrolling (`sight`). None of these knows pygame: only `paint` draws with it
(with `rasters`, `skins`, `faces`) and `window` listens to it.
"""
