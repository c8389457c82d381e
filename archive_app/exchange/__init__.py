"""Other formats out and in, one module a format."""
