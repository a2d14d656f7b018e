"""The plain-text front end: a complete game in lines that a screen reader can follow."""
