"""Reports: documents out."""
