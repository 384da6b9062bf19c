# A translation may go on behind its last element
sed -i -E 's/^( +)events = self.events\[order\].pop\(0\)/\1events = [(TEXT, \x27\x27, (None, -1, -1))]\n\1if self.events[order]:\n\1    events = self.events[order].pop(0)/' galley/filters/i18n.py
