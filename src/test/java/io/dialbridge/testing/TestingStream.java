package io.dialbridge.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A client of server-sent events that reads them as their specification says. */
public final class TestingStream implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PATIENCE_SECONDS = 40;

  /**
   * One message, or a comment.
   *
   * @param event of a comment: an empty text
   */
  public record Message(String event, String id, JsonNode data) {
    /** After which the connection is closed. */
    static final Message CLOSED = new Message("closed", "", JSON.nullNode());

    public boolean isComment() {
      return event.isEmpty();
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final HttpResponse<Stream<String>> answer;

  private TestingStream(String url, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
            .header("Accept", "text/event-stream");
    headers.forEach(request::header);
    answer = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    Iterator<String> lines = answer.body().iterator();
    Thread.ofVirtual().start(() -> read(lines));
  }

  public static TestingStream open(String path, Map<String, String> headers) throws Exception {
    return at("http://127.0.0.1:8081" + path, headers);
  }

  public static TestingStream at(String url, Map<String, String> headers) throws Exception {
    return new TestingStream(url, headers);
  }

  public static Map<String, String> bearer(String credential) {
    return Map.of("Authorization", "Bearer " + credential);
  }

  public int status() {
    return answer.statusCode();
  }

  public String header(String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private void read(Iterator<String> lines) {
    String event = "";
    String id = "";
    StringBuilder data = new StringBuilder();
    try {
      while (lines.hasNext()) {
        String line = lines.next();
        if (line.isEmpty()) {
          messages.add(new Message(event, id, tree(data)));
          event = "";
          data.setLength(0);
        } else if (line.startsWith("event:")) {
          event = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5));
        }
      }
    } catch (UncheckedIOException e) {
      // Closed, by the service or by the test.
    } finally {
      messages.add(Message.CLOSED);
    }
  }

  private static JsonNode tree(CharSequence data) {
    try {
      return JSON.readTree(data.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + data, e);
    }
  }

  /** The next message that is no comment. */
  public Message next() throws InterruptedException {
    return next(message -> !message.isComment());
  }

  /** The next one of that sort; those before it are dropped. */
  public Message next(Predicate<Message> sort) throws InterruptedException {
    while (true) {
      Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came");
      }
      if (sort.test(message)) {
        return message;
      }
      if (message.equals(Message.CLOSED)) {
        throw new AssertionError("the stream was closed");
      }
    }
  }

  /** All messages until the stream is closed, without comments. */
  public List<Message> all() throws InterruptedException {
    List<Message> all = new ArrayList<>();
    for (Message message = next(any -> true);
        !message.equals(Message.CLOSED);
        message = next(any -> true)) {
      if (!message.isComment()) {
        all.add(message);
      }
    }
    return all;
  }

  @Override
  public void close() {
    answer.body().close();
    http.shutdownNow();
  }
}
