package org.stillwatch.sdk.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.wire.indicator.Feature;

/** Public templates make no cluster; clusters that something else made say which they use. */
class ListedUseTest {
  private static final String PUBLIC = World.frame(1, 8);
  private static final String OWN = World.frame(2, 6);

  @TempDir Path folder;

  private World world() {
    return new World(99, folder);
  }

  @Test
  void strangersWhoUseAPublicTemplateAreNoCluster() {
    World world = world().account("a", 6, PUBLIC).account("b", 6, PUBLIC).account("c", 6, PUBLIC);
    assertThat(world.accounts()).containsExactly(List.of("a", "b", "c"));
    assertThat(world.listed(PUBLIC).accounts()).isEmpty();
  }

  @Test
  void whoPaysTogetherAndUsesAPublicTemplateIsAClusterThatSaysSo() {
    World world = world().account("a", 6, PUBLIC).account("b", 6, PUBLIC).account("x", 6, PUBLIC);
    LocalCluster cluster =
        world.listed(PUBLIC).link("a", "card").link("b", "card").clusters().get(0);
    assertThat(cluster.accounts()).containsExactly("a", "b");
    assertThat(cluster.carriers()).isZero();
    assertThat(cluster.sketches()).isEmpty();
    assertThat(cluster.listed().carriers()).containsExactly("a", "b");
    LocalCluster unlisted = world().account("z", 6, PUBLIC).clusters().get(0);
    double alike =
        cluster.listed().sketches().stream()
            .filter(sketch -> sketch.feature() == Feature.C8)
            .mapToDouble(sketch -> sketch.estimatedJaccard(unlisted.sketches().get(0)))
            .max()
            .orElseThrow();
    assertThat(alike).isGreaterThan(0.9);
  }

  @Test
  void aClusterWithAnOwnAndAPublicTemplateTellsThemApart() {
    World world = world().account("a", 6, OWN).account("b", 6, OWN).account("c", 6, PUBLIC);
    LocalCluster cluster =
        world.listed(PUBLIC).link("a", "card").link("c", "card").clusters().get(0);
    assertThat(cluster.accounts()).containsExactly("a", "b", "c");
    assertThat(cluster.carried().keySet()).containsExactly("a", "b");
    assertThat(cluster.listed().carriers()).containsExactly("c");
    LocalCluster own = world().account("z", 6, OWN).clusters().get(0);
    LocalCluster open = world().account("z", 6, PUBLIC).clusters().get(0);
    assertThat(SketchLikeness.best(cluster, own, Feature.C8)).isGreaterThan(0.9);
    assertThat(SketchLikeness.best(cluster, open, Feature.C8)).isLessThan(0.1);
  }

  @Test
  void anOwnTemplateBehindAPublicOneStillMakesTheCluster() {
    World world = world().account("a", 6, PUBLIC + OWN).account("b", 6, PUBLIC + OWN);
    world.account("c", 6, PUBLIC + World.frame(3, 6)).listed(PUBLIC);
    List<LocalCluster> clusters = world.clusters();
    assertThat(clusters.get(0).accounts()).containsExactly("a", "b");
    assertThat(clusters.get(1).accounts()).containsExactly("c");
    LocalCluster own = world().account("z", 6, OWN).clusters().get(0);
    assertThat(SketchLikeness.best(clusters.get(0), own, Feature.C8)).isGreaterThan(0.8);
    assertThat(SketchLikeness.best(clusters.get(0), clusters.get(1), Feature.C8)).isLessThan(0.1);
  }

  @Test
  void aTemplateOfTheLabsOwnListIsToldInNoForm() {
    World world = world().account("a", 6, OWN).account("b", 6, OWN).excepted(OWN);
    assertThat(world.clusters()).isEmpty();
    LocalCluster paid = world.link("a", "card").link("b", "card").clusters().get(0);
    assertThat(paid.sketches()).isEmpty();
    assertThat(paid.listed().sketches()).isEmpty();
  }

  @Test
  void carriersOfOneTemplateHaveOneNumber() {
    World world = world().account("a", 6, OWN).account("b", 6, OWN).account("c", 6, PUBLIC);
    world.account("mixed", 2, OWN).account("mixed", 5, "");
    LocalCluster cluster = world.link("a", "card").link("c", "card").clusters().get(0);
    assertThat(cluster.carried().keySet()).containsExactly("a", "b", "c", "mixed");
    assertThat(cluster.carried().get("mixed")).isEqualTo(cluster.carried().get("a"));
    assertThat(cluster.carried().get("c")).isNotEqualTo(cluster.carried().get("a"));
  }
}
