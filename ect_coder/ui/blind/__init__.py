"""Coding blind, in the window."""
