"""The window: it shows a study and passes wishes on; the only room that knows Qt."""
