/** Chat completions of OpenAI, and of every service that speaks the same protocol. */
@NullMarked
package dev.footnote.inference.adapter.openai;

import org.jspecify.annotations.NullMarked;
