"""Pages about what the numbers say."""
