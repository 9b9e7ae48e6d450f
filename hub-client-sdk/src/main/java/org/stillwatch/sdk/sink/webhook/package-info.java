/**
 * Alerts as signed HTTP requests, by the Standard Webhooks specification 1.0.0: headers {@code
 * webhook-id}, {@code webhook-timestamp}, {@code webhook-signature}. The sending half is a sink;
 * the receiving half, {@link org.stillwatch.sdk.sink.webhook.WebhookReceiver}, is for whoever
 * writes the receiver in Java.
 */
@NullMarked
package org.stillwatch.sdk.sink.webhook;

import org.jspecify.annotations.NullMarked;
