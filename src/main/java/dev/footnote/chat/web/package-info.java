/** Questions, streams and conversations over HTTP. */
@NullMarked
package dev.footnote.chat.web;

import org.jspecify.annotations.NullMarked;
