package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantTest {
  private static final Map<String, AccessConfig.Role> ROLES =
      Map.of(
          "courier", role(List.of("calls:create:callback", "calls:read"), List.of("courier")),
          "notice", role(List.of("calls:read", "bills:read"), List.of("notice", "verify")),
          "auditor", role(List.of("audit:read"), null));

  @Test
  void severalRolesGiveWhatEachGives() {
    assertThat(Grant.of(List.of("courier"), ROLES))
        .isEqualTo(new Grant(Set.of("calls:create:callback", "calls:read"), Set.of("courier")));
    assertThat(Grant.of(List.of("courier", "notice"), ROLES))
        .isEqualTo(
            new Grant(
                Set.of("calls:create:callback", "calls:read", "bills:read"),
                Set.of("courier", "notice", "verify")));
  }

  @Test
  void aRoleForAllAppsOpensAllApps() {
    assertThat(Grant.of(List.of("courier", "auditor"), ROLES).apps()).isNull();
  }

  @Test
  void whatIsNotConfiguredGivesNothing() {
    Grant nothing = new Grant(Set.of(), Set.of());
    assertThat(Grant.of(List.of(), ROLES)).isEqualTo(nothing);
    assertThat(Grant.of(List.of("manage", "Courier", "courier "), ROLES)).isEqualTo(nothing);
    assertThat(Grant.of(List.of("manage", "auditor"), ROLES).scopes()).containsOnly("audit:read");
  }

  private static AccessConfig.Role role(List<String> scopes, List<String> apps) {
    return new AccessConfig.Role() {
      @Override
      public List<String> scopes() {
        return scopes;
      }

      @Override
      public Optional<List<String>> apps() {
        return Optional.ofNullable(apps);
      }
    };
  }
}
