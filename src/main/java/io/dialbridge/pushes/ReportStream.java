package io.dialbridge.pushes;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends a report while the request is still being read. Many clients read nothing before they have
 * sent all: waiting for such a one would be waiting for ever, since it waits for us. So a thread of
 * its own sends, and what the client doesn't take lies in a temporary file until its request is
 * read.
 */
final class ReportStream implements AutoCloseable {
  /** Batches that wait in memory. */
  private static final int MOST_WAITING = 8;

  private static final byte[] END = {};

  private final OutputStream client;
  private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private final Thread sender;
  private volatile @Nullable IOException failure;
  private @Nullable Path file;
  private @Nullable OutputStream kept;

  ReportStream(OutputStream client) {
    this.client = client;
    this.sender = Thread.ofVirtual().name("bill-import-report").start(this::send);
  }

  void write(byte[] line) {
    batch.writeBytes(line);
    batch.write('\n');
  }

  /** What was written so far goes out as soon as the client takes it. */
  void flush() throws IOException {
    if (batch.size() == 0) {
      return;
    }
    byte[] next = batch.toByteArray();
    batch.reset();
    if (kept != null) {
      kept.write(next);
    } else if (!waiting.offer(next)) {
      file = Files.createTempFile("bill-import-", ".ndjson");
      kept = new BufferedOutputStream(Files.newOutputStream(file));
      kept.write(next);
    }
  }

  /** The request is read: now the client reads too. */
  void finish() throws IOException {
    flush();
    try {
      waiting.put(END);
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    IOException broken = failure;
    if (broken != null) {
      throw broken;
    }
    if (kept != null && file != null) {
      kept.close();
      Files.copy(file, client);
      client.flush();
    }
  }

  private void send() {
    try {
      byte[] next = waiting.take();
      while (next.length > 0) {
        if (failure == null) {
          sendOn(next);
        }
        next = waiting.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendOn(byte[] next) {
    try {
      client.write(next);
      client.flush();
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public void close() throws IOException {
    sender.interrupt();
    if (kept != null) {
      kept.close();
    }
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
