/**
 * From a statement to a receipt, whatever happens in between. Statements come in and are durable at
 * once; sealed batches leave, the same bytes again until the hub's receipt is on disk. Refused
 * statements are set aside with the hub's reasons and block nothing. One process sends at a time.
 */
@NullMarked
package org.stillwatch.sdk.submit;

import org.jspecify.annotations.NullMarked;
