/**
 * Reads files with Apache Tika: text in this process, everything else in processes of their own.
 */
@NullMarked
package dev.footnote.documents.adapter.tika;

import org.jspecify.annotations.NullMarked;
