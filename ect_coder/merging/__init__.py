"""Two studies brought together: what the other one holds comes in, what both say differently is kept twice and said."""
