"""ivp: the terminal workbench for an Integraal Veiligheidsplan."""

__version__ = "0.3.0"
