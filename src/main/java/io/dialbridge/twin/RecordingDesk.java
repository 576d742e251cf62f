package io.dialbridge.twin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Tells where a recording can be fetched (rtc_05_0011). */
final class RecordingDesk {
  private final TwinConfig config;
  private final Recordings recordings;
  private final RecordingAddresses addresses;
  private final Ledger ledger;

  RecordingDesk(
      TwinConfig config, Recordings recordings, RecordingAddresses addresses, Ledger ledger) {
    this.config = config;
    this.recordings = recordings;
    this.addresses = addresses;
    this.ledger = ledger;
  }

  void tell(HttpServerRequest request, TwinApp app) {
    RequestFields query =
        new RequestFields(
            new JsonObject()
                .put("fileName", request.getParam("fileName"))
                .put("recordDomain", request.getParam("recordDomain")),
            false);
    String object = query.required("fileName", 1, 128);
    String domain = query.required("recordDomain", 1, 128);
    Recording recording =
        recordings
            .find(app, domain, object)
            .orElseThrow(() -> new RequestRefused(ResultCodes.NO_RECORD));
    ledger.request(app, request.path(), "0", null, recording.sessionId(), false);
    HttpReply.redirectAndClose(
        request,
        addresses.sign(HttpReply.authority(request), recording, config.recordAddressLife()));
  }
}
