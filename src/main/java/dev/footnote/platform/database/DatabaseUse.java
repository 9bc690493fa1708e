package dev.footnote.platform.database;

/** Whether other instances may be working on the same database. */
public enum DatabaseUse {
  /** The embedded database behind the lock of the data folder, or one that is locked. */
  ALONE,
  /** A database named by configuration, by an instance that keeps nothing on its own disk. */
  SHARED
}
