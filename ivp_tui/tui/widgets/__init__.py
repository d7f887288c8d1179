"""The widgets: one beeld in, messages out."""
