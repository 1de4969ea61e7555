"""Who is abroad at the start of a comparison: beside published figures, and how far the history's beginning matters."""
