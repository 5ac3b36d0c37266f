"""A coded document on paper: set in pages as values, painted alike on a printer, into a PDF and on a picture."""
