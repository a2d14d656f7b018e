"""The teacher's phone: what it may know, what it can ask for, and its one screen."""
