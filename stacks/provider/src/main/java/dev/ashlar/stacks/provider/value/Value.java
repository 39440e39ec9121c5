package dev.ashlar.stacks.provider.value;

import java.util.List;

/** One property value. Equality looks through nothing: a {@link Secret} differs from what it holds. */
public sealed interface Value
        permits Fields,
                Value.Text,
                Value.Quantity,
                Value.Flag,
                Value.Items,
                Value.Secret,
                Value.Unknown,
                Value.Nothing {
    record Text(String text) implements Value {}

    record Quantity(double number) implements Value {}

    record Flag(boolean flag) implements Value {}

    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A value that must never be shown; stored encrypted by the engine. */
    record Secret(Value value) implements Value {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** Not known before the operation has run; only in previews. */
    record Unknown() implements Value {}

    record Nothing() implements Value {}

    static Value unknown() {
        return new Unknown();
    }

    static Value nothing() {
        return new Nothing();
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(double number) {
        return new Quantity(number);
    }

    static Value of(boolean flag) {
        return new Flag(flag);
    }

    static Value ofTexts(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }

    /** What is inside, when this is a secret. */
    default Value revealed() {
        return this instanceof Secret secret ? secret.value().revealed() : this;
    }

    /** Whether this or anything in it is unknown. */
    default boolean hasUnknown() {
        return switch (this) {
            case Unknown _ -> true;
            case Secret secret -> secret.value().hasUnknown();
            case Items items -> items.items().stream().anyMatch(Value::hasUnknown);
            case Fields fields -> fields.members().values().stream().anyMatch(Value::hasUnknown);
            case Text _, Quantity _, Flag _, Nothing _ -> false;
        };
    }
}
