package io.dialbridge.roles;

/** Duties of a process that has begun them. */
public final class TestingDuties {
  private TestingDuties() {}

  public static Duties of(Role role) {
    Duties duties = new Duties(() -> role);
    duties.begin(new DatabaseReady());
    return duties;
  }
}
