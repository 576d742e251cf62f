package io.dialbridge.twin;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A configuration in the making; lives only inside one with-call. */
final class TwinConfigDraft {
  String host;
  int port;
  double speed;
  List<TwinApp> apps;
  List<TwinTemplate> templates;
  int portLimit;
  Map<String, Integer> portLimits;
  int portsPerCallback;
  Duration answerDelay;
  Duration clockWindow;
  boolean strictClock;
  boolean jsonBooleans;
  int lockAfterFailures;
  SignatureForm pushSignature;
  ZoneOffset statusZone;
  PartyWords partyWords;
  boolean emptyCollectInfo;
  Duration repushInterval;
  int repushes;
  Duration recordAddressLife;
  Duration pushTimeout;
  int billsPerPush;
  Duration billWindow;
  int ledgerLimit;

  TwinConfigDraft(TwinConfig from) {
    this.host = from.host();
    this.port = from.port();
    this.speed = from.speed();
    this.apps = from.apps();
    this.templates = from.templates();
    this.portLimit = from.portLimit();
    this.portLimits = from.portLimits();
    this.portsPerCallback = from.portsPerCallback();
    this.answerDelay = from.answerDelay();
    this.clockWindow = from.clockWindow();
    this.strictClock = from.strictClock();
    this.jsonBooleans = from.jsonBooleans();
    this.lockAfterFailures = from.lockAfterFailures();
    this.pushSignature = from.pushSignature();
    this.statusZone = from.statusZone();
    this.partyWords = from.partyWords();
    this.emptyCollectInfo = from.emptyCollectInfo();
    this.repushInterval = from.repushInterval();
    this.repushes = from.repushes();
    this.recordAddressLife = from.recordAddressLife();
    this.pushTimeout = from.pushTimeout();
    this.billsPerPush = from.billsPerPush();
    this.billWindow = from.billWindow();
    this.ledgerLimit = from.ledgerLimit();
  }

  TwinConfig config() {
    return new TwinConfig(
        host,
        port,
        speed,
        apps,
        templates,
        portLimit,
        portLimits,
        portsPerCallback,
        answerDelay,
        clockWindow,
        strictClock,
        jsonBooleans,
        lockAfterFailures,
        pushSignature,
        statusZone,
        partyWords,
        emptyCollectInfo,
        repushInterval,
        repushes,
        recordAddressLife,
        pushTimeout,
        billsPerPush,
        billWindow,
        ledgerLimit);
  }
}
