"""One running game: seats, phases, undo, and the record on disk."""
