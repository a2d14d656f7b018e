"""Changes of numbers and temperaments that make a scenario a better game, tried before they are told."""
