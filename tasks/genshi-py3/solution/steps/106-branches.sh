# Branches of plurals are read to their end
sed -i -E '/^class ChooseBranchDirective/,/^class SingularDirective/s/stream.next\(\)/next(stream)/' galley/filters/i18n.py
