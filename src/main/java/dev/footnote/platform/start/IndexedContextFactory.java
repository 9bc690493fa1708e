package dev.footnote.platform.start;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/** Gives the service the context that Spring Boot would give it, on an indexed bean factory. */
class IndexedContextFactory implements ApplicationContextFactory, Ordered {

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /** Null, so that Spring Boot chooses, for what is no web application. */
  @Override
  public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
    if (type != WebApplicationType.SERVLET) {
      return null;
    }
    return AotDetector.useGeneratedArtifacts()
        ? new ServletWebServerApplicationContext(new IndexedBeanFactory())
        : new AnnotationConfigServletWebServerApplicationContext(new IndexedBeanFactory());
  }
}
