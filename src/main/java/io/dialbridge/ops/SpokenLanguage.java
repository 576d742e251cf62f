package io.dialbridge.ops;

import io.dialbridge.values.Language;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says of every JSON answer of the facade in which language its sentences are, and that they depend
 * on what was asked for.
 */
class SpokenLanguage {
  @ServerResponseFilter
  void tell(ContainerRequestContext request, ContainerResponseContext answer) {
    // Where an operation left the type open, it is JSON.
    MediaType type = answer.getMediaType();
    boolean spoken = answer.hasEntity() && (type == null || type.getSubtype().endsWith("json"));
    if (spoken && request.getUriInfo().getPath().startsWith("/v1/")) {
      Language language = Language.ofHeader(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
      answer.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language.tag());
      answer.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
  }
}
