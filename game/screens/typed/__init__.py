"""The typed grammar: what somebody types, as intents; for lines, and behind `/` in the window."""
