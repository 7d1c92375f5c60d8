"""Stepping Stones: read a job-search spreadsheet and say honestly where the search stands."""
