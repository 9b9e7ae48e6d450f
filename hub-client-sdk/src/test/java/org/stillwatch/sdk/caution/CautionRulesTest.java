package org.stillwatch.sdk.caution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.sdk.pseudonym.CanonicalValue;
import org.stillwatch.sdk.trust.PrivateFolder;
import org.stillwatch.wire.indicator.Caution;

class CautionRulesTest {
  private static final CanonicalValue CARD =
      CanonicalValue.payment("4000000000000002").orElseThrow();

  @TempDir private Path folder;
  private ValueLists lists;

  @BeforeEach
  void lists() throws IOException {
    lists = new ValueLists(PrivateFolder.at(folder.resolve("cautions")));
  }

  private static List<String> times(int count, String domain) {
    return new ArrayList<>(Collections.nCopies(count, domain));
  }

  private static CanonicalValue mail(String address) {
    return CanonicalValue.contact(address).orElseThrow();
  }

  private List<Caution> card(int accounts, List<String> domains, int largest) throws IOException {
    return List.copyOf(lists.rules().of(new ValueUse(CARD, accounts, domains, largest, true)));
  }

  private List<Caution> of(CanonicalValue value) throws IOException {
    return List.copyOf(lists.rules().of(new ValueUse(value, 3, List.of(), 0, true)));
  }

  @Test
  void aCardOfColleaguesIsACompanysCard() throws IOException {
    assertThat(card(5, times(4, "acme.example"), 5)).containsExactly(Caution.SHARED_CARD);
    assertThat(card(6, times(4, "acme.example"), 6)).isEmpty();
    assertThat(card(1, times(1, "acme.example"), 1)).isEmpty();
  }

  @Test
  void anAddressThatAnybodyGetsMakesNoColleagues() throws IOException {
    assertThat(card(5, times(5, "gmail.com"), 5)).isEmpty();
    lists.set(ValueList.CONSUMER_DOMAINS, List.of("# ours", "", "freemail.example"));
    assertThat(card(5, times(5, "freemail.example"), 5)).isEmpty();
    assertThat(card(5, times(5, "gmail.com"), 5)).isEmpty();
  }

  @Test
  void aPlaceOfLearningIsKnownByRuleOrByTheLabsList() throws IOException {
    for (String address :
        List.of("a@mit.edu", "a@cs.ox.ac.uk", "a@student.unimelb.edu.au", "a@x.ac.jp")) {
      assertThat(of(mail(address))).as(address).containsExactly(Caution.UNIVERSITY);
    }
    for (String address : List.of("a@education.com", "a@edu.example", "a@ac.example.org")) {
      assertThat(of(mail(address))).as(address).isEmpty();
    }
    assertThat(of(CanonicalValue.contact("+447700900123").orElseThrow())).isEmpty();
    lists.set(ValueList.UNIVERSITY_DOMAINS, List.of("Uni.Example"));
    assertThat(of(mail("a@math.uni.example"))).containsExactly(Caution.UNIVERSITY);
    assertThat(of(mail("a@notuni.example"))).isEmpty();
    assertThat(card(5, times(5, "uni.example"), 5)).containsExactly(Caution.UNIVERSITY);
  }

  @Test
  void aPayerForManyStrangersIsAReseller() throws IOException {
    assertThat(card(50, List.of(), 5)).containsExactly(Caution.RESELLER);
    assertThat(card(49, List.of(), 0)).isEmpty();
    assertThat(card(50, List.of(), 6)).isEmpty();
    ValueUse unread = new ValueUse(CARD, 50, List.of(), 0, false);
    assertThat(lists.rules().of(unread)).isEmpty();
  }

  @Test
  void anAddressOfAVpnIsKnownByTheLabsListOnly() throws IOException {
    CanonicalValue four = CanonicalValue.network("203.0.113.77").orElseThrow();
    CanonicalValue six = CanonicalValue.network("2001:db8:1:2:3:4:5:6").orElseThrow();
    assertThat(of(four)).isEmpty();
    lists.set(
        ValueList.VPN_RANGES,
        List.of("203.0.113.0/25", "203.0.113.64/26", "198.51.100.7", "2001:db8:1::/48"));
    assertThat(of(four)).containsExactly(Caution.VPN);
    assertThat(of(six)).containsExactly(Caution.VPN);
    for (String outside : List.of("203.0.113.128", "198.51.100.8", "192.0.2.1")) {
      assertThat(of(CanonicalValue.network(outside).orElseThrow())).as(outside).isEmpty();
    }
    assertThat(of(CanonicalValue.network("2001:db8:2::1").orElseThrow())).isEmpty();
  }

  @Test
  void aLineThatIsNoEntryIsNamedByItsNumberAndChangesNothing() throws IOException {
    lists.set(ValueList.VPN_RANGES, List.of("203.0.113.0/24"));
    for (String bad :
        List.of(
            "example.org",
            "203.0.113.0/33",
            "203.0.113.0/0",
            "1.2.3",
            "203.0.113.256",
            ".:1",
            "fe80::1%eth0",
            "2001:db8::/129",
            "2001:db8::1::2",
            "1.2.3.4.")) {
      assertThatThrownBy(() -> lists.set(ValueList.VPN_RANGES, List.of("# one", bad)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 2");
    }
    assertThat(lists.size(ValueList.VPN_RANGES)).isOne();
    assertThatThrownBy(() -> lists.set(ValueList.CONSUMER_DOMAINS, List.of("a b")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void onlyConsumerDomainsShip() throws IOException {
    assertThat(lists.size(ValueList.CONSUMER_DOMAINS)).isGreaterThan(30);
    assertThat(lists.size(ValueList.UNIVERSITY_DOMAINS)).isZero();
    assertThat(lists.size(ValueList.VPN_RANGES)).isZero();
  }
}
