"""The small pages: the way in, roles without a side, the exit slip, the self-test, the laptop's own page."""
