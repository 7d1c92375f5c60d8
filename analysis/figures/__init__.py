"""Results drawn as charts, each with its alternative text."""
