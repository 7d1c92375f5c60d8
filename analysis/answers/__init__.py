"""Answers that combine several metrics."""
