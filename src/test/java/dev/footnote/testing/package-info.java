/** What integration tests share: a database, a running service, a client for it. */
@NullMarked
package dev.footnote.testing;

import org.jspecify.annotations.NullMarked;
