# Errors of parsers are caught with as
sed -i -E 's/^( +except [a-zA-Z.]+), e:/\1 as e:/' galley/input.py
