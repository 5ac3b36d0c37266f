"""Figures for a paper, as SVG written as text: what is drawn, what it says in words, and the data under it."""
