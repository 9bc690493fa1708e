/** Both halves of the index on an OpenSearch cluster. */
@NullMarked
package dev.footnote.search.adapter.opensearch;

import org.jspecify.annotations.NullMarked;
