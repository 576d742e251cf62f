package io.dialbridge.alerts;

/** Examples for the API description. */
final class AlertExamples {
  static final String ALERTMANAGER =
      """
      {"version":"4","groupKey":"{}:{alertname=\\"InstanceDown\\"}","truncatedAlerts":0,"status":"firing","receiver":"dialbridge","groupLabels":{"alertname":"InstanceDown"},"commonLabels":{"alertname":"InstanceDown","severity":"critical"},"commonAnnotations":{"summary":"Instance down"},"alerts":[{"status":"firing","labels":{"alertname":"InstanceDown","instance":"db-1:9100","severity":"critical"},"annotations":{"summary":"Instance down"},"startsAt":"2026-01-15T08:30:20.750Z","fingerprint":"1a30ba71cca2921f"}]}""";
  static final String GRAFANA =
      """
      {"version":"1","orgId":1,"groupKey":"{}:{alertname=\\"High memory usage\\"}","truncatedAlerts":0,"status":"firing","receiver":"dialbridge","groupLabels":{"alertname":"High memory usage"},"commonLabels":{"alertname":"High memory usage","team":"blue"},"commonAnnotations":{},"alerts":[{"status":"firing","labels":{"alertname":"High memory usage","team":"blue","zone":"us-1"},"annotations":{"summary":"Memory is short in us-1"},"startsAt":"2026-01-15T08:30:20.750Z","fingerprint":"c6eadffa33fcdf37"}]}""";
  static final String DRY_RUN_ASKED =
      """
      {"labels":{"alertname":"InstanceDown","severity":"critical"}}""";
  static final String RECEIPT =
      """
      {"incidents":[{"id":"0198c5a4-1b2c-7d3e-8f4a-5b6c7d8e9f0a","groupKey":"{}:{alertname=\\"InstanceDown\\"}","outcome":"opened","state":"waiting","route":"0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chain":"database-on-call"}]}""";
  static final String RECEIPT_UNROUTED =
      """
      {"incidents":[{"id":"0198c5a5-1b2c-7d3e-8f4a-5b6c7d8e9f0a","groupKey":"{}:{alertname=\\"High memory usage\\"}","outcome":"opened","state":"unrouted","route":null,"chain":null}]}""";
  static final String DRY_RUN =
      """
      {"outcome":"called","incident":null,"route":"0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chain":"0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chainName":"database-on-call","critical":true,"heldUntil":null,"template":"alert","words":["InstanceDown","1"],"calls":[{"round":1,"step":1,"attempt":1,"name":"first on call","number":"+86154****1001","afterMinutes":0,"against":[]},{"round":1,"step":2,"attempt":1,"name":"second on call","number":"+86154****1002","afterMinutes":5,"against":[{"rule":"opt-out","verdict":"refused","reason":"The callee asked not to be called. Nobody was called; take them off your list.","problem":"callee-opted-out"}]}]}""";
  static final String CHAIN_ASKED =
      """
      {"name":"database-on-call","app":"notice","template":"alert","words":["{{labels.alertname}}","{{count}}"],"steps":[{"name":"first on call","number":"+8615400031001"},{"name":"second on call","number":"+8615400031002","attempts":2}],"waitMinutes":5,"repeat":2}""";
  static final String CHAIN =
      """
      {"id":"0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a","name":"database-on-call","app":"notice","template":"alert","words":["{{labels.alertname}}","{{count}}"],"steps":[{"name":"first on call","number":"+86154****1001","attempts":1},{"name":"second on call","number":"+86154****1002","attempts":2}],"waitMinutes":5,"repeat":2,"displayNumber":null,"createdAt":"2026-01-15T08:00:00Z","createdBy":"ops","updatedAt":"2026-01-15T08:00:00Z","updatedBy":"ops"}""";
  static final String CHAINS = "{\"items\":[" + CHAIN + "],\"nextCursor\":null}";
  static final String ROUTE_ASKED =
      """
      {"position":100,"matchers":[{"label":"severity","op":"=~","value":"critical|page"}],"chain":"0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a","critical":true,"holdSeconds":60}""";
  static final String ROUTE =
      """
      {"id":"0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a","position":100,"matchers":[{"label":"severity","op":"=~","value":"critical|page"}],"chain":"0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chainName":"database-on-call","critical":true,"holdSeconds":60,"createdAt":"2026-01-15T08:00:00Z","createdBy":"ops","updatedAt":"2026-01-15T08:00:00Z","updatedBy":"ops"}""";
  static final String ROUTES = "{\"items\":[" + ROUTE + "]}";
  private static final String INCIDENT_HEAD =
      """
      {"id":"0198c5a4-1b2c-7d3e-8f4a-5b6c7d8e9f0a","source":"alertmanager","receiver":"dialbridge","groupKey":"{}:{alertname=\\"InstanceDown\\"}","state":"acknowledged","route":"0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chain":"0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a","chainName":"database-on-call","critical":true,"firing":1,"labels":{"alertname":"InstanceDown","severity":"critical"},"annotations":{"summary":"Instance down"},"leader":null,"calls":1,"nextAt":null,"openedAt":"2026-01-15T08:30:21Z","acknowledgedAt":"2026-01-15T08:30:48Z","acknowledgedBy":"first on call","closedAt":null,""";
  static final String INCIDENT =
      INCIDENT_HEAD
          + """
          "alerts":[{"firing":true,"labels":{"alertname":"InstanceDown","instance":"db-1:9100","severity":"critical"},"annotations":{"summary":"Instance down"},"startsAt":"2026-01-15T08:30:20.750Z","fingerprint":"1a30ba71cca2921f"}],"history":[{"sequence":1,"at":"2026-01-15T08:30:21Z","what":"opened","callNumber":null,"step":null,"number":null,"callId":null,"keys":null,"detail":"1 alert fires"},{"sequence":2,"at":"2026-01-15T08:30:21Z","what":"routed","callNumber":null,"step":null,"number":null,"callId":null,"keys":null,"detail":"database-on-call"},{"sequence":3,"at":"2026-01-15T08:30:22Z","what":"calling","callNumber":1,"step":"first on call","number":"+86154****1001","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","keys":null,"detail":"InstanceDown, 1"},{"sequence":4,"at":"2026-01-15T08:30:48Z","what":"acknowledged","callNumber":1,"step":null,"number":null,"callId":null,"keys":"1","detail":"by first on call"}]}""";
  static final String INCIDENTS =
      "{\"items\":[" + INCIDENT_HEAD + "\"alerts\":null,\"history\":null}],\"nextCursor\":null}";

  private AlertExamples() {}
}
