package dev.footnote.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A service with the limits of a fresh installation or lower ones, a {@link SettableClock}, and
 * this machine as a trusted proxy, so that a test can speak for many clients.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(SettableClock.InService.class)
@TestPropertySource(
    properties = {
      "footnote.http.proxies.trusted=127.0.0.1",
      "footnote.limits.sign-in-failures-per-client=100/15m",
      "footnote.limits.registrations=300/24h",
      "footnote.limits.password-resets-per-client=20/1h",
      "footnote.limits.uploads=3/1h",
      "footnote.limits.questions=3/1m",
      "footnote.limits.searches=3/1m",
      "footnote.http.body.max-size=64KB"
    })
public @interface LimitedServiceTest {}
