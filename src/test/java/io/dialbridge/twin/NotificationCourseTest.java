package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What no test number does: pressing the same keys again and again. */
class NotificationCourseTest {
  @Test
  void stopsReplayingAfterTheTenthTime() {
    PlayItem item = new PlayItem(6, false, false, 2, true, "11");
    CallNotify wish =
        new CallNotify("+8675500003333", "+8615400031001", List.of(item), false, null, null, null);

    Course course =
        NotificationCourse.of(wish, (digits, replays) -> Optional.of("1".repeat(digits)), false);

    assertThat(course.heard().keys()).hasSize(11).containsOnly("11");
    assertThat(course.steps()).hasSize(3 + 11);
    assertThat(course.finish()).contains(new Finish(7 + 11 * 8, Ending.played()));
  }
}
