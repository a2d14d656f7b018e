"""What all may see of a table, and what its archives show once they are open."""
