package dev.ashlar.node.machine;

import com.google.gson.JsonObject;
import dev.ashlar.contract.RoleName;
import java.util.List;

/**
 * {@code /etc/ashlar/role.json}.
 *
 * @param healthChecks each with {@code name}, {@code type} and what the type needs
 */
public record RoleFile(RoleName role, List<JsonObject> healthChecks) {
    public static final String PATH = "/etc/ashlar/role.json";

    public RoleFile {
        healthChecks = List.copyOf(healthChecks);
    }
}
