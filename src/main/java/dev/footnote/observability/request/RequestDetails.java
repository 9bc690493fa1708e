package dev.footnote.observability.request;

import dev.footnote.observability.request.RequestRecord.ModelUse;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hears what modules observe and notes it in the record of the request. They know nothing of it: an
 * observation on a thread that works for no request is passed over.
 */
final class RequestDetails implements ObservationHandler<Observation.Context> {

  private static final String STAGE = "footnote.search.stage";
  private static final String SEARCH = "footnote.search";
  private static final String MODEL = "gen_ai.client.operation";
  private static final Set<String> HEARD = Set.of(STAGE, SEARCH, MODEL);
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Prices prices;
  private final Counter fallbacks;

  RequestDetails(Prices prices, Counter fallbacks) {
    this.prices = prices;
    this.fallbacks = fallbacks;
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return context.getName() != null && HEARD.contains(context.getName());
  }

  @Override
  public void onStart(Observation.Context context) {
    context.put(RequestDetails.class, System.nanoTime());
  }

  @Override
  public void onStop(Observation.Context context) {
    var record = CurrentRequest.get();
    if (record == null) {
      return;
    }
    switch (String.valueOf(context.getName())) {
      case STAGE -> record.stage(low(context, "stage"), millisecondsOf(context));
      case SEARCH -> record.passages(number(context, "passages"));
      default -> called(record, context);
    }
  }

  private static double millisecondsOf(Observation.Context context) {
    long start = context.getRequired(RequestDetails.class);
    return (System.nanoTime() - start) / NANOS_A_MILLISECOND;
  }

  private void called(RequestRecord record, Observation.Context context) {
    boolean another = record.called(use(context));
    if (another && low(context, "outcome").equals("ok")) {
      fallbacks.increment();
    }
  }

  private ModelUse use(Observation.Context context) {
    var model = low(context, "gen_ai.request.model");
    int prompt = number(context, "gen_ai.usage.input_tokens");
    int completion = number(context, "gen_ai.usage.output_tokens");
    return new ModelUse(
        low(context, "gen_ai.system"),
        model,
        1,
        prompt,
        completion,
        prices.cost(model, prompt, completion));
  }

  private static String low(Observation.Context context, String key) {
    return valueOf(context.getLowCardinalityKeyValue(key));
  }

  private static int number(Observation.Context context, String key) {
    var value = valueOf(context.getHighCardinalityKeyValue(key));
    return value.isEmpty() ? 0 : Integer.parseInt(value);
  }

  private static String valueOf(@Nullable KeyValue pair) {
    return pair == null ? "" : pair.getValue();
  }
}
