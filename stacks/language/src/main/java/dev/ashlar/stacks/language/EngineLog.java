package dev.ashlar.stacks.language;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import pulumirpc.EngineGrpc;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;

/** The engine's log: what it is told appears in the CLI's output. Thread-safe; a lost line is not an error. */
final class EngineLog implements AutoCloseable {
    private final ManagedChannel channel;

    EngineLog(String address) {
        channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
    }

    void write(LogSeverity severity, String message) {
        try {
            EngineGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(10, TimeUnit.SECONDS)
                    .log(LogRequest.newBuilder()
                            .setSeverity(severity)
                            .setMessage(message)
                            .build());
        } catch (StatusRuntimeException _) {
            // The engine has gone: nobody is left to read it.
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
