/** The routes of documents and collections. */
@NullMarked
package dev.footnote.documents.web;

import org.jspecify.annotations.NullMarked;
