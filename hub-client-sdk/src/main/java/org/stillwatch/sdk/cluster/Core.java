package org.stillwatch.sdk.cluster;

import java.util.List;
import org.stillwatch.sdk.reduce.Template;

/**
 * Accounts whose templates are alike, before anything else joins them.
 *
 * @param members places of the accounts, ascending
 * @param template what half of their templates contain
 */
record Core(List<Integer> members, Template template) {}
