"""One module an operation, or a family of them."""
