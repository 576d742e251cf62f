package io.dialbridge.alerts;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Alertmanager's API, version 2, as far as it is used. */
@RegisterRestClient(configKey = "alertmanager")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AlertmanagerClient {
  @POST
  @Path("/api/v2/silences")
  Response silence(@HeaderParam("Authorization") @Nullable String authorization, Silence silence);
}
