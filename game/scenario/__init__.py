"""The scenario language: YAML files to frozen scenarios, with positions and diagnostics."""
