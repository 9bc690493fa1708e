package dev.footnote.observability.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands before every appender, so that nothing is written, in whatever form, that is not masked.
 */
final class MaskingAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  private final AppenderAttachableImpl<ILoggingEvent> behind = new AppenderAttachableImpl<>();

  /**
   * Puts itself before the appenders of all loggers; those that have it already stay as they are.
   */
  static void install(LoggerContext context) {
    context.getLoggerList().forEach(logger -> installBefore(logger, context));
  }

  private static void installBefore(Logger logger, LoggerContext context) {
    var masking = new MaskingAppender();
    for (var appender : appenders(logger)) {
      if (!(appender instanceof MaskingAppender)) {
        logger.detachAppender(appender);
        masking.behind.addAppender(appender);
      }
    }
    if (masking.behind.iteratorForAppenders().hasNext()) {
      masking.setContext(context);
      masking.setName("masking");
      masking.start();
      logger.addAppender(masking);
    }
  }

  private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
    var appenders = new ArrayList<Appender<ILoggingEvent>>();
    logger.iteratorForAppenders().forEachRemaining(appenders::add);
    return appenders;
  }

  @Override
  protected void append(ILoggingEvent event) {
    behind.appendLoopOnAppenders(new MaskedEvent(event));
  }

  @Override
  public void stop() {
    super.stop();
    behind.detachAndStopAllAppenders();
  }
}
