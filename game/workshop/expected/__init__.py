"""What an author expects of a scenario, compared with what comes."""
