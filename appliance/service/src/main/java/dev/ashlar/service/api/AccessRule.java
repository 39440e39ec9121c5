package dev.ashlar.service.api;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.contract.ErrorCategory;
import dev.ashlar.credentials.authority.Caller;

/** Who may use which route: a pure decision. */
final class AccessRule {
    private AccessRule() {}

    static void check(Route route, Caller caller) {
        if (!allows(route.access(), caller)) {
            throw new AshlarException(
                    ErrorCategory.FORBIDDEN,
                    route.method() + " " + route.path() + " needs " + need(route.access()) + "; the caller has "
                            + has(caller));
        }
    }

    private static boolean allows(Access access, Caller caller) {
        return switch (access) {
            case ANYONE -> true;
            case NEW_MACHINE -> caller instanceof Caller.Machine;
            case MACHINE ->
                caller instanceof Caller.Machine machine && !machine.identity().provisional();
            case OPERATOR -> caller instanceof Caller.Operator;
        };
    }

    private static String need(Access access) {
        return switch (access) {
            case ANYONE -> "nothing";
            case NEW_MACHINE, MACHINE -> "a machine's certificate";
            case OPERATOR -> "an operator's certificate";
        };
    }

    private static String has(Caller caller) {
        return switch (caller) {
            case Caller.Nobody() -> "none";
            case Caller.Operator(var _) -> "an operator's certificate";
            case Caller.Machine(var identity, var _) ->
                (identity.provisional() ? "a provisional" : "a") + " certificate of machine " + identity.machine();
        };
    }
}
