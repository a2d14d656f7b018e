"""Classes as they are held: what each device shows, and which room it belongs to."""
