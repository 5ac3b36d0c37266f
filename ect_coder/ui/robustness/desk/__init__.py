"""The reconciliation desk: where coders disagree, what each of them read there, and what becomes of it."""
