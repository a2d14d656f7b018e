"""What a seat may read, as plain frozen records; the sentences for causes live here."""
