/** What guards of the service look up later. */
@NullMarked
package dev.footnote.observability.audit;

import org.jspecify.annotations.NullMarked;
