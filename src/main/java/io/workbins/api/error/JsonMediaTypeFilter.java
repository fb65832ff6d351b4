package io.workbins.api.error;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends {@code application/json} and nothing behind it: there are clients that take no other media
 * type ({@code workbins-api.md} section 9.5), and Quarkus would add a charset.
 */
final class JsonMediaTypeFilter {

  @ServerResponseFilter
  void set(ContainerResponseContext response) {
    if (response.hasEntity()) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
