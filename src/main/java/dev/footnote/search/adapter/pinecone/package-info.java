/** The semantic half on Pinecone, a namespace an account. */
@NullMarked
package dev.footnote.search.adapter.pinecone;

import org.jspecify.annotations.NullMarked;
