# Selected values become text
sed -i -E 's/unicode\(result\)/str(result)/' galley/filters/transform.py
