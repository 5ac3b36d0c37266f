"""One study file: its tables, its transactions, its undo and its copies."""
