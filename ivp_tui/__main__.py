"""`python -m ivp_tui` is the same as `ivp`."""

from ivp_tui.cli import main

if __name__ == "__main__":
    main()
