"""How firm the answers are, and who says what."""
