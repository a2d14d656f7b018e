"""The wall: one page for all, in every state of a lesson, with the six slides."""
