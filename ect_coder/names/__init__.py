"""Names of people, organisations and places: found, reviewed by a person, and replaced where words leave."""
