# Suites are executed by exec()
sed -i -E 's/exec self.code in _globals, data/exec(self.code, _globals, data)/' galley/template/eval.py
