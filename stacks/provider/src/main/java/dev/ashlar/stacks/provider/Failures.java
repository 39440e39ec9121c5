package dev.ashlar.stacks.provider;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.ashlar.contract.AshlarException;
import dev.ashlar.stacks.provider.resource.ResourceType.Made;
import dev.ashlar.stacks.provider.value.Wire;
import io.grpc.protobuf.StatusProto;
import pulumirpc.Provider.ErrorResourceInitFailed;

/** Failures as the engine understands them: one line, no stack trace, no secret. */
final class Failures {
    private Failures() {}

    static RuntimeException of(RuntimeException failure) {
        var line = failure instanceof AshlarException
                ? String.valueOf(failure.getMessage())
                : "internal failure in the provider: " + failure;
        return io.grpc.Status.UNKNOWN.withDescription(line).withCause(failure).asRuntimeException();
    }

    /** Made but not as wanted: the engine keeps it in its state and comes back to it. */
    static RuntimeException incomplete(Made made) {
        var detail = ErrorResourceInitFailed.newBuilder()
                .setId(made.id())
                .setProperties(Wire.write(made.state()))
                .addAllReasons(made.problems())
                .build();
        return StatusProto.toStatusRuntimeException(Status.newBuilder()
                .setCode(Code.UNKNOWN_VALUE)
                .setMessage(made.id() + " was made but is not as wanted")
                .addDetails(Any.pack(detail))
                .build());
    }
}
