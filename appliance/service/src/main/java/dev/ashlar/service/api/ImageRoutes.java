package dev.ashlar.service.api;

import com.google.gson.reflect.TypeToken;
import dev.ashlar.contract.Digest;
import dev.ashlar.contract.image.ChannelPointer;
import dev.ashlar.contract.image.Collected;
import dev.ashlar.contract.image.ImageSummary;
import dev.ashlar.contract.image.SignedManifest;
import dev.ashlar.control.images.ImageRepository;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Images and the blobs they are made of. */
public final class ImageRoutes implements RouteGroup {
    /** Blobs younger than this may belong to a publishing under way. */
    private static final Duration GARBAGE_AGE_MIN = Duration.ofHours(1);

    private final ImageRepository images;
    private final Supplier<Set<Digest>> inUse;

    /** @param inUse identities that a plan names: they are never removed */
    public ImageRoutes(ImageRepository images, Supplier<Set<Digest>> inUse) {
        this.images = images;
        this.inUse = inUse;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of(
                                "GET",
                                "/api/v1/images",
                                Access.OPERATOR,
                                "Published images",
                                _ -> new Answer.Document(images.summaries()))
                        .answering(new TypeToken<List<ImageSummary>>() {}.getType()),
                Route.of(
                                "GET",
                                "/api/v1/images/{image}",
                                Access.OPERATOR,
                                "Signed manifest, by reference or digest",
                                this::show)
                        .answering(SignedManifest.class),
                Route.of(
                                "PUT",
                                "/api/v1/images",
                                Access.OPERATOR,
                                "Publishes an image whose blobs are there",
                                this::publish)
                        .taking(SignedManifest.class)
                        .answering(ImageSummary.class),
                Route.of(
                        "DELETE",
                        "/api/v1/images/{image}",
                        Access.OPERATOR,
                        "Removes an image no plan names",
                        this::remove),
                Route.of(
                                "POST",
                                "/api/v1/images/collect-garbage",
                                Access.OPERATOR,
                                "Removes blobs no image names",
                                _ -> new Answer.Document(images.collectGarbage(inUse.get(), GARBAGE_AGE_MIN)))
                        .answering(Collected.class),
                Route.of("HEAD", "/api/v1/blobs/{digest}", Access.OPERATOR, "Whether a blob is there", this::hasBlob),
                Route.of("PUT", "/api/v1/blobs/{digest}", Access.OPERATOR, "Stores a blob", this::putBlob),
                Route.of("GET", "/api/v1/channels/{name}", Access.OPERATOR, "Where a channel points", this::channel)
                        .answering(ChannelPointer.class),
                Route.of("PUT", "/api/v1/channels/{name}", Access.OPERATOR, "Moves a channel", this::moveChannel)
                        .taking(ChannelPointer.class)
                        .answering(ChannelPointer.class));
    }

    private Answer show(Request request) {
        return new Answer.Document(images.get(request.parameter("image")));
    }

    private Answer publish(Request request) throws IOException {
        return new Answer.Document(images.publish(request.body(SignedManifest.class)));
    }

    private Answer remove(Request request) {
        images.remove(images.get(request.parameter("image")).id(), inUse.get());
        return new Answer.Empty(204);
    }

    private Answer hasBlob(Request request) {
        return new Answer.Empty(images.hasBlob(new Digest(request.parameter("digest"))) ? 200 : 404);
    }

    private Answer putBlob(Request request) throws IOException {
        images.putBlob(new Digest(request.parameter("digest")), request.content());
        return new Answer.Empty(204);
    }

    private Answer channel(Request request) {
        return new Answer.Document(images.channel(request.parameter("name")));
    }

    private Answer moveChannel(Request request) throws IOException {
        var wanted = request.body(ChannelPointer.class);
        return new Answer.Document(images.moveChannel(request.parameter("name"), wanted));
    }
}
