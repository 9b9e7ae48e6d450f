/**
 * The one door for users of the library: {@link org.stillwatch.sdk.Lab}. Exchanges come in; reports
 * leave, when the lab says so, and alerts come back. The rooms below it, in reading order: sink,
 * pull, watch, submit, store, sign, cluster, reduce, meaning, pseudonym, observe, trust, transport.
 */
@NullMarked
package org.stillwatch.sdk;

import org.jspecify.annotations.NullMarked;
