package dev.footnote.search.spi;

/** An engine that can make half of the index anew while another, or itself, still serves. */
public interface RebuildingEngine<I> {

  /** Its name in the settings. */
  String name();

  /** Makes room for the new one. */
  Rebuild<I> begin();
}
