# i18n is for Python 3 alone
sed -i -E '
/^from galley.compat import IS_PYTHON2/d
/^ +if IS_PYTHON2:/,/^ +else:/d
s/^    ( +(d|n|dn)?gettext = self.translate\.)/\1/
/elif isinstance\(arg, _ast.Str\):/,+1d
' galley/filters/i18n.py
