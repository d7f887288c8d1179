"""The floor under every Textual program: one Static, nothing else. READY when up; ctrl+q quits."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Shows one word."""

    def compose(self) -> ComposeResult:
        """One Static."""
        yield Static("READY")


if __name__ == "__main__":
    BareApp().run()
