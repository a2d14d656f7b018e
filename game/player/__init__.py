"""One reader at one seat of one running game, without a device: what may be done, what is prepared, what is seen."""
