"""SVG builders: strings in, strings out."""
