# Accesses that move their address on
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- opcodes$/i\
                        5'b01010: begin\
                            where = a;\
                            case (insn[14:12])\
                                `include "tables/custom1.vh"\
                                default: known = 0;\
                            endcase\
                            writes = loads;\
                        end
/\/\/ -- effects$/i\
                        if (insn[6:2] == 5'b01010 && insn[19:15] != 0) x[insn[19:15]] <= a + (stores ? imm_s : imm_i);
END
