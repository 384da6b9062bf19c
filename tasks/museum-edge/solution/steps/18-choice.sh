# The cookie chooses the application
sed -i -e 's#proxy_pass http://application/;#rewrite ^/v2/(.*)$ /$1 break;\n        proxy_pass http://$application;#' \
    -e 's#proxy_pass http://application/upload;#rewrite ^ /upload break;\n        proxy_pass http://$application;#' conf.d/60-api.conf
