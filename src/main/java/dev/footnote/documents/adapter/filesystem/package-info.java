/** Keeps originals as files of the data folder. */
@NullMarked
package dev.footnote.documents.adapter.filesystem;

import org.jspecify.annotations.NullMarked;
