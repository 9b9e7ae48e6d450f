package org.stillwatch.sdk.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/** What is measured on, in words. */
public final class Machine {
  private Machine() {}

  /** Cores, memory, load, system and Java of this machine. */
  public static String inWords() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    String memory =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? String.format(
                Locale.ROOT, "%.1f GiB", known.getTotalMemorySize() / (double) (1L << 30))
            : "unknown";
    return String.format(
        Locale.ROOT,
        "%d cores, %s memory, load %.1f, %s %s, Java %s (%s)",
        system.getAvailableProcessors(),
        memory,
        system.getSystemLoadAverage(),
        system.getName(),
        system.getArch(),
        Runtime.version(),
        System.getProperty("java.vendor", "unknown"));
  }
}
