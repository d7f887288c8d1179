"""The only package that knows SQL: the file, its schema, reading, writing, journal, search and check."""
