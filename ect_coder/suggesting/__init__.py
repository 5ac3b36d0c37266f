"""Passages worth reading for a variable, and when their facts took place: hints with their reasons, never codings."""
