"""What is answered to whom: the pages of chairs, wall, phone and roles, and what is posted there."""
