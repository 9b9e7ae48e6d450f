/**
 * The model behind {@code prompt-meaning}: bge-small-en-v1.5, quantised, run in this process by
 * ONNX Runtime. A text comes in, 384 numbers go out; nothing is sent and nothing is downloaded.
 * Found by the SDK as a service, used only by labs that switch the kind on.
 */
@NullMarked
package org.stillwatch.meaning;

import org.jspecify.annotations.NullMarked;
