"""`python -m planparse.sandbox.probe`: cuts itself off the network and prints by what."""

from __future__ import annotations

import sys

from planparse.sandbox.network import cut

if __name__ == "__main__":
    sys.stdout.write(cut())
