# A missing number of a plural is found by comparing
sed -i -E 's/assert numeral is not \x27\x27/assert numeral/' galley/filters/i18n.py
