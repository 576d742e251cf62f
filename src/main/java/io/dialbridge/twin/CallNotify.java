package io.dialbridge.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request for a notification (rtc_05_0013). */
record CallNotify(
    String displayNbr,
    String calleeNbr,
    List<PlayItem> items,
    boolean returnIdlePort,
    @Nullable String userData,
    @Nullable String statusUrl,
    @Nullable String feeUrl)
    implements OnePartyWish {
  private static final int MOST_ITEMS = 5;

  CallNotify {
    items = List.copyOf(items);
  }

  static CallNotify read(RequestFields fields, TemplateBook templates) {
    return new CallNotify(
        fields.required("displayNbr", 4, 31),
        fields.required("calleeNbr", 4, 31),
        fields.objects("playInfoList", MOST_ITEMS).stream()
            .map(item -> PlayItem.read(item, templates))
            .toList(),
        fields.flag("returnIdlePort"),
        fields.userData(),
        fields.url("statusUrl"),
        fields.url("feeUrl"));
  }
}
