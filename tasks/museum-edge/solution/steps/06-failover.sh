# Failed requests go to the spare
sed -i '/X-Forwarded-Proto/a\    proxy_next_upstream error timeout http_502 http_503;' conf.d/60-api.conf
