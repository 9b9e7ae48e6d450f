/**
 * What a lab may rely on at any hub: run on the fake hub here, and on the real one by the hub's own
 * tests.
 */
@NullMarked
package org.stillwatch.sdk.contract;

import org.jspecify.annotations.NullMarked;
