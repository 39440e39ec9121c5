package dev.ashlar.stacks.provider.value;

import dev.ashlar.contract.AshlarException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Validates inputs and fills in defaults. Each problem names its property path; unknown values pass, they are checked
 * again when known.
 */
public final class InputCheck {
    /** A property and what is wrong with it. */
    public record Problem(String property, String reason) {}

    private final String prefix;
    private final List<Problem> problems;
    private final Set<String> named = new HashSet<>();
    private Fields fields;

    public InputCheck(Fields inputs) {
        this("", inputs, new ArrayList<>());
    }

    private InputCheck(String prefix, Fields inputs, List<Problem> problems) {
        this.prefix = prefix;
        this.fields = inputs;
        this.problems = problems;
    }

    /** A text that must be there; {@code parse} throws {@link AshlarException} when it is not valid. */
    public InputCheck text(String name, Consumer<String> parse) {
        if (isPresent(name)) {
            return optionalText(name, parse);
        }
        return problem(name, "is missing");
    }

    public InputCheck optionalText(String name, Consumer<String> parse) {
        named.add(name);
        if (isPresent(name) && !fields.isUnknown(name)) {
            fields.text(name)
                    .ifPresentOrElse(
                            text -> attempt(name, () -> parse.accept(text)), () -> problem(name, "must be a text"));
        }
        return this;
    }

    public InputCheck text(String name, Consumer<String> parse, String absent) {
        if (!isPresent(name)) {
            fields = fields.with(name, absent);
        }
        return optionalText(name, parse);
    }

    public InputCheck oneOf(String name, String absent, List<String> choices) {
        return text(name, text -> requireChoice(text, choices), absent);
    }

    private static void requireChoice(String text, List<String> choices) {
        if (!choices.contains(text)) {
            throw AshlarException.user("\"" + text + "\" is none of " + String.join(", ", choices));
        }
    }

    /** A whole number. */
    public InputCheck integer(String name, int absent, int min, int max) {
        named.add(name);
        if (!isPresent(name)) {
            fields = fields.with(name, absent);
        } else if (!fields.isUnknown(name)) {
            var number = fields.number(name);
            if (number.isEmpty() || number.get() != Math.rint(number.get())) {
                problem(name, "must be a whole number");
            } else if (number.get() < min || number.get() > max) {
                problem(name, number.get().longValue() + " is outside " + min + " to " + max);
            }
        }
        return this;
    }

    public InputCheck flag(String name, boolean absent) {
        named.add(name);
        if (!isPresent(name)) {
            fields = fields.with(name, absent);
        } else if (!fields.isUnknown(name) && !(fields.get(name).revealed() instanceof Value.Flag)) {
            problem(name, "must be true or false");
        }
        return this;
    }

    /** A text that is kept secret from here on, whatever the program said. */
    public InputCheck secret(String name) {
        text(name, _ -> {});
        if (isPresent(name) && !(fields.get(name) instanceof Value.Secret)) {
            fields = fields.with(name, new Value.Secret(fields.get(name)));
        }
        return this;
    }

    /** A list; each known item is handed to {@code parse}. */
    public InputCheck list(String name, Consumer<Value> parse) {
        named.add(name);
        var value = fields.get(name).revealed();
        if (value instanceof Value.Items items) {
            items.items().stream()
                    .filter(item -> !item.hasUnknown())
                    .forEach(item -> attempt(name, () -> parse.accept(item.revealed())));
        } else if (isPresent(name) && !value.hasUnknown()) {
            problem(name, "must be a list");
        }
        return this;
    }

    /** An object that may be absent. */
    public InputCheck object(String name, Consumer<InputCheck> check) {
        named.add(name);
        var value = fields.get(name).revealed();
        if (value instanceof Fields inner) {
            var nested = new InputCheck(prefix + name + ".", inner, problems);
            check.accept(nested);
            nested.refuseOthers();
            fields = fields.with(name, nested.fields);
        } else if (isPresent(name) && !value.hasUnknown()) {
            problem(name, "must be an object");
        }
        return this;
    }

    /** An object with defaults for all its members. */
    public InputCheck defaultedObject(String name, Consumer<InputCheck> check) {
        if (!isPresent(name)) {
            fields = fields.with(name, Fields.EMPTY);
        }
        return object(name, check);
    }

    /** A rule over several properties; reported at {@code name}. */
    public InputCheck rule(String name, Consumer<Fields> rule) {
        if (problems.isEmpty() && !fields.hasUnknown()) {
            attempt(name, () -> rule.accept(fields));
        }
        return this;
    }

    public List<Problem> problems() {
        refuseOthers();
        return List.copyOf(new java.util.LinkedHashSet<>(problems));
    }

    /** The inputs with defaults filled in. */
    public Fields checked() {
        return fields;
    }

    private void refuseOthers() {
        fields.members().keySet().stream()
                .filter(name -> !named.contains(name) && !name.startsWith("__"))
                .forEach(name -> problem(name, "is not a property here"));
    }

    private boolean isPresent(String name) {
        return !fields.get(name).equals(Value.nothing());
    }

    private void attempt(String name, Runnable parse) {
        try {
            parse.run();
        } catch (AshlarException e) {
            problem(name, e.getMessage());
        }
    }

    private InputCheck problem(String name, String reason) {
        named.add(name);
        problems.add(new Problem(prefix + name, reason));
        return this;
    }
}
