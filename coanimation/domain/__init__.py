"""What the words of the space mean: values that cannot be wrong, and pure functions over them."""
