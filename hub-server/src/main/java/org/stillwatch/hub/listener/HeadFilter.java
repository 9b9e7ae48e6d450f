package org.stillwatch.hub.listener;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.InstantSource;
import java.util.Optional;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;

/**
 * Between the socket and the container's own reading of HTTP. It looks at what a connection brings
 * at once: who sends a head in pieces gets the container's words for it. Thread-safe.
 */
final class HeadFilter extends BaseFilter {
  /** As long as a head may be. */
  private static final int LONGEST = 16_384;

  private static final int SHORTEST = 16;

  private final InstantSource clock;
  private final Attribute<RequestHead> asked =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HeadFilter.class.getName());

  HeadFilter(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    Optional<RequestHead> head = text(context).flatMap(RequestHead::in);
    if (head.isEmpty()) {
      return context.getInvokeAction();
    }
    asked.set(context.getConnection(), head.get());
    return head.get().isAmbiguous() ? refuse(context, head.get()) : context.getInvokeAction();
  }

  @SuppressWarnings("rawtypes") // as Grizzly declares it
  private NextAction refuse(FilterChainContext context, RequestHead head) {
    Connection<?> connection = context.getConnection();
    byte[] answer = AnswerHead.refusing(head, clock.instant());
    context.write(
        Buffers.wrap(context.getMemoryManager(), answer),
        new EmptyCompletionHandler<WriteResult>() {
          @Override
          public void completed(WriteResult result) {
            connection.closeSilently();
          }

          @Override
          public void failed(Throwable failure) {
            connection.closeSilently();
          }
        });
    return context.getStopAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    RequestHead head = asked.get(context.getConnection());
    if (head == null || !head.isHead()) {
      text(context)
          .flatMap(answer -> AnswerHead.told(answer, head == null ? "/" : head.path()))
          .ifPresent(told -> context.setMessage(Buffers.wrap(context.getMemoryManager(), told)));
    }
    return context.getInvokeAction();
  }

  /** What is there, if it is short enough for a head and begins as one: no body is copied. */
  private static Optional<String> text(FilterChainContext context) {
    Object message = context.getMessage();
    if (!(message instanceof Buffer buffer) || buffer.remaining() < SHORTEST) {
      return Optional.empty();
    }
    int first = buffer.get(buffer.position());
    int end = buffer.position() + Math.min(buffer.remaining(), LONGEST);
    return first >= 'A' && first <= 'Z'
        ? Optional.of(buffer.toStringContent(ISO_8859_1, buffer.position(), end))
        : Optional.empty();
  }
}
