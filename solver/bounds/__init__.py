"""What is proven beside the search: relaxations with checked bounds, and the part of a problem that decides."""
