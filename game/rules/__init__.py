"""The game itself: pure functions over arrays, one file per rule."""
