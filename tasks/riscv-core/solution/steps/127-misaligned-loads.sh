# Loads from addresses that are no multiples of their size trap
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- faults$/i\
                    if (known && loads && (width == 2 && where[1:0] != 0 || width == 1 && where[0])) begin\
                        fault = 1;\
                        cause = 8;\
                        value = where;\
                    end
END
