"""The table: the whole game in a window, played by mouse, touch or keyboard (pygame)."""
