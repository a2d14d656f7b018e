"""Printable pages: one self-contained HTML file each."""
