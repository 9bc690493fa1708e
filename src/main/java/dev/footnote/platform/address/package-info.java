/** The address under which people reach the service. */
@NullMarked
package dev.footnote.platform.address;

import org.jspecify.annotations.NullMarked;
