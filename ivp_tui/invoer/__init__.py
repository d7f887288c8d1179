"""Input: bytes in, content or a proposal out; nothing here writes the plan file."""
