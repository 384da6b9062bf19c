# The spare stands by
sed -i 's/^}/    server 127.0.0.1:9002 backup max_fails=0;\n}/' conf.d/20-application.conf
