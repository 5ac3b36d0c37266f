"""Projects of programs that keep theirs in SQLite (QualCoder, Taguette), read as their tables are documented."""
