/**
 * Alerts as syslog messages (RFC 5424) over TCP with octet counting (RFC 6587 section 3.4.1) or TLS
 * (RFC 5425).
 */
@NullMarked
package org.stillwatch.sdk.sink.syslog;

import org.jspecify.annotations.NullMarked;
