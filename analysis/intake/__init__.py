"""Read any spreadsheet in which people track a job search."""
