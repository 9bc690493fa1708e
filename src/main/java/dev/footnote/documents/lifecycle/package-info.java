/** Takes documents from upload to ready, and away again. */
@NullMarked
package dev.footnote.documents.lifecycle;

import org.jspecify.annotations.NullMarked;
