"""The lesson itself: who sits where, its steps and minutes, the class file, and all that happened folded together."""
