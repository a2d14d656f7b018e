"""The workshop's page."""
