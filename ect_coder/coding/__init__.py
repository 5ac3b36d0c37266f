"""This passage shows this variable, at this moment."""
