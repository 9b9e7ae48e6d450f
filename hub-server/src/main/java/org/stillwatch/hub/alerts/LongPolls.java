package org.stillwatch.hub.alerts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The threads on which waiting readers look again. They have some of their own, so that nothing
 * else that is due on this node, such as house keeping, can make them late, and so that they cannot
 * take more than these from the database's connections.
 */
@ManagedScheduledExecutorDefinition(name = LongPolls.NAME, maxAsync = LongPolls.THREADS)
@Singleton
public class LongPolls {
  static final String NAME = "java:app/concurrent/long-polls";

  /** A quarter of the connections of the pool. */
  static final int THREADS = 4;

  @Resource(lookup = NAME)
  private @Nullable ManagedScheduledExecutorService scheduler;

  @Produces
  @Singleton
  @Typed(ScheduledExecutorService.class)
  ScheduledExecutorService scheduler() {
    ManagedScheduledExecutorService provided = scheduler;
    if (provided == null) {
      throw new IllegalStateException("the container did not provide " + NAME);
    }
    return provided;
  }
}
