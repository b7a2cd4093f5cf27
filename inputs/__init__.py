"""The sample inputs, carried as data."""
