package io.workbins.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Removes the charset that Quarkus REST adds to {@code application/json}: some clients accept only
 * the plain media type ({@code workbins-api.md} section 9.5).
 */
final class JsonMediaTypeFilter {

  @ServerResponseFilter
  void filter(ContainerResponseContext response) {
    if (response.hasEntity()) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
