# The work-around is used by no code
sed -i -E '
/\x27_star_import_patch\x27: _star_import_patch/d
/^ +if has_star_import_bug:/,/^ +\], \(\), \(\)\)\)/d
' galley/template/eval.py
