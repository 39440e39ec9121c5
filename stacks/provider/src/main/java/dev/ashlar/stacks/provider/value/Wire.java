package dev.ashlar.stacks.provider.value;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import java.util.TreeMap;

/**
 * Values as Pulumi's protocol carries them: protobuf structs in which an object with a signature member stands for a
 * secret, an output or a resource reference, and one fixed text stands for an unknown.
 */
public final class Wire {
    static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    static final String REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
    static final String UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private Wire() {}

    public static Fields read(Struct struct) {
        var members = new TreeMap<String, Value>();
        struct.getFieldsMap().forEach((name, value) -> members.put(name, read(value)));
        return new Fields(members);
    }

    static Value read(com.google.protobuf.Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE ->
                value.getStringValue().equals(UNKNOWN_TEXT) ? Value.unknown() : Value.of(value.getStringValue());
            case NUMBER_VALUE -> Value.of(value.getNumberValue());
            case BOOL_VALUE -> Value.of(value.getBoolValue());
            case LIST_VALUE ->
                new Value.Items(value.getListValue().getValuesList().stream()
                        .map(Wire::read)
                        .toList());
            case STRUCT_VALUE -> object(value.getStructValue());
            case NULL_VALUE, KIND_NOT_SET -> Value.nothing();
        };
    }

    private static Value object(Struct struct) {
        var signature = struct.getFieldsMap().get(SIGNATURE);
        if (signature == null) {
            return read(struct);
        }
        return switch (signature.getStringValue()) {
            case SECRET -> new Value.Secret(member(struct, "value", Value.nothing()));
            case OUTPUT -> output(struct);
            case REFERENCE -> member(struct, "id", Value.unknown());
            default -> read(struct);
        };
    }

    /** An output without a value is not known yet; its dependencies are the engine's business. */
    private static Value output(Struct struct) {
        var value = member(struct, "value", Value.unknown());
        var secret = struct.getFieldsMap().get("secret");
        return secret != null && secret.getBoolValue() ? new Value.Secret(value) : value;
    }

    private static Value member(Struct struct, String name, Value absent) {
        var value = struct.getFieldsMap().get(name);
        return value == null ? absent : read(value);
    }

    public static Struct write(Fields fields) {
        var struct = Struct.newBuilder();
        fields.members().forEach((name, value) -> struct.putFields(name, write(value)));
        return struct.build();
    }

    private static com.google.protobuf.Value write(Value value) {
        var wire = com.google.protobuf.Value.newBuilder();
        switch (value) {
            case Value.Text text -> wire.setStringValue(text.text());
            case Value.Quantity number -> wire.setNumberValue(number.number());
            case Value.Flag flag -> wire.setBoolValue(flag.flag());
            case Value.Items items ->
                wire.setListValue(ListValue.newBuilder()
                        .addAllValues(items.items().stream().map(Wire::write).toList()));
            case Fields fields -> wire.setStructValue(write(fields));
            case Value.Secret secret ->
                wire.setStructValue(Struct.newBuilder()
                        .putFields(
                                SIGNATURE,
                                com.google.protobuf.Value.newBuilder()
                                        .setStringValue(SECRET)
                                        .build())
                        .putFields("value", write(secret.value())));
            case Value.Unknown _ -> wire.setStringValue(UNKNOWN_TEXT);
            case Value.Nothing _ -> wire.setNullValue(NullValue.NULL_VALUE);
        }
        return wire.build();
    }
}
