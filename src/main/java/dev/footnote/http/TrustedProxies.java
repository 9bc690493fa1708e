package dev.footnote.http;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets configured proxies tell the client's address and whether it spoke TLS. What anybody else
 * says of it is ignored: a header is easily forged.
 */
final class TrustedProxies
    implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private final ProxiesProperties properties;

  TrustedProxies(ProxiesProperties properties) {
    this.properties = properties;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory server) {
    if (!properties.trusted().isEmpty()) {
      server.addEngineValves(valve());
    }
  }

  private RemoteIpValve valve() {
    var valve = new RemoteIpValve();
    valve.setInternalProxies(String.join(",", properties.trusted()));
    valve.setRemoteIpHeader("X-Forwarded-For");
    valve.setProtocolHeader("X-Forwarded-Proto");
    return valve;
  }
}
