package dev.ashlar.stacks.provider;

import dev.ashlar.stacks.provider.resource.Messages;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** Messages to the engine that started or attached this provider. Thread-safe; a lost message is not an error. */
final class EngineMessages implements AutoCloseable {
    private final AtomicReference<Optional<ManagedChannel>> channel = new AtomicReference<>(Optional.empty());

    /** From now on to this engine. */
    void connect(String address) {
        var next = NettyChannelBuilder.forTarget(address).usePlaintext().build();
        channel.getAndSet(Optional.of(next)).ifPresent(ManagedChannel::shutdown);
    }

    Messages about(String urn) {
        return new Messages() {
            private String last = "";

            @Override
            public void info(String line) {
                send(LogSeverity.INFO, line, urn, false);
            }

            @Override
            public void warn(String line) {
                send(LogSeverity.WARNING, line, urn, false);
            }

            @Override
            public synchronized void progress(String line) {
                if (!line.equals(last)) {
                    last = line;
                    send(LogSeverity.INFO, line, urn, true);
                }
            }
        };
    }

    private void send(LogSeverity severity, String line, String urn, boolean ephemeral) {
        channel.get().ifPresent(open -> {
            try {
                EngineGrpc.newBlockingStub(open)
                        .withDeadlineAfter(5, TimeUnit.SECONDS)
                        .log(LogRequest.newBuilder()
                                .setSeverity(severity)
                                .setMessage(line)
                                .setUrn(urn)
                                .setEphemeral(ephemeral)
                                .build());
            } catch (StatusRuntimeException _) {
                // The engine has gone: nobody is left to read it.
            }
        });
    }

    @Override
    public void close() {
        channel.getAndSet(Optional.empty()).ifPresent(ManagedChannel::shutdownNow);
    }
}
