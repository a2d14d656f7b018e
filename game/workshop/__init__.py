"""The author's tools: check, schema, benchmarks."""
