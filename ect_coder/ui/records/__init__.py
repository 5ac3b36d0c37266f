"""The project database in the window: one tab for each of its tables."""
