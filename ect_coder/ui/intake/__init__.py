"""The import window: what was found, corrected before it comes in, and afterwards what became of each file."""
