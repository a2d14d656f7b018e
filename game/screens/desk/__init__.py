"""The pages of a seat in a class, as trees of nodes: one act a page, for a phone held by two people."""
