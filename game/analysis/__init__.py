"""What was possible: packages, frontiers, stability, what-if."""
