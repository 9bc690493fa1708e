/** Keeps originals as objects of a bucket at Amazon S3 or any store that speaks its protocol. */
@NullMarked
package dev.footnote.documents.adapter.s3;

import org.jspecify.annotations.NullMarked;
