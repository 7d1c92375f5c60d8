"""Word lists and tables, each with a typed loader; where they come from: SOURCES.md."""
