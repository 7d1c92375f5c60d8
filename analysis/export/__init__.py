"""Results as files to take away."""
