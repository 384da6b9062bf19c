# Pending interrupts that are enabled are taken before an instruction
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- interrupts$/i\
                    if (status[0] && (waiting & enabled) != 0) begin\
                        fault = 1;\
                        cause = {1'b1, 31'd1};\
                        if (waiting[2] && enabled[2]) cause[1:0] = 2;\
                        if (waiting[3] && enabled[3]) cause[1:0] = 3;\
                        value = 0;\
                    end
END
