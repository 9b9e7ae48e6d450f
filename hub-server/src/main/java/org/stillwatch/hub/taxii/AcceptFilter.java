package org.stillwatch.hub.taxii;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Accept header before the container does, which answers one that it cannot read with a
 * page of its own. What comes after sees TAXII 2.1 if any of it lets that be answered, and else a
 * type that nothing here has.
 */
@WebFilter("/taxii2/*")
public class AcceptFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String ACCEPT = "Accept";
  private static final String NOTHING = "application/x-nothing-here";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> accepts = Collections.list(request.getHeaders(ACCEPT));
    @Nullable String all = accepts.isEmpty() ? null : String.join(",", accepts);
    chain.doFilter(
        new Read(request, TaxiiMedia.isAccepted(all) ? TaxiiMedia.TAXII : NOTHING), response);
  }

  /** The same request, with one Accept header that can be read. */
  private static final class Read extends HttpServletRequestWrapper {
    private final String accept;

    Read(HttpServletRequest request, String accept) {
      super(request);
      this.accept = accept;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(ACCEPT) ? accept : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(ACCEPT)
          ? Collections.enumeration(List.of(accept))
          : super.getHeaders(name);
    }
  }
}
