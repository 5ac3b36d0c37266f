"""The page of the figures, and how they leave."""
