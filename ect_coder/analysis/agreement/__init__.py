"""How far people who coded the same documents agree: four questions, each with its own figure and its disagreements."""
