package org.stillwatch.sdk.allow;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.sdk.reduce.GroupKey;
import org.stillwatch.sdk.reduce.KeyedShingles;
import org.stillwatch.sdk.reduce.ShingleSet;
import org.stillwatch.sdk.reduce.Template;
import org.stillwatch.wire.indicator.Feature;

/**
 * Listed templates, ready to be looked up. A template is listed if half of its eight-grams are;
 * edited copies mostly are. Immutable and thread-safe.
 */
public final class Listing {
  /** A template with this share of listed eight-grams is a listed one. */
  public static final double COVERED = 0.5;

  /** With less than this in common a template is left as it is: phrases are everybody's. */
  static final double TOUCHED = 0.2;

  /**
   * Of a listed template, so many eight-grams that are not listed are a template of their own:
   * about fifty words. Fewer are an edited copy, more could hide behind a public text.
   */
  static final int REST = 300;

  private final KeyedShingles keyed;
  private final UUID[] ids;
  private final long[] hashes;
  private final int[] entries;
  private final ShingleSet c12;
  private final ShingleSet skeleton;

  /**
   * What is to be made of a template.
   *
   * @param entry the listed template that it is a copy of
   * @param own what says something of the account: without what is listed
   */
  public record Sorted(Optional<UUID> entry, Template own) {}

  private Listing(KeyedShingles keyed, List<ListedTemplate> templates) {
    this.keyed = keyed;
    this.ids = templates.stream().map(ListedTemplate::id).toArray(UUID[]::new);
    int size = templates.stream().mapToInt(one -> one.keyed().c8().size()).sum();
    long[] all = new long[size];
    int[] owners = new int[size];
    fill(templates, all, owners);
    this.hashes = all;
    this.entries = owners;
    this.c12 = union(templates, Feature.C12);
    this.skeleton = union(templates, Feature.SKELETON);
  }

  /** The look-up of these templates, made under the same group key. */
  public static Listing of(GroupKey key, Collection<ListedTemplate> templates) {
    return new Listing(KeyedShingles.ofListedTemplates(key), List.copyOf(templates));
  }

  private static void fill(List<ListedTemplate> templates, long[] all, int[] owners) {
    record Held(long hash, int entry) {}
    Held[] held = new Held[all.length];
    int at = 0;
    for (int entry = 0; entry < templates.size(); entry++) {
      ShingleSet c8 = templates.get(entry).keyed().c8();
      for (int i = 0; i < c8.size(); i++) {
        held[at++] = new Held(c8.at(i), entry);
      }
    }
    Arrays.sort(held, Comparator.comparingLong(Held::hash).thenComparingInt(Held::entry));
    for (int i = 0; i < held.length; i++) {
      all[i] = held[i].hash;
      owners[i] = held[i].entry;
    }
  }

  private static ShingleSet union(List<ListedTemplate> templates, Feature feature) {
    return ShingleSet.of(
        templates.stream().flatMapToLong(one -> one.keyed().of(feature).stream()).toArray());
  }

  public boolean isEmpty() {
    return ids.length == 0;
  }

  /** Sorts an account's template. */
  public Sorted sort(Template template) {
    int size = template.c8().size();
    int[] byEntry = new int[ids.length];
    int covered = size == 0 || isEmpty() ? 0 : count(template.c8(), byEntry);
    if (covered == 0 || covered < TOUCHED * size) {
      return new Sorted(Optional.empty(), template);
    }
    Template rest =
        new Template(
            template.c8().filter(shingle -> first(keyed.of(shingle)) < 0),
            template.c12().filter(shingle -> !c12.contains(keyed.of(shingle))),
            template.skeleton().filter(shingle -> !skeleton.contains(keyed.of(shingle))),
            template.ordinary());
    if (covered < COVERED * size) {
      return new Sorted(Optional.empty(), rest);
    }
    boolean hides = rest.c8().size() >= REST;
    return new Sorted(Optional.of(ids[most(byEntry)]), hides ? rest : Template.NONE);
  }

  /** How many of the shingles are listed; and how many of them each entry has. */
  private int count(ShingleSet shingles, int[] byEntry) {
    int covered = 0;
    for (int i = 0; i < shingles.size(); i++) {
      long hash = keyed.of(shingles.at(i));
      int place = first(hash);
      if (place >= 0) {
        covered++;
        for (int p = place; p < hashes.length && hashes[p] == hash; p++) {
          byEntry[entries[p]]++;
        }
      }
    }
    return covered;
  }

  /** The first place of the hash, or a negative number. */
  private int first(long hash) {
    int place = Arrays.binarySearch(hashes, hash);
    while (place > 0 && hashes[place - 1] == hash) {
      place--;
    }
    return place;
  }

  private static int most(int[] byEntry) {
    int most = 0;
    for (int entry = 1; entry < byEntry.length; entry++) {
      most = byEntry[entry] > byEntry[most] ? entry : most;
    }
    return most;
  }

  @Override
  public String toString() {
    return "Listing[" + ids.length + " templates]";
  }
}
