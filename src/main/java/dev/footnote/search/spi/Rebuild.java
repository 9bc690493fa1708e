package dev.footnote.search.spi;

/**
 * Half of the index that is made anew beside the one in use.
 *
 * @param index where it is filled
 * @param finish makes it the one that its engine uses
 * @param abandon gives it up
 */
public record Rebuild<I>(I index, Runnable finish, Runnable abandon) {}
