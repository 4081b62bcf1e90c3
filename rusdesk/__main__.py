"""`python -m rusdesk`."""

import sys

from rusdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
