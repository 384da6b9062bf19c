# Directives have their metaclass
sed -i -E '
s/^class Directive\(object\)/class Directive(object, metaclass=DirectiveMeta)/
/__metaclass__ = DirectiveMeta/d
' galley/template/directives.py
