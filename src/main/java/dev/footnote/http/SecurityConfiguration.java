package dev.footnote.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  BodyProperties.class,
  CorsProperties.class,
  ProxiesProperties.class
})
class SecurityConfiguration {

  /** Bearer tokens only, no cookie: nothing a browser would send by itself, so no CSRF token. */
  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http, Problems problems, CorsProperties cors, BodyProperties body) {
    var signInRequired = new SignInRequired(problems);
    var accessRefused = new AccessRefused(problems);
    return http.csrf(AbstractHttpConfigurer::disable)
        .cors(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AbstractHttpConfigurer::disable)
        .addFilter(corsFilter(cors, problems))
        .addFilterAfter(new RouteGuard(problems), CorsFilter.class)
        .addFilterAfter(new BodyLimit(problems, body.maxSize()), RouteGuard.class)
        .addFilterBefore(new UserInLog(), AuthorizationFilter.class)
        .oauth2ResourceServer(
            tokens ->
                tokens
                    .jwt(jwt -> {})
                    .bearerTokenResolver(bearerTokens())
                    .authenticationEntryPoint(signInRequired)
                    .accessDeniedHandler(accessRefused))
        .exceptionHandling(
            faults ->
                faults.authenticationEntryPoint(signInRequired).accessDeniedHandler(accessRefused))
        .authorizeHttpRequests(SecurityConfiguration::rules)
        .build();
  }

  /** Each filter of the chain would be observed by itself, which costs more than it tells. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
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
        .requestMatchers(accessibleBy(Access.PUBLIC))
        .permitAll()
        .requestMatchers(accessibleBy(Access.SIGNED_IN))
        .authenticated()
        .anyRequest()
        .denyAll();
  }

  private static RequestMatcher accessibleBy(Access access) {
    return request -> accessOf(request) == access;
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
