package io.dialbridge.bills;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes a FeeInfo of the four times that a charge depends on, and of the keys pressed. */
record TestingFee(
    @Nullable Instant callerAnswered,
    @Nullable Instant calleeAnswered,
    @Nullable Instant ended,
    @Nullable Instant failed,
    @Nullable String dynIvrPath) {

  static TestingFee withoutTimes() {
    return new TestingFee(null, null, null, null, null);
  }

  TestingFee caller(Instant answered) {
    return new TestingFee(answered, calleeAnswered, ended, failed, dynIvrPath);
  }

  TestingFee callee(Instant answered) {
    return new TestingFee(callerAnswered, answered, ended, failed, dynIvrPath);
  }

  TestingFee end(Instant at) {
    return new TestingFee(callerAnswered, calleeAnswered, at, failed, dynIvrPath);
  }

  TestingFee failed(Instant at) {
    return new TestingFee(callerAnswered, calleeAnswered, ended, at, dynIvrPath);
  }

  TestingFee keys(String path) {
    return new TestingFee(callerAnswered, calleeAnswered, ended, failed, path);
  }

  FeeInfo build() {
    return new FeeInfo(
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        calleeAnswered,
        null,
        null,
        callerAnswered,
        ended,
        failed,
        null,
        null,
        null,
        null,
        null,
        dynIvrPath,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "002",
        null,
        null);
  }
}
