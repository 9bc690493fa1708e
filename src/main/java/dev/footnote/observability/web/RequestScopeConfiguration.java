package dev.footnote.observability.web;

import dev.footnote.kernel.Ids;
import dev.footnote.observability.request.RequestLog;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class RequestScopeConfiguration {

  /** Behind the request's id and the filter that begins its trace. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestLogValve(
      RequestLog log, Ids ids, Clock clock) {
    return server -> server.addEngineValves(new RequestLogValve(log, ids, clock));
  }

  @Bean
  FilterRegistrationBean<RequestScopeFilter> requestScopeFilter() {
    var filter = new FilterRegistrationBean<>(new RequestScopeFilter());
    filter.setOrder(ORDER);
    filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return filter;
  }
}
