# Plugins take reloading as text
sed -i -E '/galley.auto_reload/,/lower/s/basestring/str/' galley/template/plugin.py
