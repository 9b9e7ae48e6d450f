package org.stillwatch.sdk.allow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillwatch.sdk.reduce.Background;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.Normaliser;
import org.stillwatch.sdk.reduce.SampledPrompt;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.sdk.reduce.TemplateFinder;
import org.stillwatch.sdk.reduce.Words;

class ListingTest {
  private static final GroupKey KEY = GroupKey.of(new byte[16]);
  private static final UUID REACT = UUID.fromString("10000000-0000-4000-8000-000000000000");
  private static final UUID OTHER = UUID.fromString("20000000-0000-4000-8000-000000000000");
  private static final String PUBLIC = Words.text(new Random(1), 6);
  private static final String ELSEWHERE = Words.text(new Random(2), 6);

  private final Random random = new Random(3);

  private static Listing listing() {
    return Listing.of(
        KEY,
        List.of(
            ListedTemplate.of(ELSEWHERE, KEY, OTHER).orElseThrow(),
            ListedTemplate.of(PUBLIC, KEY, REACT).orElseThrow()));
  }

  /** What eight prompts have in common that begin with that text. */
  private Template template(String fixed) {
    Normaliser normaliser = new Normaliser();
    List<SampledPrompt> prompts =
        random
            .ints(8)
            .mapToObj(seed -> fixed + "\n" + Words.text(new Random(seed), 2))
            .map(text -> new SampledPrompt(normaliser.normalise(text), 1))
            .toList();
    return new TemplateFinder(KEY, Background.none(KEY)).find(prompts);
  }

  @Test
  void theTemplateOfAPublicTextIsListedAndNothingOfItIsTheAccountsOwn() {
    Listing.Sorted sorted = listing().sort(template(PUBLIC));
    assertThat(sorted.entry()).contains(REACT);
    assertThat(sorted.own().isEmpty()).isTrue();
  }

  @Test
  void anEditedCopyIsListed() {
    String edited = PUBLIC.substring(0, PUBLIC.length() * 2 / 3) + Words.text(new Random(9), 1);
    assertThat(listing().sort(template(edited)).entry()).contains(REACT);
  }

  @Test
  void anotherTextIsLeftAsItIs() {
    Template own = template(Words.text(new Random(5), 6));
    Listing.Sorted sorted = listing().sort(own);
    assertThat(sorted.entry()).isEmpty();
    assertThat(sorted.own()).isEqualTo(own);
  }

  @Test
  void aSentenceOfAPublicTextChangesNothing() {
    Template own = template(PUBLIC.substring(0, 60) + Words.text(new Random(5), 8));
    assertThat(listing().sort(own).own()).isEqualTo(own);
  }

  @Test
  void whatAnOwnTemplateHasOfAPublicTextIsTakenOut() {
    String own = Words.text(new Random(5), 10);
    Listing.Sorted sorted = listing().sort(template(PUBLIC + "\n" + own));
    assertThat(sorted.entry()).isEmpty();
    Template alone = template(own);
    assertThat(sorted.own().c8().jaccard(alone.c8())).isGreaterThan(0.9);
    assertThat(sorted.own().c12().jaccard(alone.c12())).isGreaterThan(0.9);
  }

  @Test
  void aLongTextOfItsOwnDoesNotHideBehindALongerPublicOne() {
    String own = Words.text(new Random(5), 5);
    Listing.Sorted sorted = listing().sort(template(PUBLIC + "\n" + own));
    assertThat(sorted.entry()).contains(REACT);
    assertThat(sorted.own().c8().size()).isGreaterThanOrEqualTo(Listing.REST);
    assertThat(sorted.own().c8().jaccard(template(own).c8())).isGreaterThan(0.9);
  }

  @Test
  void anEmptyListingLeavesEverything() {
    Template own = template(PUBLIC);
    assertThat(Listing.of(KEY, List.of()).sort(own).own()).isSameAs(own);
    assertThat(listing().sort(Template.NONE).entry()).isEmpty();
  }

  @Test
  void aTextOfAFewWordsIsNoTemplate() {
    assertThat(ListedTemplate.of("hello you", KEY, REACT)).isEmpty();
  }
}
