"""The screen: Textual app, screens and widgets; it asks weergave what to draw and gives regie what is wanted."""
