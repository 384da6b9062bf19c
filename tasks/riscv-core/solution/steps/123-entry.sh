# A fault goes to the address in TVEC
sed -i -f /dev/stdin rtl/core.v <<'END'
/state <= STOPPED;  \/\/ nothing handles/c\
                        state <= START;\
                        pc <= {tvec[31:2], 2'b00};\
                        tpc <= pc;\
                        tcause <= cause;\
                        tval <= value;\
                        // -- trapped
END
