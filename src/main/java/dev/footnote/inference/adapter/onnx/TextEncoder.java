package dev.footnote.inference.adapter.onnx;

import dev.footnote.inference.Embedding;

/** Turns one text into its vector; used by one thread at a time. */
@FunctionalInterface
interface TextEncoder {

  Embedding encode(String text);
}
