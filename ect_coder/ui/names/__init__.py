"""Names and pseudonyms: the table in which a person decides, and the key that holds it."""
