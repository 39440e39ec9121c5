package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.process.Command;
import dev.ashlar.process.ProgramRunner;

/** One machine's TPM 2.0: swtpm keeps its state in the machine's folder and ends when QEMU does. */
record SoftwareTpm(String program, MachineFolder folder, ProgramRunner runner) {
    /** Relative to the machine's folder: the path of a Unix socket may have 107 bytes only. */
    static final String SOCKET = "swtpm.sock";

    void start() {
        end();
        var state = folder.tpmState();
        if (state.toString().contains(",")) {
            throw AshlarException.user("machine " + folder.path().getFileName() + ": swtpm cannot keep a TPM in "
                    + state + " because of the comma; choose another ASHLAR_HOME");
        }
        state.toFile().mkdir();
        runner.run(Command.of(program, "socket", "--tpm2", "--terminate", "--daemon")
                        .and("--tpmstate", "dir=" + state)
                        .and("--ctrl", "type=unixio,path=" + SOCKET)
                        .and("--pid", "file=" + folder.tpmPid())
                        .in(folder.path()))
                .orFail("machine " + folder.path().getFileName() + ": start its TPM");
    }

    void end() {
        new Daemon(folder.tpmPid()).end();
        folder.path().resolve(SOCKET).toFile().delete();
    }
}
