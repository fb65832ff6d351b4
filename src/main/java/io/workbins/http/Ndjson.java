package io.workbins.http;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The media types of newline-delimited JSON, of which none is registered. */
public final class Ndjson {

  public static final String X_NDJSON = "application/x-ndjson";
  public static final String NDJSON = "application/ndjson";
  public static final String JSONL = "application/jsonl";

  private static final Set<String> TYPES = Set.of(X_NDJSON, NDJSON, JSONL);

  private Ndjson() {}

  /** Whether the value of a {@code Content-Type} is one of them. */
  public static boolean is(@Nullable String contentType) {
    return contentType != null
        && TYPES.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }
}
