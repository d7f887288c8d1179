"""Measures the workbench from the outside, in a pseudo-terminal, beside two bare Textual programs."""
