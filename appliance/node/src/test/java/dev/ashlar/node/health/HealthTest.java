package dev.ashlar.node.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.ashlar.contract.Json;
import dev.ashlar.contract.report.HealthCheckResult;
import dev.ashlar.node.machine.MachineFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
    @TempDir
    Path root;

    @Test
    void fileAndPortAndProgramPassOnlyWhenTheyAreThere() throws IOException {
        assertTrue(check("{'type':'file','path':'/lease'}").detail().contains("/lease is missing"));
        Files.writeString(root.resolve("lease"), "");
        assertTrue(check("{'type':'file','path':'/lease'}").passing());

        int port;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
            assertTrue(check("{'type':'tcp','port':" + port + "}").passing());
        }
        assertFalse(check("{'type':'tcp','port':" + port + "}").passing());
        assertFalse(check("{'type':'http','port':" + port + ",'path':'/'}").passing());

        assertTrue(check("{'type':'exec','command':['/bin/true']}").passing());
        assertTrue(check("{'type':'exec','command':['/bin/false']}").detail().contains("status 1"));
        assertFalse(check("{'type':'exec','command':['/nowhere']}").passing());
    }

    @Test
    void checkThatIsNotUnderstoodFailsAndSaysWhy() {
        assertTrue(check("{'type':'smell'}").detail().contains("none of http, tcp, file, exec"));
        assertTrue(check("{}").detail().contains("\"type\" is missing"));
        assertTrue(check("{'type':'tcp','port':'x'}").detail().contains("not a valid check"));
    }

    @Test
    void beforeTheFirstRoundNothingIsHealthy() {
        var health = new Health(List.of(), new MachineFiles(root), () -> new HealthCheckResult("own", true, ""));
        assertFalse(Health.isHealthy(health.latest()));
        health.check();
        assertTrue(Health.isHealthy(health.latest()));
    }

    private HealthCheckResult check(String definition) {
        var object = Json.read(definition.replace('\'', '"'), JsonObject.class);
        object.addProperty("name", "it");
        var health = new Health(List.of(object), new MachineFiles(root), () -> new HealthCheckResult("own", true, ""));
        var result = health.check().getLast();
        assertEquals("it", result.name());
        return result;
    }
}
