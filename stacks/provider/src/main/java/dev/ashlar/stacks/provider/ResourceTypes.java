package dev.ashlar.stacks.provider;

import dev.ashlar.contract.AshlarException;
import dev.ashlar.stacks.provider.host.ImageWorkshop;
import dev.ashlar.stacks.provider.host.Sites;
import dev.ashlar.stacks.provider.resource.ImageType;
import dev.ashlar.stacks.provider.resource.MachineType;
import dev.ashlar.stacks.provider.resource.ResourceType;
import dev.ashlar.stacks.provider.resource.RolloutType;
import dev.ashlar.stacks.provider.resource.SiteType;
import java.util.List;

/** Every resource type there is. */
record ResourceTypes(List<ResourceType> types) {
    static ResourceTypes on(Sites sites, ImageWorkshop workshop) {
        return new ResourceTypes(List.of(
                new SiteType(sites), new ImageType(sites, workshop), new MachineType(sites), new RolloutType(sites)));
    }

    /** The type of a resource, from the last part of its URN's type. */
    ResourceType of(String urn) {
        var token = Urn.type(urn);
        return types.stream()
                .filter(type -> type.token().equals(token))
                .findFirst()
                .orElseThrow(() -> AshlarException.user(urn + ": the provider has no resource type " + token));
    }
}
