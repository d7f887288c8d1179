"""View models ("beeld"): from a Stand to lines of styled text; no Textual, no SQL, no clock."""
