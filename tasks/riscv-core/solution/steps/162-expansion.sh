# Instructions of two bytes are expanded before they are executed
sed -i -f /dev/stdin rtl/core.v <<'END'
/\/\/ -- variables$/i\
    reg        short;\
    reg [31:0] full;\
    wire [15:0] half = insn[15:0];
/\/\/ -- started$/i\
                    short <= 0;
/\/\/ -- fetched$/i\
                    if ((pc[1] ? rdata[17:16] : rdata[1:0]) != 2'b11) state <= EXPAND;
/\/\/ -- states$/i\
                EXPAND: begin\
                    full = {16'b0, half};\
                    case (half[1:0])\
                        2'b00: casez (half[15:2])\
                            `include "tables/quadrant0.vh"\
                            default: ;\
                        endcase\
                        2'b01: casez (half[15:2])\
                            `include "tables/quadrant1.vh"\
                            default: ;\
                        endcase\
                        default: casez (half[15:2])\
                            `include "tables/quadrant2.vh"\
                            default: ;\
                        endcase\
                    endcase\
                    insn <= full;\
                    short <= 1;\
                    state <= EXECUTE;\
                end
s/following = pc + 4;/following = pc + (short ? 2 : 4);/
END
