package dev.ashlar.contract.site;

import dev.ashlar.contract.SiteName;
import java.util.List;

/**
 * What a site says of itself.
 *
 * @param phase running, starting or stopped
 * @param caFile absolute path of the authority's certificate, PEM
 */
public record SiteStatus(
        SiteName site,
        String phase,
        List<ServiceStatus> services,
        Api api,
        ObjectStoreAddress objectStore,
        LedgerAddress ledger,
        String caFile) {
    /** @param openapi where the OpenAPI document is served, no certificate needed */
    public record Api(String url, String openapi) {}

    public record ObjectStoreAddress(String endpoint, String bucket) {}

    /** @param url JDBC URL without secret */
    public record LedgerAddress(String url) {}

    public SiteStatus {
        services = List.copyOf(services);
    }
}
