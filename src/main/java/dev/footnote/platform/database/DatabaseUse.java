package dev.footnote.platform.database;

/** Whether other instances may be working on the same database. */
public enum DatabaseUse {
  /** The embedded database, behind the lock of the data folder. */
  ALONE,
  /** A database named by configuration. */
  SHARED
}
