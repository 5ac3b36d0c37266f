"""The matrix: projects × pillars or factors, and beside it what a cell stands on."""
