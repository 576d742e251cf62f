package io.dialbridge.recordings;

import io.dialbridge.recordings.FetchedAudio.Ending;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Writes a fetched recording as the body of an answer: straight from one connection to the other,
 * while the request's virtual thread waits. A recording that ends early never looks whole: the
 * client's connection is broken off, or, before the first byte, a problem is answered.
 */
@Provider
class AudioWriter implements ServerMessageBodyWriter<FetchedAudio> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return type == FetchedAudio.class;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == FetchedAudio.class;
  }

  @Override
  public void writeResponse(FetchedAudio audio, Type generic, ServerRequestContext context) {
    var request = (ResteasyReactiveRequestContext) context;
    HttpServerResponse client = request.unwrap(HttpServerResponse.class);
    request.unwrap(RoutingContext.class).addEndHandler(end -> audio.clientIsGone());
    if (client.closed()) {
      audio.clientIsGone(); // before anybody listened
    }
    Ending ending = audio.passTo(client);
    if (ending.isEarly()) {
      if (!client.headWritten()) {
        throw AudioProblems.ended(ending);
      }
      client.reset();
    }
  }

  @Override
  public void writeTo(
      FetchedAudio audio,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body) {
    audio.close();
    throw new IllegalStateException("a recording passes through no interceptor");
  }
}
