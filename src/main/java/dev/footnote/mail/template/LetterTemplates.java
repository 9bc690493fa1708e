package dev.footnote.mail.template;

import dev.footnote.mail.Email;
import dev.footnote.mail.EmailId;
import dev.footnote.mail.Letter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The templates under {@code templates/mail}, one {@code .html} and one {@code .txt} a letter. */
@Component
public class LetterTemplates {

  private static final String FOLDER = "templates/";
  private static final String LETTERS = "mail/";
  private static final String HTML = ".html";
  private static final String TEXT = ".txt";

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  LetterTemplates() {
    engine.addTemplateResolver(resolver(TemplateMode.HTML, HTML));
    engine.addTemplateResolver(resolver(TemplateMode.TEXT, TEXT));
  }

  public Email write(EmailId id, Letter letter) {
    var values = values(letter);
    var name = LETTERS + letter.template();
    return new Email(
        id,
        letter.to(),
        letter.subject(),
        engine.process(name + TEXT, values),
        engine.process(name + HTML, values));
  }

  private static IContext values(Letter letter) {
    var values = new HashMap<String, Object>(letter.values());
    values.put("subject", letter.subject());
    return new Context(Locale.ENGLISH, values);
  }

  private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String suffix) {
    var resolver = new ClassLoaderTemplateResolver(LetterTemplates.class.getClassLoader());
    resolver.setPrefix(FOLDER);
    resolver.setTemplateMode(mode);
    resolver.setForceTemplateMode(true);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setResolvablePatterns(Set.of(LETTERS + "*" + suffix));
    return resolver;
  }
}
