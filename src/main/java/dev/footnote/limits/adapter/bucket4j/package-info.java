/** Token buckets of Bucket4j, kept in PostgreSQL so that replicas share them. */
@NullMarked
package dev.footnote.limits.adapter.bucket4j;

import org.jspecify.annotations.NullMarked;
