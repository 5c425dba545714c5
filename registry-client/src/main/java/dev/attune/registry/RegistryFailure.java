package dev.attune.registry;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.jspecify.annotations.Nullable;

/** Tells the kinds of failure apart. Library texts are quoted only where the registry itself wrote them. */
final class RegistryFailure {
    private static final int SUBJECT_UNKNOWN = 40401;
    private static final int VERSION_UNKNOWN = 40402;
    private static final int SCHEMA_UNKNOWN = 40403;
    private static final int SUBJECT_LEVEL_UNKNOWN = 40408;

    private final String place;

    /** @param place address of the registry, without credentials */
    RegistryFailure(String place) {
        this.place = place;
    }

    RegistryException of(RestClientException answer) {
        int status = answer.getStatus();
        if (isAbsence(answer)) {
            return new UnknownSchema(said(answer));
        }
        if (status == 401 || status == 403) {
            return new RegistryRefused("schema registry " + place + " refuses us with status " + status
                    + ": check its credentials and our permissions");
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new RegistryUnavailable("schema registry " + place + " answers with status " + status);
        }
        if (status == 409 || status == 422) {
            return new SchemaRejected(said(answer));
        }
        return new RegistryRefused("no schema registry answers at " + place + ": status " + status);
    }

    RegistryException of(IOException failure) {
        SSLException tls = tlsOf(failure);
        if (tls != null && !isDisconnect(tls)) {
            return new RegistryRefused(
                    "no trusted TLS connection to schema registry " + place + ": " + tls.getMessage());
        }
        return new RegistryUnavailable("schema registry " + place + " is not reachable: " + inWords(failure));
    }

    /**
     * A 404 means absence only with the registry's own code: a wrong path or a proxy answers 404 too, and would
     * otherwise have every record rejected.
     */
    static boolean isAbsence(RestClientException answer) {
        return switch (answer.getErrorCode()) {
            case SUBJECT_UNKNOWN, VERSION_UNKNOWN, SCHEMA_UNKNOWN, SUBJECT_LEVEL_UNKNOWN -> true;
            default -> false;
        };
    }

    private String said(RestClientException answer) {
        return "schema registry " + place + " says: " + answer.getMessage();
    }

    private static @Nullable SSLException tlsOf(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException tls) {
                return tls;
            }
        }
        return null;
    }

    private static boolean isDisconnect(SSLException tls) {
        Throwable cause = tls.getCause();
        return cause instanceof EOFException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException;
    }

    private static String inWords(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "its host is unknown";
        }
        if (failure instanceof SocketTimeoutException) {
            return "it did not answer in time";
        }
        if (failure instanceof SocketException) {
            return String.valueOf(failure.getMessage());
        }
        return failure.getClass().getSimpleName();
    }
}
