package dev.ashlar.stacks.provider;

import dev.ashlar.images.builder.BuilderSettings;
import dev.ashlar.images.builder.ImageBuilder;
import dev.ashlar.process.ProgramRunner;
import dev.ashlar.stacks.provider.host.BuilderWorkshop;
import dev.ashlar.stacks.provider.host.ClientConnector;
import dev.ashlar.stacks.provider.host.LocalSites;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code pulumi-resource-ashlar ENGINE-ADDRESS}: serves {@code ResourceProvider} on a free loopback port and prints the
 * port as its first line, as Pulumi's plugin protocol asks. The system property {@code ashlar.checkout} is the
 * project's folder.
 */
public final class Main {
    private static final Logger GRPC_LOGGER = Logger.getLogger("io.grpc");

    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        GRPC_LOGGER.setLevel(Level.OFF);
        var connector = new ClientConnector();
        var opened = new ConcurrentHashMap<Optional<Path>, ResourceTypes>();
        try (var server = ProviderServer.of(home -> opened.computeIfAbsent(home, given -> types(given, connector)))) {
            if (arguments.length > 0) {
                server.connect(arguments[arguments.length - 1]);
            }
            System.out.println(server.port());
            System.out.flush();
            server.awaitTermination();
        }
    }

    private static ResourceTypes types(Optional<Path> home, ClientConnector connector) {
        var environment = new HashMap<>(System.getenv());
        home.ifPresent(path -> environment.put("ASHLAR_HOME", path.toString()));
        var settings = settings(environment);
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var sites =
                new LocalSites(settings.home(), java, siteClassPath(settings.checkout()), settings.cache(), connector);
        var builder = new ImageBuilder(settings, new ProgramRunner(), InstantSource.system());
        return ResourceTypes.on(sites, new BuilderWorkshop(builder));
    }

    private static BuilderSettings settings(Map<String, String> environment) {
        var checkout = Path.of(System.getProperty("ashlar.checkout", ""));
        return BuilderSettings.fromEnvironment(environment, checkout.toAbsolutePath());
    }

    private static String siteClassPath(Path checkout) {
        var target = checkout.resolve("stacks").resolve("site").resolve("target");
        return target.resolve("ashlar-site-0.1.0.jar") + ":" + target.resolve("lib") + "/*";
    }
}
