"""From a path to plain values: one file per format, and no database."""
