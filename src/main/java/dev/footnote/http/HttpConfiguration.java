package dev.footnote.http;

import dev.footnote.kernel.Ids;
import dev.footnote.limits.RateLimits;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

  private final RateLimits limits;

  HttpConfiguration(RateLimits limits) {
    this.limits = limits;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CurrentUser());
    resolvers.add(new AddressOfClient());
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(new RouteLimits(limits));
  }

  @Bean
  static WebMvcRegistrations directHandlers() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new DirectHandlerAdapter();
      }
    };
  }

  @Bean
  static TrustedProxies trustedProxies(ProxiesProperties properties) {
    return new TrustedProxies(properties);
  }

  @Bean
  Problems problems(JsonMapper json) {
    return new Problems(json);
  }

  @Bean
  Draining draining(Problems problems) {
    return new Draining(problems);
  }

  /** Behind the record of the request, so that what is turned away is seen too. */
  @Bean
  FilterRegistrationBean<Draining> drainingFilter(Draining draining) {
    var filter = new FilterRegistrationBean<>(draining);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    filter.setAsyncSupported(true);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> overValve(Draining draining) {
    return server -> server.addEngineValves(new OverValve(draining));
  }

  @Bean
  FilterRegistrationBean<RequestIdFilter> requestIdFilter(Ids ids) {
    var filter = new FilterRegistrationBean<>(new RequestIdFilter(ids));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
    return filter;
  }

  /** On the host, where what belongs to no application is answered. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> refusalValve(
      Problems problems, Ids ids) {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new RefusalValve(problems, ids)));
  }

  @Bean
  FilterRegistrationBean<SecurityHeaders> securityHeaders() {
    var filter = new FilterRegistrationBean<>(new SecurityHeaders());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    return filter;
  }
}
