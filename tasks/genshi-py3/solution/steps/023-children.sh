# Children are text, numbers, elements or streams
sed -i -E '/def append/,/def _generate/s/basestring, int, float, long/str, int, float/' galley/builder.py
