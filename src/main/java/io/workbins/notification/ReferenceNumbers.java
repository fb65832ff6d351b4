package io.workbins.notification;

/**
 * Hands out reference numbers: small, rising by one a workbin ({@code workbins-api.md} section
 * 9.4).
 */
public interface ReferenceNumbers {

  /** Takes {@code count} consecutive numbers, which nobody else gets, and returns the first. */
  long take(int count);
}
