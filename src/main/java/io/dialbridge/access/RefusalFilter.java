package io.dialbridge.access;

import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Requester;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Notes whom an operation was refused to, whether for want of its scope or by the operation itself.
 * Who has no valid key is only counted: anybody could fill the log with that.
 */
class RefusalFilter {
  private final RefusalLog refusals;

  RefusalFilter(RefusalLog refusals) {
    this.refusals = refusals;
  }

  @ServerResponseFilter
  public void note(
      ContainerRequestContext request, ContainerResponseContext answer, ResourceInfo resource) {
    if (answer.getStatus() != ProblemKind.FORBIDDEN.status()) {
      return;
    }
    // Called here, and not behind another call: by that Quarkus knows that operations must be found
    // by reflection in a native executable too.
    Method operation = resource.getResourceMethod();
    refusals.note(
        Requester.of(request.getSecurityContext()),
        request.getMethod() + " " + path(resource.getResourceClass(), operation),
        reason(operation, resource.getResourceClass(), request.getSecurityContext()));
  }

  /** Without what was put in for its parameters. */
  private static String path(Class<?> resource, Method operation) {
    Path own = operation.getAnnotation(Path.class);
    return resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
  }

  private static String reason(Method operation, Class<?> resource, SecurityContext security) {
    RolesAllowed own = operation.getAnnotation(RolesAllowed.class);
    @Nullable RolesAllowed needed = own == null ? resource.getAnnotation(RolesAllowed.class) : own;
    if (needed != null) {
      for (String scope : needed.value()) {
        if (!security.isUserInRole(scope)) {
          return "needs " + scope;
        }
      }
    }
    return "more than its apps and scopes allow";
  }
}
