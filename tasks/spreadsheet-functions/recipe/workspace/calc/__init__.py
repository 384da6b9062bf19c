"""A small spreadsheet: sheets of cells and formulas go in, what the formulas come to comes out."""
