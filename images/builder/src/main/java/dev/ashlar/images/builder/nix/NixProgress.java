package dev.ashlar.images.builder.nix;

import dev.ashlar.images.builder.progress.Phase;
import dev.ashlar.images.builder.progress.ProgressListener;
import java.util.regex.Pattern;

/** Reads from nix-build's log how many derivations there are and which one begins. */
final class NixProgress {
    private static final Pattern TOTAL = Pattern.compile("these (\\d+) derivations will be built:");
    private static final Pattern ONE = Pattern.compile("this derivation will be built:");
    private static final Pattern BEGIN = Pattern.compile("building '/nix/store/[a-z0-9]{32}-(.*)\\.drv'.*");

    private final ProgressListener listener;
    private int total;
    private int begun;

    NixProgress(ProgressListener listener) {
        this.listener = listener;
    }

    /** Nix may write from two streams. */
    synchronized void line(String line) {
        var totals = TOTAL.matcher(line);
        var begins = BEGIN.matcher(line);
        if (totals.matches()) {
            total = Integer.parseInt(totals.group(1));
        } else if (ONE.matcher(line).matches()) {
            total = 1;
        } else if (begins.matches()) {
            begun++;
            listener.progress(Phase.NIX, begun, Math.max(total, begun), "building " + begins.group(1));
        }
    }
}
