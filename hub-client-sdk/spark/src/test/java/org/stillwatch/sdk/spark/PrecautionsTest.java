package org.stillwatch.sdk.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class PrecautionsTest {
  private static SparkConf on(String master) {
    return new SparkConf(false).setMaster(master);
  }

  @Test
  void filesAreSealedOnOneMachineAndWiresTooOnMany() {
    assertThat(Precautions.taken(on("local[4]")).get("spark.io.encryption.enabled"))
        .isEqualTo("true");
    assertThat(Precautions.taken(on("local[4]")).contains("spark.network.crypto.enabled"))
        .isFalse();
    for (String master : new String[] {"yarn", "spark://one:7077", "local-cluster[2,1,1024]"}) {
      SparkConf taken = Precautions.taken(on(master).set("spark.authenticate.secret", "s"));
      assertThat(taken.get("spark.network.crypto.enabled")).as(master).isEqualTo("true");
      assertThat(taken.get("spark.authenticate")).as(master).isEqualTo("true");
      assertThatCode(() -> Precautions.require(taken)).as(master).doesNotThrowAnyException();
    }
  }

  @Test
  void whatSomebodySwitchedOffIsNotSwitchedOnAndTheJobDoesNotRun() {
    for (String setting :
        new String[] {
          "spark.io.encryption.enabled", "spark.network.crypto.enabled", "spark.authenticate"
        }) {
      SparkConf taken = Precautions.taken(on("yarn").set(setting, "false"));
      assertThatThrownBy(() -> Precautions.require(taken))
          .isInstanceOf(Unsealed.class)
          .hasMessageContaining("set " + setting + "=true");
    }
  }

  @Test
  void sparksOwnClusterNeedsASecretThatItDoesNotDraw() {
    SparkConf taken = Precautions.taken(on("spark://one:7077"));
    assertThatThrownBy(() -> Precautions.require(taken))
        .isInstanceOf(Unsealed.class)
        .hasMessageContaining("set spark.authenticate.secret");
    assertThatCode(() -> Precautions.require(Precautions.taken(on("yarn"))))
        .doesNotThrowAnyException();
  }

  @Test
  void whoHasTlsOnTheWireNeedsNoOtherSealThere() {
    SparkConf tls = Precautions.taken(on("yarn").set("spark.ssl.rpc.enabled", "true"));
    assertThat(tls.contains("spark.network.crypto.enabled")).isFalse();
    assertThatCode(() -> Precautions.require(tls)).doesNotThrowAnyException();
  }
}
