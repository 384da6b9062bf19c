# Mappings are passed as keywords
sed -i -E '
/^    def visit_Call/,/^    # Repr/{
s/^            self._write\(keyword.arg\)/            self._write(keyword.arg and keyword.arg + \x27=\x27 or \x27**\x27)/
/^            self._write\(.=.\)/d
}
' galley/template/astutil.py
