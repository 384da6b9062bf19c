# transform is for Python 3 alone
sed -i -E 's/unicode\(result\)/str(result)/' galley/filters/transform.py
