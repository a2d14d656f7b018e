"""Changes of one number or one temperament that make a scenario a better game, tried before they are told."""
