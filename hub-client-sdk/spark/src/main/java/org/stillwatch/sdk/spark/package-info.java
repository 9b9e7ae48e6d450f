/**
 * A lab's exchanges on many machines: an optional part, run by spark-submit. Files of exchanges
 * come in, on executors; what {@link org.stillwatch.sdk.Lab} asks of them goes out, to the driver.
 */
@NullMarked
package org.stillwatch.sdk.spark;

import org.jspecify.annotations.NullMarked;
