# HTML entities in XML become characters
sed -i -E '/def _handle_other/,/^def XML/s/unichr/chr/' galley/input.py
