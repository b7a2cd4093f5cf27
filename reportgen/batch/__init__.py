"""Many documents from one template and many records. Knows records and templates, nothing of conferences."""
