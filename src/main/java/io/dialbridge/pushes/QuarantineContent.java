package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.values.StorableText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an operator may see of a quarantined push, or of one bill of it. */
@RegisterForReflection
@Schema(description = "What came, masked. Only where one entry is looked at; null elsewhere.")
public record QuarantineContent(
    @Schema(
            required = true,
            description =
                "json: indented, values masked by the names of their fields; text: the bytes are no JSON, only short words are left.",
            examples = "json")
        String form,
    @Schema(
            required = true,
            description =
                "Numbers are masked as everywhere; keys that were pressed, addresses and what is not known to be harmless are ****.",
            examples =
                """
                {
                  "eventType" : "callout",
                  "statusInfo" : {
                    "called" : "+86154****0001"
                  }
                }""")
        String text,
    @Schema(
            required = true,
            description = "True where the text was longer than 16384 characters and is cut there.",
            examples = "false")
        boolean cut,
    @Schema(
            description = "The Content-Type that it came with.",
            nullable = true,
            examples = "application/json")
        @Nullable String contentType,
    @Schema(
            description =
                "Zone in which Created of its signature lay nearer to receivedAt: UTC or +08:00; null: there was none that could be read.",
            nullable = true,
            examples = "UTC")
        @Nullable String createdZone) {

  private static final int MOST_CHARACTERS = 16 << 10;

  /**
   * @param item the place of the bill to show, or {@link Inbox#WHOLE}
   */
  static QuarantineContent of(
      byte[] body, int item, @Nullable String contentType, @Nullable String createdZone) {
    Bounded text = new Bounded();
    Optional<JsonNode> json = json(body, item);
    json.ifPresentOrElse(
        found -> MaskedPush.json(found, text),
        () -> text.write(MaskedPush.text(new String(body, StandardCharsets.UTF_8))));
    return new QuarantineContent(
        json.isPresent() ? "json" : "text",
        StorableText.of(text.kept.toString(), MOST_CHARACTERS),
        text.cut,
        contentType == null ? null : MaskedPush.contentType(contentType),
        createdZone);
  }

  private static Optional<JsonNode> json(byte[] body, int item) {
    try {
      return Optional.of(
              item == Inbox.WHOLE ? ReadPush.parse(body) : ReadPush.of(body).items().get(item))
          .filter(json -> !json.isMissingNode()); // Nothing but blanks.
    } catch (MalformedPush e) {
      return Optional.empty();
    }
  }

  /** Keeps what fits, so that no indentation of a hostile push fills the memory. */
  private static final class Bounded extends Writer {
    private final StringBuilder kept = new StringBuilder();
    private boolean cut;

    @Override
    public void write(char[] text, int offset, int length) {
      int fits = Math.min(length, MOST_CHARACTERS - kept.length());
      kept.append(text, offset, fits);
      cut |= fits < length;
    }

    @Override
    public void write(String text) {
      write(text.toCharArray(), 0, text.length());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
