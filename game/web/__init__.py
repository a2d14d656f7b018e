"""Mouth: the same trees of nodes as HTML, and the server that classroom and workshop share."""
