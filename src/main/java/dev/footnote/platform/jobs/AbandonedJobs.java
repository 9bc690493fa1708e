package dev.footnote.platform.jobs;

import dev.footnote.platform.database.DatabaseUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs that a killed instance had begun. Where no other instance can be at work they are due again
 * at once; elsewhere they are taken over when their heartbeat has been silent for long enough.
 */
record AbandonedJobs(JdbcClient database, DatabaseUse use) {

  private static final Logger log = LoggerFactory.getLogger(AbandonedJobs.class);

  void release() {
    if (use == DatabaseUse.ALONE) {
      int released =
          database
              .sql(
                  """
                  update scheduled_tasks
                  set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                  where picked
                  """)
              .update();
      log.atInfo().addKeyValue("jobs", released).log("jobs of an earlier instance released");
    }
  }
}
