/**
 * Honest explanations of a value that several accounts share: a company's card, a reseller's, a
 * place of learning, an exit of a VPN. Clear values and who has them come in, words of a closed
 * list go out, which travel with the value's token. Lists are files of the lab; nothing is looked
 * up in a network. Immutable and thread-safe.
 */
@NullMarked
package org.stillwatch.sdk.caution;

import org.jspecify.annotations.NullMarked;
