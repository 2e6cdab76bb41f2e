"""`coanimation` and `python -m coanimation`."""

from __future__ import annotations


def run() -> None:
    """Run the command with the arguments of the process."""
    from coanimation.cli.main import main  # noqa: PLC0415 - importing this module must cost nothing

    main(prog_name="coanimation")


if __name__ == "__main__":
    run()
