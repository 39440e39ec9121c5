package dev.ashlar.stacks.provider.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.Struct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WireTest {
    @Test
    void whatIsWrittenIsRead() {
        var fields = Fields.of(Map.of(
                "text", Value.of("a"),
                "number", Value.of(2),
                "flag", Value.of(true),
                "list", new Value.Items(List.of(Value.of("b"), Value.unknown())),
                "secret", new Value.Secret(Fields.EMPTY.with("inner", "c"))));
        assertEquals(fields, Wire.read(Wire.write(fields)));
    }

    @Test
    void secretOutputIsASecret() {
        var output = Struct.newBuilder()
                .putFields(Wire.SIGNATURE, text(Wire.OUTPUT).build())
                .putFields(
                        "secret",
                        com.google.protobuf.Value.newBuilder()
                                .setBoolValue(true)
                                .build())
                .putFields("value", text("x").build());
        assertEquals(new Value.Secret(Value.of("x")), read(output));
    }

    @Test
    void outputWithoutValueIsUnknown() {
        assertEquals(
                Value.unknown(),
                read(Struct.newBuilder()
                        .putFields(Wire.SIGNATURE, text(Wire.OUTPUT).build())));
    }

    private static Value read(Struct.Builder struct) {
        return Wire.read(
                com.google.protobuf.Value.newBuilder().setStructValue(struct).build());
    }

    private static com.google.protobuf.Value.Builder text(String text) {
        return com.google.protobuf.Value.newBuilder().setStringValue(text);
    }
}
