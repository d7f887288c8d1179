"""What a workbench costs with stock widgets: a Tree of 150 nodes, a DataTable, a Footer, no database.

The tree has the focus and its root shows READY; ctrl+q quits.
"""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import DataTable, Footer, Tree

GROUPS, LEAVES = 10, 14  # 10 x (1 + 14) = 150 nodes below the root
ROWS = 20
COLUMNS = ("thema", "doel", "basis", "doelwaarde", "waarde", "trekker", "status", "termijn")


class BareTree(App[None]):
    """A tree and a table side by side above a footer."""

    AUTO_FOCUS = "Tree"
    CSS = "Tree, DataTable { width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", "nothing('a')", "Nieuw"),
        ("e", "nothing('e')", "Wijzig"),
        ("d", "nothing('d')", "Archief"),
        ("slash", "nothing('slash')", "Zoek"),
    ]

    def compose(self) -> ComposeResult:
        """Everything filled before the first frame."""
        with Horizontal():
            yield self.filled_tree()
            yield self.filled_table()
        yield Footer()

    def filled_tree(self) -> Tree[None]:
        """The tree, unfolded."""
        tree: Tree[None] = Tree("READY")
        tree.root.expand()
        for group in range(GROUPS):
            branch = tree.root.add(f"thema {group:02d} van het plan", expand=True)
            for leaf in range(LEAVES):
                branch.add_leaf(f"actie {group:02d}.{leaf:02d} een maatregel in de wijk")
        return tree

    def filled_table(self) -> DataTable[str]:
        """The table, a cursor on whole rows."""
        table: DataTable[str] = DataTable(cursor_type="row", zebra_stripes=True)
        table.add_columns(*COLUMNS)
        table.add_rows([f"{name[:4]} {row:02d}" for name in COLUMNS] for row in range(ROWS))
        return table

    def action_nothing(self, _key: str) -> None:
        """The keys in the footer have to lead somewhere; actions that are equal would share one place."""


if __name__ == "__main__":
    BareTree().run()
