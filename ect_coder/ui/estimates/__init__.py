"""Estimates: the page where a person decides, cell by cell, and writes what each pillar of a project comes to."""
