"""One running game without a device, and its readers, one at each seat: what is seen, prepared and may be done."""
