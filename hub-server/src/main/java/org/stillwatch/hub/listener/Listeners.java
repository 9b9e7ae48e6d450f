package org.stillwatch.hub.listener;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.filterchain.Filter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;

/**
 * Finds the listeners of Payara. It has no interface for that, so this is by name, and says so when
 * another version of it has other names: the hub then runs with the container's own words.
 */
public final class Listeners {
  private static final ClassLoader SERVER = Filter.class.getClassLoader();

  private Listeners() {}

  /**
   * Puts the reading of heads before the container's own, on each listener.
   *
   * @return on how many
   * @throws ReflectiveOperationException if this Payara has none by those names
   */
  public static int watch(InstantSource clock) throws ReflectiveOperationException {
    List<Transport> transports = transports();
    transports.forEach(transport -> putBefore(transport, new HeadFilter(clock)));
    return transports.size();
  }

  /** Into a new chain: what runs in the old one goes on there. */
  private static void putBefore(Transport transport, Filter filter) {
    if (transport.getProcessor() instanceof FilterChain chain) {
      List<Filter> filters = new ArrayList<>(chain);
      filters.add(1, filter);
      transport.setProcessor(FilterChainBuilder.stateless().addAll(filters).build());
    }
  }

  private static List<Transport> transports() throws ReflectiveOperationException {
    Class<?> locators = named("org.glassfish.hk2.api.ServiceLocator");
    Object locator =
        named("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
    Class<?> listeners = named("org.glassfish.grizzly.config.dom.NetworkListener");
    Class<?> services = named("com.sun.enterprise.v3.services.impl.GrizzlyService");
    Object service =
        locators
            .getMethod("getService", Class.class, Annotation[].class)
            .invoke(locator, services, new Annotation[0]);
    List<?> configured =
        (List<?>)
            locators
                .getMethod("getAllServices", Type.class, Annotation[].class)
                .invoke(locator, listeners, new Annotation[0]);
    List<Transport> found = new ArrayList<>();
    for (Object listener : configured) {
      Object proxy = services.getMethod("lookupNetworkProxy", listeners).invoke(service, listener);
      if (proxy != null) {
        Object running = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
        found.add((Transport) running.getClass().getMethod("getTransport").invoke(running));
      }
    }
    return found;
  }

  private static Class<?> named(String name) throws ClassNotFoundException {
    return Class.forName(name, true, SERVER);
  }
}
