package dev.ashlar.images.boot.directory;

/**
 * One boot of one machine: the plan it was told, frozen, under a name nobody can guess. A boot that has begun ends with
 * the image it began with, whatever is planned meanwhile.
 *
 * @param token 32 hexadecimal digits, secret: whoever knows it can read the machine's ticket
 */
public record BootSession(String token, BootPlan plan) {
    @Override
    public String toString() {
        return "BootSession[" + plan.machine() + ", token ***]";
    }
}
