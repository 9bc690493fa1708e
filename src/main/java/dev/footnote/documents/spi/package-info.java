/** What the document module needs from technology and from whoever indexes its chunks. */
@NamedInterface("spi")
@NullMarked
package dev.footnote.documents.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
