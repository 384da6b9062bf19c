# Every answer of the website carries them
sed -i 's/^\( *\)add_header Cache-Control.*/&\n\1include safety.conf;/' www.d/20-caching.conf
