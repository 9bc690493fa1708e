/** The routes under /api/v1/auth. */
@NullMarked
package dev.footnote.accounts.web;

import org.jspecify.annotations.NullMarked;
