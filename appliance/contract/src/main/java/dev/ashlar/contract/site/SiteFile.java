package dev.ashlar.contract.site;

import dev.ashlar.contract.SiteName;

/**
 * How a client on the same host finds a site: the file {@code site.json} in the site's folder. Written when the site
 * is ready, removed when it stops in good order.
 *
 * @param pid of the site's process
 * @param apiUrl for clients on this host
 * @param caFile authority's certificate, PEM
 * @param certificateFile operator's certificate, PEM
 * @param keyFile operator's key, PKCS#8 PEM, mode 0600
 */
public record SiteFile(SiteName site, long pid, String apiUrl, String caFile, String certificateFile, String keyFile) {}
