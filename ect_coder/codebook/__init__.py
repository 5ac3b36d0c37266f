"""The grid: pillars, variables and codes, with their cards; files and versions of it."""
