package dev.ashlar.control.images;

import dev.ashlar.ledger.ImageStore;
import dev.ashlar.objectstore.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** Ends a flow before or after its n-th durable step, wherever that is. */
final class KillPoint {
    /** As far as the flow is concerned its process ended here. */
    static final class Killed extends RuntimeException {}

    private static final Set<String> DURABLE = Set.of("putIfAbsent", "publish");

    private final boolean afterwards;
    private int stepsLeft;

    KillPoint(int step, boolean afterwards) {
        this.stepsLeft = step;
        this.afterwards = afterwards;
    }

    static KillPoint never() {
        return new KillPoint(Integer.MAX_VALUE, false);
    }

    ObjectStore around(ObjectStore store) {
        return around(ObjectStore.class, store);
    }

    ImageStore around(ImageStore store) {
        return around(ImageStore.class, store);
    }

    private <T> T around(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    boolean isLast = DURABLE.contains(method.getName()) && --stepsLeft == 0;
                    if (isLast && !afterwards) {
                        throw new Killed();
                    }
                    try {
                        var answer = method.invoke(target, arguments);
                        if (isLast) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
