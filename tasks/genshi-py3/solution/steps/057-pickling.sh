# Code is pickled by marshal, with its look-up
sed -i -E '
s/^from textwrap import dedent/import marshal\n&/
s/self._globals.im_self/self._globals.__self__/
s/get_code_params\(self.code\)/marshal.dumps(self.code)/
' galley/template/eval.py
