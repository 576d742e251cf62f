package io.dialbridge.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.values.Language;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Answers with a problem where no resource is reached. What is still to come of the body is thrown
 * away.
 */
@ApplicationScoped
public class PlainProblems {
  private final ObjectMapper json;

  PlainProblems(ObjectMapper json) {
    this.json = json;
  }

  /** Sends the problem, in the form of {@link ProblemAnswers}. */
  public void send(HttpServerRequest request, ProblemException problem) {
    HttpServerResponse response =
        request
            .response()
            .setStatusCode(problem.kind().status())
            .putHeader(HttpHeaders.CONTENT_TYPE, ProblemAnswers.PROBLEM_JSON);
    problem.headers().forEach(response::putHeader);
    if (problem.retryAfter() != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, ProblemAnswers.seconds(problem.retryAfter()));
    }
    response.end(body(request, problem));
    request.resume();
  }

  private Buffer body(HttpServerRequest request, ProblemException problem) {
    try {
      return Buffer.buffer(
          json.writeValueAsBytes(
              problem.problem(Language.ofHeader(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is always JSON", e);
    }
  }
}
