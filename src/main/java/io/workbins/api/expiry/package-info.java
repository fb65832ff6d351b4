/** Subscriptions and content that end without a command of their user. */
@NullMarked
package io.workbins.api.expiry;

import org.jspecify.annotations.NullMarked;
