"""A scenario as numbers: tables that rules read, with uncertain numbers drawn."""
