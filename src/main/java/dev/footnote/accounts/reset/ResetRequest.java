package dev.footnote.accounts.reset;

import java.io.Serializable;

/**
 * That somebody has asked for a link, as the job keeps it until it is looked at.
 *
 * @param requestId the id of the HTTP request, for the log
 */
record ResetRequest(String email, String requestId) implements Serializable {

  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "ResetRequest[" + requestId + "]";
  }
}
