"""Repeatable proof that nothing confirmed is lost: `python -m storing`, or `make fault`."""
