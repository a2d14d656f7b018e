"""The whole game as trees of nodes: no device, no pixels, no clock; nothing is set while it is viewed."""
