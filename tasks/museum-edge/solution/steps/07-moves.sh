# The table of old links
awk -F, 'NR > 1 { print $1 " " $2 ";" }' moves.csv > moves.map
