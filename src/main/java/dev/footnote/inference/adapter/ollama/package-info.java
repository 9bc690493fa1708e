/** Chats of an Ollama server. */
@NullMarked
package dev.footnote.inference.adapter.ollama;

import org.jspecify.annotations.NullMarked;
