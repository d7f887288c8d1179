"""The domain: plans, figures and rules. Pure, standard library only, no clock, no input or output."""
