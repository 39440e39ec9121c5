package dev.ashlar.stacks.provider.resource;

import dev.ashlar.contract.MachineName;
import dev.ashlar.contract.RoleName;
import dev.ashlar.contract.SiteName;
import dev.ashlar.contract.machine.Firmware;
import dev.ashlar.contract.machine.MachineSpec;
import dev.ashlar.contract.machine.MachineView;
import dev.ashlar.stacks.provider.value.Fields;
import dev.ashlar.stacks.provider.value.Value;
import java.util.List;
import java.util.Locale;

/** Between a machine's properties and its spec. */
final class MachineSpecs {
    private static final List<String> PLACE =
            List.of("role", "firmware", "secureBoot", "tpm", "memoryMib", "cpus", "disksGib");

    private MachineSpecs() {}

    static MachineSpec of(Fields inputs) {
        return new MachineSpec(
                new MachineName(inputs.requireText("name")),
                new RoleName(inputs.requireText("role")),
                Firmware.valueOf(inputs.requireText("firmware").toUpperCase(Locale.ROOT)),
                inputs.flag("secureBoot"),
                inputs.flag("tpm"),
                inputs.requireInteger("memoryMib"),
                inputs.requireInteger("cpus"),
                inputs.items("disksGib").stream()
                        .map(size -> (int) ((Value.Quantity) size.revealed()).number())
                        .toList());
    }

    /** The properties that need a power cycle to change. */
    static Fields place(Fields fields) {
        var place = Fields.EMPTY;
        for (var name : PLACE) {
            place = place.with(name, fields.get(name));
        }
        return place;
    }

    /** What inputs would have made {@code view}; what it does not tell is kept from {@code known}. */
    static Fields inputs(SiteName site, MachineView view, Fields known) {
        var wanted = known.text("power").orElse("on");
        return known.and(Fields.EMPTY
                .with("site", site.value())
                .with("name", view.name().value())
                .with("role", view.role().value())
                .with("firmware", word(view.firmware()))
                .with("secureBoot", view.secureBoot())
                .with("tpm", view.tpm())
                .with("memoryMib", view.memoryMib())
                .with("cpus", view.cpus())
                .with("power", wanted));
    }

    /** Lower-case words joined by hyphens, as everywhere in Ashlar's JSON. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
