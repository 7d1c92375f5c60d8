"""Pages about the search itself."""
