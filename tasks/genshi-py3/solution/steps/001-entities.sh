# Names of entities come from html.entities
sed -i -E 's/^import htmlentitydefs as entities/from html import entities/' galley/util.py
