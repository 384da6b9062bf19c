"""Compiles PO catalogues into the binary MO format."""
