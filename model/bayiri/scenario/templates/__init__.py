"""Files to begin from, filled in by their comments, and the words for what a number is."""
