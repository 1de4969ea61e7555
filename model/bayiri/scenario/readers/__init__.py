"""What may stand in files: readers of values, figures and sections, made from the registry, with their schemas."""
