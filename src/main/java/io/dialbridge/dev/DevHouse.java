package io.dialbridge.dev;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.twin.Twin;
import io.dialbridge.twin.TwinApp;
import io.dialbridge.twin.TwinConfig;
import io.dialbridge.twin.TwinService;
import io.dialbridge.values.PhoneNumber;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the twin beside the service, with the service's own apps, and says where to look. */
@ApplicationScoped
@IfBuildProfile("dev")
class DevHouse {
  private static final Logger LOG = Logger.getLogger("dialbridge");

  private final Apps apps;
  private final DevConfig config;
  private final int port;
  private @Nullable Twin twin;

  DevHouse(Apps apps, DevConfig config, @ConfigProperty(name = "quarkus.http.port") int port) {
    this.apps = apps;
    this.config = config;
    this.port = port;
  }

  void open(@Observes StartupEvent event) {
    List<TwinApp> twins = apps.all().stream().map(DevHouse::registration).toList();
    twin =
        Twin.start(
            TwinConfig.standard()
                .withPort(config.twinPort())
                .withSpeed(config.twinSpeed())
                .withApps(twins));
    LOG.infof(
        """

          Dialbridge is at  http://localhost:%d/v1  with the key  dialbridge-dev
          Swagger UI        http://localhost:%d/q/swagger-ui
          The twin          %s  (calls run %s times faster than life; GET /twin/ledger shows what it pushed)
          First call        curl -sX POST localhost:%d/v1/callbacks -H 'Authorization: Bearer dialbridge-dev' -H 'Content-Type: application/json' \\
                              -d '{"caller":"+8615400000001","callee":"+8615400010001"}'
        """,
        port, port, twin.url(), config.twinSpeed(), port);
  }

  void close(@Observes ShutdownEvent event) {
    if (twin != null) {
      twin.close();
    }
  }

  private static TwinApp registration(App app) {
    List<String> numbers = app.displayNumbers().stream().map(PhoneNumber::e164).toList();
    TwinService service =
        switch (app.kind()) {
          case CALLBACK -> TwinService.CALLBACK;
          case NOTIFICATION -> TwinService.NOTIFICATION;
          case VERIFICATION -> TwinService.VERIFICATION;
        };
    return new TwinApp(app.name(), service, app.key(), app.secret(), numbers, true, null, null);
  }
}
