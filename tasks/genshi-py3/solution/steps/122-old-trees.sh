# The stand-in for the AST of Python 2.4 goes
rm galley/template/ast24.py galley/template/_ast24.py
