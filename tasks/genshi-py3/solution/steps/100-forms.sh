# Forms are filled with text
sed -i -E '/^class FormFiller/,/^class Scrubber/s/unicode\(/str(/g' galley/filters/html.py
