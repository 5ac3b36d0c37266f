"""Projects and codebooks of other programs of analysis (REFI-QDA), in the window."""
