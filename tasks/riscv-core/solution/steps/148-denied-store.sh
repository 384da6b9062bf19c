# Stores trap where they are not permitted
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- faults$/i\
                    if (!fault && stores && !permitted(where, 1)) begin\
                        fault = 1;\
                        cause = 13;\
                        value = where;\
                    end
END
