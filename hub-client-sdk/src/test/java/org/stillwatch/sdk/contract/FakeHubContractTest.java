package org.stillwatch.sdk.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.stillwatch.testing.FakeHub;
import org.stillwatch.wire.LabId;

/** The contract on the fake hub that is shipped for users' tests. */
class FakeHubContractTest extends HubContract {
  private FakeHub hub;

  @BeforeEach
  void start() throws Exception {
    hub = new FakeHub(FakeHub.policy("evaluation"));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Override
  protected Path ticket(String name) throws Exception {
    return Files.writeString(folder.resolve(name + ".ticket"), hub.ticket().toJson().toString());
  }

  @Override
  protected void revoke(String name, LabId lab) {
    hub.revoke(lab);
  }
}
