package io.workbins.identity.oidc;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/**
 * Disables {@code quarkus-oidc} unless {@code quarkus.oidc.auth-server-url} is set. Quarkus fails
 * the start without this setting.
 */
public final class TenantEnabledInterceptor implements ConfigSourceInterceptor {

  private static final long serialVersionUID = 1L;

  static final String SERVER_URL = "quarkus.oidc.auth-server-url";
  static final String ENABLED = "quarkus.oidc.tenant-enabled";

  @Override
  public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    var value = context.proceed(name);
    if (!name.equals(ENABLED) || isSet(context.proceed(SERVER_URL))) {
      return value;
    }
    return ConfigValue.builder().withName(ENABLED).withValue("false").build();
  }

  private static boolean isSet(@Nullable ConfigValue value) {
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }
}
