package peer;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** As little as can be with the same extensions: one table, one path. */
@Path("/hello")
public class Peer {
  /** Its one table. */
  @Entity
  public static class Greeting extends PanacheEntity {
    String words;
  }

  @GET
  public String hello() {
    return "hello";
  }
}
