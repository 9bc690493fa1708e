package dev.footnote.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.footnote.accounts.Caller;
import dev.footnote.accounts.UserId;
import dev.footnote.kernel.ClientAddress;
import dev.footnote.kernel.Secret;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document at {@code /openapi}. */
@Configuration(proxyBeanMethods = false)
class ApiDocsConfiguration {

  private static final String BEARER = "bearer";

  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(
            UserId.class, Caller.class, Caller.InSession.class, ClientAddress.class)
        .replaceWithClass(Secret.class, String.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Footnote")
                .version("v1")
                .description("Answers from your documents, every statement with a footnote.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /** Names in schemas as they are in JSON. */
  @Bean
  ModelResolver modelResolver(ObjectMapperProvider mappers) {
    var mapper = mappers.jsonMapper().copy();
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new ModelResolver(mapper).openapi31(mappers.isOpenapi31());
  }
}
