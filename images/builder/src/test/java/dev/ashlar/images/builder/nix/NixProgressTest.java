package dev.ashlar.images.builder.nix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NixProgressTest {
    private final List<String> heard = new ArrayList<>();
    private final NixProgress progress =
            new NixProgress((phase, done, total, text) -> heard.add(phase + " " + done + "/" + total + " " + text));

    @Test
    void countsDerivations() {
        var store = "/nix/store/4g7rf9d0zy2falxwi3f2bm7ain3jv7lm-";
        progress.line("these 2 derivations will be built:");
        progress.line("  " + store + "ashlar-base.drv");
        progress.line("building '" + store + "ashlar-base.drv'...");
        progress.line("some output of the build");
        progress.line("building '" + store + "ashlar-image-agent-1.0.drv'...");

        assertEquals(List.of("NIX 1/2 building ashlar-base", "NIX 2/2 building ashlar-image-agent-1.0"), heard);
    }
}
