package org.stillwatch.sdk.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedNetworksTest {
  private static final long SEED = 7;

  private final List<LabelledPrompt> prompts = prompts();
  private final SharedNetworks networks = SharedNetworks.of(prompts, "A", SEED);

  private static List<LabelledPrompt> prompts() {
    List<LabelledPrompt> prompts = new ArrayList<>();
    for (int campaign = 0; campaign < 20; campaign++) {
      for (String lab : List.of("A", "B", "C")) {
        for (int account = 0; account < 2; account++) {
          String name = "c" + campaign + "-" + lab + account;
          for (int text = 0; text < 12; text++) {
            prompts.add(new LabelledPrompt("c" + campaign, "f", lab, name, "L0", "prompt " + text));
          }
        }
      }
    }
    for (int customer = 0; customer < 10; customer++) {
      prompts.add(
          new LabelledPrompt(
              LabelledPrompt.BENIGN, "benign", "B", "honest-" + customer + "-0", "B", "hello"));
    }
    return prompts;
  }

  private String ip(LabelledPrompt prompt) {
    return networks.exchange(prompt).ip().orElseThrow();
  }

  @Test
  void anAddressIsOfOneCampaignOrOfAFewStrangers() {
    Map<String, Set<String>> groups = new HashMap<>();
    Map<String, Set<String>> campaigns = new HashMap<>();
    for (LabelledPrompt prompt : prompts) {
      groups
          .computeIfAbsent(ip(prompt), address -> new HashSet<>())
          .add(prompt.campaign() + prompt.lab());
      campaigns.computeIfAbsent(ip(prompt), address -> new HashSet<>()).add(prompt.campaign());
    }
    assertThat(groups)
        .allSatisfy((address, of) -> {
          if (address.startsWith("2001:db8:3:")) {
            assertThat(of).hasSizeLessThanOrEqualTo(SharedNetworks.STRANGERS + 1);
          } else {
            assertThat(campaigns.get(address)).hasSize(1);
          }
        });
    assertThat(campaigns.values()).anySatisfy(of -> assertThat(of).hasSizeGreaterThan(1));
  }

  @Test
  void allAtTheReferenceLabAndThreeQuartersElsewhereShareTheirCampaignsAddress() {
    assertThat(prompts).filteredOn(p -> p.lab().equals("A")).allMatch(networks::shares);
    assertThat(prompts).filteredOn(LabelledPrompt::isBenign).noneMatch(networks::shares);
    List<LabelledPrompt> elsewhere =
        prompts.stream().filter(p -> !p.isBenign() && !p.lab().equals("A")).toList();
    double share = elsewhere.stream().filter(networks::shares).count() / (double) elsewhere.size();
    assertThat(share).isBetween(0.6, 0.9);
  }

  @Test
  void accountsOfAGroupUseBothItsAddresses() {
    Map<String, Set<String>> addresses = new HashMap<>();
    prompts.stream()
        .filter(prompt -> !prompt.isBenign())
        .forEach(prompt ->
            addresses.computeIfAbsent(prompt.account(), a -> new HashSet<>()).add(ip(prompt)));
    assertThat(addresses.values()).allSatisfy(of -> assertThat(of).hasSize(2));
  }

  @Test
  void theSamePromptsGetTheSameAddresses() {
    assertThat(SharedNetworks.of(prompts, "A", SEED)).isEqualTo(networks);
  }
}
