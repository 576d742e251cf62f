package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.Packaged;
import io.dialbridge.testing.Packaged.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The package's own command finds what was done to the audit log; {@link AuditChainTest} tries more
 * ways to do it.
 */
class CheckAuditIT {
  private TestingAudit audit;

  @Test
  void whatWasDoneToTheLogIsFoundAndWhatCanNotBeVouchedForIsTold() throws Exception {
    audit = TestingAudit.empty();
    for (String name : List.of("one", "two", "three")) {
      assertThat(run("create-key", name, "calls:read").exit()).isZero();
    }
    Outcome intact = run("check-audit");
    assertThat(intact.exit()).as(intact.err()).isZero();
    assertThat(intact.out())
        .singleElement()
        .asString()
        .matches("entries 3, first \\S+Z, last \\S+Z, head 3:[0-9a-f]{64}, broken 0");
    String head = intact.out().getFirst().replaceAll(".*head (\\S+),.*", "$1");
    audit.tamper("create table kept as select * from audit_entry");

    audit.run("update audit_entry set actor = 'nobody' where id = 2");
    broken("1 (the first is 2: not what was written)");
    mend();
    audit.run("delete from audit_entry where id = 3");
    audit.run("update audit_head set id = 2, hash = (select hash from kept where id = 2)");
    broken("1 (the first is 3: cut off at the end)", head);
    mend();
    audit.run("update audit_head set id = 3, hash = (select hash from kept where id = 3)");

    Outcome wrong = run("check-audit", "1:abc");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("usage: check-audit [ID:HASH]");
    Map<String, String> settings = settings();
    settings.put("DIALBRIDGE_SEALING_KEY", TestingAudit.NEXT_KEY);
    Outcome unsure = Packaged.run(settings, "check-audit");
    assertThat(unsure.exit()).isEqualTo(3);
    assertThat(unsure.out().getLast()).contains("broken 0, cannot be checked 3 (the last ones");
  }

  private void broken(String end, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("check-audit"));
    command.addAll(List.of(arguments));
    Outcome found = run(command.toArray(String[]::new));
    assertThat(found.exit()).as(found.err()).isEqualTo(1);
    assertThat(found.out().getLast()).contains(", broken ").endsWith(end);
  }

  private void mend() throws Exception {
    audit.run("delete from audit_entry; insert into audit_entry select * from kept");
  }

  private Outcome run(String... arguments) throws Exception {
    return Packaged.run(settings(), arguments);
  }

  /** A desk's. */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", audit.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    return settings;
  }
}
