"""The language of formulas: every module in here registers tokens and operators."""
