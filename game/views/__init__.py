"""What a seat may read, as plain frozen records and sentences: no pixels, no HTML."""
