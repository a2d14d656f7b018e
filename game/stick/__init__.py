"""Parley as a folder on a stick, Python included: `pack DIR`.

`plan` says what goes in, `tool` has PyInstaller put it together, `folder` settles and copies what comes out,
`scripts` writes how it starts, `trial` starts it with nothing around it. `command` is the command.
"""
