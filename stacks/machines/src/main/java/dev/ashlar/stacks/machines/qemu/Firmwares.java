package dev.ashlar.stacks.machines.qemu;

import dev.ashlar.contract.AshlarException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds OVMF's files, whose names and places differ between distributions and their releases. */
record Firmwares(List<Path> folders) {
    private static final List<String> VARIABLES = List.of("OVMF_VARS_4M.fd", "OVMF_VARS.4m.fd", "OVMF_VARS.fd");
    private static final List<String> OPEN = List.of("OVMF_CODE_4M.fd", "OVMF_CODE.4m.fd", "OVMF_CODE.fd");
    private static final List<String> SECURE =
            List.of("OVMF_CODE_4M.secboot.fd", "OVMF_CODE.secboot.4m.fd", "OVMF_CODE.secboot.fd");

    /** Code and an empty variable store that belong together. */
    record Pair(Path code, Path variables) {}

    Pair find(boolean secureBoot) {
        var codes = secureBoot ? SECURE : OPEN;
        for (var folder : folders) {
            for (var size = 0; size < codes.size(); size++) {
                var pair = new Pair(folder.resolve(codes.get(size)), folder.resolve(VARIABLES.get(size)));
                if (Files.isReadable(pair.code()) && Files.isReadable(pair.variables())) {
                    return pair;
                }
            }
        }
        throw AshlarException.external("UEFI firmware " + codes.getFirst() + " is in none of " + folders
                + ": install the package ovmf (apt-get install ovmf)");
    }
}
