# builder is for Python 3 alone
sed -i -E '/^    def __unicode__/,/^$/d' galley/builder.py
