package dev.footnote.accounts.web;

import dev.footnote.kernel.Secret;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a secret from JSON text, so that no request prints it. */
class SecretFromText extends ValueDeserializer<Secret> {

  @Override
  public Secret deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Secret) context.handleUnexpectedToken(Secret.class, parser);
    }
    return new Secret(parser.getString());
  }
}
