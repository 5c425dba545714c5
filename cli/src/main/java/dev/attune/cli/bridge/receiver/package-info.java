/**
 * Receivers and their languages: webhooks and Alertmanager, over HTTP; one try each, and what came of it.
 *
 * <p>This room must not decide whether to try again, nor when.
 */
@NullMarked
package dev.attune.cli.bridge.receiver;

import org.jspecify.annotations.NullMarked;
