"""The frame of the app."""
