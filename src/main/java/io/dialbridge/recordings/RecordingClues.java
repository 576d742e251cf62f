package io.dialbridge.recordings;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bill tells of its call's recording (rtc_05_0008_1); absent, null and empty all mean the
 * same.
 *
 * @param recordFlag 1 recorded, 0 not
 * @param startedAt when the recording began
 * @param objectName the recording's name in the store
 * @param bucketName the folder in the store
 * @param domain the store's host, as the platform wants it back when asked for an address
 * @param downloadUrl a direct address, for where name or domain is absent
 */
@Embeddable
public record RecordingClues(
    @Nullable Integer recordFlag,
    @Nullable Instant startedAt,
    @Nullable String objectName,
    @Nullable String bucketName,
    @Nullable String domain,
    @Nullable String downloadUrl) {

  /** Of a bill that tells nothing of a recording. */
  static final RecordingClues NONE = new RecordingClues(null, null, null, null, null, null);

  /** Whether the platform can be asked for a fresh address. */
  boolean nameTheObject() {
    return isThere(objectName) && isThere(domain);
  }

  boolean leadSomewhere() {
    return nameTheObject() || isThere(downloadUrl);
  }

  boolean sayNotRecorded() {
    return recordFlag != null && recordFlag == 0;
  }

  boolean sayRecorded() {
    return recordFlag != null && recordFlag == 1;
  }

  /** Without the address, which would open the recording to whoever reads it. */
  @Override
  public String toString() {
    return "clues to " + objectName + " on " + domain;
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
