"""The built-in templates, carried as data."""
