# Instructions are not executed where that is not permitted
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- faults$/i\
                    if (!permitted(pc, 2)) begin\
                        fault = 1;\
                        cause = 1;\
                        value = pc;\
                    end
END
