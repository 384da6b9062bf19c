// A small RV32 core: one instruction after the other, in a few cycles each. See MANUAL.md.
//
// What an instruction does stands in tables/, a file for each group of opcodes. The tables are looked up while an
// instruction is executed; they give values to the variables below, and what follows them makes the values count.
module core (
    input  wire        clk,
    input  wire        rst,
    output reg         valid,
    output reg  [31:0] addr,
    output reg  [31:0] wdata,
    output reg  [3:0]  wstrb,
    input  wire        ready,
    input  wire [31:0] rdata,
    input  wire        irq
);
    localparam [2:0] START = 0, FETCH = 1, EXECUTE = 2, ACCESS = 3, STOPPED = 4, SECOND = 5, EXPAND = 6, BACK = 7;

    reg [2:0]  state;
    reg [31:0] pc;
    reg [31:0] insn;
    reg [31:0] x [0:31];
    // -- registers

    // What the instruction comes to. `known`: there is such an instruction; `writes`: `result` goes to its rd;
    // `target`: where it goes on; `loads` or `stores`: `width` (0, 1, 2: a byte, two, four) at `where`, of which
    // `extend` says that the sign is extended; `fault`: it traps instead, for `cause` and with `value`; `returns`: from a trap.
    reg        known, writes, loads, stores, extend, fault, returns;
    reg [1:0]  width;
    reg [31:0] a, b, c, result, target, where, loaded, cause, value;
    reg [63:0] wide;
    integer    i;
    // -- variables

    wire [4:0]  rd = insn[11:7];
    wire [31:0] following = pc + 4;
    wire [31:0] imm_i = {{20{insn[31]}}, insn[31:20]};
    wire [31:0] imm_s = {{20{insn[31]}}, insn[31:25], insn[11:7]};
    wire [31:0] imm_b = {{20{insn[31]}}, insn[7], insn[30:25], insn[11:8], 1'b0};
    wire [31:0] imm_j = {{12{insn[31]}}, insn[19:12], insn[20], insn[30:21], 1'b0};

    `include "functions.vh"
    // -- functions

    // The instruction is done.
    task retire;
        begin
            pc <= target;
            state <= START;
            // -- retired
        end
    endtask

    always @(posedge clk)
        if (rst) begin
            state <= START;
            pc <= 32'h100;
            valid <= 0;
            // -- reset
        end else begin
            // -- every cycle
            case (state)
                START: begin
                    valid <= 1;
                    addr <= {pc[31:2], 2'b00};
                    wstrb <= 0;
                    state <= FETCH;
                    // -- started
                end
                FETCH: if (ready) begin
                    valid <= 0;
                    insn <= rdata;
                    state <= EXECUTE;
                    // -- fetched
                end
                // -- states
                EXECUTE: begin
                    a = insn[19:15] == 0 ? 0 : x[insn[19:15]];
                    b = insn[24:20] == 0 ? 0 : x[insn[24:20]];
                    c = rd == 0 ? 0 : x[rd];
                    known = insn[1:0] == 2'b11;
                    writes = 1;
                    loads = 0;
                    stores = 0;
                    fault = 0;
                    returns = 0;
                    extend = 0;
                    width = 2;
                    result = 0;
                    value = 0;
                    target = following;
                    where = a + imm_i;
                    // -- before the tables
                    case (insn[6:2])
                        5'b00000: begin
                            loads = 1;
                            case (insn[14:12])
                                `include "tables/load.vh"
                                default: known = 0;
                            endcase
                        end
                        5'b01000: begin
                            stores = 1;
                            writes = 0;
                            where = a + imm_s;
                            case (insn[14:12])
                                `include "tables/store.vh"
                                default: known = 0;
                            endcase
                        end
                        5'b00100: casez ({insn[31:20], insn[14:12]})
                            `include "tables/op_imm.vh"
                            default: known = 0;
                        endcase
                        5'b01100: casez ({insn[31:25], insn[14:12]})
                            `include "tables/op.vh"
                            default: known = 0;
                        endcase
                        5'b00010: casez ({insn[31:25], insn[14:12]})
                            `include "tables/custom0.vh"
                            default: known = 0;
                        endcase
                        5'b11000: begin
                            writes = 0;
                            case (insn[14:12])
                                `include "tables/branch.vh"
                                default: known = 0;
                            endcase
                        end
                        5'b11100: case (insn[14:12])
                            `include "tables/system.vh"
                            3'b000: case (insn[31:20])
                                `include "tables/call.vh"
                                default: known = 0;
                            endcase
                            default: known = 0;
                        endcase
                        // -- opcodes
                        `include "tables/opcode.vh"
                        default: known = 0;
                    endcase
                    // -- checks
                    if (!known) begin
                        fault = 1;
                        cause = 4;
                        value = insn;
                    end
                    // -- faults
                    // -- interrupts
                    if (fault) begin
                        state <= STOPPED;  // nothing handles a fault yet
                    end else begin
                        if (writes && !loads && rd != 0) x[rd] <= result;
                        // -- effects
                        if (loads || stores) begin
                            valid <= 1;
                            addr <= {where[31:2], 2'b00};
                            wdata <= b << {where[1:0], 3'b000};
                            wstrb <= stores ? (width == 2 ? 4'b1111 : width == 1 ? 4'b0011 : 4'b0001) << where[1:0] : 4'b0000;
                            state <= ACCESS;
                        end else begin
                            retire;
                        end
                        // -- csr writes
                    end
                end
                ACCESS: if (ready) begin
                    valid <= 0;
                    loaded = rdata >> {where[1:0], 3'b000};
                    if (width == 0) loaded = {{24{extend && loaded[7]}}, loaded[7:0]};
                    if (width == 1) loaded = {{16{extend && loaded[15]}}, loaded[15:0]};
                    if (loads && rd != 0) x[rd] <= loaded;
                    retire;
                    // -- accessed
                end
                default: state <= STOPPED;
            endcase
        end
endmodule
