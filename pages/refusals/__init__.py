"""Pages about what comes after a no."""
