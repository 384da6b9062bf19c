# Loads trap where they are not permitted
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- faults$/i\
                    if (!fault && loads && !permitted(where, 0)) begin\
                        fault = 1;\
                        cause = 9;\
                        value = where;\
                    end
END
