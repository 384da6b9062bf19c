# CSRs are read before an instruction and written behind it
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- variables$/i\
    reg        csr_writes;\
    reg [31:0] old, update;
/\/\/ -- before the tables$/i\
                    old = 0;\
                    csr_writes = 0;\
                    if (insn[6:2] == 5'b11100 && insn[14:12] != 0) begin\
                        case (insn[31:20])\
                            // -- csr reads\
                            default: known = 0;\
                        endcase\
                        result = old;\
                    end
/\/\/ -- csr writes$/i\
                        if (csr_writes) case (insn[31:20])\
                            // -- csr updates\
                            default: ;\
                        endcase
END
