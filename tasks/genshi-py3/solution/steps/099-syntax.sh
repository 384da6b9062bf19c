# The plugin for text takes its syntax as text
sed -i -E '/galley.new_text_syntax/,/lower/s/basestring/str/' galley/template/plugin.py
