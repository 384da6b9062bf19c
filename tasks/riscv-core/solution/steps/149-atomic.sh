# A word is loaded and stored in one, and words are reserved
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- registers$/i\
    reg        reserved;\
    reg [31:0] reservation;
/\/\/ -- variables$/i\
    reg        amo;\
    reg [31:0] stored;
/\/\/ -- reset$/i\
            reserved <= 0;
/\/\/ -- before the tables$/i\
                    amo = 0;
/\/\/ -- opcodes$/i\
                        5'b01011: begin\
                            where = a;\
                            known = known && insn[14:12] == 2;\
                            case (insn[31:27])\
                                `include "tables/reserved.vh"\
                                `include "tables/amo.vh"\
                                default: known = 0;\
                            endcase\
                            if (amo) loads = 1;\
                        end
/\/\/ -- trapped$/i\
                        reserved <= 0;
/\/\/ -- accessed$/i\
                    if (amo) begin\
                        case (insn[31:27])\
                            `include "tables/amo.vh"\
                            default: ;\
                        endcase\
                        valid <= 1;\
                        wdata <= stored;\
                        wstrb <= 4'b1111;\
                        state <= BACK;\
                    end
/\/\/ -- states$/i\
                BACK: if (ready) begin\
                    valid <= 0;\
                    state <= START;\
                end
s/!fault && stores && !permitted/!fault \&\& (stores || amo) \&\& !permitted/
END
