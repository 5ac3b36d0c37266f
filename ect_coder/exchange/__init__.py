"""What leaves for other programs, as plain values."""
