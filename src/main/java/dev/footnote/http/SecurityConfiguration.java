package dev.footnote.http;

import static org.springframework.security.config.Customizer.withDefaults;

import dev.footnote.accounts.Callers;
import dev.footnote.limits.Damper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.request.async.WebAsyncManagerIntegrationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  ApiDocsProperties.class,
  BodyProperties.class,
  CorsProperties.class,
  ProxiesProperties.class
})
class SecurityConfiguration {

  /** In this time equal refusals are announced once. */
  private static final Duration ONE_NOTE = Duration.ofMinutes(1);

  /** Bearer tokens only, no cookie: nothing a browser would send by itself, so no CSRF token. */
  @Bean
  SecurityFilterChain securityFilterChain(
      Beginning beginning,
      Problems problems,
      CorsProperties cors,
      BodyProperties body,
      ApiDocsProperties apiDocs,
      Callers callers,
      Refusals refusals) {
    var caller = new CallerLookup(callers);
    return beginning
        .withoutSessions()
        .addFilter(corsFilter(cors, problems))
        .addFilterAfter(new RouteGuard(problems, apiDocs.withheld()), CorsFilter.class)
        .addFilterAfter(new BodyLimit(problems, body.maxSize()), RouteGuard.class)
        .addFilterBefore(new UserInLog(), AuthorizationFilter.class)
        .oauth2ResourceServer(
            tokens ->
                tokens
                    .authenticationManagerResolver(request -> caller)
                    .bearerTokenResolver(bearerTokens())
                    .authenticationEntryPoint(refusals.signInRequired())
                    .accessDeniedHandler(refusals.accessRefused()))
        .exceptionHandling(
            faults ->
                faults
                    .authenticationEntryPoint(refusals.signInRequired())
                    .accessDeniedHandler(refusals.accessRefused()))
        .authorizeHttpRequests(SecurityConfiguration::rules)
        .build();
  }

  /**
   * Where a chain begins. The bean that Spring offers for it has more, to be switched off one by
   * one, and is asked for what any other bean might add to it, in which a start spends a twentieth
   * of its time.
   */
  record Beginning(ApplicationContext beans, ObjectPostProcessor<Object> initializer) {

    HttpSecurity withoutSessions() {
      return new HttpSecurity(
              initializer,
              new AuthenticationManagerBuilder(initializer),
              Map.of(ApplicationContext.class, beans))
          .addFilter(new WebAsyncManagerIntegrationFilter())
          .securityContext(withDefaults())
          .servletApi(withDefaults())
          .anonymous(withDefaults())
          .sessionManagement(
              sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }
  }

  @Bean
  Beginning beginning(ApplicationContext beans, ObjectPostProcessor<Object> initializer) {
    return new Beginning(beans, initializer);
  }

  /** Each filter of the chain would be observed by itself, which costs more than it tells. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** What is answered to who may not. */
  record Refusals(SignInRequired signInRequired, AccessRefused accessRefused) {}

  @Bean
  Refusals refusals(Problems problems, ApplicationEventPublisher events, Clock clock) {
    var damper = new Damper(clock, ONE_NOTE);
    return new Refusals(
        new SignInRequired(problems, events, damper), new AccessRefused(problems, events, damper));
  }

  /** Methods are the route table's matter: it answers 405, where the firewall would say 400. */
  @Bean
  HttpFirewall httpFirewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    return firewall;
  }

  private static void rules(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules) {
    rules
        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
        .permitAll()
        .anyRequest()
        .access(new RouteRules());
  }

  private static @Nullable Access accessOf(HttpServletRequest request) {
    return RouteTable.of(request).map(Route::access).orElse(null);
  }

  /** On public routes a token is not read: an expired one must not keep anyone from signing in. */
  private static BearerTokenResolver bearerTokens() {
    var header = new DefaultBearerTokenResolver();
    return request -> accessOf(request) == Access.PUBLIC ? null : header.resolve(request);
  }

  private static CorsFilter corsFilter(CorsProperties properties, Problems problems) {
    var allowed = new CorsConfiguration();
    allowed.setAllowedOrigins(properties.allowedOrigins());
    allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    allowed.setAllowedHeaders(
        List.of(
            "Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", RequestId.HEADER));
    allowed.setExposedHeaders(
        List.of(
            "Location",
            "Retry-After",
            RateLimitFields.POLICY,
            RateLimitFields.STATE,
            RequestId.HEADER));
    allowed.setAllowCredentials(false);
    allowed.setMaxAge(Duration.ofHours(1));
    var source = new UrlBasedCorsConfigurationSource();
    source.registerCorsConfiguration("/**", allowed);
    var filter = new CorsFilter(source);
    filter.setCorsProcessor(new CorsRefusals(problems));
    return filter;
  }
}
