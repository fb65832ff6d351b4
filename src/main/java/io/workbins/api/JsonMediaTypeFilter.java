package io.workbins.api;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Sends {@code application/json} without a charset: some clients accept no other media type ({@code
 * workbins-api.md} section 9.5), and Quarkus REST adds one.
 */
final class JsonMediaTypeFilter {

  @ServerResponseFilter
  void filter(ContainerResponseContext response) {
    if (response.hasEntity()) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_TYPE);
    }
  }
}
