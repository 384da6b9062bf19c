# Factories of directives have their metaclass
sed -i -E '
s/^class DirectiveFactory\(object\)/class DirectiveFactory(object, metaclass=DirectiveFactoryMeta)/
/__metaclass__ = DirectiveFactoryMeta/d
' galley/template/base.py
