"""ECT Coder: code interviews by variable and moment, and answer the study's question."""

__version__ = "0.1.0"
