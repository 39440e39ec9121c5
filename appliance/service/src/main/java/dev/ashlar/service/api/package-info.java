/** The site's HTTP API: routes as data, one server, the OpenAPI document made from the same routes. */
@NullMarked
package dev.ashlar.service.api;

import org.jspecify.annotations.NullMarked;
