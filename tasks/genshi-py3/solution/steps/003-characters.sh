# References become characters by chr
sed -i -E 's/\bunichr\(/chr(/' galley/util.py
