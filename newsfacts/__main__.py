"""`python -m newsfacts` does what the command `newsfacts` does."""

from newsfacts.cli.app import main

if __name__ == "__main__":
    main()
