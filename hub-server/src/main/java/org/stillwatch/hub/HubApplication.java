package org.stillwatch.hub;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;

/** The root of the hub's resources. */
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Stillwatch hub",
            version = "1",
            description = "Signed, privacy-reduced indicators in; match alerts out.",
            license = @License(name = "Apache-2.0")))
public class HubApplication extends Application {
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.wadl.disableWadl", true,
        // What is refused before a resource is found gets a status, and no page of the container.
        "jersey.config.server.response.setStatusOverSendError", true);
  }
}
