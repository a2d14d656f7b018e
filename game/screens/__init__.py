"""The whole game as trees of nodes: no device, no pixels, no clock; no screen changes what it is made of."""
