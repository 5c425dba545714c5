/**
 * {@code attune bridge}: carries alerts from their topics to webhooks and to Prometheus Alertmanager.
 *
 * <p>This room must not judge alerts, nor show a customer or a secret in what it prints.
 */
@NullMarked
package dev.attune.cli.bridge;

import org.jspecify.annotations.NullMarked;
