"""Studies: what is done with many runs beyond comparing mixes."""
