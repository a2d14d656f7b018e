"""Computer players: an observation in, orders with reasons out."""
