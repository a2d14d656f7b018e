"""The debrief, worked out once: parts of text, tables and pictures that pages, lines and screens show."""
