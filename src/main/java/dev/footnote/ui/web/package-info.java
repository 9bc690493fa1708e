/** The pages that links in mails lead to. */
@NullMarked
package dev.footnote.ui.web;

import org.jspecify.annotations.NullMarked;
