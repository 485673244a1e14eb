"""`python -m planparse` is `planparse`."""

from __future__ import annotations

from planparse.cli import main

if __name__ == "__main__":
    main()
