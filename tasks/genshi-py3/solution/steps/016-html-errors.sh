# What goes wrong while HTML is read is a ParseError
sed -i -E '
/except html.HTMLParseError/,/raise ParseError/{
s/html.HTMLParseError/Exception/
s/msg = .*/msg = str(e)/
s/, e.lineno, e.offset//
}
' galley/input.py
