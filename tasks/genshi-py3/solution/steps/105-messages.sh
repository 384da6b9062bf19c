# Messages are read to their end
sed -i -E '/^class MsgDirective/,/^class ChooseBranchDirective/s/stream.next\(\)/next(stream)/' galley/filters/i18n.py
