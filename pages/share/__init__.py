"""Pages about taking it with you, and the method."""
