"""What the codings add up to: states, answers, estimates."""
