"""The specification of coanimation, run."""
