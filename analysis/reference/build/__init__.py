"""Scripts that regenerate the tables from their sources; not part of the installed package."""
