package io.workbins.workbin;

/**
 * How many bytes interactions may take.
 *
 * @param perWorkbin in one workbin
 * @param perOwner in all workbins of a user or a group
 * @param all in all workbins
 */
public record ContentLimits(long perWorkbin, long perOwner, long all) {}
